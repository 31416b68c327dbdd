"""Dates inside sentences, and those that no calendar has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Spaces may stand where extraction put them; a year of five figures is a slip to be shown, not to be cut.
_DATE = re.compile(
    r"(?<![\d/.,])(?:(\d{1,2})\s?/\s?(\d{1,2})\s?/\s?(\d{3,6})|(\d{1,2})-(\d{1,2})-(\d{4})|(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)|"
    r"(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s+năm\s+(\d{3,6}))(?![\d/])",
    re.IGNORECASE,
)
_PARTIAL = re.compile(r"(?<![\d/.,])(\d{1,2})\s?/\s?(\d{1,2})(?![\d/.,]*\d|\s*/)")
EARLIEST, LATEST = 1900, 2100


@dataclass(frozen=True, slots=True)
class Day:
    """A date as written; ``value`` is None when no calendar has it."""

    written: str
    start: int
    end: int
    value: date | None
    parts: tuple[int, int, int]


def days_in(text: str) -> Iterator[Day]:
    """Every full date of a text, good or impossible."""
    for match in _DATE.finditer(text):
        day, month, year = (int(part) for part in match.groups() if part)
        yield Day(match.group(), match.start(), match.end(), make(day, month, year), (day, month, year))


def partial_days(text: str) -> Iterator[tuple[str, int, int, int]]:
    """Days without a year: ("15/11", offset, 15, 11)."""
    for match in _PARTIAL.finditer(text):
        day, month = int(match.group(1)), int(match.group(2))
        if make(day, month, 2024) is not None:
            yield match.group(), match.start(), day, month


def make(day: int, month: int, year: int) -> date | None:
    """The date, or None."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def suggest(parts: tuple[int, int, int], year: int | None) -> date | None:
    """The one date near the document's year that an impossible one may have meant: one figure too many in the year."""
    day, month, written = parts
    if year is None or LATEST >= written >= EARLIEST:
        return None
    figures = str(written)
    shorter = {int(figures[:at] + figures[at + 1 :]) for at in range(len(figures))}
    return make(day, month, year) if year in shorter else None
