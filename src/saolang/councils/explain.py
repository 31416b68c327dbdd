"""A result in words: every number between the sheets and the star, and what it leads to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.councils import working_rules
from saolang.councils.enums import Outcome
from saolang.councils.models import Result
from saolang.documents.forms.common import mean_text, points_text
from saolang.documents.forms.scores import MemberTotal, ProductResult
from saolang.law.load import product_set, regime
from saolang.law.model import ProductSet
from saolang.law.routes import route
from saolang.law.score import RECOGNISED


def outcome(result: Result) -> Outcome:
    """What a result leads to.

    From the points of the route on, the dossier goes to the ministry whatever minimum it misses, and no provincial
    certificate is given meanwhile (QĐ 26/2026/QĐ-TTg, Điều 7.3e); 3 and 4 stars are recognised by the province; below
    there is neither decision nor certificate (Điều 4.1a).
    """
    if result.star is None:
        return Outcome.ELIMINATED
    from_points = route(result.entry.dossier.route).forward_from.get("ministry")
    if from_points is not None and result.total_sum >= from_points * result.sheet_count:
        return Outcome.NATIONAL
    return Outcome.RECOGNISED if result.star in RECOGNISED else Outcome.NOT_RECOGNISED


def mean_points(result: Result) -> int:
    """The mean in whole hundredths, cut off: for comparing with whole limits it decides as the exact mean does."""
    return result.total_sum // result.sheet_count


def mean_shown(result: Result) -> str:
    """The mean with two decimals, for showing only."""
    return mean_text(result.total_sum, result.sheet_count)


def explain_result(result: Result) -> list[str]:
    """The way from the sheets to the star, line by line."""
    sheet = product_set(result.detail["set"])
    return [
        *_sheet_lines(result),
        _("Điểm trung bình: %(sum)s : %(count)s = %(mean)s điểm; hạng xét trên số chưa làm tròn.")
        % {"sum": points_text(result.total_sum), "count": result.sheet_count, "mean": mean_shown(result)},
        *_part_lines(result, sheet),
        *_spread_lines(result),
        _band_line(result),
        *missed_lines(result),
        *eliminated_lines(result),
        _("Kết quả: %(star)s. %(outcome)s.")
        % {
            "star": _("bị loại") if result.star is None else _("%d sao") % result.star,
            "outcome": outcome(result).label,
        },
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
        "sum": points_text(result.total_sum),
    }


def _part_lines(result: Result, sheet: ProductSet) -> Iterator[str]:
    for part in sheet.parts:
        total = result.detail["parts"][part.code]
        yield _("Phần %(part)s: %(sum)s : %(count)s = %(mean)s trên %(most)s điểm.") % {
            "part": part.code,
            "sum": points_text(total),
            "count": result.sheet_count,
            "mean": mean_text(total, result.sheet_count),
            "most": points_text(part.max_points),
        }


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
    on_mean = result.detail["rules"]["minimum_tested_on"] == "mean_of_members"
    lines = []
    for one in result.missed_minimums:
        has = mean_text(one["has"], result.sheet_count) if on_mean else points_text(one["has"])
        what = _("trung bình") if on_mean else _("có phiếu chấm")
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
    is_national = outcome(result) == Outcome.NATIONAL
    return ProductResult(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        totals=tuple(MemberTotal(member=one["name"], points=one["total"]) for one in result.detail["sheets"]),
        star_by_total=result.star_by_total,
        star=result.star,
        commune=dossier.commune.name,
        product_code=dossier.product_code,
        kind=dossier.kind,
        missed=missed,
        eliminated="; ".join(sheet.knock_out(key).trigger for key in result.eliminated_by),
        note=_("Tiềm năng 5 sao, gửi Bộ đánh giá.") if is_national else result.note,
    )
