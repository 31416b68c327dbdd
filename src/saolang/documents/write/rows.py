"""Long tables as CSV or XLSX, piece by piece: memory stays the same whatever the number of rows.

A cell is text, a whole number, a `Decimal` or None. Text is never a formula: in XLSX it is typed as text; in CSV what
a spreadsheet would read as one gets an apostrophe before it.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

Cell = str | int | Decimal | None
BOM = "\ufeff"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_ROWS_AT_ONCE = 200
_LONGEST_TEXT = 32_767  # what a cell of a spreadsheet holds
_NAME = "xl/worksheets/sheet1.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FONT = '<sz val="11"/><name val="Times New Roman"/>'
# No fill and no border, in the words that every spreadsheet wants to find.
_PLAIN = (
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
)
_FIXED = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>'
        f'<Override PartName="/{_NAME}" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>{_PLAIN}'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" xfId="0"/>'
        '<xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>'
    ),
}


def csv_pieces(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """CSV (RFC 4180, UTF-8 with a mark that spreadsheets look for), a few rows at a time; numbers have a dot."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write(BOM)
    for place, row in enumerate(rows, 1):
        writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
        if place % _ROWS_AT_ONCE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def _taken(buffer: io.StringIO) -> bytes:
    piece = buffer.getvalue().encode("utf-8", "replace")
    buffer.seek(0)
    buffer.truncate()
    return piece


class _Pipe(io.RawIOBase):
    """What is written into it is taken out piece by piece; it cannot be sought, so the ZIP is written in one go."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._pieces.append(piece)
        return len(piece)

    def take(self) -> bytes:
        piece = b"".join(self._pieces)
        self._pieces.clear()
        return piece


def xlsx_pieces(rows: Iterable[Sequence[Cell]], *, name: str, heading: int = 1) -> Iterator[bytes]:
    """One sheet as XLSX, a few rows at a time.

    Args:
        name: of the sheet, at most 31 letters.
        heading: how many rows at the top are bold and stay in sight.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as package:
        for path, content in {**_FIXED, "xl/workbook.xml": _workbook(name)}.items():
            package.writestr(path, _HEAD + content)
        with package.open(_NAME, "w") as sheet:
            sheet.write((_HEAD + _opening(heading)).encode())
            for piece in _row_pieces(rows, heading):
                sheet.write(piece.encode("utf-8", "replace"))
                yield pipe.take()
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.take()


def _workbook(name: str) -> str:
    sheet = f'<sheet name="{_xml(name[:31])}" sheetId="1" r:id="rId1"/>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheet}</sheets></workbook>'


def _opening(heading: int) -> str:
    pane = f'<pane ySplit="{heading}" topLeftCell="A{heading + 1}" activePane="bottomLeft" state="frozen"/>'
    views = f'<sheetViews><sheetView workbookViewId="0">{pane if heading else ""}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{_MAIN}">{views}<sheetFormatPr defaultRowHeight="15"/><sheetData>'


def _row_pieces(rows: Iterable[Sequence[Cell]], heading: int) -> Iterator[str]:
    piece: list[str] = []
    for place, row in enumerate(rows):
        style = ' s="1"' if place < heading else ""
        piece.append(f"<row>{''.join([_cell(cell, style) for cell in row])}</row>")
        if len(piece) == _ROWS_AT_ONCE:
            yield "".join(piece)
            piece.clear()
    yield "".join(piece)


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return f"<c{style}/>"
    if isinstance(cell, str):
        return f'<c{style} t="inlineStr"><is><t xml:space="preserve">{_xml(cell[:_LONGEST_TEXT])}</t></is></c>'
    return f"<c{style}><v>{cell}</v></c>"


def _xml(text: str) -> str:
    """Text for XML: what XML 1.0 cannot hold is left out."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter in "\t\n" or letter.isprintable())
    return escape(text, {'"': "&quot;"})
