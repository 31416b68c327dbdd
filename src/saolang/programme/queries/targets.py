"""Targets with what was reached: counted by their indicator, or typed with a source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch

from saolang.core import clock, indicators
from saolang.core.indicators import Measured, Scope
from saolang.programme.indicators import units_of
from saolang.programme.models import Plan, Target, TargetActual
from saolang.programme.progress import Progress


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target and how far it is.

    Attributes:
        counted: the system counts it, so its figure opens a list.
        actual: the typed actual in force, None when counted or blank.
    """

    target: Target
    progress: Progress
    counted: bool
    actual: TargetActual | None


def scope_of(plan: Plan, *, until: date | None = None) -> Scope:
    """What the indicators of a plan count: its unit and all below, from its first to its last day (or `until`)."""
    last = date(plan.year_to, 12, 31)
    return Scope(units_of(plan.unit), date(plan.year_from, 1, 1), min(last, until) if until else last)


def measure(target: Target) -> Measured | None:
    """The figure of a counted target with its rows; None when its indicator is not known (any more)."""
    indicator = indicators.find(target.indicator)
    return indicator.measure(scope_of(target.plan)) if indicator else None


def targets_of(plan: Plan) -> list[TargetLine]:
    """All targets in order; one query for each indicator that occurs."""
    newest = Prefetch("actuals", queryset=TargetActual.objects.filter(value__isnull=False).order_by("-on", "-id"))
    return lines(plan, list(plan.targets.prefetch_related(newest)))


def lines(plan: Plan, targets: Sequence[Target]) -> list[TargetLine]:
    """Targets of one plan, their `actuals` prefetched newest first, with their progress today."""
    scope, today = scope_of(plan), clock.today()
    counted: dict[str, Decimal] = {}
    for key in {target.indicator for target in targets if target.indicator}:
        indicator = indicators.find(key)
        if indicator:
            counted[key] = indicator.measure(scope).value
    found = []
    for target in targets:
        typed = next(iter(target.actuals.all()), None)
        is_counted = target.indicator in counted
        value = counted.get(target.indicator) if is_counted else typed.value if typed else None
        progress = Progress(
            operator=target.operator, wanted=target.value, wanted_max=target.value_max, actual=value,
            due_on=target.due_on or date(plan.year_to, 12, 31), today=today,
        )  # fmt: skip
        found.append(TargetLine(target, progress, is_counted, None if is_counted else typed))
    return found
