"""Tables as rows with named columns, whatever file they came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from saolang.documents.read.columns import Column, Role, column, settled
from saolang.documents.read.context import Context
from saolang.documents.read.source import Cell, Item, Row, Table, cited
from saolang.viet.text import fold

MOST_HEAD_ROWS = 4
_STARS = re.compile(r"(?:(?:đạt|hạng)\s+)?\d\s*sao|★{1,5}", re.IGNORECASE)
_FIRST = re.compile(r"(?:0?1|I|A|1\.1|-)[.)]?")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2}|[A-Z])\)?(?:\s*=.*)?")
_TOTAL = re.compile(r"^(?:tong (?:cong|so|kinh phi)|cong tong|cong$|cong(?= ?[(:]))")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its cells by the role of their column; ``group`` when it is a heading across the table."""

    cells: tuple[tuple[Role, Cell], ...]
    group: str = ""

    def cell(self, role: Role) -> Cell | None:
        """The first filled cell of a role, else an empty one, else None."""
        found = [cell for name, cell in self.cells if name == role]
        return next((cell for cell in found if cell.text), found[0] if found else None)

    def text(self, role: Role) -> str:
        """Its words, "" when there is no such column."""
        cell = self.cell(role)
        return cell.text if cell else ""

    @property
    def line(self) -> int:
        """The line on which the row begins."""
        return self.cells[0][1].line

    @property
    def page(self) -> int | None:
        """Its page."""
        return self.cells[0][1].page

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(cell.text for _, cell in self.cells if cell.text and not cell.merged)

    @property
    def is_total(self) -> bool:
        """A row of sums: "Tổng cộng" where numbers or contents stand."""
        return any(
            _TOTAL.match(fold(cell.text)) is not None and len(cell.text) < 60
            for role, cell in self.cells[:3]
            if role not in {"amount", "source"}
        )

    def source(self) -> Item:
        """Where it was read."""
        return cited(self.line, self.words, self.page)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table whose columns are known."""

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]

    def has(self, role: Role) -> bool:
        """Whether a column has this role."""
        return any(item.role == role for item in self.columns)

    def heading(self, role: Role) -> str:
        """The words over the first column of a role."""
        return next((item.heading for item in self.columns if item.role == role), "")

    @property
    def caption(self) -> str:
        """Title and unit above the table."""
        return " ".join(line.text for line in self.table.caption)


def grids(context: Context) -> Iterator[Grid]:
    """All tables with a heading that says something."""
    for table in context.tables:
        made = grid(table)
        if made is not None:
            yield made


def grid(table: Table) -> Grid | None:
    """The table with its columns named; None when two or more headings cannot be found in its first rows."""
    count = head_rows(table.rows)
    width = max((len(row) for row in table.rows), default=0)
    if not count or count >= len(table.rows):
        return None
    columns = tuple(settled([column(_heading(table.rows[:count], index)) for index in range(width)]))
    if sum(item.role != "other" for item in columns) < 2:
        return None
    columns = _starred(columns, table.rows[count:])
    start = count + (count < len(table.rows) and _is_column_numbers(table.rows[count]))
    rows = tuple(_row(row, columns) for row in table.rows[start:] if any(cell.text for cell in row))
    return Grid(table, columns, rows)


def _starred(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """A column beside products whose heading says nothing, but in which each cell is a star, is the one of stars."""
    roles = [item.role for item in columns]
    if "product" not in roles or "star" in roles:
        return columns
    for index, item in enumerate(columns):
        cells = [row[index].text for row in rows if index < len(row) and row[index].text]
        if item.role == "other" and cells and all(_STARS.fullmatch(text) for text in cells):
            return (*columns[:index], Column("star", item.heading), *columns[index + 1 :])
    return columns


def head_rows(rows: Sequence[Row]) -> int:
    """How many rows belong to the heading: up to the first row that begins with the first number."""
    if not rows:
        return 0
    for index, row in enumerate(rows[: MOST_HEAD_ROWS + 1]):
        first = next((cell.text for cell in row), "")
        if index and (_FIRST.fullmatch(first) or _is_column_numbers(row) or not _is_head(row)):
            return index
    return 1


def _is_head(row: Row) -> bool:
    """A second line of the heading: named columns, or cells merged from above."""
    texts = [cell for cell in row if cell.text]
    distinct = {cell.text for cell in texts}
    return len(distinct) > 1 and sum(cell.merged or column(cell.text).role != "other" for cell in texts) * 2 >= len(
        texts
    )


def _heading(rows: Sequence[Row], index: int) -> str:
    words: list[str] = []
    for row in rows:
        text = row[index].text if index < len(row) else ""
        if text and text not in words:
            words.append(text)
    # The lowest line of a heading names the column, the ones above group several.
    return " ".join(reversed(words))


def _is_column_numbers(row: Row) -> bool:
    texts = [cell.text for cell in row if cell.text]
    return (
        len(texts) > 2
        and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
        and texts[:2] in (["1", "2"], ["(1)", "(2)"], ["A", "B"])
    )


def _row(row: Row, columns: Sequence[Column]) -> GridRow:
    pairs = tuple((item.role, cell) for item, cell in zip(columns, row, strict=False))
    filled = {cell.text for cell in row if cell.text}
    words = {text for text in filled if not re.fullmatch(r"(?:[IVX]+|[A-H]|\d+)[.)]?", text)}
    group = ""
    if len(words) == 1 and len(filled) <= 2 and len(columns) > 2:
        group = words.pop()
    return GridRow(pairs, group)
