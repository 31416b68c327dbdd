"""Lines, dotted blanks and tables of the flow as elements of WordprocessingML."""

from saolang.documents.model import Align, Run, Table, grid
from saolang.documents.write import ooxml
from saolang.documents.write.flow import Leaders, Line, Part, Rule, may_split
from saolang.documents.write.typeface import text_width_mm

GAP = "   "  # between two blanks of one line


def dot_stops(piece: Leaders, width: float) -> list[float]:
    """Where the dots of each blank end, in mm: what the words leave of the line is shared by the blanks."""

    def room(text: str) -> float:
        return text_width_mm(text, size=piece.size) if text else 0.0

    words = [(room(f"{item.label} "), room(item.value), room(f"{item.after}{GAP}")) for item in piece.items]
    blanks = sum(1 for item in piece.items if not item.value)
    free = width - piece.indent - sum(sum(parts) for parts in words) + room(GAP)
    at, stops = piece.indent, []
    for item, (label, value, after) in zip(piece.items, words, strict=True):
        at += label + value
        if not item.value:
            at += max(free / blanks, 12)
            stops.append(min(at, width))
        at += after
    return stops


def dotted_stop(at_mm: float) -> ooxml.Element:
    """A tab stop at the right end of a dotted blank."""
    return ooxml.element("tab", val="right", leader="dot", pos=ooxml.twips(at_mm))


def line_paragraph(piece: Line, *, before: float, after: float = 0, keep: bool = False) -> ooxml.Element:
    """A line as ``w:p``."""
    return ooxml.paragraph(
        *ooxml.runs(piece.runs, piece.size),
        align=piece.align,
        before=before,
        after=after,
        first_line_mm=piece.indent,
        keep=piece.keep or keep,
    )


def part_element(part: Part, room: float, *, keep: bool = False) -> ooxml.Element:
    """One part of a column ``room`` mm wide."""
    if isinstance(part, Line):
        return line_paragraph(part, before=part.before, after=part.after, keep=keep)
    if isinstance(part, Rule):
        return ooxml.rule(part.width, room, align=part.align, before=part.before, after=part.after)
    return ooxml.paragraph(exact=part.height, keep=True)


def table_element(table: Table, width: float, *, kept: int = 0) -> ooxml.Element:
    """A table with repeated header rows and merged cells; the last ``kept`` rows stay with what follows."""
    first_kept = len(table.rows) - kept
    shares = [column.width for column in table.columns]
    widths = [width * share / sum(shares) for share in shares]
    made = ooxml.table(widths, borders=table.borders, margins_mm=(0.8, 1.3) if table.borders else (0.4, 0))
    for rows, header in ((table.header, True), (table.rows, False)):
        for index, row in enumerate(grid(rows, len(widths))):
            cells = []
            whole = header or not may_split(row)
            keep = not header and index >= first_kept
            for column, cell, continued in row:
                merge = None if cell.rowspan == 1 else "continue" if continued else "restart"
                align = cell.align or table.columns[column].align
                lines = () if continued else cell.lines
                content = [_cell_line(runs, table.size, align, keep=keep) for runs in lines]
                room = sum(widths[column : column + cell.colspan])
                cells.append(ooxml.table_cell(room, content, colspan=cell.colspan, merge=merge, middle=table.borders))
            made.append(ooxml.table_row(cells, header=header, whole=whole))
    return made


def _cell_line(runs: tuple[Run, ...], size: float, align: Align, *, keep: bool) -> ooxml.Element:
    return ooxml.paragraph(*ooxml.runs(runs, size), align=align, keep=keep)
