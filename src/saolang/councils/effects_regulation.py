"""Papers about how a council is made up and works, operating regulation and change of a member: what each does."""

from saolang.core.errors import Refusal
from saolang.councils.domain import replacing
from saolang.councils.domain.regulation import REGULATION, regulation_issued
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import before_issue, on_issue
from saolang.people.models import Membership


@on_issue(REGULATION)
def regulation_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """In force from its day; councils that have not begun to score follow it."""
    regulation_issued(paper, by=by)


@before_issue(replacing.CHANGE)
def change_ready(paper: OfficialPaper) -> list[Refusal]:
    """The seat is still taken, and the results are open or the team has not reported."""
    return replacing.stands_against(paper)


@on_issue(replacing.CHANGE)
def change_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The new member sits from the day of the decision."""
    replacing.changed(paper, by=by)
