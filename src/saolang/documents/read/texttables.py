"""Tables inside text: with pipes, with tabs, or flattened; each taken out of the lines and made a table."""

import re
from collections.abc import Callable, Sequence

from saolang.documents.read.amounts import GROUPED, star
from saolang.documents.read.columns import NUMERIC, Column, Role, column, columns_in
from saolang.documents.read.flat import Atom, deal, pieces
from saolang.documents.read.outline import roman
from saolang.documents.read.source import Cell, Line, Row, Source, Table

_HEAD = re.compile(r"(?:S?TT|Stt|Tt|Số TT|Số thứ tự)(?!\w)")
_CODE = re.compile(r"((?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-H])[.)]?|[-+–])(?:\s+(?=\S)|$)")
_TOTAL = re.compile(r"(?:tổng\s+(?:cộng|số|kinh\s+phí)|cộng)(?!\w)", re.IGNORECASE)
_END = re.compile(
    r"(?:Nơi nhận|Điều \d|PHỤ LỤC|Phụ lục|Danh sách (?:này )?(?:có|gồm)|Ghi chú\s*:|Trên đây|Người lập|NGƯỜI LẬP|TM\.|KT\.|TL\.)"
)
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
MOST_HEAD_LINES = 30


def with_tables(source: Source) -> Source:
    """``source`` with the tables of its lines as tables; tables that are there already stay."""
    made = Source(warnings=source.warnings)
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
    at = 0
    finders: tuple[Callable[[Sequence[Line], int], tuple[Table | None, int]], ...] = (_piped, _tabbed, _flattened)
    while at < len(lines):
        for find in finders:
            table, end = find(lines, at)
            if table is not None:
                made.append(table)
                at = end
                break
        else:
            made.append(lines[at])
            at += 1
    return made


def _caption(lines: Sequence[Line], at: int) -> tuple[Line, ...]:
    return tuple(line for line in lines[max(0, at - 12) : at] if line.text)[-5:]


def _piped(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    rows: list[Row] = []
    end = at
    while end < len(lines) and (lines[end].text.startswith("|") or (rows and not lines[end].text)):
        line = lines[end]
        if line.text and not _RULE.fullmatch(line.text):
            rows.append(tuple(Cell(part.strip(), line.number, line.page) for part in line.text.strip("|").split("|")))
        end += 1
    return (Table(tuple(rows), _caption(lines, at)), end) if len(rows) > 1 else (None, at)


def _tabbed(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    """Rows of cells with tabs between; a line without a tab goes on with the last cell that is not a figure."""
    if len(lines[at].cells) < 3 or not _looks_headed(lines[at].cells):
        return None, at
    rows: list[list[Cell]] = []
    end, last = at, at
    while end < len(lines) and end - last < 6:
        line = lines[end]
        if len(line.cells) > 1:
            rows.append([Cell(" ".join(part.split()), line.number, line.page) for part in line.cells])
            last = end
        elif line.text and (_END.match(line.text) or not _goes_on(lines, end)):
            break
        elif line.text and rows:
            _extend(rows[-1], line)
            last = end
        end += 1
    return (Table(tuple(map(tuple, rows)), _caption(lines, at)), last + 1) if len(rows) > 1 else (None, at)


def _looks_headed(cells: Sequence[str]) -> bool:
    return sum(column(cell).role != "other" for cell in cells if cell) >= 2


def _goes_on(lines: Sequence[Line], at: int) -> bool:
    """Whether more rows follow within a few lines."""
    return any(len(line.cells) > 1 for line in lines[at + 1 : at + 6])


def _extend(row: list[Cell], line: Line) -> None:
    at = max((index for index, cell in enumerate(row) if cell.text), default=len(row) - 1)
    row[at] = Cell(f"{row[at].text} {line.text}".strip(), row[at].line, row[at].page)


def _flattened(lines: Sequence[Line], at: int) -> tuple[Table | None, int]:
    if not _HEAD.match(lines[at].text) or len(lines[at].text) > 200:
        return None, at
    start = next(
        (
            index
            for index in range(at + 1, min(at + MOST_HEAD_LINES * 2, len(lines)))
            if lines[index].text and re.match(r"(?:0?1|I|A)[.)]?(?:\s|$)", lines[index].text)
        ),
        None,
    )
    if start is None:
        return None, at
    columns = columns_in(" ".join(line.text for line in lines[at:start] if line.text))
    start = _after_column_numbers(lines, start, len(columns))
    if len(columns) < 3 or columns[0].role != "ordinal":
        return None, at
    rows, end = _Rows(lines, columns).read(start)
    if len(rows) < 2:
        return None, at
    head = tuple(Cell(item.heading, lines[at].number, lines[at].page) for item in columns)
    return Table((head, *rows), _caption(lines, at)), end


def _after_column_numbers(lines: Sequence[Line], start: int, count: int) -> int:
    """Skip a row of column numbers: "1 2 3 4 5" on one line or on as many."""
    if re.fullmatch(r"\(?1\)?(?:\s+\(?\d+\)?){2,}", lines[start].text):
        return start + 1
    filled = [(index, line.text) for index, line in enumerate(lines[start : start + 3 * count], start) if line.text][:count]
    if len(filled) == count and all(text.strip("()") == str(n) for n, (_, text) in enumerate(filled, 1)):
        return filled[-1][0] + 1
    return start


class _Rows:
    """Cuts the lines of one flattened table into rows."""

    def __init__(self, lines: Sequence[Line], columns: Sequence[Column]) -> None:
        self.lines, self.columns = lines, columns
        self.roles: frozenset[Role] = frozenset(item.role for item in columns)
        self.rows: list[Row] = []
        self.code = ""
        self.code_line: Line | None = None
        self.held: list[Atom | None] = []
        self.numbers: list[tuple[int, ...]] = []
        self.romans = 0
        self.longest = 6

    def read(self, start: int) -> tuple[list[Row], int]:
        """The rows from line ``start`` on, and the line after them."""
        at = start
        while at < len(self.lines):
            line = self.lines[at]
            if not line.text:
                if line.raw.strip("\n\r") and self.held:
                    self.held.append(None)
            elif _TOTAL.match(line.text) and self._is_total(at):
                at = self._take_total(at)
                if not self._more(at + 1):
                    return self.rows, at + 1
            elif _END.match(line.text) or self._overlong():
                break
            else:
                self._take(line)
            at += 1
        self._flush()
        return self.rows, at

    def _overlong(self) -> bool:
        return len([atom for atom in self.held if atom]) > max(40, 3 * self.longest)

    def _more(self, at: int) -> bool:
        """Whether the list goes on after a total (a total may stand first)."""
        following = [line.text for line in self.lines[at : at + 8] if line.text][:2]
        return any(_CODE.match(text) and self._follows(text.split()[0]) for text in following)

    def _take(self, line: Line) -> None:
        match = _CODE.match(line.text)
        if match and self._follows(match.group(1)) and not self._may_be_value(match.group(1), line.text):
            self._flush()
            self.code, self.code_line = match.group(1), line
            self._remember(match.group(1))
            self.held += pieces(line, self.roles, line.text[match.end() :])
        else:
            self.held += pieces(line, self.roles)

    def _may_be_value(self, code: str, text: str) -> bool:
        """A lone figure that the row still lacks (its star, its quantity) is no number of the next row."""
        held = [atom.text for atom in self.held if atom]
        if not code.isdigit() or text.strip() != code or not self.rows and not held:
            return False
        if "star" in self.roles:
            return star(code) is not None and not any(star(item) is not None for item in held)
        wanted = len([item for item in self.columns if item.role in NUMERIC])
        return "amount" not in self.roles and len([item for item in held if item[:1].isdigit()]) < wanted

    def _follows(self, code: str) -> bool:
        code = code.rstrip(".)")
        if code in {"-", "+", "–"}:
            return "amount" in self.roles and bool(self.rows or self.held)
        if code[:1].isdigit():
            number = tuple(map(int, code.split(".")))
            if number == (1,) or not self.numbers:
                return number == (1,) and (not self.numbers or self.romans > 0) or not self.numbers
            last = self.numbers[-1]
            return any(number == (*last[:depth], last[depth] + 1) for depth in range(len(last))) or number == (*last, 1)
        if code.isalpha() and set(code) <= set("IVX"):
            return roman(code) == self.romans + 1
        return len(code) == 1 and code == "ABCDEFGH"[self.romans % 8]

    def _remember(self, code: str) -> None:
        code = code.rstrip(".)")
        if code[:1].isdigit():
            self.numbers.append(tuple(map(int, code.split("."))))
        elif code.isalpha():
            self.romans += 1

    def _flush(self) -> None:
        if self.code_line is None and not self.held:
            return
        for index, part in enumerate(self._parts()):
            atoms = [atom for atom in part if atom]
            if index == 0 and self.code_line is not None:
                first = Cell(self.code, self.code_line.number, self.code_line.page)
            elif atoms:
                first = Cell("", atoms[0].line, atoms[0].page)
            else:
                continue
            self.longest = max(self.longest, len(atoms))
            self.rows.append((first, *deal(atoms, self.columns[1:])))
        self.code, self.code_line, self.held = "", None, []

    def _parts(self) -> list[list[Atom | None]]:
        """The row, cut where a second amount shows that a row without number is in it."""
        parts: list[list[Atom | None]] = [[]]
        amounts = 0
        for index, atom in enumerate(self.held):
            if atom is not None and "amount" in self.roles and GROUPED.fullmatch(atom.text):
                amounts += 1
                if amounts > 1:
                    at = self._boundary(parts[-1])
                    parts.append(parts[-1][at:])
                    del parts[-2][at:]
                    amounts = 1
            parts[-1].append(self.held[index])
        return parts

    def _boundary(self, part: Sequence[Atom | None]) -> int:
        """Where the row without number begins: after the last blank cell, else at its likeliest first words."""
        for index in range(len(part) - 2, 0, -1):
            if part[index] is None and part[index + 1] is not None:
                return index + 1
        known = {row[1].text.split(" ")[0] for row in self.rows if len(row) > 1 and row[1].text}
        starts = [index for index, atom in enumerate(part) if atom and index and atom.starts_line and atom.text[:1].isupper()]
        likely = [index for index in starts if (part[index] or Atom("", 0, None)).text.split(" ")[0] in known]
        return (likely or starts or [len(part) - 1])[-1]

    def _is_total(self, at: int) -> bool:
        text = self.lines[at].text
        return GROUPED.search(text) is not None or any(
            GROUPED.fullmatch(line.text) for line in self.lines[at + 1 : at + 5] if line.text
        )

    def _take_total(self, at: int) -> int:
        self._flush()
        line = self.lines[at]
        found = GROUPED.search(line.text)
        end = at
        if found is None:
            end = next(index for index in range(at + 1, at + 5) if GROUPED.fullmatch(self.lines[index].text))
        amount = found.group() if found else self.lines[end].text
        label = line.text[: found.start()].strip() if found else line.text
        cells = [Cell("", line.number, line.page)]
        for item in self.columns[1:]:
            text = label if item.role in {"content", "product"} else amount if item.role == "amount" else ""
            cells.append(Cell(text, line.number, line.page))
        self.rows.append(tuple(cells))
        return end
