"""The paper of a plan, and what its issue does."""

from django.utils.translation import gettext_lazy as _

from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.programme.domain.plans import TEMPLATE, issue_by_paper
from saolang.programme.models import Plan

register(
    Template(
        key=TEMPLATE,
        kind="KH",
        series="KH",
        title=_("Kế hoạch"),
        drafted_by=(Role.OCOP_OFFICE, Role.COMMUNE_OFFICER, Role.DEPARTMENT_OFFICER, Role.MINISTRY_OFFICE),
    )
)


@on_issue(TEMPLATE)
def plan_issued(paper: OfficialPaper, *, by: Membership) -> None:
    """The plan is in force from the date of its paper."""
    issue_by_paper(Plan.objects.get(paper=paper), paper, by=by)
