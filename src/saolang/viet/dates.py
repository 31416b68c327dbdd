"""Dates as Vietnamese offices write them (Nghị định 30/2020/NĐ-CP, Phụ lục I), and months."""

import re
from calendar import monthrange
from datetime import date

from saolang.viet.text import place_tones

_SHORT = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})", re.ASCII)
_LONG = re.compile(r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.ASCII)
_QUARTERS = ("I", "II", "III", "IV")


class DateError(ValueError):
    """Text that is no date; the message is a Vietnamese sentence."""


def long_date(day: date) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below ten and the months 1 and 2 carry a zero, the other months do not."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """ "05/02/2026"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def parse_date(text: str) -> date:
    """A date from "5/2/2026", "05-02-2026" or "ngày 05 tháng 02 năm 2026"; always day before month.

    Raises:
        DateError: another form, or a day that no calendar has.
    """
    plain = " ".join(place_tones(text).lower().split())
    match = _SHORT.fullmatch(plain) or _LONG.fullmatch(plain)
    if match is None:
        raise DateError(f"“{text.strip()[:60]}” không phải ngày dạng dd/mm/yyyy.")
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(f"Không có ngày {day}/{month}/{year}.") from None


def add_months(day: date, months: int) -> date:
    """The same day so many months later (or earlier); the last day of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter(day: date) -> int:
    """1 to 4."""
    return (day.month + 2) // 3


def quarter_name(number: int) -> str:
    """ "quý I" to "quý IV"; `ValueError` otherwise."""
    if number not in {1, 2, 3, 4}:
        raise ValueError("Quý phải từ 1 đến 4.")
    return f"quý {_QUARTERS[number - 1]}"


def quarter_bounds(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter; `ValueError` for another number than 1 to 4."""
    quarter_name(number)
    last = number * 3
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
