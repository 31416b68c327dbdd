"""Figures of those who sign and issue papers."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.papers import queries
from saolang.papers.models import PaperState
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.home import figures_of
from saolang.web.ui import parts
from saolang.web.ui.words import day, number


@figures_of(Role.CLERK, Role.COMMUNE_LEADER, Role.PROVINCE_LEADER)
def papers_of_the_month(by: Membership) -> Iterator[parts.Figure]:
    """What waits, and what was issued since the first of the month; each opens its list."""
    desk, first = reverse("papers"), clock.today().replace(day=1)
    waiting = queries.to_sign(by).count()
    issued = queries.visible_to(by).filter(
        organisation=by.organisation_id, state=PaperState.ISSUED, issued_on__gte=first
    )
    yield parts.Figure(value=number(waiting), label=_("văn bản chờ ký, chờ số"), href=f"{desk}?trang_thai=cho-ky")
    yield parts.Figure(
        value=number(issued.count()),
        label=_("văn bản ban hành từ đầu tháng"),
        href=f"{desk}?trang_thai=da-ban-hanh&tu={day(first)}",
    )
