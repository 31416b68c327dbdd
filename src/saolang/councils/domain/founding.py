"""A council and its team come about alike: a decision about the round names the members, its issue makes the body."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.councils import rules
from saolang.councils.enums import RoundState
from saolang.councils.models import Round
from saolang.documents.model import OfficialDocument
from saolang.papers import heads
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import about
from saolang.people.domain import bodies
from saolang.people.enums import BodyKind, SeatRole
from saolang.people.models import Account, Body, Membership


@dataclass(frozen=True)
class SeatPlan:
    """A member as the decision will name it. `account` is the UUID of the login, "" while there is none."""

    full_name: str
    title: str
    role: str = SeatRole.MEMBER.value
    account: str = ""


@dataclass(frozen=True, kw_only=True)
class Founding:
    """What differs between a council and a team: template, body, document, fewest members, and what refusals say.

    Attributes:
        rows: what the bodies of a round are called there.
        closed, unnamed, few, head, waiting, there: the round is closed; no name; too few members; not one at the head;
            the decision is to be signed or issued; the round has its body.
    """

    template: str
    body: BodyKind
    rows: Literal["councils", "teams"]
    document: Callable[[Round, Mapping[str, Any]], OfficialDocument]
    fewest: int
    closed: Promise
    unnamed: Promise
    few: str | Promise
    head: Promise
    waiting: Promise
    there: Promise


def open_round(one: Round, *, founding: Founding, by: Membership) -> Round:
    """The round under a lock, when `by` may prepare the decision for it.

    Raises:
        NoRight: not the OCOP office. NotNow: the round is closed.
    """
    fresh = locked(one)
    require(rules.can_establish(by, fresh.organisation))
    if fresh.state == RoundState.CLOSED:
        raise NotNow(str(founding.closed))
    return fresh


@transaction.atomic
def draft_decision(
    fresh: Round,
    *,
    founding: Founding,
    name: str,
    members: Sequence[SeatPlan],
    bases: Iterable[str],
    by: Membership,
    **further: Any,
) -> OfficialPaper:
    """Draft the decision on a round of `open_round`; a draft that is there is written anew.

    Args:
        members: those of `check_seats`, in the order of the decision.
        further: what else the draft keeps for the day it is issued.

    Raises:
        NotNow: the decision is to be signed or issued. WrongInput: no name.
    """
    if not name.strip():
        raise WrongInput(str(founding.unnamed), field="name")
    data = {
        "round": str(fresh.uuid),
        "name": " ".join(name.split())[:250],
        "members": [asdict(member) for member in members],
        "bases": [text.strip() for text in bases if text.strip()],
        **further,
    }
    document = founding.document(fresh, data)
    title = _("Quyết định thành lập %(name)s, %(round)s") % {"name": data["name"], "round": fresh}
    return write_paper(
        live_decision(fresh, founding),
        fresh.organisation,
        template=founding.template,
        title=title,
        document=document,
        items=[fresh],
        data=data,
        waiting=str(founding.waiting),
        by=by,
    )


def live_decision(one: Round, founding: Founding) -> OfficialPaper | None:
    """The decision of a round's council or team that is drafted, to be signed or issued."""
    return about(one, template=founding.template).first()


@transaction.atomic
def make_body(paper: OfficialPaper, *, founding: Founding) -> tuple[Round, Body]:
    """The round of an issued decision, and the body with its seats that the decision makes.

    Raises:
        NotNow: the round has such a body.
    """
    assert paper.issued_on
    data: dict[str, Any] = paper.data
    one = Round.objects.select_for_update(of=("self",)).get(uuid=data["round"])
    if getattr(one, founding.rows).exists():
        raise NotNow(str(founding.there))
    body = bodies.create_body(
        one.organisation,
        kind=founding.body,
        name=data["name"],
        decision=heads.numbered(paper)[:250],
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
    return one, body


def check_seats(members: Sequence[SeatPlan], *, founding: Founding) -> list[SeatPlan]:
    """The members of a council or team that have a name.

    Raises:
        WrongInput: too few, not one at the head, one person twice, an account or a role that does not exist.
    """
    found = [member for member in members if member.full_name.strip()]
    if len(found) < founding.fewest:
        raise WrongInput(str(founding.few), field="members")
    if sum(member.role == SeatRole.CHAIR for member in found) != 1:
        raise WrongInput(str(founding.head), field="members")
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
