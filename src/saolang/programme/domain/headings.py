"""A task that holds others takes its state from them: nobody reports it."""

from saolang.core import events
from saolang.core.versions import bump, locked
from saolang.people.models import Membership
from saolang.programme.enums import TaskState
from saolang.programme.models import Plan, Task
from saolang.programme.progress import state_of_parts


def follow_parts(task: Task | None, *, by: Membership) -> None:
    """Give `task` and every task above it the state of what lies inside; called when a state below has changed."""
    while task is not None:
        row = locked(task)
        parts = list(row.children.values_list("state", "done_on"))
        state = state_of_parts([part[0] for part in parts])
        done_on = max((day for _state, day in parts if day), default=None) if state == TaskState.DONE else None
        if (state, done_on) != (row.state, row.done_on):
            row.state, row.done_on = state, done_on
            bump(row, "state", "done_on")
            events.record(row, "followed", by=by, data={"state": state, "done_on": done_on})
        task = row.parent


def follow_all(plan: Plan, *, by: Membership) -> None:
    """Every heading of a plan from what lies inside it, the lowest first."""
    for task in plan.tasks.filter(children__isnull=False).distinct().order_by("-position", "-id"):
        follow_parts(task, by=by)
