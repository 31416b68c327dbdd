"""The papers after the council: submission, recognition, notice of the result."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from saolang.councils import explain
from saolang.councils.documents import (
    chairman,
    for_committee,
    for_office,
    head_of,
    law_bases,
    office_of,
    paper_text,
    round_text,
)
from saolang.councils.enums import Outcome
from saolang.councils.levels import MINISTRY, level_of
from saolang.councils.models import Council, Result, SheetMark
from saolang.councils.renewing import stays_out
from saolang.documents.forms import approval as approval_form
from saolang.documents.forms import recognition as recognition_form
from saolang.documents.forms import result_notice as notice_form
from saolang.documents.forms import submission as submission_form
from saolang.documents.forms.common import ScoreLine, points_text
from saolang.documents.model import OfficialDocument
from saolang.dossiers.documents_office import full_name
from saolang.dossiers.national import ministry_name
from saolang.law import routes
from saolang.law.load import product_set, regime
from saolang.law.model import Criterion, ProductSet
from saolang.papers.heads import place_name
from saolang.papers.models import OfficialPaper, PaperState

UNSUCCESSFUL = (Outcome.NOT_RECOGNISED, Outcome.ELIMINATED)


def submission(council: Council, results: Sequence[Result], minutes_paper: OfficialPaper) -> OfficialDocument:
    """Tờ trình of the OCOP office to the Chairman, of the Ministry's to the Minister."""
    committee = council.round.organisation
    office = office_of(committee)
    head = head_of(committee)
    grouped = {kind: [result for result in results if explain.outcome(result) == kind] for kind in Outcome}
    proposals = []
    if grouped[Outcome.RECOGNISED]:
        count = len(grouped[Outcome.RECOGNISED])
        proposals.append(_("Công nhận, phân hạng và cấp giấy chứng nhận %02d sản phẩm theo hạng sao nêu trên.") % count)
    if grouped[Outcome.NATIONAL]:
        proposals.append(_national_sentence(grouped[Outcome.NATIONAL]))
    if grouped[Outcome.RETURNED]:
        proposals.append(
            _("Thông báo kết quả %02d sản phẩm chưa đạt 5 sao cho UBND cấp tỉnh xem xét theo thẩm quyền.")
            % len(grouped[Outcome.RETURNED])
        )
    if rest := len(grouped[Outcome.NOT_RECOGNISED]) + len(grouped[Outcome.ELIMINATED]):
        proposals.append(_("Thông báo kết quả và lý do cho chủ thể của %02d sản phẩm chưa được công nhận.") % rest)
    return submission_form.build(
        submission_form.SubmissionData(
            issuing=for_office(office, "TTr", recipients=("Như trên",)),
            addressee=head,
            authority=head,
            round_text=round_text(council.round),
            results=tuple(explain.product_result(result) for result in results),
            opening=_("Thực hiện %s.") % regime(results[0].detail["regime"]).name,
            process=(
                _("%(council)s đã cho ý kiến bằng văn bản, đánh giá lại %(count)02d sản phẩm (%(minutes)s).")
                if council.round.is_written
                else _("%(council)s đã họp, đánh giá %(count)02d sản phẩm (%(minutes)s).")
            )
            % {"council": council.body.name, "count": len(results), "minutes": paper_text(minutes_paper)},
            proposals=tuple(proposals),
            attachments=(
                paper_text(minutes_paper),
                *(paper_text(report) for report in _reports_of(council)),
                _("phiếu lấy ý kiến của các thành viên Hội đồng")
                if council.round.is_written
                else _("phiếu đánh giá của các thành viên Hội đồng"),
            ),
        )
    )


def _reports_of(council: Council) -> Iterator[OfficialPaper]:
    """The council's issued report, which proposes what is submitted (Điều 7.3d, đ)."""
    rows = OfficialPaper.objects.filter(template="council-report", state=PaperState.ISSUED)
    yield from rows.filter(data__council=str(council.uuid))[:1]


def _national_sentence(results: Sequence[Result]) -> str:
    return _(
        "Phê duyệt kết quả đánh giá %(count)02d sản phẩm đạt từ %(points)s điểm (%(names)s); hoàn thiện hồ sơ "
        "gửi Bộ Nông nghiệp và Môi trường đánh giá, phân hạng 5 sao."
    ) % {
        "count": len(results),
        "points": national_from(results[0]),
        "names": "; ".join(result.entry.dossier.product.name for result in results),
    }


def national_from(result: Result) -> str:
    """The points from which a dossier of this route goes to the ministry, as printed."""
    return points_text(routes.route(result.entry.dossier.route).forward_from["ministry"])


def recognition(council: Council, results: Sequence[Result], based_on: Sequence[OfficialPaper]) -> OfficialDocument:
    """The decision of the Chairman or the Minister with the list of recognised products."""
    committee = council.round.organisation
    told = _("UBND cấp tỉnh") if level_of(committee) == MINISTRY else _("UBND cấp xã và các chủ thể")
    duties = (_("Cơ quan tham mưu quản lý OCOP công bố, thông báo kết quả đến %s.") % told,)
    return recognition_form.build(
        recognition_form.RecognitionData(
            issuing=for_committee(committee, "QĐ", recipients=("Như Điều 4", "Các chủ thể có tên trong danh sách")),
            authority=chairman(committee),
            bases=(*law_bases(results[0].detail["regime"], committee), *(paper_text(paper) for paper in based_on)),
            products=tuple(recognised_product(result) for result in results),
            validity_months=routes.route(results[0].entry.dossier.route).validity_months,
            executors=_("Chánh Văn phòng %s") % full_name(committee),
            round_text=round_text(council.round),
            duties=duties,
        )
    )


def approval(council: Council, results: Sequence[Result], based_on: Sequence[OfficialPaper]) -> OfficialDocument:
    """The Chairman's decision that approves the results of products that go to the Ministry (Điều 7.3e)."""
    committee = council.round.organisation
    return approval_form.build(
        approval_form.ApprovalData(
            issuing=for_committee(committee, "QĐ", recipients=("Như Điều 3", ministry_name(results[0].entry.dossier))),
            authority=chairman(committee),
            bases=(*law_bases(results[0].detail["regime"], committee), *(paper_text(paper) for paper in based_on)),
            results=tuple(_approved(result) for result in results),
            from_points=national_from(results[0]),
            ministry=ministry_name(results[0].entry.dossier),
            executors=_("Chánh Văn phòng %s") % full_name(committee),
            round_text=round_text(council.round),
        )
    )


def _approved(result: Result) -> approval_form.ApprovedResult:
    line, printed = recognised_product(result), explain.product_result(result)
    return approval_form.ApprovedResult(
        product=line.product,
        producer=line.producer,
        mean=line.mean,
        address=line.address,
        product_code=line.product_code,
        group=line.group,
        remarks=_("chưa đạt mức tối thiểu: %s") % "; ".join(printed.missed) if printed.missed else "",
    )


def recognised_product(result: Result) -> recognition_form.RecognisedProduct:
    """A line of the annex of a decision, with the star that its authority may give."""
    dossier = result.entry.dossier
    star = explain.given_star(result)
    assert star
    return recognition_form.RecognisedProduct(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        star=star,
        address=", ".join(part for part in (dossier.product.place_text, place_name(dossier.commune)) if part),
        product_code=dossier.product_code,
        group=product_set(dossier.product_set).group,
        mean=explain.mean_shown(result),
    )


def result_notice(result: Result, *, decision: OfficialPaper | None) -> OfficialDocument:
    """The written notice to producer and commune, the unsuccessful ones too (QĐ 26/2026/QĐ-TTg, Điều 7.3g)."""
    dossier = result.entry.dossier
    one = result.entry.round
    office = office_of(one.organisation)
    law = product_set(dossier.product_set)
    kind = explain.outcome(result)
    parts = tuple(
        ScoreLine(
            code=part.code,
            label=part.label,
            max_points=part.max_points,
            kind="part",
            points=_mean(result.detail["parts"][part.code], result.divisor),
        )
        for part in law.parts
    )
    named = decision if kind == Outcome.RECOGNISED else None
    return notice_form.build(
        notice_form.ResultNoticeData(
            issuing=for_office(office, "TB", recipients=("Như trên",)),
            addressees=(dossier.product.producer.organisation.name, full_name(dossier.commune)),
            round_text=round_text(one),
            result=explain.product_result(result),
            decision=paper_text(named) if named else "",
            parts=parts,
            reasons=tuple(reasons(result)),
            criteria=tuple(_criteria(result, law)) if kind in UNSUCCESSFUL else (),
            complaint=complaint(),
        )
    )


def complaint() -> str:
    """The right to complain, as every notice of a result says it."""
    return _(
        "Nếu không đồng ý với kết quả, Quý chủ thể có quyền khiếu nại theo thủ tục và thời hạn của Luật Khiếu nại, "
        "tính từ ngày nhận được Thông báo này"
    )


def reasons(result: Result) -> list[str]:
    """Why the product is not recognised, or goes to the ministry, in sentences; empty for a recognised one."""
    kind = explain.outcome(result)
    if kind == Outcome.NATIONAL:
        sentence = _("Sản phẩm đạt từ %s điểm; hồ sơ được gửi Bộ Nông nghiệp và Môi trường đánh giá, phân hạng 5 sao.")
        return [sentence % national_from(result)]
    if kind == Outcome.ELIMINATED:
        return explain.eliminated_lines(result)
    by_minimum = explain.missed_lines(result) if result.star != result.star_by_total else []
    if kind == Outcome.RECOGNISED:
        return by_minimum
    if out := stays_out(result.entry.dossier, explain.given_star(result) or 0):
        return [out, *by_minimum]
    least = regime(result.detail["regime"]).band(3).start
    if result.total_sum < least * result.divisor:
        return [
            _("Điểm trung bình %(mean)s, chưa đạt %(least)s điểm để được công nhận 3 sao.")
            % {"mean": explain.mean_shown(result), "least": points_text(least)}
        ]
    return by_minimum


def _criteria(result: Result, law: ProductSet) -> list[ScoreLine]:
    """Each criterion below its maximum: the council's mean, and why, in the words of sheets and of the product set."""
    notes = _notes(result)
    missed = {one["criterion"]: one for one in reversed(result.missed_minimums)}
    lines = []
    for criterion in law.criteria:
        total = result.detail["criteria"].get(criterion.key, 0)
        if total < criterion.max_points * result.divisor:
            lines.append(
                ScoreLine(
                    code=criterion.code,
                    label=criterion.label,
                    max_points=criterion.max_points,
                    points=_mean(total, result.divisor),
                    description=_why(result, criterion, total, missed.get(criterion.key), notes.get(criterion.key, [])),
                )
            )
    return lines


def _why(result: Result, criterion: Criterion, total: int, missed: dict[str, Any] | None, notes: Sequence[str]) -> str:
    """The unmet minimum, what the members wrote, and the next option above the mean."""
    found = []
    if missed:
        given = {"star": missed["star"], "needs": points_text(missed["needs"])}
        found.append(_("Chưa đạt mức tối thiểu %(star)s sao (%(needs)s điểm).") % given)
    found += [_("Hội đồng: %s.") % note.rstrip(" .") for note in notes]
    above = sorted(
        (option for option in criterion.options if option.points * result.divisor > total),
        key=lambda option: option.points,
    )
    if above:
        given = {"points": points_text(above[0].points), "label": above[0].label.rstrip(" .;")}
        found.append(_("Mức tiếp theo (%(points)s điểm): %(label)s.") % given)
    return " ".join(found)


def _notes(result: Result) -> dict[str, list[str]]:
    """Criterion → what members wrote there on the sheets that count, without their names, each once."""
    seats = [one["seat"] for one in result.detail["sheets"]]
    rows = SheetMark.objects.filter(sheet__entry=result.entry_id, sheet__seat__uuid__in=seats).exclude(note="")
    found: dict[str, list[str]] = {}
    for criterion, note in rows.order_by("sheet__seat__position", "pk").values_list("criterion", "note"):
        words = " ".join(note.split())
        if words not in found.setdefault(criterion, []):
            found[criterion].append(words)
    return found


def _mean(total: int, count: int) -> int:
    """A mean in hundredths for showing, half up."""
    return (2 * total + count) // (2 * count)
