"""What stands against the papers of the council team, and what the issue of each does (Điều 7.3b, c)."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.councils.domain import team as team_domain
from saolang.councils.domain import team_work
from saolang.councils.models import Team
from saolang.dossiers.effects import dossiers_of
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import before_issue, on_issue
from saolang.people.models import Membership


def team_of(paper: OfficialPaper) -> Team:
    """The team that a report belongs to."""
    return Team.objects.select_related("round__organisation", "body").get(uuid=paper.data["team"])


@on_issue(team_domain.TEAM_DECISION)
def team_decided(paper: OfficialPaper, *, by: Membership) -> None:
    """The team exists from the day of its decision."""
    team_domain.establish_team(paper, by=by)


@before_issue(team_work.TEAM_REPORT)
def report_ready(paper: OfficialPaper) -> list[Refusal]:
    """One report of a team, once."""
    if team_of(paper).reported_on is None:
        return []
    return [Refusal("reported", _("Báo cáo của Tổ tư vấn này đã ban hành."))]


@on_issue(team_work.TEAM_REPORT)
def report_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The team's step of the listed dossiers ends on the day of the report."""
    assert paper.issued_on
    team_work.reported(team_of(paper), on=paper.issued_on, dossiers=dossiers_of(paper), by=by)
