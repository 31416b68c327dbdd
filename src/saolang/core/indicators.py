"""Registry of indicators: one number, one definition (DESIGN rule 8).

An indicator gives the rows it counts and the aggregate over them, so a figure and its list come from the same object.
Rooms register theirs in a module that their `apps.ready` imports.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Aggregate, QuerySet


class Text(Protocol):
    """Words, plain or translated when they are shown."""

    def __str__(self) -> str: ...


@dataclass(frozen=True)
class Scope:
    """Which rows count: those of these units, from one day to another (both inclusive).

    Attributes:
        units: a queryset of primary keys of units, used as a subquery; None is the whole country.
    """

    units: QuerySet[Any] | None
    since: date
    until: date

    def within(self, path: str) -> dict[str, Any]:
        """The filter on the unit at `path` ("place"); empty for the whole country."""
        return {} if self.units is None else {f"{path}__in": self.units}

    def days(self, path: str) -> dict[str, Any]:
        """The filter on the day at `path`."""
        return {f"{path}__gte": self.since, f"{path}__lte": self.until}


@dataclass(frozen=True)
class Measured:
    """A figure and the rows it was counted from."""

    value: Decimal
    rows: QuerySet[Any]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One definition of one number.

    Attributes:
        key: stable name ("certificates.recognised-3").
        title: what people call it.
        unit: what is counted ("sản phẩm").
        rows: the rows inside a scope.
        aggregate: makes the figure from the rows.
        line: a row as (name, detail) for its list; the row's own words when None.
        related: what the list needs of each row (select_related).
    """

    key: str
    title: Text
    unit: Text
    rows: Callable[[Scope], QuerySet[Any]]
    aggregate: Aggregate
    line: Callable[[Any], tuple[str, str]] | None = None
    related: tuple[str, ...] = ()

    def measure(self, scope: Scope) -> Measured:
        """The figure now, with its rows; one query for the figure."""
        rows = self.rows(scope)
        value = rows.order_by().aggregate(value=self.aggregate)["value"]
        return Measured(Decimal(value or 0), rows)

    def words(self, row: Any) -> tuple[str, str]:
        """A row as its list shows it."""
        return self.line(row) if self.line else (str(row), "")


_indicators: dict[str, Indicator] = {}


def register(indicator: Indicator) -> Indicator:
    """Make an indicator known; the same key with another definition is a programming error (ValueError)."""
    if _indicators.setdefault(indicator.key, indicator) is not indicator:
        raise ValueError(f"indicator {indicator.key!r} is registered twice")
    return indicator


def find(key: str) -> Indicator | None:
    """The indicator of this key, None when no room has it (any more)."""
    return _indicators.get(key)


def known() -> list[Indicator]:
    """All indicators, by key."""
    return [_indicators[key] for key in sorted(_indicators)]
