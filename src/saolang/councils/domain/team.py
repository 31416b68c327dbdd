"""Setting up the council team of a round by a decision of its own (QĐ 26/2026/QĐ-TTg, Điều 7.3b)."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.councils import documents_team
from saolang.councils.domain import founding
from saolang.councils.models import Round, Team
from saolang.papers.models import OfficialPaper
from saolang.people.enums import BodyKind
from saolang.people.models import Membership

TEAM_DECISION = "team-decision"
TEAM = founding.Founding(
    template=TEAM_DECISION,
    body=BodyKind.TEAM,
    rows="teams",
    document=documents_team.team_decision,
    fewest=1,
    closed=gettext_lazy("Đợt này đã kết thúc nên không lập Tổ tư vấn được."),
    unnamed=gettext_lazy("Hãy ghi tên Tổ tư vấn."),
    few=gettext_lazy("Hãy ghi ít nhất một thành viên."),
    head=gettext_lazy("Tổ tư vấn có đúng một Tổ trưởng. Hãy xem lại chức danh."),
    waiting=gettext_lazy("Quyết định thành lập Tổ tư vấn của đợt này đã trình ký hoặc đã ban hành."),
    there=gettext_lazy("Đợt này đã có Tổ tư vấn."),
)


@transaction.atomic
def draft_team(
    one: Round, *, name: str, members: Sequence[founding.SeatPlan], bases: Iterable[str] = (), by: Membership
) -> OfficialPaper:
    """Draft the decision that sets up the team of a round; a draft that is there is written anew.

    Args:
        members: in the order of the decision, with one head (role "chair").

    Raises:
        NoRight: not the OCOP office. NotNow: the round is closed, or has its team or a decision to be signed.
        WrongInput: no name, no head or two, one person twice.
    """
    fresh = founding.open_round(one, founding=TEAM, by=by)
    checked = founding.check_seats(members, founding=TEAM)
    return founding.draft_decision(fresh, founding=TEAM, name=name, members=checked, bases=bases, by=by)


def live_decision(one: Round) -> OfficialPaper | None:
    """The decision of a round's team that is drafted, to be signed or issued."""
    return founding.live_decision(one, TEAM)


@transaction.atomic
def establish_team(paper: OfficialPaper, *, by: Membership) -> Team:
    """Make the team of an issued decision with its seats; called when the paper is issued."""
    one, body = founding.make_body(paper, founding=TEAM)
    team = Team.objects.create(round=one, body=body, decision_paper=paper.uuid)
    events.record(team, "established", by=by, data={"paper": paper.uuid, "members": len(paper.data["members"])})
    return team
