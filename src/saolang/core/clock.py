"""The legal day and the calendar of working days.

Every rule that asks "today" asks here, so that tests and demonstrations can stand on another day.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import lru_cache

import holidays
from django.conf import settings
from django.utils import timezone

from saolang.viet.workdays import Calendar

_shift: ContextVar[timedelta | None] = ContextVar("clock_shift", default=None)


def _set_by_settings() -> timedelta:
    if not settings.TODAY:
        return timedelta()
    return date.fromisoformat(settings.TODAY) - timezone.localdate()


def now() -> datetime:
    """This moment (aware), moved to the legal day in force."""
    shift = _shift.get()
    return timezone.now() + (_set_by_settings() if shift is None else shift)


def today() -> date:
    """The legal day in Viet Nam."""
    return timezone.localdate(now())


@contextmanager
def travel(day: date) -> Iterator[None]:
    """Stand on another day inside the block (demonstration data and tests)."""
    token = _shift.set(day - timezone.localdate())
    try:
        yield
    finally:
        _shift.reset(token)


def calendar() -> Calendar:
    """Public holidays and swapped working days of Viet Nam, corrected by the table `core.Holiday`."""
    from saolang.core.models import Holiday

    changes = Holiday.objects.values_list("day", "is_working")
    off = {day for day, is_working in changes if not is_working}
    on = {day for day, is_working in changes if is_working}
    known_off, known_on = _public_holidays(today().year)
    return Calendar(holidays=frozenset((known_off - on) | off), working_weekends=frozenset((known_on - off) | on))


@lru_cache(maxsize=4)
def _public_holidays(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and swapped working days, from eight years back to three ahead of `year`."""
    known = holidays.country_holidays("VN", years=range(year - 8, year + 4))
    return frozenset(known), frozenset(known.weekend_workdays)
