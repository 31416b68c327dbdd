"""The council's papers as documents: decision, score sheet, minutes, submission, recognition, notice of the result."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils import explain, queries, working_rules
from saolang.councils.enums import Outcome
from saolang.councils.levels import MINISTRY, level_of
from saolang.councils.models import Council, Result, Round, Sheet
from saolang.documents.forms import council_decision as decision_form
from saolang.documents.forms import minutes as minutes_form
from saolang.documents.forms import score_sheet as sheet_form
from saolang.documents.forms.common import ScoreLine
from saolang.documents.model import OfficialDocument
from saolang.dossiers.documents_office import full_name
from saolang.law import routes
from saolang.law.load import product_set, regime
from saolang.law.model import ProductSet, Section
from saolang.papers import heads
from saolang.papers.models import OfficialPaper
from saolang.people.enums import OrganisationKind, SeatRole
from saolang.people.models import Organisation

# How papers are headed and cited stands in `papers.heads`; the council's papers know it by these names.
for_committee, for_office, head_of, paper_text = heads.for_authority, heads.for_office, heads.head_of, heads.cited


def office_of(committee: Organisation) -> Organisation:
    """The OCOP office of a provincial committee or of the Ministry; the agency itself where none is entered."""
    if level_of(committee) == MINISTRY:
        kind = OrganisationKind.MINISTRY_OCOP_OFFICE
        return committee.children.filter(kind=kind).order_by("id").first() or committee
    offices = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_OCOP_OFFICE, unit=committee.unit_id)
    return offices.order_by("id").first() or committee


def round_text(one: Round) -> str:
    """The round as papers write it: "đợt 1 năm 2027"."""
    if one.is_consultation:
        return _("lấy ý kiến lần %(no)s năm %(year)s") % {"no": one.no, "year": one.year}
    return _("đợt %(no)s năm %(year)s") % {"no": one.no, "year": one.year}


def law_bases(code: str, committee: Organisation | None = None) -> tuple[str, ...]:
    """Bases that every decision of the programme cites; the Ministry rests on another law than a province."""
    law = heads.law_base(committee) if committee else heads.GOVERNMENT_LAW
    return (law, regime(code).name)


def chairman(committee: Organisation) -> str:
    """The line of who decides, in capitals."""
    return head_of(committee).upper()


def council_decision(one: Round, data: Mapping[str, Any]) -> OfficialDocument:
    """The decision that sets up the council, from the plain values of its draft."""
    committee = one.organisation
    roles = dict(SeatRole.choices)
    duties = _duties(data)
    code = routes.route_for(clock.today()).regime
    return decision_form.build(
        decision_form.CouncilDecisionData(
            issuing=for_committee(committee, "QĐ", recipients=("Như Điều 4", "Các thành viên Hội đồng")),
            authority=chairman(committee),
            bases=(
                *law_bases(code, committee),
                *data["bases"],
                *([data["delegation"]] if data.get("delegation") else []),
                _("Theo đề nghị của %s") % full_name(office_of(committee)),
            ),
            council=data["name"],
            members=tuple(
                decision_form.Member(name=one["full_name"], post=one["title"], role=str(roles[one["role"]]))
                for one in data["members"]
            ),
            duties=tuple(duties),
            executors=_("Chánh Văn phòng %s") % full_name(committee),
            round_text=round_text(one),
        )
    )


def _duties(data: Mapping[str, Any]) -> list[str]:
    """What the council does, by its regulation where one is issued, else by the rules that stand in the decision."""
    if cited := data.get("regulation"):
        return [
            _("Đánh giá, phân hạng sản phẩm; báo cáo kết quả, đề xuất công nhận các sản phẩm đáp ứng tiêu chí."),
            _("Hội đồng hoạt động theo %s.") % cited,
        ]
    return working_rules.read(data["rules"]).sentences()


def score_sheet(sheet: Sheet) -> OfficialDocument:
    """Phiếu đánh giá of one member for one dossier, as it stands now."""
    dossier = sheet.entry.dossier
    law = product_set(dossier.product_set)
    marks = {mark.criterion: mark for mark in sheet.marks.all()}
    committee = sheet.council.round.organisation
    return sheet_form.build(
        sheet_form.ScoreSheetData(
            issuer=sheet.council.body.name.upper(),
            superior=full_name(committee).upper(),
            round_text=round_text(sheet.council.round),
            set_title=law.title,
            product=dossier.product.name,
            product_code=dossier.product_code,
            producer=dossier.product.producer.organisation.name,
            member=sheet.seat.full_name,
            member_post=sheet.seat.title,
            lines=tuple(_lines(law, marks)),
            comment=sheet.comment,
            eliminated=tuple(law.knock_out(key).trigger for key in sheet.eliminated_by),
            eliminated_reason=sheet.eliminated_reason,
            place=committee.place,
            on=timezone.localdate(sheet.closed_at) if sheet.closed_at else None,
            illustration=committee.illustration,
        )
    )


def _lines(law: ProductSet, marks: Mapping[str, Any]) -> list[ScoreLine]:
    lines: list[ScoreLine] = []
    for part in law.parts:
        lines.append(ScoreLine(code=part.code, label=part.label, max_points=part.max_points, kind="part"))
        stack: list[Any] = list(reversed(part.children))
        while stack:
            node = stack.pop()
            if isinstance(node, Section):
                lines.append(ScoreLine(code=node.code, label=node.label, max_points=node.max_points, kind="section"))
                stack.extend(reversed(node.children))
                continue
            mark = marks.get(node.key)
            chosen = next((one for one in node.options if mark and one.key == mark.option), None)
            lines.append(
                ScoreLine(
                    code=node.code,
                    label=node.label,
                    max_points=node.max_points,
                    points=chosen.points if chosen else 0,
                    option=chosen.label if chosen else _("không chọn phương án nào"),
                    description=mark.note if mark else "",
                )
            )
    return lines


def minutes(council: Council, results: Sequence[Result], decision: OfficialPaper) -> OfficialDocument:
    """Biên bản with attendance, rules, discussion and every number of the results."""
    present = queries.present_seats(council)
    seats = list(council.body.seats.filter(to_on__isnull=True))
    chair = next((seat for seat in seats if seat.role == SeatRole.CHAIR and seat.pk in present), None)
    chair = chair or next((seat for seat in seats if seat.role == SeatRole.VICE_CHAIR and seat.pk in present), None)
    secretary = next((seat for seat in seats if seat.role == SeatRole.SECRETARY), None)
    committee = council.round.organisation
    started = council.started_at or min(result.concluded_at for result in results)
    return minutes_form.build(
        minutes_form.MinutesData(
            issuer=council.body.name.upper(),
            superior=full_name(committee).upper(),
            council=council.body.name,
            round_text=round_text(council.round),
            place=council.place or committee.place,
            started=timezone.localtime(started),
            ended=timezone.localtime(council.ended_at or max(result.concluded_at for result in results)),
            attendees=tuple(
                minutes_form.Attendee(
                    name=seat.full_name,
                    post=seat.title,
                    role=seat.role_name,
                    is_present=seat.pk in present,
                )
                for seat in seats
            ),
            chair=chair.full_name if chair else "",
            secretary=secretary.full_name if secretary else "",
            results=tuple(explain.product_result(result) for result in results),
            bases=(paper_text(decision),),
            rules=tuple(working_rules.read(council.rules).sentences()),
            agenda=_why_met(council.round),
            discussion=council.discussion,
            conclusion=conclusion(results),
            illustration=committee.illustration,
        )
    )


def _why_met(one: Round) -> tuple[str, ...]:
    """Why a council meets that was asked to answer in writing (Điều 7.6d)."""
    if not one.met_reason:
        return ()
    reason = str(Round.MetReason(one.met_reason).label)
    return (
        _("Họp trực tiếp thay cho lấy ý kiến bằng văn bản: %(reason)s. %(note)s")
        % {"reason": reason, "note": one.met_note},
    )


def conclusion(results: Sequence[Result]) -> str:
    """What the results lead to, one line for each outcome."""
    lines = []
    for kind in Outcome:
        names = [result.entry.dossier.product.name for result in results if explain.outcome(result) == kind]
        if names:
            lines.append(f"{kind.label}: {len(names):02d} sản phẩm ({'; '.join(names)}).")
    return "\n".join(lines)
