"""Work items of plans: my agency's tasks that are late or due soon, difficulties to solve, readings to check."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.work import WorkItem, source
from saolang.people.models import Membership
from saolang.programme import queries, rules
from saolang.programme.enums import OPEN_TASKS, DifficultyState, ReadingState

SOON = timedelta(days=30)
MOST = 20


@source
def tasks_due(membership: Membership) -> Iterator[WorkItem]:
    """Open tasks of the own agency that are late or end within 30 days."""
    if membership.role not in rules.EDITORS:
        return
    rows = queries.own_tasks(membership).filter(state__in=OPEN_TASKS, due_on__lte=clock.today() + SOON)
    for task in rows[:MOST]:
        yield WorkItem(
            kind="plan.task", target=task.uuid, title=str(task), owner=task.plan.title, button=_("Ghi tiến độ"),
            due_on=task.due_on,
        )  # fmt: skip


@source
def difficulties_to_solve(membership: Membership) -> Iterator[WorkItem]:
    """Difficulties assigned to the own agency, and new ones of plans that it prepares."""
    if membership.role not in rules.EDITORS:
        return
    rows = queries.difficulties_visible_to(membership)
    assigned = rows.filter(state=DifficultyState.ASSIGNED, assigned_to=membership.organisation_id)
    for one in assigned.order_by("due_on", "id")[:MOST]:
        yield WorkItem(
            kind="plan.difficulty", target=one.uuid, title=_("Trả lời vướng mắc: %s") % one,
            owner=one.organisation.name, button=_("Trả lời"), due_on=one.due_on,
        )  # fmt: skip
    for one in rows.filter(state=DifficultyState.RAISED)[:MOST]:
        if rules.can_assign(membership, one) is None:
            yield WorkItem(
                kind="plan.difficulty", target=one.uuid, title=_("Giao giải quyết vướng mắc: %s") % one,
                owner=one.organisation.name, button=_("Mở"), since=one.raised_at.date(),
            )  # fmt: skip


@source
def readings_to_check(membership: Membership) -> Iterator[WorkItem]:
    """Files that were read and wait for a person to look at them."""
    rows = queries.readings_visible_to(membership).filter(state=ReadingState.WAITING)
    for one in rows[:MOST]:
        yield WorkItem(
            kind="plan.reading", target=one.uuid, title=_("Kiểm tra bản đọc: %s") % one, owner=one.organisation.name,
            button=_("Kiểm tra"), since=one.at.date(),
        )  # fmt: skip
