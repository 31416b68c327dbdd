"""Tables in text whose columns are told apart only by the place on the line, as `pdftotext -layout` leaves them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from saolang.documents.read.alignedrows import Strip, rows_of
from saolang.documents.read.columns import Column, Role, column, settled
from saolang.documents.read.lexicon import CAPACITY, is_upper
from saolang.documents.read.source import Cell, Line, Row, Table

_ORDINAL = re.compile(r"(?:S?TT|Số\s?TT|Số)\.?", re.IGNORECASE)
_WIDE = re.compile(r"\s{2,}")
_WORDS = re.compile(r"\S+(?: \S+)*")
_ENDS = re.compile(
    r"\s*(?:Nơi nhận|Điều \d|\(?Bằng chữ|Ghi chú\s*:|Danh sách (?:này|gồm|có)|Trên đây|PHỤ LỤC|Phụ lục|"
    r"Biểu\s+\S+:|[IVX]{1,4}\s*[.)/-]\s*\S|\d{1,2}(?:\.\d)*[./]\s+\S|[a-zđ][.)]\s|[-+•]\s)"
)
_UNIT = re.compile(r"\s*\(?(?:ĐVT|Đơn vị(?: tính)?)\s*:", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:[IVX]{1,5}|[A-H]|\d{1,3}(?:\.\d{1,2}){0,3})[.)]?(?:\s{2,}|\s*$)")
_TOTAL = re.compile(r"\s*(?:tổng|cộng)(?!\w)", re.IGNORECASE)
MOST_ABOVE = 5
MOST_EMPTY = 3
MOST_ASIDE = 12
PROSE = 60
MOST_LINES = 3000
WIDEST = 500


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a table that stand on one page, and where its columns begin there."""

    lines: tuple[Line, ...]
    starts: tuple[int, ...]


def aligned(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """The table whose heading begins at ``at``, and the line behind it; (None, at) where none does."""
    top = _heading_at(lines, at)
    if top is None:
        return None, at
    end = _end(lines, top)
    pages = [list(group) for _, group in itertools.groupby(lines[at:end], key=lambda line: line.page)]
    first = _columns(pages[0])
    if first is None:
        return None, at
    pages = _trimmed(pages, first)
    made = [_Page(tuple(pages[0]), first)]
    made += [_Page(tuple(page), _columns_again(page, first)) for page in pages[1:]]
    strips = [_strip(line, page.starts) for page in made for line in page.lines if line.text]
    headings = _headings(strips)
    if sum(item.role != "other" for item in headings) < 2:
        return None, at
    if sum(strip.anchor for strip in strips) < 2:
        return None, at
    rows = [_row(part, len(first)) for part in rows_of(strips, _roles(headings))]
    # The heading may stand again on every page.
    rows = [row for index, row in enumerate(rows) if not index or row[0].text != rows[0][0].text]
    if len(rows) < 2:
        return None, at
    last = strips[-1].line
    return Table(tuple(rows)), next(index for index in range(at, len(lines)) if lines[index] is last) + 1


def _heading_at(lines: Sequence[Line], at: int) -> int | None:
    """The line with "TT" of the heading whose first line is ``at``."""
    if not lines[at].text or not _WIDE.search(lines[at].raw):
        return None
    for index in range(at, min(at + MOST_ABOVE, len(lines))):
        raw = lines[index].raw
        if not raw.strip() or "\t" in raw:
            return None
        words = _WIDE.split(raw.strip())
        if _ORDINAL.fullmatch(words[0]) and (len(words) > 2 or (len(words) > 1 and index > at)):
            return index
        if not _is_beside(raw):
            return None
    return None


def _is_beside(raw: str) -> bool:
    """A line of the heading above "TT": pieces with gaps between, or a short one far from the left edge."""
    indent = len(raw) - len(raw.lstrip())
    pieces = _WIDE.split(raw.strip())
    return not _UNIT.match(raw) and (
        indent > 3
        and all(len(piece) < PROSE // 2 for piece in pieces)
        and raw.strip()[:1] not in "(“"
        and not (len(pieces) == 1 and is_upper(raw))
    )


def _end(lines: Sequence[Line], top: int) -> int:
    """The line behind the table: at running text, at a mark of the surrounding text or after several empty lines."""
    empty, last = 0, top
    for index in range(top + 1, min(len(lines), top + MOST_LINES)):
        raw = lines[index].raw
        if not raw.strip():
            empty += 1
            if empty > MOST_EMPTY:
                break
            continue
        pieces = _WIDE.split(raw.strip())
        if _ORDINAL.fullmatch(pieces[0]) and len(pieces) > 2 and not _repeats(lines, top, index):
            break
        if _ENDS.match(raw) and not _NUMBERED.match(raw):
            break
        if CAPACITY.search(raw) or (len(pieces) == 1 and len(pieces[0]) > PROSE and not _TOTAL.match(raw)):
            break
        empty, last = 0, index
    return last + 1


def _repeats(lines: Sequence[Line], top: int, index: int) -> bool:
    """A heading that stands again on the next page."""
    return lines[index].page != lines[top].page and lines[index].text == lines[top].text


def _columns(lines: Sequence[Line]) -> tuple[int, ...] | None:
    """Where the columns begin: behind the blanks that run down through all rows."""
    left = min((len(line.raw) - len(line.raw.lstrip()) for line in lines if line.text), default=0)
    held = [line.raw for line in lines if line.text and not _across(line.raw, left)]
    width = min(max((len(raw) for raw in held), default=0), WIDEST)
    filled = [sum(at < len(raw) and raw[at] != " " for raw in held) for at in range(width)]
    most = len(held) // 25
    runs = itertools.groupby(range(width), key=lambda at: filled[at] <= most)
    gaps = [list(run) for free, run in runs if free]
    starts = [0, *(gap[-1] + 1 for gap in gaps if gap[0] and gap[-1] + 1 < width)]
    starts = _settle(starts, held)
    return tuple(starts) if len(starts) > 2 else None


def _across(raw: str, left: int) -> bool:
    """A line that runs over several columns: the name of a group, a sum, words from the left edge with none beside."""
    pieces = _WIDE.split(raw.strip())
    if _TOTAL.match(raw) or is_upper(pieces[-1]) or (len(pieces) == 2 and _NUMBERED.fullmatch(pieces[0])):
        return True
    return (len(pieces) < 3 and max(map(len, pieces)) > PROSE // 2) or (
        len(pieces) == 1 and raw[: left + 1].strip() != "" and not _NUMBERED.match(raw)
    )


def _settle(starts: Sequence[int], held: Sequence[str]) -> list[int]:
    """Columns without a word of their own that begins a piece are the rest of the one before."""
    made: list[int] = []
    for start, after in itertools.pairwise([*starts, 10**6]):
        begins = sum(1 for raw in held for match in _WORDS.finditer(raw) if start <= match.start() < after)
        words = sum(1 for raw in held if raw[start:after].strip())
        if not made or begins * 3 >= words > 0:
            made.append(start)
    return made


def _columns_again(page: Sequence[Line], first: tuple[int, ...]) -> tuple[int, ...]:
    """The columns on a later page: its own where they are as many, else those of the first, moved."""
    pieces = [match.span() for line in page for match in _WORDS.finditer(line.raw)]

    def fitting(aside: int) -> tuple[int, int]:
        starts = [start + aside for start in first[1:]]
        cut = sum(begin < start < end for begin, end in pieces for start in starts)
        return sum(begin in starts for begin, _ in pieces) - 3 * cut, -abs(aside)

    own = _columns(page)
    if own is not None and len(own) == len(first):
        return own
    aside = max(range(-MOST_ASIDE, MOST_ASIDE + 1), key=fitting)
    return tuple(start and max(1, start + aside) for start in first)


def _trimmed(pages: list[list[Line]], starts: tuple[int, ...]) -> list[list[Line]]:
    """Without the lines at the foot that belong to no row: words from the left edge on, with nothing beside them."""
    while pages and pages[-1]:
        raw = pages[-1][-1].raw
        pieces = _WIDE.split(raw.strip())
        indent = len(raw) - len(raw.lstrip())
        if raw.strip() and not (
            len(pieces) == 1 and indent < starts[1] < len(raw) and not _NUMBERED.match(raw) and not _TOTAL.match(raw)
        ):
            break
        pages[-1].pop()
        if not pages[-1]:
            pages.pop()
    return pages


def _strip(line: Line, starts: Sequence[int]) -> Strip:
    """The pieces of a line by column; a piece that runs on over a border stays in the column where it begins."""
    cells = [""] * len(starts)
    for match in _WORDS.finditer(line.raw):
        for word in _pieces(match, starts):
            column = max(index for index, start in enumerate(starts) if start <= max(word[0], starts[0]))
            cells[column] = f"{cells[column]} {word[1]}".strip()
    return Strip(line, tuple(cells))


def _pieces(match: re.Match[str], starts: Sequence[int]) -> list[tuple[int, str]]:
    text, at = match.group(), match.start()
    cuts = [start - at for start in starts if at < start < match.end() and text[start - at - 1] == " "]
    return [(at + begin, text[begin:end].strip()) for begin, end in itertools.pairwise([0, *cuts, len(text)])]


def _headings(strips: Sequence[Strip]) -> list[Column]:
    """The columns as the lines down to the first number name them."""
    named = next((index for index, strip in enumerate(strips) if _ORDINAL.fullmatch(strip.cells[0])), 0)
    below = next((index for index in range(named + 1, len(strips)) if strips[index].cells[0]), len(strips))
    until = min(below, 2 * named + 2)
    made: list[Column] = []
    for index in range(len(strips[0].cells)):
        text = " ".join(strip.cells[index] for strip in strips[:until] if strip.cells[index])
        made.append(column(text))
    return settled(made)


def _roles(columns: Sequence[Column]) -> tuple[Role, ...]:
    return tuple(item.role for item in columns)


def _row(strips: Sequence[Strip], width: int) -> Row:
    cells: list[Cell] = []
    for index in range(width):
        parts = [strip for strip in strips if strip.cells[index]]
        text = ""
        for strip in parts:
            glue = "" if re.search(r"\w[-/]$", text[-2:]) and strip.cells[index][:1].isupper() else " "
            text = f"{text}{glue if text else ''}{strip.cells[index]}"
        line = (parts or strips)[0].line
        cells.append(Cell(text, line.number, line.page))
    return tuple(cells)
