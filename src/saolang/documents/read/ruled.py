"""Ruled tables of a page: from straight lines to a grid of cells, merged ones included."""

from collections.abc import Sequence
from dataclasses import dataclass

THIN = 2.5
NEAR = 3.0
SHORTEST = 8.0
MOST_EDGES = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or box, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Box:
    """The place of a cell."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x < self.right and self.bottom <= y < self.top


@dataclass(frozen=True, slots=True)
class Ruled:
    """One table: where its edges stand, and the lines that are really drawn."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Its upper edge."""
        return self.ys[-1]


def tables_on(rules: Sequence[Rule]) -> list[Ruled]:
    """The tables that the lines of a page draw; frames and underlines are none."""
    level, upright = _straight(rules)
    made: list[Ruled] = []
    for group in _connected(level, upright):
        flat = [rule for rule in group if rule in level]
        tall = [rule for rule in group if rule in upright]
        xs = _edges([(rule.left + rule.right) / 2 for rule in tall])
        ys = _edges([(rule.bottom + rule.top) / 2 for rule in flat])
        if len(xs) > 2 and len(ys) > 2 and len(xs) <= MOST_EDGES and len(ys) <= MOST_EDGES:
            made.append(Ruled(tuple(xs), tuple(ys), tuple(flat), tuple(tall)))
    return made


def inside(table: Ruled, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a character stands in a table."""
    x, y = (left + right) / 2, (bottom + top) / 2
    return table.xs[0] <= x <= table.xs[-1] and table.ys[0] <= y <= table.ys[-1]


def grid_of(table: Ruled) -> list[list[tuple[Box, bool]]]:
    """Rows from the top down; each place with the box of its cell and whether a cell above or to its left covers it."""
    columns, rows = len(table.xs) - 1, len(table.ys) - 1
    made: list[list[tuple[Box, bool]]] = []
    for row in range(rows - 1, -1, -1):
        places: list[tuple[Box, bool]] = []
        for column in range(columns):
            left, right, low, high = column, column, row, row
            while left > 0 and not _wall(table, left, row):
                left -= 1
            while right < columns - 1 and not _wall(table, right + 1, row):
                right += 1
            while high < rows - 1 and not _floor(table, high + 1, column):
                high += 1
            while low > 0 and not _floor(table, low, column):
                low -= 1
            box = Box(table.xs[left], table.ys[low], table.xs[right + 1], table.ys[high + 1])
            places.append((box, left != column or high != row))
        made.append(places)
    return made


def _wall(table: Ruled, edge: int, row: int) -> bool:
    """Whether a line stands on this edge beside this row."""
    x, y = table.xs[edge], (table.ys[row] + table.ys[row + 1]) / 2
    return any(
        abs((rule.left + rule.right) / 2 - x) <= NEAR and rule.bottom - NEAR <= y <= rule.top + NEAR
        for rule in table.upright
    )


def _floor(table: Ruled, edge: int, column: int) -> bool:
    y, x = table.ys[edge], (table.xs[column] + table.xs[column + 1]) / 2
    return any(
        abs((rule.bottom + rule.top) / 2 - y) <= NEAR and rule.left - NEAR <= x <= rule.right + NEAR
        for rule in table.level
    )


def _straight(rules: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """Level and upright lines; a box drawn as one thing gives its four sides."""
    level: dict[Rule, None] = {}
    upright: dict[Rule, None] = {}
    for rule in rules:
        wide, tall = rule.right - rule.left, rule.top - rule.bottom
        if tall <= THIN < SHORTEST <= wide:
            level[rule] = None
        elif wide <= THIN < SHORTEST <= tall:
            upright[rule] = None
        elif wide >= SHORTEST and tall >= SHORTEST:
            level[Rule(rule.left, rule.bottom, rule.right, rule.bottom)] = None
            level[Rule(rule.left, rule.top, rule.right, rule.top)] = None
            upright[Rule(rule.left, rule.bottom, rule.left, rule.top)] = None
            upright[Rule(rule.right, rule.bottom, rule.right, rule.top)] = None
    return list(level), list(upright)


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> list[set[Rule]]:
    """Lines that touch each other: each group is one table."""
    groups: list[tuple[set[Rule], list[float]]] = []
    for rule in sorted([*level, *upright], key=lambda item: -item.top):
        around = [rule.left - NEAR, rule.bottom - NEAR, rule.right + NEAR, rule.top + NEAR]
        touching = [group for group in groups if _meets(group[1], around)]
        members, box = {rule}, around
        for group in touching:
            members |= group[0]
            box = [
                min(box[0], group[1][0]),
                min(box[1], group[1][1]),
                max(box[2], group[1][2]),
                max(box[3], group[1][3]),
            ]
            groups.remove(group)
        groups.append((members, box))
    return [members for members, _ in groups]


def _meets(one: Sequence[float], two: Sequence[float]) -> bool:
    return one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3]


def _edges(values: Sequence[float]) -> list[float]:
    """Places in order, those that nearly coincide as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > NEAR:
            made.append(value)
    return made
