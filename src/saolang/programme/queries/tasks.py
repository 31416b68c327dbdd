"""Tasks: the tree of a plan, and what is my agency's over all plans."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from saolang.core import clock
from saolang.people.models import Membership
from saolang.programme import rules
from saolang.programme.enums import OPEN_TASKS, Part, PlanState, TaskState
from saolang.programme.models import Duty, Plan, Task, TaskParty


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task in its place in the tree.

    Attributes:
        parts: of a task that holds others, once the plan is in force: how many of the lowest ones are done, of how
            many that were not dropped; None for all others.
    """

    task: Task
    depth: int
    late: bool
    lead: tuple[str, ...]
    implementing: tuple[str, ...]
    coordinating: tuple[str, ...]
    parts: tuple[int, int] | None = None


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
    counts = plan.state not in (PlanState.DRAFT, PlanState.SUBMITTED) and is_followed(plan, today)
    return list(_walk(below, None, 0, today, counts))


def _walk(
    below: dict[int | None, list[Task]], parent: int | None, depth: int, today: date, counts: bool
) -> Iterable[TaskLine]:
    for task in below.get(parent, []):
        found = line(task, depth, today)
        yield replace(found, parts=_parts(below, task)) if counts and task.pk in below else found
        yield from _walk(below, task.pk, depth + 1, today, counts)


def _parts(below: dict[int | None, list[Task]], task: Task) -> tuple[int, int]:
    """Done and all of the lowest tasks inside one, without those that were dropped."""
    inside = below.get(task.pk)
    if inside is None:
        return int(task.state == TaskState.DONE), int(task.state != TaskState.DROPPED)
    found = [_parts(below, one) for one in inside]
    return sum(done for done, _all in found), sum(all_ for _done, all_ in found)


def line(task: Task, depth: int, today: date) -> TaskLine:
    """A task with its parties by part (prefetched)."""
    by_part: dict[str, list[str]] = {part: [] for part in Part.values}
    for party in task.parties.all():
        by_part[party.part].append(party.organisation.name if party.organisation else party.text)
    lead, implementing, coordinating = (
        tuple(by_part[part]) for part in (Part.LEAD, Part.IMPLEMENTING, Part.COORDINATING)
    )
    return TaskLine(task, depth, is_late(task, today), lead, implementing, coordinating)


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
