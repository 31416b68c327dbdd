"""The paper template of the operating regulation, and what its issue does."""

from django.utils.translation import gettext_lazy

from saolang.councils.domain.regulation import REGULATION, regulation_issued
from saolang.councils.levels import OFFICE_ROLES
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, on_issue, register
from saolang.people.models import Membership

register(
    Template(
        key=REGULATION,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định ban hành Quy chế hoạt động của Hội đồng"),
        drafted_by=OFFICE_ROLES,
        recorded_by=OFFICE_ROLES,
    )
)


@on_issue(REGULATION)
def regulation_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """In force from its day; councils that have not begun to score follow it."""
    regulation_issued(paper, by=by)
