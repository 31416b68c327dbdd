"""Tasks: the tree of a plan, and what is my agency's over all plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from saolang.core import clock
from saolang.people.models import Membership
from saolang.programme import rules
from saolang.programme.enums import OPEN_TASKS, Part, PlanState
from saolang.programme.models import Duty, Plan, Task, TaskParty


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in its place in the tree."""

    task: Task
    depth: int
    late: bool
    lead: tuple[str, ...]
    implementing: tuple[str, ...]
    coordinating: tuple[str, ...]


def is_late(task: Task, today: date) -> bool:
    """Open after its last day, in a plan that runs. A task without a time is never late."""
    return (
        task.state in OPEN_TASKS
        and task.due_on is not None
        and task.due_on < today
        and task.plan.state == PlanState.ISSUED
        and is_followed(task.plan, today)
    )


def is_followed(plan: Plan, today: date) -> bool:
    """Nobody follows the plan of a unit that has ended: whether its tasks were done is not known here."""
    return plan.unit is None or plan.unit.valid_to is None or plan.unit.valid_to >= today


def tasks_of(plan: Plan) -> list[TaskLine]:
    """The tasks of a plan as a tree, parents before their children."""
    rows = list(plan.tasks.prefetch_related("parties__organisation").order_by("position", "id"))
    below: dict[int | None, list[Task]] = {}
    for row in rows:
        row.plan = plan
        below.setdefault(row.parent_id, []).append(row)
    today = clock.today()
    return list(_walk(below, None, 0, today))


def _walk(below: dict[int | None, list[Task]], parent: int | None, depth: int, today: date) -> Iterable[TaskLine]:
    for task in below.get(parent, []):
        yield line(task, depth, today)
        yield from _walk(below, task.pk, depth + 1, today)


def line(task: Task, depth: int, today: date) -> TaskLine:
    """A task with its parties by part (prefetched)."""
    by_part: dict[str, list[str]] = {part: [] for part in Part.values}
    for party in task.parties.all():
        by_part[party.part].append(party.organisation.name if party.organisation else party.text)
    return TaskLine(
        task,
        depth,
        is_late(task, today),
        *(tuple(by_part[part]) for part in (Part.LEAD, Part.IMPLEMENTING, Part.COORDINATING)),
    )


def own_duties(by: Membership) -> QuerySet[Duty]:
    """What running plans ask of the own agency beside tasks, plan by plan."""
    if by.role not in rules.READERS:
        return Duty.objects.none()
    rows = Duty.objects.filter(organisation=by.organisation_id, plan__state=PlanState.ISSUED)
    return rows.select_related("plan__organisation").order_by("plan__title", "plan", "position")


def own_tasks(by: Membership) -> QuerySet[Task]:
    """Tasks of running plans in which the own agency has a part, the most urgent first; undated ones last."""
    if by.role not in rules.READERS:
        return Task.objects.none()
    part = TaskParty.objects.filter(task=OuterRef("pk"), organisation=by.organisation_id)
    rows = Task.objects.filter(Exists(part), plan__state=PlanState.ISSUED)
    return (
        rows.select_related("plan__organisation", "plan__created_by", "plan__unit")
        .prefetch_related("parties__organisation")
        .order_by("due_on", "id")
    )
