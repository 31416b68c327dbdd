"""A member of a council is replaced by a decision; what becomes of sheets follows the council's rules."""

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, Refusal, WrongInput, require
from saolang.core.versions import locked
from saolang.councils import counting, documents, rules
from saolang.councils.domain.conflicts import make_sheets
from saolang.councils.domain.founding import SeatPlan, accounts_of
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Council, RoundEntry, Sheet
from saolang.documents.forms import council_change
from saolang.documents.forms.council_decision import Member
from saolang.documents.model import OfficialDocument
from saolang.dossiers.documents_office import full_name
from saolang.law import routes
from saolang.papers.domain import draft_paper
from saolang.papers.models import OfficialPaper
from saolang.people.domain import bodies
from saolang.people.models import Membership, Seat

CHANGE = "council-change"
OPEN_STATES = (CouncilState.ESTABLISHED, CouncilState.SCORING)


@dataclass(frozen=True)
class Change:
    """Who leaves a council and who takes the place."""

    seat: Seat
    member: SeatPlan
    reason: str


@transaction.atomic
def draft_change(council: Council, *, change: Change, by: Membership) -> OfficialPaper:
    """Draft the decision that puts another person on a seat; it takes effect when it is issued.

    Raises:
        NoRight: not the OCOP office. NotNow: the results are concluded, or the seat has ended.
        WrongInput: no name, no reason, an account that sits there already.
    """
    fresh = locked(council)
    require(rules.can_establish(by, fresh.round.organisation))
    _may_change(fresh, change.seat)
    if not change.member.full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên người thay."), field="full_name")
    if not change.reason.strip():
        raise WrongInput(_("Hãy ghi lý do thay."), field="reason")
    if (
        change.member.account
        and fresh.body.seats.filter(to_on__isnull=True, account__uuid=change.member.account).exists()
    ):
        raise WrongInput(_("Người này đã là thành viên."), field="login")
    data = {
        "council": str(fresh.uuid),
        "seat": str(change.seat.uuid),
        "member": asdict(change.member),
        "reason": change.reason.strip()[:300],
    }
    return draft_paper(
        fresh.round.organisation,
        template=CHANGE,
        title=_("Quyết định thay đổi thành viên %s") % fresh.body.name,
        document=_document(fresh, change),
        items=[fresh],
        data=data,
        by=by,
    )


def stands_against(paper: OfficialPaper) -> list[Refusal]:
    """Why the change cannot take effect now."""
    council = Council.objects.get(uuid=paper.data["council"])
    seat = Seat.objects.get(uuid=paper.data["seat"])
    try:
        _may_change(council, seat)
    except NotNow as error:
        return [Refusal("not-now", error.sentence)]
    if paper.issued_on and seat.from_on and paper.issued_on <= seat.from_on:
        day = f"{seat.from_on:%d/%m/%Y}"
        return [Refusal("date-before-seat", _("Người cũ là thành viên từ ngày %s; hãy ghi ngày sau đó.") % day)]
    return []


@transaction.atomic
def changed(paper: OfficialPaper, *, by: Membership) -> Seat:
    """Seat the new person from the day of the decision, with the sheets that the rules ask of them."""
    assert paper.issued_on
    data: dict[str, Any] = paper.data
    council = Council.objects.select_for_update(of=("self",)).get(uuid=data["council"])
    before = Seat.objects.get(uuid=data["seat"])
    _may_change(council, before)
    member = data["member"]
    account = accounts_of([member]).get(member["account"])
    seat = bodies.replace_seat(
        before,
        full_name=member["full_name"],
        title=member["title"],
        account=account,
        on=paper.issued_on,
        by=None,
    )
    facts = {"paper": paper.uuid, "before": before.uuid, "after": seat.uuid}
    events.record(council, "member-replaced", by=by, data=facts)
    if council.state == CouncilState.SCORING and rules.scores(seat, counting.working_of(council)):
        make_sheets(council, _left_to_score(council, before), [seat])
    return seat


def _left_to_score(council: Council, before: Seat) -> list[RoundEntry]:
    """All dossiers of the council; those with a closed sheet of the one before are left out where it is kept."""
    entries = counting.entries_of(council)
    if counting.working_of(council).replaced_member_sheets == "kept":
        places = Seat.objects.filter(body=council.body_id, position=before.position)
        closed = Sheet.objects.filter(council=council, seat__in=places, state=SheetState.CLOSED)
        entries = entries.exclude(pk__in=closed.values("entry"))
    return list(entries)


def _may_change(council: Council, seat: Seat) -> None:
    if seat.body_id != council.body_id or seat.to_on:
        raise NotNow(_("Người này không còn là thành viên của Hội đồng."))
    if council.state not in OPEN_STATES:
        raise NotNow(_("Kết quả đã chốt nên không thay thành viên được nữa."))


def _document(council: Council, change: Change) -> OfficialDocument:
    committee = council.round.organisation
    code = routes.route_for(clock.today()).regime
    role = str(change.seat.get_role_display())
    return council_change.build(
        council_change.CouncilChangeData(
            issuing=documents.for_committee(committee, "QĐ", recipients=("Như Điều 3", "Các thành viên Hội đồng")),
            authority=documents.chairman(committee),
            bases=(
                *documents.law_bases(code, committee),
                council.body.decision,
                _("Theo đề nghị của %s") % full_name(documents.office_of(committee)),
            ),
            body=council.body.name,
            decision=council.body.decision,
            before=Member(name=change.seat.full_name, post=change.seat.title, role=role),
            after=Member(name=change.member.full_name, post=change.member.title, role=role),
            reason=change.reason,
            executors=_("Chánh Văn phòng %s") % full_name(committee),
        )
    )
