"""Council teams made by their own decision."""

from saolang.councils.domain import team
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.models import Team
from saolang.councils.rules import Seated
from saolang.people.enums import SeatRole
from tests.factories.papers import issue
from tests.factories.people import make_account


def plan(count: int = 2) -> list[SeatPlan]:
    return [
        SeatPlan(f"Người Tư Vấn {no}", "Sở Y tế", SeatRole.MEMBER if no else SeatRole.CHAIR, str(make_account().uuid))
        for no in range(count)
    ]


def make_team(hall) -> Team:
    paper = team.draft_team(hall.round, name="Tổ tư vấn Hội đồng cấp tỉnh", members=plan(), by=hall.office)
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    return hall.round.teams.select_related("round__organisation", "body").get()


def member(made: Team, place: int = 1) -> Seated:
    return Seated(made.body.seats.select_related("body", "account").order_by("position")[place])
