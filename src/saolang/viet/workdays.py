"""Counting working days over a calendar that is passed in; weekends are Saturday and Sunday."""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off beside weekends, and weekend days that are worked instead of another day."""

    holidays: frozenset[date] = frozenset()
    working_weekends: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on this day; a worked weekend day wins over a holiday."""
        if day in self.working_weekends:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays


def next_working_day(day: date, calendar: Calendar) -> date:
    """The day itself when it is worked, otherwise the first worked day after it."""
    while not calendar.is_working(day):
        day += _DAY
    return day


def add_working_days(start: date, count: int, calendar: Calendar, *, first_day_counts: bool = False) -> date:
    """The day on which a number of working days is over.

    Args:
        start: the day from which is counted.
        count: working days, 0 or more; 0 gives `start` itself.
        calendar: which days are worked.
        first_day_counts: whether `start`, when worked, is the first of them.

    Raises:
        ValueError: a negative count.
    """
    if count < 0:
        raise ValueError("Số ngày làm việc không được âm.")
    left = count - (first_day_counts and count > 0 and calendar.is_working(start))
    day = start
    while left:
        day += _DAY
        left -= calendar.is_working(day)
    return day


def working_days_between(start: date, end: date, calendar: Calendar, *, first_day_counts: bool = False) -> int:
    """Working days after `start` up to and with `end`; negative when `end` lies before `start`.

    Args:
        start: left out unless `first_day_counts`.
        end: counted.
        calendar: which days are worked.
        first_day_counts: whether `start` is counted too, when worked.
    """
    if end < start:
        return -working_days_between(end, start, calendar, first_day_counts=first_day_counts)
    first = start if first_day_counts else start + _DAY
    return sum(calendar.is_working(first + timedelta(days=step)) for step in range((end - first).days + 1))
