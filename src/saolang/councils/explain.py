"""A result in words: every number between the sheets and the star, and what it leads to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.core import practice
from saolang.councils import working_rules
from saolang.councils.enums import Outcome
from saolang.councils.levels import MINISTRY, level_of
from saolang.councils.models import Result
from saolang.councils.renewing import stays_out
from saolang.documents.forms.common import mean_text, points_text
from saolang.documents.forms.scores import MemberTotal, ProductResult
from saolang.law.load import product_set, regime
from saolang.law.model import ProductSet
from saolang.law.routes import route
from saolang.law.score import RECOGNISED
from saolang.papers.heads import place_name


def outcome(result: Result) -> Outcome:
    """What a result leads to.

    From the points of the route on, the dossier goes to the ministry whatever minimum it misses, and no provincial
    certificate is given meanwhile (QĐ 26/2026/QĐ-TTg, Điều 7.3e); 3 and 4 stars are recognised by the province; below
    there is neither decision nor certificate (Điều 4.1a). At the centre 5 stars are recognised, every other result
    goes back to the province (Điều 7.4g), which does not send it up a second time.
    """
    made = route(result.entry.dossier.route)
    level = level_of(result.entry.round.organisation)
    if level == MINISTRY and made.below_national.begins:
        decider = made.decider(result.star) if result.star else None
        return Outcome.RECOGNISED if decider and decider.level == level else Outcome.RETURNED
    if result.star is None:
        return Outcome.ELIMINATED
    from_points = made.forward_from.get(MINISTRY)
    goes_up = level != MINISTRY and not result.entry.after_centre
    if goes_up and from_points is not None and result.total_sum >= from_points * result.divisor:
        return Outcome.NATIONAL
    if result.star not in RECOGNISED or stays_out(result.entry.dossier, given_star(result) or 0):
        return Outcome.NOT_RECOGNISED
    return Outcome.RECOGNISED


def certified(result: Result) -> bool:
    """Whether the decision gives this product a certificate now.

    One that goes to the Ministry gets none meanwhile, unless the province's practice gives its own highest star.
    """
    kind = outcome(result)
    if kind == Outcome.NATIONAL and practice.value("province_certifies_while_national_pending"):
        return result.star in RECOGNISED
    return kind == Outcome.RECOGNISED


def given_star(result: Result) -> int | None:
    """The star that the level of this result may decide: of a higher one the highest of its own (Điều 4.1, 7.4g)."""
    highest = route(result.entry.dossier.route).highest_star(level_of(result.entry.round.organisation))
    return result.star if result.star is None or highest is None else min(result.star, highest)


def mean_points(result: Result) -> int:
    """The mean in whole hundredths, cut off: for comparing with whole limits it decides as the exact mean does."""
    return result.total_sum // result.divisor


def mean_shown(result: Result) -> str:
    """The mean with two decimals, for showing only."""
    return mean_text(result.total_sum, result.divisor)


def explain_result(result: Result) -> list[str]:
    """The way from the sheets to the star, line by line."""
    sheet = product_set(result.detail["set"])
    return [
        *_pass_lines(result),
        *_sheet_lines(result),
        _mean_line(result),
        *_part_lines(result, sheet),
        *_spread_lines(result),
        _band_line(result),
        *_agreed_lines(result, sheet),
        *missed_lines(result),
        *_lost_lines(result),
        *eliminated_lines(result),
        _("Kết quả: %(star)s. %(outcome)s.")
        % {
            "star": _("bị loại") if result.star is None else _("%d sao") % result.star,
            "outcome": outcome(result).label,
        },
    ]


def _pass_lines(result: Result) -> Iterator[str]:
    """The scoring passes before the last one, as they were closed."""
    for earlier in result.entry.earlier_passes.all():
        totals = ", ".join(f"{one['name']} {points_text(one['total'])}" for one in earlier.detail["sheets"])
        yield _("Lần chấm %(no)s: %(totals)s; trung bình %(mean)s điểm.") % {
            "no": earlier.no,
            "totals": totals,
            "mean": mean_text(earlier.detail["sum"], earlier.detail["divisor"]),
        }


def _agreed_lines(result: Result, sheet: ProductSet) -> list[str]:
    """What the council agreed on where its sheets differ."""
    return [
        _("Hội đồng thống nhất tiêu chí %(code)s “%(label)s”: %(points)s điểm (để xét mức tối thiểu).")
        % {
            "code": sheet.by_key[key].code,
            "label": sheet.by_key[key].label,
            "points": points_text(points),
        }
        for key, points in sorted(result.detail.get("agreed", {}).items())
    ]


def _sheet_lines(result: Result) -> Iterator[str]:
    totals = [one["total"] for one in result.detail["sheets"]]
    yield _("%(count)s phiếu được tính của %(present)s thành viên có mặt trên %(members)s thành viên.") % {
        "count": result.sheet_count,
        "present": result.detail["present"],
        "members": result.detail["members"],
    }
    for one in result.detail["sheets"]:
        yield _("%(name)s: %(points)s điểm.") % {"name": one["name"], "points": points_text(one["total"])}
    yield _("Tổng các phiếu: %(terms)s = %(sum)s điểm.") % {
        "terms": " + ".join(points_text(total) for total in totals),
        "sum": points_text(sum(totals)),
    }


def per_criterion(result: Result) -> bool:
    """Whether each criterion was averaged over those who scored it."""
    return bool(result.detail["rules"].get("mean") == "mean_per_criterion")


def _mean_line(result: Result) -> str:
    if per_criterion(result):
        return _(
            "Điểm trung bình: cộng trung bình của từng tiêu chí, mỗi tiêu chí chia cho số phiếu đã chấm tiêu chí đó, "
            "được %s điểm; hạng xét trên số chưa làm tròn."
        ) % mean_shown(result)
    return _("Điểm trung bình: %(sum)s : %(count)s = %(mean)s điểm; hạng xét trên số chưa làm tròn.") % {
        "sum": points_text(result.total_sum),
        "count": result.sheet_count,
        "mean": mean_shown(result),
    }


def _lost_lines(result: Result) -> list[str]:
    """What the missed minimums did to the star of the points, by the council's rules."""
    if result.star is None or result.star == result.star_by_total:
        return []
    rules = working_rules.read(result.detail["rules"])
    return [
        _("Vì thiếu mức tối thiểu, sản phẩm %(what)s (mỗi hạng phải %(how)s).")
        % {
            "what": working_rules.MISSED_WORDS[rules.missed_minimum_means],
            "how": working_rules.CUMULATIVE_WORDS[rules.minimums_cumulative],
        }
    ]


def _part_lines(result: Result, sheet: ProductSet) -> Iterator[str]:
    for part in sheet.parts:
        total = result.detail["parts"][part.code]
        given = {
            "part": part.code,
            "sum": points_text(total),
            "count": result.sheet_count,
            "mean": mean_text(total, result.divisor),
            "most": points_text(part.max_points),
        }
        if per_criterion(result):
            yield _("Phần %(part)s: %(mean)s trên %(most)s điểm.") % given
        else:
            yield _("Phần %(part)s: %(sum)s : %(count)s = %(mean)s trên %(most)s điểm.") % given


def _spread_lines(result: Result) -> Iterator[str]:
    limit = result.detail["rules"]["spread_points"]
    if result.detail["spread"] > limit * 100:
        yield _("Phiếu cao nhất và thấp nhất chênh %(points)s điểm, quá %(limit)s điểm của quy chế.") % {
            "points": points_text(result.detail["spread"]),
            "limit": limit,
        }


def _band_line(result: Result) -> str:
    band = regime(result.detail["regime"]).band(result.star_by_total)
    return _("Theo điểm: %(star)s sao (%(band)s; %(source)s).") % {
        "star": result.star_by_total,
        "band": band.printed or points_text(band.start),
        "source": band.source,
    }


def missed_lines(result: Result) -> list[str]:
    """The unmet minimums in words."""
    sheet = product_set(result.detail["set"])
    tested_on = result.detail["rules"]["minimum_tested_on"]
    on_mean = tested_on == "mean_of_members"
    what = {"mean_of_members": _("trung bình"), "every_sheet": _("có phiếu chấm")}.get(tested_on, _("thống nhất"))
    lines = []
    for one in result.missed_minimums:
        has = mean_text(one["has"], result.divisor) if on_mean else points_text(one["has"])
        lines.append(
            _("Mức tối thiểu %(star)s sao, tiêu chí %(code)s “%(label)s”: cần %(needs)s điểm, %(what)s %(has)s.")
            % {
                "star": one["star"],
                "code": sheet.by_key[one["criterion"]].code,
                "label": sheet.by_key[one["criterion"]].label,
                "needs": points_text(one["needs"]),
                "what": what,
                "has": has,
            }
        )
    return lines


def eliminated_lines(result: Result) -> list[str]:
    """The knock-outs that the sheets named, with their votes, and whether they decide."""
    sheet = product_set(result.detail["set"])
    rule = working_rules.DECISION_WORDS[result.detail["rules"]["decision_rule"]]
    lines = []
    for key, votes in sorted(result.detail["votes"].items()):
        decided = _("bị loại") if key in result.eliminated_by else _("không bị loại")
        lines.append(
            _("Lý do loại “%(trigger)s”: %(votes)s trên %(count)s phiếu nêu; quy chế cần %(rule)s, %(decided)s.")
            % {
                "trigger": sheet.knock_out(key).trigger,
                "votes": votes,
                "count": result.sheet_count,
                "rule": rule,
                "decided": decided,
            }
        )
    return lines


def product_result(result: Result) -> ProductResult:
    """The result as papers print it. Minimums of stars above the reached points are left out: they changed nothing."""
    dossier = result.entry.dossier
    sheet = product_set(result.detail["set"])
    missed = tuple(
        _("%(star)s sao, tiêu chí %(code)s") % {"star": one["star"], "code": sheet.by_key[one["criterion"]].code}
        for one in result.missed_minimums
        if one["star"] <= result.star_by_total
    )
    notes = {
        Outcome.NATIONAL: _("Tiềm năng 5 sao, gửi Bộ đánh giá."),
        Outcome.RETURNED: _("Chưa đạt 5 sao, chuyển kết quả về UBND cấp tỉnh."),
    }
    return ProductResult(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        totals=tuple(MemberTotal(member=one["name"], points=one["total"]) for one in result.detail["sheets"]),
        star_by_total=result.star_by_total,
        star=result.star,
        commune=place_name(dossier.commune),
        product_code=dossier.product_code,
        kind=dossier.kind,
        missed=missed,
        eliminated="; ".join(sheet.knock_out(key).trigger for key in result.eliminated_by),
        exact=(result.total_sum, result.divisor),
        note=notes.get(outcome(result), result.note),
    )
