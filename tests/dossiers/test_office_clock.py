"""The commune's clock with the days it waited for the producer."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from saolang.dossiers.domain.commune_clock import _later
from saolang.viet.workdays import Calendar, add_working_days, working_days_between

CALENDAR = Calendar()
START = date(2027, 3, 1)
LAST = add_working_days(START, 15, CALENDAR)
PERIODS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 20)).map(
        lambda pair: (START + timedelta(days=pair[0]), START + timedelta(days=pair[0] + pair[1]))
    ),
    max_size=4,
)


@given(periods=PERIODS)
def test_waiting_never_shortens_the_time_and_never_adds_more_than_was_waited(periods: list[tuple[date, date]]) -> None:
    due = _later(START, LAST, sorted(periods), CALENDAR)
    waited = sum(working_days_between(begin, end, CALENDAR) for begin, end in periods)
    assert 0 <= working_days_between(LAST, due, CALENDAR) <= waited
    assert CALENDAR.is_working(due)


@given(periods=PERIODS)
def test_the_same_waiting_told_twice_counts_once(periods: list[tuple[date, date]]) -> None:
    once = _later(START, LAST, sorted(periods), CALENDAR)
    assert _later(START, LAST, sorted(periods * 2), CALENDAR) == once


def test_waiting_that_began_after_the_last_day_changes_nothing() -> None:
    late = LAST + timedelta(days=1)
    assert _later(START, LAST, [(late, late + timedelta(days=9))], CALENDAR) == LAST


def test_two_overlapping_requests_stop_the_clock_once() -> None:
    one = (date(2027, 3, 3), date(2027, 3, 8))
    two = (date(2027, 3, 5), date(2027, 3, 10))
    due = _later(START, LAST, [one, two], CALENDAR)
    assert working_days_between(LAST, due, CALENDAR) == 5, "from 3/3 to 10/3"
