"""Figures of plans on the home of departments and mass organisations."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.programme import queries
from saolang.programme.enums import OPEN_TASKS
from saolang.web.home import figures_of
from saolang.web.ui import parts
from saolang.web.ui.words import number


@figures_of(Role.DEPARTMENT_OFFICER)
def own_tasks(by: Membership) -> Iterator[parts.Figure]:
    """Open tasks of the own agency, and those that are late."""
    rows = queries.own_tasks(by).filter(state__in=OPEN_TASKS)
    address = reverse("plan-my-tasks")
    yield parts.Figure(value=number(rows.count()), label=_("nhiệm vụ đang mở"), href=address)
    late = rows.filter(due_on__lt=clock.today()).count()
    yield parts.Figure(value=number(late), label=_("nhiệm vụ trễ hạn"), href=f"{address}?tre=1")
