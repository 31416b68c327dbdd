"""Lines of a table by place put into rows: cells of several lines stand around the middle of a row or from its top."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from saolang.documents.read.columns import NUMERIC, Role
from saolang.documents.read.lexicon import PRODUCER
from saolang.documents.read.source import Line

_NUMBER = re.compile(r"(?:S?TT|Số\s?TT|\(?\d{1,3}(?:\.\d{1,2}){0,3}\)?|[IVX]{1,5}|[A-H]|-)[.)]?", re.IGNORECASE)
_FIGURE = re.compile(r"(?:(?:đạt|hạng)\s+)?\d|★|không\s+đạt", re.IGNORECASE)
_GROUP = re.compile(r"(?:[IVX]{1,5}|[A-H])[.)]?")
_SUM = re.compile(r"tổng(?:\s+(?:cộng|số|kinh\s+phí)(?!\w)|$)|cộng\s*(?:$|[:(\d])", re.IGNORECASE)
_OPEN = re.compile(r"(?:[,/(–-]|(?<!\w)(?:và|của|các|cho|với|thuộc|do|tại|theo|từ))$")
_OTHER_PRODUCER = 1.5
TALLEST = 24
_SHARED: frozenset[Role] = frozenset({"ordinal", "entity", "address", "commune", "district", "person", "phone"})
_UNNUMBERED, _NO_ROW = -5.0, -10.0
WORST = float("-inf")


@dataclass(frozen=True, slots=True)
class Strip:
    """One line cut into the columns of its table."""

    line: Line
    cells: tuple[str, ...]

    @property
    def anchor(self) -> bool:
        """Whether a number of the list or the word for a sum stands on it."""
        first = next((cell for cell in self.cells if cell), "")
        return _NUMBER.fullmatch(self.cells[0]) is not None or _SUM.match(first) is not None

    @property
    def names_group(self) -> bool:
        """Whether it is a number of a group with nothing but the name of the group behind it."""
        return _GROUP.fullmatch(self.cells[0]) is not None and sum(map(bool, self.cells)) == 2


def rows_of(strips: Sequence[Strip], roles: Sequence[Role]) -> list[list[Strip]]:
    """The rows, heading first: the division in which the cells of a row read best (a small dynamic programme)."""
    options = [(*_divided(strips, roles, middle=middle), middle) for middle in (False, True)]
    _, rows, middle = max(options, key=lambda option: option[0])
    return [part for row in rows for part in _apart(row, roles, middle=middle)]


def _apart(row: list[Strip], roles: Sequence[Role], *, middle: bool) -> list[list[Strip]]:
    """The rows beside a producer whose cell is merged over all of them; his words stay with the first."""
    if _most_figures(row, roles) < 2 or _is_heading(row):
        return [row]
    shared = [role in _SHARED for role in roles]
    own = [_only(strip, shared, keep=False) for strip in row]
    _, rows = _divided(own, roles, middle=middle)
    return [[*rows[0], *(_only(strip, shared, keep=True) for strip in row)], *rows[1:]]


def _most_figures(row: Sequence[Strip], roles: Sequence[Role]) -> int:
    columns = [column for column, role in enumerate(roles) if role in NUMERIC]
    return max((sum(_FIGURE.match(strip.cells[column]) is not None for strip in row) for column in columns), default=0)


def _is_heading(row: Sequence[Strip]) -> bool:
    return any("tt" in strip.cells[0].lower() for strip in row)


def _only(strip: Strip, shared: Sequence[bool], *, keep: bool) -> Strip:
    return Strip(
        strip.line, tuple(cell if held == keep else "" for cell, held in zip(strip.cells, shared, strict=True))
    )


def _divided(strips: Sequence[Strip], roles: Sequence[Role], *, middle: bool) -> tuple[float, list[list[Strip]]]:
    size = len(strips)
    # Rows are about as tall as there are lines for each number of the list.
    tallest = min(TALLEST, 4 + 3 * size // max(1, sum(strip.anchor for strip in strips)))
    best: list[tuple[float, int]] = [(0.0, 0)] + [(WORST, 0)] * size
    anchors = [strip.anchor and not _ends_sum(strips[max(0, at - 2) : at], strip) for at, strip in enumerate(strips)]
    for start in range(size):
        if best[start][0] == WORST:
            continue
        for end in range(start + 1, min(size, start + tallest) + 1):
            if sum(anchors[start:end]) > 1:
                break
            value = best[start][0] + _value(strips[start:end], roles, middle=middle)
            if value > best[end][0]:
                best[end] = (value, start)
    rows: list[list[Strip]] = []
    end = size
    while end:
        start = best[end][1]
        rows.insert(0, list(strips[start:end]))
        end = start
    return best[size][0], rows


def _ends_sum(before: Sequence[Strip], strip: Strip) -> bool:
    """The second line of "Tổng / cộng"."""
    words = next((cell for cell in strip.cells if cell), "").lower()
    return words == "cộng" and any("tổng" in map(str.lower, earlier.cells) for earlier in before)


def _value(strips: Sequence[Strip], roles: Sequence[Role], *, middle: bool) -> float:
    """How well some lines read as one row."""
    where = [_span(strips, column) for column in range(len(roles))]
    several = _most_figures(strips, roles) - 1
    cut = strips[0].line.page != strips[-1].line.page
    if any(strip.anchor for strip in strips):
        value = 1.0 - 3.0 * max(0, several) - 12.0 * (several >= 0 and _is_heading(strips))
        if any(strip.names_group for strip in strips):
            value -= 3.0 * sum(any(strip.cells[2:]) for strip in strips)
    else:
        value = (
            _UNNUMBERED if any(span and role in NUMERIC for span, role in zip(where, roles, strict=True)) else _NO_ROW
        )
        value -= 6.0 * max(0, several)
    for column, span in enumerate(where):
        if span:
            value += _cell(strips, column, span, middle=middle, loose=several > 0 and roles[column] not in _SHARED)
            value -= _OTHER_PRODUCER * _misread(strips, column, span) if roles[column] == "entity" else 0.0
            value -= 0.0 if cut else _aside(span, len(strips), middle=middle)
    return value


def _aside(span: Sequence[int], height: int, *, middle: bool) -> float:
    """What it costs that a cell stands beside the middle of its row, or below its top."""
    if not middle:
        return 2.0 * (span[0] > 0)
    aside = abs(span[0] + span[-1] - height + 1) / 2
    return 0.2 * min(aside, 0.5) + 1.5 * max(0.0, aside - 0.5)


def _misread(strips: Sequence[Strip], column: int, span: Sequence[int]) -> int:
    """How many producers begin inside the cell of one, and whether none begins it."""
    begins = [PRODUCER.match(strips[index].cells[column]) is not None for index in span]
    return sum(begins[1:]) + (not begins[0] and any(PRODUCER.match(strip.cells[column]) for strip in strips))


def _span(strips: Sequence[Strip], column: int) -> list[int]:
    return [index for index, strip in enumerate(strips) if strip.cells[column]]


def _cell(strips: Sequence[Strip], column: int, span: Sequence[int], *, middle: bool, loose: bool) -> float:
    """A cell: its lines stand together, it begins with a capital and does not end in the middle."""
    first, last = strips[span[0]].cells[column], strips[span[-1]].cells[column]
    # Around the middle, lines of cells of even and odd height take turns.
    gaps = 0 if loose else sum(max(0, after - before - 1 - middle) for before, after in itertools.pairwise(span))
    value = -4.0 * gaps
    if first[:1].islower():
        value -= 4
    if _OPEN.search(last):
        value -= 3
    return value - 0.3 * sum(strips[index].cells[column][:1].isupper() for index in span[1:])
