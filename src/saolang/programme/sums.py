"""Adding up a tree of amounts: blank is not zero, stated is compared with summed, nothing is repaired."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a tree. `amount` is what stands in the line itself; None is blank."""

    key: Hashable
    parent: Hashable | None
    amount: int | None


@dataclass(frozen=True, slots=True)
class Sum:
    """A line with what its children come to.

    Attributes:
        stated: the amount in the line itself.
        summed: what its children come to; None when they are all blank or there are none.
    """

    stated: int | None
    summed: int | None

    @property
    def total(self) -> int | None:
        """What counts upwards: the children when they have amounts, else the line itself."""
        return self.stated if self.summed is None else self.summed

    @property
    def difference(self) -> int | None:
        """Stated minus summed when both are there; 0 is agreement."""
        return None if self.stated is None or self.summed is None else self.stated - self.summed


def add(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is not blank; None when everything is blank."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def add_up(nodes: Iterable[Node]) -> dict[Hashable, Sum]:
    """Every line with its sum. A parent that is not among the lines makes its child a root.

    Raises:
        ValueError: two lines with one key, or a line that is its own ancestor.
    """
    rows = list(nodes)
    by_key = {row.key: row for row in rows}
    if len(by_key) != len(rows):
        raise ValueError("two lines have one key")
    children: dict[Hashable | None, list[Hashable]] = {}
    for row in rows:
        children.setdefault(row.parent if row.parent in by_key else None, []).append(row.key)
    order: list[Hashable] = []
    waiting = list(children.get(None, []))
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting += children.get(key, [])
    if len(order) != len(rows):
        raise ValueError("a line stands above itself")
    found: dict[Hashable, Sum] = {}
    for key in reversed(order):
        below = add(found[child].total for child in children.get(key, []))
        found[key] = Sum(by_key[key].amount, below)
    return {row.key: found[row.key] for row in rows}


def total(nodes: Iterable[Node]) -> int | None:
    """What the roots come to; None when everything is blank."""
    rows = list(nodes)
    keys = {row.key for row in rows}
    sums = add_up(rows)
    return add(sums[row.key].total for row in rows if row.parent not in keys)
