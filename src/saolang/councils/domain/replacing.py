"""A member of a council or its team is replaced by a decision; what becomes of sheets follows the council's rules."""

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
from saolang.councils.models import Council, RoundEntry, Sheet, Team
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
Group = Council | Team


@dataclass(frozen=True)
class Change:
    """Who leaves a council or team and who takes the place."""

    seat: Seat
    member: SeatPlan
    reason: str


@transaction.atomic
def draft_change(group: Group, *, change: Change, by: Membership) -> OfficialPaper:
    """Draft the decision that puts another person on a seat; it takes effect when it is issued.

    Raises:
        NoRight: not the OCOP office. NotNow: the results are concluded, the team has reported, or the seat has ended.
        WrongInput: no name, no reason, an account that sits there already.
    """
    fresh: Group = locked(group)
    require(rules.can_establish(by, fresh.round.organisation))
    _may_change(fresh, change.seat)
    if not change.member.full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên người thay."), field="full_name")
    if not change.reason.strip():
        raise WrongInput(_("Hãy ghi lý do thay."), field="reason")
    sitting = fresh.body.seats.filter(to_on__isnull=True)
    if change.member.account and sitting.filter(account__uuid=change.member.account).exists():
        raise WrongInput(_("Người này đã là thành viên."), field="login")
    return draft_paper(
        fresh.round.organisation,
        template=CHANGE,
        title=_("Quyết định thay đổi thành viên %s") % fresh.body.name,
        document=_document(fresh, change),
        items=[fresh],
        data={
            "council" if isinstance(fresh, Council) else "team": str(fresh.uuid),
            "seat": str(change.seat.uuid),
            "member": asdict(change.member),
            "reason": change.reason.strip()[:300],
        },
        by=by,
    )


def stands_against(paper: OfficialPaper) -> list[Refusal]:
    """Why the change cannot take effect now."""
    seat = Seat.objects.get(uuid=paper.data["seat"])
    try:
        _may_change(_group_of(paper), seat)
    except NotNow as error:
        return [Refusal("not-now", error.sentence)]
    if paper.issued_on and seat.from_on and paper.issued_on <= seat.from_on:
        day = f"{seat.from_on:%d/%m/%Y}"
        return [Refusal("date-before-seat", _("Người cũ là thành viên từ ngày %s; hãy ghi ngày sau đó.") % day)]
    return []


@transaction.atomic
def changed(paper: OfficialPaper, *, by: Membership) -> Seat:
    """Seat the new person from the day of the decision; in a council with the sheets that its rules ask of them."""
    assert paper.issued_on
    data: dict[str, Any] = paper.data
    group: Group = locked(_group_of(paper))
    before = Seat.objects.get(uuid=data["seat"])
    _may_change(group, before)
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
    events.record(group, "member-replaced", by=by, data=facts)
    if (
        isinstance(group, Council)
        and group.state == CouncilState.SCORING
        and rules.scores(seat, counting.working_of(group))
    ):
        make_sheets(group, _left_to_score(group, before), [seat])
    return seat


def _group_of(paper: OfficialPaper) -> Group:
    """The council or team whose member a decision replaces."""
    data: dict[str, Any] = paper.data
    if "team" in data:
        return Team.objects.get(uuid=data["team"])
    return Council.objects.get(uuid=data["council"])


def _left_to_score(council: Council, before: Seat) -> list[RoundEntry]:
    """All dossiers of the council; those with a closed sheet of the one before are left out where it is kept."""
    entries = counting.entries_of(council)
    if counting.working_of(council).replaced_member_sheets == "kept":
        places = Seat.objects.filter(body=council.body_id, position=before.position)
        closed = Sheet.objects.filter(council=council, seat__in=places, state=SheetState.CLOSED)
        entries = entries.exclude(pk__in=closed.values("entry"))
    return list(entries)


def why_closed(group: Group) -> str:
    """Why nobody is replaced any more; "" while it is possible."""
    if isinstance(group, Team):
        return _("Báo cáo của Tổ tư vấn đã ban hành nên không thay thành viên được nữa.") if group.reported_on else ""
    return "" if group.state in OPEN_STATES else _("Kết quả đã chốt nên không thay thành viên được nữa.")


def _may_change(group: Group, seat: Seat) -> None:
    if seat.body_id != group.body_id or seat.to_on:
        raise NotNow(_("Người này không còn là thành viên."))
    if closed := why_closed(group):
        raise NotNow(closed)


def _document(group: Group, change: Change) -> OfficialDocument:
    committee = group.round.organisation
    code = routes.route_for(clock.today()).regime
    members = "Các thành viên Tổ tư vấn" if isinstance(group, Team) else "Các thành viên Hội đồng"
    role = change.seat.role_name
    return council_change.build(
        council_change.CouncilChangeData(
            issuing=documents.for_committee(committee, "QĐ", recipients=("Như Điều 3", members)),
            authority=documents.chairman(committee),
            bases=(
                *documents.law_bases(code, committee),
                group.body.decision,
                _("Theo đề nghị của %s") % full_name(documents.office_of(committee)),
            ),
            body=group.body.name,
            decision=group.body.decision,
            before=Member(name=change.seat.full_name, post=change.seat.title, role=role),
            after=Member(name=change.member.full_name, post=change.member.title, role=role),
            reason=change.reason,
            executors=_("Chánh Văn phòng %s") % full_name(committee),
        )
    )
