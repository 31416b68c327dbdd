from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.workdays import Calendar, add_working_days, next_working_day, working_days_between

DAYS = st.dates(min_value=date(2025, 12, 1), max_value=date(2026, 12, 31))
CALENDARS = st.builds(
    Calendar, holidays=st.frozensets(DAYS, max_size=12), working_weekends=st.frozensets(DAYS, max_size=4)
)
# 30/4 and 1/5/2026 are Thursday and Friday; Saturday 9/5 is worked for Monday 4/5.
SPRING = Calendar(
    holidays=frozenset({date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 4)}),
    working_weekends=frozenset({date(2026, 5, 9)}),
)


def test_holidays_weekends_and_worked_saturdays() -> None:
    assert add_working_days(date(2026, 4, 29), 1, SPRING) == date(2026, 5, 5)
    assert add_working_days(date(2026, 4, 29), 5, SPRING) == date(2026, 5, 9)
    assert add_working_days(date(2026, 4, 29), 1, Calendar()) == date(2026, 4, 30)
    assert next_working_day(date(2026, 4, 30), SPRING) == date(2026, 5, 5)


def test_the_first_day_can_count() -> None:
    monday = date(2026, 6, 1)
    assert add_working_days(monday, 1, Calendar(), first_day_counts=True) == monday
    assert add_working_days(monday, 15, Calendar(), first_day_counts=True) == date(2026, 6, 19)
    assert add_working_days(monday, 15, Calendar()) == date(2026, 6, 22)
    assert add_working_days(date(2026, 5, 31), 1, Calendar(), first_day_counts=True) == monday


def test_nothing_to_add_stays_on_the_day() -> None:
    sunday = date(2026, 5, 31)
    assert add_working_days(sunday, 0, Calendar()) == sunday
    assert add_working_days(sunday, 0, Calendar(), first_day_counts=True) == sunday
    with pytest.raises(ValueError, match="âm"):
        add_working_days(sunday, -1, Calendar())


@given(DAYS, st.integers(min_value=1, max_value=60), CALENDARS, st.booleans())
def test_adding_and_counting_agree(start: date, count: int, calendar: Calendar, counts: bool) -> None:
    end = add_working_days(start, count, calendar, first_day_counts=counts)
    assert calendar.is_working(end)
    assert working_days_between(start, end, calendar, first_day_counts=counts) == count


@given(DAYS, DAYS, DAYS, CALENDARS)
def test_counting_adds_up_over_a_day_in_between(one: date, two: date, three: date, calendar: Calendar) -> None:
    first, middle, last = sorted((one, two, three))
    parts = working_days_between(first, middle, calendar) + working_days_between(middle, last, calendar)
    assert working_days_between(first, last, calendar) == parts
    assert working_days_between(last, first, calendar) == -parts


@given(DAYS, CALENDARS)
def test_the_next_working_day_skips_only_days_off(day: date, calendar: Calendar) -> None:
    found = next_working_day(day, calendar)
    assert calendar.is_working(found)
    assert not any(calendar.is_working(day + timedelta(days=step)) for step in range((found - day).days))
