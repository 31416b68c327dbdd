"""Tables: columns with relative widths, header rows that repeat, merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass

from saolang.documents.clean import Value
from saolang.documents.errors import DocumentError
from saolang.documents.model.inline import Align, Inline, Run


@dataclass(frozen=True, slots=True)
class Column(Value):
    """``width`` is a share of the table's width, relative to the other columns."""

    width: int
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        if self.width < 1:
            raise DocumentError("column_width", "Độ rộng cột phải là số dương.")


@dataclass(frozen=True, slots=True)
class Cell(Value):
    """One cell; every item of ``lines`` is a paragraph of its own. ``align`` overrules the column."""

    lines: tuple[Inline, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None

    def __post_init__(self) -> None:
        if self.colspan < 1 or self.rowspan < 1:
            raise DocumentError("cell_span", "Số ô gộp phải là số dương.")


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table(Value):
    """A table whose cells fill the grid exactly.

    ``title`` stands above it in bold, ``unit`` in italics at its right ("Đơn vị tính: 1.000 đồng"). ``size`` is the
    letter size in points. Without ``borders`` the table only arranges its cells.
    """

    columns: tuple[Column, ...]
    header: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    title: str = ""
    unit: str = ""
    borders: bool = True
    size: int = 12

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if not self.columns:
            raise DocumentError("table_columns", "Bảng phải có ít nhất một cột.")
        for part in (self.header, self.rows):
            for _ in grid(part, len(self.columns)):
                pass


def grid(rows: tuple[Row, ...], width: int) -> Iterator[list[tuple[int, Cell, bool]]]:
    """For each row yield its cells as (first column, cell, continued from above), left to right.

    Raises :class:`DocumentError` when cells leave a hole, overlap or reach beyond the last row or column.
    """
    below: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        cells = iter(row)
        line: list[tuple[int, Cell, bool]] = []
        column = 0
        while column < width:
            hanging = below.pop(column, None)
            cell, left = hanging or (next(cells, None), 0)
            if cell is None:
                raise DocumentError("table_grid", "Một dòng của bảng thiếu ô.")
            left = left or cell.rowspan
            line.append((column, cell, hanging is not None))
            if left > 1:
                below[column] = (cell, left - 1)
            if column + cell.colspan > width or any(c in below for c in range(column + 1, column + cell.colspan)):
                raise DocumentError("table_grid", "Ô gộp của bảng chồng lên ô khác hoặc vượt ra ngoài bảng.")
            column += cell.colspan
        if next(cells, None) is not None:
            raise DocumentError("table_grid", "Một dòng của bảng thừa ô.")
        yield line
    if below:
        raise DocumentError("table_grid", "Ô gộp vượt quá dòng cuối của bảng.")


def cell(
    text: str = "",
    *,
    bold: bool = False,
    italic: bool = False,
    align: Align | None = None,
    colspan: int = 1,
    rowspan: int = 1,
) -> Cell:
    """A cell of one paragraph in one style; an empty text makes an empty cell."""
    lines = ((Run(text, bold=bold, italic=italic),),) if text else ()
    return Cell(lines, colspan=colspan, rowspan=rowspan, align=align)


def header_row(*titles: str) -> Row:
    """A row of bold, centred cells."""
    return tuple(cell(title, bold=True, align=Align.CENTER) for title in titles)
