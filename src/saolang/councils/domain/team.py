"""Setting up the council team of a round by a decision of its own (QĐ 26/2026/QĐ-TTg, Điều 7.3b)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.councils import documents_team, rules
from saolang.councils.documents_regulation import decision_text
from saolang.councils.domain.establish import LIVE, SeatPlan, accounts_of, check_seats
from saolang.councils.enums import RoundState
from saolang.councils.models import Round, Team
from saolang.papers.domain import draft_paper, revise_paper
from saolang.papers.models import OfficialPaper, PaperItem, PaperState
from saolang.people.domain import bodies
from saolang.people.enums import BodyKind
from saolang.people.models import Membership

TEAM_DECISION = "team-decision"
FEWEST = 1


@transaction.atomic
def draft_team(
    one: Round, *, name: str, members: Sequence[SeatPlan], bases: Iterable[str] = (), by: Membership
) -> OfficialPaper:
    """Draft the decision that sets up the team of a round; a draft that is there is written anew.

    Args:
        members: in the order of the decision, with one head (role "chair").

    Raises:
        NoRight: not the OCOP office. NotNow: the round is closed, or has its team or a decision to be signed.
        WrongInput: no name, no head or two, one person twice.
    """
    fresh = locked(one)
    require(rules.can_establish(by, fresh.organisation))
    if fresh.state == RoundState.CLOSED:
        raise NotNow(_("Đợt này đã kết thúc nên không lập Tổ tư vấn được."))
    if not name.strip():
        raise WrongInput(_("Hãy ghi tên Tổ tư vấn."), field="name")
    head = _("Tổ tư vấn có đúng một Tổ trưởng. Hãy xem lại chức danh.")
    checked = check_seats(members, fewest=FEWEST, few=_("Hãy ghi ít nhất một thành viên."), head=head)
    data = {
        "round": str(fresh.uuid),
        "name": " ".join(name.split())[:250],
        "members": [asdict(member) for member in checked],
        "bases": [text.strip() for text in bases if text.strip()],
    }
    document = documents_team.team_decision(fresh, data)
    title = _("Quyết định thành lập %(name)s, %(round)s") % {"name": data["name"], "round": fresh}
    paper = live_decision(fresh)
    if paper is None:
        return draft_paper(
            fresh.organisation, template=TEAM_DECISION, title=title, document=document, items=[fresh], data=data, by=by
        )
    if paper.state != PaperState.DRAFT:
        raise NotNow(_("Quyết định thành lập Tổ tư vấn của đợt này đã trình ký hoặc đã ban hành."))
    return revise_paper(paper, title=title, document=document, data=data, by=by)


def live_decision(one: Round) -> OfficialPaper | None:
    """The decision of a round's team that is drafted, to be signed or issued."""
    papers = PaperItem.objects.filter(object_type=Round._meta.label_lower, object_id=one.uuid).values("paper")
    return OfficialPaper.objects.filter(pk__in=papers, template=TEAM_DECISION, state__in=LIVE).first()


@transaction.atomic
def establish_team(paper: OfficialPaper, *, by: Membership) -> Team:
    """Make the team of an issued decision with its seats; called when the paper is issued."""
    assert paper.issued_on
    data: dict[str, Any] = paper.data
    one = Round.objects.select_for_update(of=("self",)).get(uuid=data["round"])
    if one.teams.exists():
        raise NotNow(_("Đợt này đã có Tổ tư vấn."))
    body = bodies.create_body(
        one.organisation,
        kind=BodyKind.TEAM,
        name=data["name"],
        decision=decision_text(paper),
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
    team = Team.objects.create(round=one, body=body, decision_paper=paper.uuid)
    events.record(team, "established", by=by, data={"paper": paper.uuid, "members": len(data["members"])})
    return team
