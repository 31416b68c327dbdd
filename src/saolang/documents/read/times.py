"""The quarters in which something is planned, from words or from days ("15/3 - 20/5/2024")."""

from saolang.documents.read.days import days_in, partial_days
from saolang.viet.quarters import names_a_quarter, quarters_in

__all__ = ["names_a_quarter", "quarters"]


def quarters(text: str) -> list[int]:
    """Quarters of a time, in order; [] when it names none."""
    return quarters_in(text) or _of_days(text)


def _of_days(text: str) -> list[int]:
    months = [day.parts[1] for day in days_in(text) if day.value]
    months += [month for _, _, _, month in partial_days(text)]
    return sorted({(month + 2) // 3 for month in range(min(months), max(months) + 1)}) if months else []
