"""How far a target is: an exact fraction; blank, zero and not due are three things (DESIGN rule 8)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from saolang.programme.enums import OPEN_TASKS, Operator, TaskState


class Standing(StrEnum):
    """Where a target stands today."""

    REACHED = "reached"
    ON_THE_WAY = "on_the_way"
    MISSED = "missed"
    NOT_DUE = "not_due"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Progress:
    """A target with its actual.

    Attributes:
        wanted: lower value of the target; None when it is a sentence without a number.
        actual: counted or typed; None is blank, 0 is zero.
    """

    operator: str
    wanted: Decimal | None
    wanted_max: Decimal | None
    actual: Decimal | None
    due_on: date
    today: date

    @property
    def holds(self) -> bool | None:
        """Whether the actual meets the target as it is now; None when one of them is blank."""
        if self.actual is None or self.wanted is None:
            return None
        if self.operator == Operator.AT_LEAST:
            return self.actual >= self.wanted
        if self.operator == Operator.AT_MOST:
            return self.actual <= self.wanted
        if self.operator == Operator.EXACTLY or self.wanted_max is None:
            return self.actual == self.wanted
        return self.wanted <= self.actual <= self.wanted_max

    @property
    def standing(self) -> Standing:
        """Reached, on the way, missed, or nothing known yet."""
        due = self.today >= self.due_on
        if self.holds is None:
            return Standing.BLANK if due or self.actual is not None else Standing.NOT_DUE
        early = self.operator in (Operator.AT_MOST, Operator.EXACTLY, Operator.BETWEEN) and not due
        if self.holds and not early:
            return Standing.REACHED
        return Standing.MISSED if due else Standing.ON_THE_WAY

    @property
    def share(self) -> Fraction | None:
        """Actual of the plan, exact; None when one is blank or the plan is zero."""
        return share(self.actual, self.wanted)


def state_of_parts(states: Collection[str]) -> str:
    """The state of a task from those of the tasks inside it; what was dropped says nothing about the rest."""
    counted = [state for state in states if state != TaskState.DROPPED] or [TaskState.DROPPED]
    if all(state == counted[0] for state in counted):
        return counted[0]
    if any(state in OPEN_TASKS for state in counted):
        return TaskState.DOING
    return TaskState.CARRIED


def share(actual: Decimal | int | None, wanted: Decimal | int | None) -> Fraction | None:
    """`actual` of `wanted` as an exact fraction."""
    if actual is None or not wanted:
        return None
    return Fraction(actual) / Fraction(wanted)


def share_of_sums(pairs: Iterable[tuple[Decimal | int | None, Decimal | int | None]]) -> Fraction | None:
    """The share of several plans together, rebuilt from their sums; without a target or an actual one is left out."""
    known = [(Fraction(actual), Fraction(wanted)) for actual, wanted in pairs if actual is not None and wanted]
    wanted = sum((pair[1] for pair in known), Fraction(0))
    return sum((pair[0] for pair in known), Fraction(0)) / wanted if wanted else None


def percent(value: Fraction | None, places: int = 1) -> Decimal | None:
    """A share in percent for showing, rounded half up."""
    if value is None:
        return None
    scaled = value * 100 * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)
