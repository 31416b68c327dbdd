"""Papers of written opinions: a member's sheet, the summary to the chair (QĐ 26/2026/QĐ-TTg, Điều 7.6d)."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.councils import documents, explain, proposals, queries, working_rules
from saolang.councils.enums import SheetState
from saolang.councils.models import Council, Result, Sheet
from saolang.documents.forms import opinions as form
from saolang.documents.forms.common import points_text
from saolang.documents.forms.renewal_review import ComparedLine
from saolang.documents.model import OfficialDocument
from saolang.dossiers.documents_office import full_name
from saolang.dossiers.documents_review import proposed_points, proposed_score, renewed
from saolang.law.load import product_set
from saolang.papers.models import OfficialPaper
from saolang.people.enums import SeatRole
from saolang.people.models import Seat


def opinion_sheet(sheet: Sheet) -> OfficialDocument:
    """Phiếu lấy ý kiến of one member for one renewal, as it stands now."""
    entry, one = sheet.entry, sheet.council.round
    committee, dossier = one.organisation, entry.dossier
    law = product_set(dossier.product_set)
    review = proposals.review_of(entry)
    proposed = proposed_points(review) if review else {}
    own = {mark.criterion: mark.points for mark in sheet.marks.exclude(option="")}
    closed = sheet.state == SheetState.CLOSED
    assert one.opinions_due
    return form.build_sheet(
        form.OpinionSheetData(
            issuer=sheet.council.body.name.upper(),
            superior=full_name(committee).upper(),
            renewed=renewed(dossier),
            member=sheet.seat.full_name,
            member_post=sheet.seat.title,
            proposed=sum(proposed.values()),
            proposed_star=proposed_score(review).score.star if review else None,
            report=_report_words(review.paper if review else None),
            due_on=one.opinions_due,
            lines=tuple(
                ComparedLine(
                    code=item.code,
                    label=item.label,
                    max_points=item.max_points,
                    first=proposed.get(item.key, 0),
                    second=own.get(item.key),
                )
                for item in law.criteria
            ),
            agrees=sheet.agrees if closed else None,
            total=sheet.total if own else None,
            opinion=sheet.comment,
            eliminated=tuple(law.knock_out(key).trigger for key in sheet.eliminated_by),
            place=committee.place,
            on=timezone.localdate(sheet.closed_at) if sheet.closed_at else None,
            illustration=committee.illustration,
        )
    )


def _report_words(uuid: UUID | None) -> str:
    paper = OfficialPaper.objects.filter(uuid=uuid).first() if uuid else None
    return documents.paper_text(paper) if paper else _("hồ sơ sản phẩm")


def summary(council: Council, results: Sequence[Result], decision: OfficialPaper) -> OfficialDocument:
    """Báo cáo tổng hợp ý kiến, with every answer and every number of the results."""
    seats = queries.scoring_seats(council)
    committee = council.round.organisation
    sheets = {(sheet.seat_id, sheet.entry_id): sheet for sheet in council.sheets.filter(state=SheetState.CLOSED)}
    answered = {seat for seat, _entry in sheets}
    everyone = list(council.body.seats.filter(to_on__isnull=True))
    named = {seat.role: seat.full_name for seat in reversed(everyone)}
    assert council.round.opinions_due
    return form.build_summary(
        form.OpinionSummaryData(
            issuer=council.body.name.upper(),
            superior=full_name(committee).upper(),
            council=council.body.name,
            round_text=documents.round_text(council.round),
            asked=len(seats),
            answered=len(answered),
            due_on=council.round.opinions_due,
            answers=tuple(
                _answer(seat, result, sheets.get((seat.pk, result.entry_id))) for result in results for seat in seats
            ),
            results=tuple(explain.product_result(result) for result in results),
            chair=named.get(SeatRole.CHAIR, ""),
            secretary=named.get(SeatRole.SECRETARY, ""),
            bases=(documents.paper_text(decision),),
            rules=tuple(working_rules.read(council.rules).sentences()),
            conclusion=documents.conclusion(results),
            place=committee.place,
            illustration=committee.illustration,
        )
    )


def _answer(seat: Seat, result: Result, sheet: Sheet | None) -> form.Answer:
    product = result.entry.dossier.product.name
    if sheet is None:
        return form.Answer(member=seat.full_name, post=seat.title, product=product, answer=_("Không trả lời"))
    return form.Answer(
        member=seat.full_name,
        post=seat.title,
        product=product,
        answer=_("Đồng ý") if sheet.agrees else _("Ý kiến khác"),
        points=points_text(sheet.total),
        opinion=sheet.comment,
    )
