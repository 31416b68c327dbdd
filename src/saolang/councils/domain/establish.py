"""Setting up a council: the OCOP office drafts the decision, the council exists when it is issued (Điều 7.3)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.councils import documents, rules, working_rules
from saolang.councils.domain.regulation import in_force, rules_in_force
from saolang.councils.enums import RoundState
from saolang.councils.models import Council, Round
from saolang.papers.domain import draft_paper, revise_paper
from saolang.papers.models import OfficialPaper, PaperItem, PaperState
from saolang.people.domain import bodies
from saolang.people.enums import BodyKind, SeatRole
from saolang.people.models import Account, Membership

DECISION = "council-decision"
LIVE = (PaperState.DRAFT, PaperState.TO_SIGN, PaperState.ISSUED)
FEWEST = 3


@dataclass(frozen=True)
class SeatPlan:
    """A member as the decision will name it. `account` is the UUID of the login, "" while there is none."""

    full_name: str
    title: str
    role: str = SeatRole.MEMBER.value
    account: str = ""


@transaction.atomic
def draft_council(
    one: Round,
    *,
    name: str,
    members: Sequence[SeatPlan],
    working: working_rules.WorkingRules | None = None,
    bases: Iterable[str] = (),
    by: Membership,
) -> OfficialPaper:
    """Draft the Chairman's decision that sets up the council of a round; a draft that is there is written anew.

    Args:
        members: in the order of the decision, at least three, with one chair.
        working: its working rules; None takes those of the regulation in force, else the defaults.
        bases: further bases of the decision, such as the Quy chế; those of the law stand in it anyway.

    Raises:
        NoRight: not the OCOP office. NotNow: the round is closed, or has its council or a decision to be signed.
        WrongInput: no name, too few members, no chair or two, one person twice.
    """
    fresh = locked(one)
    require(rules.can_establish(by, fresh.organisation))
    if fresh.state == RoundState.CLOSED:
        raise NotNow(_("Đợt này đã kết thúc nên không lập Hội đồng được."))
    checked = check_members(members)
    followed = in_force(fresh.organisation) if working is None else None
    if not name.strip():
        raise WrongInput(_("Hãy ghi tên Hội đồng."), field="name")
    data = {
        "round": str(fresh.uuid),
        "name": " ".join(name.split())[:250],
        "members": [asdict(member) for member in checked],
        "rules": working_rules.read((working or rules_in_force(fresh.organisation)).as_json()).as_json(),
        "regulation": followed.citation if followed else "",
        "bases": [text.strip() for text in bases if text.strip()],
    }
    document = documents.council_decision(fresh, data)
    title = _("Quyết định thành lập %(name)s, %(round)s") % {"name": data["name"], "round": fresh}
    paper = live_decision(fresh)
    if paper is None:
        return draft_paper(
            fresh.organisation, template=DECISION, title=title, document=document, items=[fresh], data=data, by=by
        )
    if paper.state != PaperState.DRAFT:
        raise NotNow(_("Quyết định thành lập Hội đồng của đợt này đã trình ký hoặc đã ban hành."))
    return revise_paper(paper, title=title, document=document, data=data, by=by)


def live_decision(one: Round) -> OfficialPaper | None:
    """The decision of a round's council that is drafted, to be signed or issued."""
    papers = PaperItem.objects.filter(object_type=Round._meta.label_lower, object_id=one.uuid).values("paper")
    return OfficialPaper.objects.filter(pk__in=papers, template=DECISION, state__in=LIVE).first()


@transaction.atomic
def establish(paper: OfficialPaper, *, by: Membership) -> Council:
    """Make the council of an issued decision with its seats; called when the paper is issued."""
    assert paper.issued_on
    data: dict[str, Any] = paper.data
    one = Round.objects.select_for_update(of=("self",)).get(uuid=data["round"])
    if one.councils.exists():
        raise NotNow(_("Đợt này đã có Hội đồng."))
    body = bodies.create_body(
        one.organisation,
        kind=BodyKind.COUNCIL,
        name=data["name"],
        decision=_("Quyết định số %(number)s ngày %(day)s")
        % {"number": paper.number_text, "day": f"{paper.issued_on:%d/%m/%Y}"},
        from_on=paper.issued_on,
        by=None,
    )
    accounts = accounts_of(data["members"])
    for member in data["members"]:
        bodies.add_seat(
            body,
            full_name=member["full_name"],
            title=member["title"],
            role=member["role"],
            account=accounts.get(member["account"]),
            by=None,
        )
    council = Council.objects.create(round=one, body=body, rules=data["rules"], decision_paper=paper.uuid)
    events.record(council, "established", by=by, data={"paper": paper.uuid, "members": len(data["members"])})
    return council


def check_members(members: Sequence[SeatPlan]) -> list[SeatPlan]:
    """The council's members that have a name, or `WrongInput` saying what is wrong with the list."""
    head = _("Hội đồng có đúng một Chủ tịch. Hãy xem lại chức danh.")
    return check_seats(members, fewest=FEWEST, few=_("Hội đồng cần ít nhất %d thành viên.") % FEWEST, head=head)


def check_seats(members: Sequence[SeatPlan], *, fewest: int, few: str, head: str) -> list[SeatPlan]:
    """The members of a council or team that have a name.

    Args:
        few, head: what is said when they are too few, and when there is not exactly one at the head.

    Raises:
        WrongInput: one of these, one person twice, an account or a role that does not exist.
    """
    found = [member for member in members if member.full_name.strip()]
    if len(found) < fewest:
        raise WrongInput(few, field="members")
    if sum(member.role == SeatRole.CHAIR for member in found) != 1:
        raise WrongInput(head, field="members")
    logins = [member.account for member in found if member.account]
    if len(set(logins)) != len(logins):
        raise WrongInput(_("Một người được ghi hai lần trong danh sách."), field="members")
    if len(accounts_of([asdict(member) for member in found])) != len(logins):
        raise WrongInput(_("Có thành viên ghi sai tài khoản đăng nhập."), field="members")
    if any(member.role not in SeatRole.values for member in found):
        raise WrongInput(_("Có thành viên ghi sai chức danh."), field="members")
    return found


def accounts_of(members: Iterable[dict[str, str]]) -> dict[str, Account]:
    """UUID → account of the members that have a login."""
    keys = [UUID(member["account"]) for member in members if member["account"]]
    return {str(account.uuid): account for account in Account.objects.filter(uuid__in=keys, is_active=True)}
