"""Paper templates of the council team, what stands against each, and what its issue does (Điều 7.3b, c)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core.errors import Refusal
from saolang.councils.domain import team as team_domain
from saolang.councils.domain import team_tests, team_work
from saolang.councils.levels import OFFICE_ROLES
from saolang.councils.models import Team
from saolang.dossiers.effects import dossiers_of
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, before_issue, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

register(
    Template(
        key=team_domain.TEAM_DECISION,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định thành lập Tổ tư vấn Hội đồng"),
        drafted_by=OFFICE_ROLES,
        recorded_by=OFFICE_ROLES,
    )
)
register(
    Template(
        key=team_work.SURVEY_RECORD,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản khảo sát thực tế"),
        drafted_by=OFFICE_ROLES,
        issued_by=(*OFFICE_ROLES, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
register(
    Template(
        key=team_tests.QUALITY_LETTER,
        kind="CV",
        series="CV",
        title=gettext_lazy("Công văn đề nghị bổ sung kết quả kiểm nghiệm"),
        drafted_by=OFFICE_ROLES,
        issued_by=(Role.CLERK, *OFFICE_ROLES),
    )
)
register(
    Template(
        key=team_work.TEAM_REPORT,
        kind="BC",
        series="BC-TTV",
        title=gettext_lazy("Báo cáo đánh giá của Tổ tư vấn"),
        drafted_by=OFFICE_ROLES,
        issued_by=(*OFFICE_ROLES, Role.CLERK),
        needs_signer=False,
    )
)


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
