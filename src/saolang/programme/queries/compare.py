"""Two plans side by side: two years, or two versions of one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from saolang.programme.models import Plan
from saolang.programme.queries.budget import budget_of
from saolang.viet.text import fold


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of two plans; an empty side was not there.

    Attributes:
        part: "target", "task" or "line".
        before, after: its value in words, "" when it was not there or blank.
        change: "added", "gone", "changed" or "same".
    """

    part: str
    title: str
    before: Any
    after: Any
    change: str


def compare(before: Plan, after: Plan) -> list[Difference]:
    """Targets, tasks and lines of money matched by indicator, code or words; in the order of the newer plan."""
    targets = _pairs(
        "target", before.targets.all(), after.targets.all(),
        names=lambda one: (one.indicator, fold(one.text)), title=lambda one: one.text,
        value=lambda one: (one.operator, one.value, one.value_max, one.unit),
    )  # fmt: skip
    tasks = _pairs(
        "task", before.tasks.all(), after.tasks.all(), names=lambda one: (fold(one.title),),
        title=lambda one: one.title, value=lambda one: (tuple(one.quarters), one.due_on if not one.quarters else None),
    )  # fmt: skip
    return [*targets, *tasks, *_money(before, after)]


def _money(before: Plan, after: Plan) -> list[Difference]:
    old, new = budget_of(before), budget_of(after)

    def amounts(one: Any) -> tuple[tuple[str, int], ...]:
        sums = ((stage, value.total) for stage, value in one.inside.items() if stage in ("need", "approved"))
        return tuple((stage, total) for stage, total in sums if total is not None)

    return _pairs(
        "line", old.lines, new.lines, title=lambda one: str(one.line), value=amounts,
        names=lambda one: (fold(f"{one.line.code} {one.line.content}"), fold(one.line.content)),
    )  # fmt: skip


def _pairs(
    part: str,
    before: Iterable[Any],
    after: Iterable[Any],
    *,
    names: Callable[[Any], tuple[str, ...]],
    title: Callable[[Any], str],
    value: Callable[[Any], Any],
) -> list[Difference]:
    """Each one of the newer plan with its twin: the first of the older plan that shares a name and is still free."""
    free = list(before)
    found = []
    for one in after:
        own = {name for name in names(one) if name}
        twin = next((other for other in free if own & set(names(other))), None)
        if twin is None:
            found.append(Difference(part, title(one), None, value(one), "added"))
            continue
        free.remove(twin)
        change = "same" if value(twin) == value(one) else "changed"
        found.append(Difference(part, title(one), value(twin), value(one), change))
    return [*found, *(Difference(part, title(one), value(one), None, "gone") for one in free)]
