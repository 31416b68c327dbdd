"""Tables inside text: with pipes, with tabs, or flattened; each taken out of the lines and made a table."""

import re
from collections.abc import Callable, Sequence

from saolang.documents.read.aligned import aligned
from saolang.documents.read.columns import column, columns_in
from saolang.documents.read.flatrows import END, HEAD, FlatRows
from saolang.documents.read.from_text import BREAK
from saolang.documents.read.lexicon import CAPACITY
from saolang.documents.read.paragraphs import mark_of
from saolang.documents.read.source import Cell, Line, Row, Source, Table

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_LAYOUT = re.compile(r"CỘNG\s+H[ÒO][ÀA]\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]|Nơi nhận|(?:TM|KT|TL|TUQ)\.\s*[A-ZĐỦ]")
MOST_HEAD_LINES = 30
MOST_SIDES = 4
_HEADINGS = frozenset({"part", "article", "roman", "capital", "number"})


def with_tables(source: Source) -> Source:
    """``source`` with the tables of its lines as tables; tables that are there already stay."""
    made = Source(warnings=source.warnings, headers=source.headers)
    run: list[Line] = []
    for block in [*source.blocks, None]:
        if isinstance(block, Line):
            run.append(block)
            continue
        made.blocks += _cut(run)
        run = []
        if block is not None:
            made.blocks.append(block)
    return made


def _cut(lines: Sequence[Line]) -> list[Line | Table]:
    made: list[Line | Table] = []
    at = since = 0
    while at < len(lines):
        beside, end = _laid_out(lines, at)
        if end > at:
            made += beside
            at = since = end
            continue
        for find in _FINDERS:
            table, end = find(lines, at)
            if table is not None:
                made.append(Table(table.rows, _caption(lines[since:at])))
                at = since = end
                break
        else:
            made.append(lines[at])
            at += 1
    return made


def _caption(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines[-12:] if line.text)[-5:]


def _laid_out(lines: Sequence[Line], at: int) -> tuple[list[Line], int]:
    """A table of pipes that only puts head or signatures side by side, as the lines that stand in it."""
    end = at
    while end < len(lines) and (lines[end].text.startswith("|") or (end > at and not lines[end].text)):
        end += 1
    held = [line for line in lines[at:end] if line.text]
    if not any(_LAYOUT.search(line.text) for line in held) or any(line.text.count("|") > MOST_SIDES for line in held):
        return [], at
    made: list[Line] = []
    for line in held:
        cells = [BREAK.split(cell) for cell in line.text.strip("|").split("|")]
        texts = [[part.strip() for part in cell if part.strip(" -:")] for cell in cells]
        if all(len(parts) < 2 for parts in texts):
            words = "\t".join(parts[0] for parts in texts if parts)
            made += [Line(line.number, words.replace("\t", " "), line.page, words)] if words else []
        else:
            made += [Line(line.number, part, line.page, part) for parts in texts for part in parts]
    return made, end


def _piped(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    rows: list[Row] = []
    end = at
    while end < len(lines) and (lines[end].text.startswith("|") or (rows and not lines[end].text)):
        line = lines[end]
        if line.text and not _RULE.fullmatch(line.text):
            parts = BREAK.sub(" ", line.text).strip("|").split("|")
            rows.append(tuple(Cell(" ".join(part.split()), line.number, line.page) for part in parts))
        end += 1
    return (Table(tuple(rows)), end) if len(rows) > 1 else (None, at)


def _tabbed(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """Rows of cells with tabs between; a line without a tab goes on with the last cell that is not a figure."""
    if len(lines[at].cells) < 3 or not _looks_headed(lines[at].cells):
        return None, at
    rows: list[list[Cell]] = []
    end, last = at, at
    while end < len(lines) and end - last < 6:
        line = lines[end]
        if rows and len(line.cells) > 2 and HEAD.match(line.cells[0]):
            break  # the next table
        if rows and (END.match(line.text) or CAPACITY.search(line.text)):
            break
        if len(line.cells) > 1:
            rows.append([Cell(" ".join(part.split()), line.number, line.page) for part in line.cells])
            last = end
        elif line.text and (END.match(line.text) or mark_of(line.text)[0] in _HEADINGS or not _goes_on(lines, end)):
            break
        elif line.text and rows:
            _extend(rows[-1], line)
            last = end
        end += 1
    return (Table(tuple(map(tuple, rows))), last + 1) if len(rows) > 1 else (None, at)


def _looks_headed(cells: Sequence[str]) -> bool:
    return sum(column(cell).role != "other" for cell in cells if cell) >= 2


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether more rows of the same table follow within a few lines."""
    cells = next((line.cells for line in lines[at + 1 : at + 6] if len(line.cells) > 1), ("TT",))
    return not HEAD.match(cells[0])


def _extend(row: list[Cell], line: Line) -> None:
    at = max((index for index, cell in enumerate(row) if cell.text), default=len(row) - 1)
    row[at] = Cell(f"{row[at].text} {line.text}".strip(), row[at].line, row[at].page)


def _flattened(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    if not HEAD.match(lines[at].text) or len(lines[at].text) > 200:
        return None, at
    start = next(
        (
            index
            for index in range(at + 1, min(at + MOST_HEAD_LINES * 2, len(lines)))
            if lines[index].text
            and re.match(r"(?:0?1|I|A)[.)]?(?:\s|$)|(?i:tổng\s+cộng|cộng)\s*:?\s*(?:\d|$)", lines[index].text)
        ),
        None,
    )
    if start is None:
        return None, at
    columns = columns_in(" ".join(line.text for line in lines[at:start] if line.text))
    first = start
    start = _after_column_numbers(lines, start, len(columns))
    if len(columns) < 3 or columns[0].role != "ordinal":
        return None, at
    rows, end = FlatRows(lines, columns, lines[at:first]).read(start)
    if len(rows) < 2:
        return None, at
    head = tuple(Cell(item.heading, lines[at].number, lines[at].page) for item in columns)
    return Table((head, *rows)), end


def _after_column_numbers(lines: Sequence[Line], start: int, count: int) -> int:
    """Skip a row of column numbers: "1 2 3 4 5" on one line or on as many."""
    if re.fullmatch(r"\(?1\)?(?:\s+\(?\d+\)?){2,}", lines[start].text):
        return start + 1
    filled = [(index, line.text) for index, line in enumerate(lines[start : start + 3 * count], start) if line.text][
        :count
    ]
    if len(filled) == count and all(text.strip("()") == str(n) for n, (_, text) in enumerate(filled, 1)):
        return filled[-1][0] + 1
    return start


_FINDERS: tuple[Callable[[Sequence[Line], int], tuple[Table | None, int]], ...] = (
    _piped,
    _tabbed,
    aligned,
    _flattened,
)
