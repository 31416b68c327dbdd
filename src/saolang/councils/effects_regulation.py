"""Papers about how a council is made up and works: operating regulation, change of a member; what each does."""

from django.utils.translation import gettext_lazy

from saolang.core.errors import Refusal
from saolang.councils.domain import replacing
from saolang.councils.domain.regulation import REGULATION, regulation_issued
from saolang.councils.levels import OFFICE_ROLES
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, before_issue, on_issue, register
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


register(
    Template(
        key=replacing.CHANGE,
        kind="QĐ",
        series="QĐ",
        title=gettext_lazy("Quyết định thay đổi thành viên Hội đồng, Tổ tư vấn"),
        drafted_by=OFFICE_ROLES,
        recorded_by=OFFICE_ROLES,
    )
)


@before_issue(replacing.CHANGE)
def change_ready(paper: OfficialPaper) -> list[Refusal]:
    """The seat is still taken, and the results are open or the team has not reported."""
    return replacing.stands_against(paper)


@on_issue(replacing.CHANGE)
def change_effect(paper: OfficialPaper, *, by: Membership) -> None:
    """The new member sits from the day of the decision."""
    replacing.changed(paper, by=by)
