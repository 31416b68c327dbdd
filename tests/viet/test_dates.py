from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.dates import (
    DateError,
    add_months,
    long_date,
    parse_date,
    quarter,
    quarter_bounds,
    quarter_name,
    short_date,
)

DAYS = st.dates(min_value=date(1945, 9, 2), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 9, 10), "ngày 10 tháng 9 năm 2026"),
        (date(2026, 12, 1), "ngày 01 tháng 12 năm 2026"),
    ],
)
def test_long_date_follows_the_decree_on_office_papers(day: date, text: str) -> None:
    assert long_date(day) == text


@given(DAYS)
def test_written_dates_read_back(day: date) -> None:
    assert parse_date(long_date(day)) == day
    assert parse_date(short_date(day)) == day
    assert parse_date(f"{day.day}-{day.month}-{day.year}") == day
    assert parse_date(f"  {day.day}/{day.month}/{day.year} ") == day


def test_day_comes_before_month() -> None:
    assert parse_date("05/02/2026") == date(2026, 2, 5)
    assert parse_date("20 tháng 11 năm 2021") == date(2021, 11, 20)


@pytest.mark.parametrize(
    "text", ["", "31/02/2026", "2026-02-05", "5/2/26", "20/11/20212", "02/13/2026", "ngày 5", "0/1/2026"]
)
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_date(text)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2019, 12, 23), 36, date(2022, 12, 23)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
    ],
)
def test_add_months_keeps_the_day_or_the_end_of_the_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, st.integers(min_value=0, max_value=240))
def test_add_months_moves_the_month_exactly(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(DAYS)
def test_a_day_lies_in_its_quarter(day: date) -> None:
    first, last = quarter_bounds(day.year, quarter(day))
    assert first <= day <= last
    assert quarter(first - timedelta(days=1)) != quarter(day) != quarter(last + timedelta(days=1))


def test_quarters_are_named_in_roman() -> None:
    assert [quarter_name(number) for number in range(1, 5)] == ["quý I", "quý II", "quý III", "quý IV"]
    for wrong in (0, 5):
        with pytest.raises(ValueError, match="1 đến 4"):
            quarter_name(wrong)
