"""PDF to lines and tables by where the characters stand: ruled tables by their lines, columns by their gaps."""

import ctypes
import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from saolang.documents.errors import DocumentError
from saolang.documents.read import ocr
from saolang.documents.read.from_text import make_line
from saolang.documents.read.ruled import Rule, grid_of, inside, tables_on
from saolang.documents.read.source import Cell, Source, Table, Warned
from saolang.viet.broken import MANY, count_breaks, mend
from saolang.viet.text import repair

MOST_PAGES = 400
MOST_CHARACTERS = 60_000
LEAST_TEXT = 20
MOST_ANGLES = 400
_WIDE_GAP = 1.5
_SAME_LINE = 0.12
_WORD_GAP = 0.1


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its box and its baseline, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float


def read_pdf(data: bytes) -> Source:
    """All pages; a scanned page without text is a warning, a document of such pages an error.

    Raises:
        DocumentError: locked, broken, too long, or without any text.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(problem).lower():
            raise DocumentError(
                "locked", "Tệp PDF được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi tải lại."
            ) from problem
        raise DocumentError("broken", "Tệp PDF bị hỏng, không mở được.") from problem
    with document:
        if len(document) > MOST_PAGES:
            raise DocumentError("too_long", f"Tệp PDF có hơn {MOST_PAGES} trang, không đọc như một văn bản hành chính.")
        return _Pages(document).read()


class _Pages:
    """Reads page by page; lines are counted through the whole document."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.document = document
        self.source = Source()
        self.line = self.scanned = 0
        self.boldly = False

    def read(self) -> Source:
        empty: list[int] = []
        for number in range(1, len(self.document) + 1):
            glyphs, rules = self._page(number - 1)
            if len(glyphs) < LEAST_TEXT and self._recognise(number):
                continue
            if len(glyphs) < LEAST_TEXT:
                empty.append(number)
            self._take(number, glyphs, rules)
        if len(empty) == len(self.document):
            message = "Tệp PDF là bản quét, không có lớp chữ; hãy dùng tệp gốc .docx hoặc PDF đã nhận dạng chữ (OCR)."
            raise DocumentError("scanned", message)
        for number in empty:
            text = f"Trang {number} không có lớp chữ (có thể là ảnh quét)."
            self.source.warnings.append(Warned("unreadable", max(1, self._first_line(number)), text, number))
        return self.source

    def _recognise(self, number: int) -> bool:
        """Take the letters of a scanned page from a recogniser, as doubtful words; False without one."""
        if self.scanned >= ocr.MOST_PAGES or ocr.recogniser() is None:
            return False
        self.scanned += 1
        lines = ocr.recognised(self.document[number - 1]).splitlines()
        if not any(line.strip() for line in lines):
            return False
        text = f"Trang {number} là ảnh, chữ được nhận dạng bằng máy: hãy đối chiếu từng số với bản gốc."
        self.source.warnings.append(Warned("unreadable", self.line + 1, text, number))
        for line in lines:
            self.line += 1
            self.source.blocks.append(make_line(self.line, line, number, boldly=self.boldly))
        return True

    def _first_line(self, page: int) -> int:
        """The last line before a page without text."""
        before = [block.number for block in self.source.lines() if (block.page or 0) < page]
        return before[-1] if before else 1

    def _page(self, index: int) -> tuple[list[Glyph], list[Rule]]:
        try:
            page = self.document[index]
            upright = _upright(page)
            return list(_glyphs(page, upright)), list(_rules(page, upright))
        except pypdfium2.PdfiumError:
            return [], []

    def _take(self, number: int, glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> None:
        tables = tables_on(rules)
        rows = _lines(glyphs)
        text = "\n".join(_text(row) for row in rows)
        self.boldly = self.boldly or count_breaks(text) >= MANY
        pending = [
            [glyph for glyph in glyphs if inside(table, glyph.left, glyph.bottom, glyph.right, glyph.top)]
            for table in tables
        ]
        held = {id(glyph) for group in pending for glyph in group}
        free = [glyph for glyph in glyphs if id(glyph) not in held]
        places: list[tuple[float, Any]] = [(row[0].base, row) for row in _lines(free)]
        places += [(table.top, (table, group)) for table, group in zip(tables, pending, strict=True)]
        places.sort(key=lambda place: -place[0])
        for _, thing in _without_number(places, number):
            if isinstance(thing, tuple):
                self._table(number, *thing)
            else:
                self._line(number, thing)
        if "\ufffd" in text:
            self.source.warnings.append(
                Warned("unreadable", self.line, f"Trang {number} có ký tự không đọc được.", number)
            )

    def _line(self, page: int, row: Sequence[Glyph]) -> None:
        text = _text(row)
        self.line += 1
        self.source.blocks.append(make_line(self.line, text, page, boldly=self.boldly))

    def _table(self, page: int, table: Any, glyphs: Sequence[Glyph]) -> None:
        cells = grid_of(table)
        rows: list[tuple[Cell, ...]] = []
        for row in cells:
            self.line += 1
            made: list[Cell] = []
            for box, merged in row:
                inner = [
                    glyph
                    for glyph in glyphs
                    if box.holds((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
                ]
                words = " ".join(_text(line).replace("\t", " ") for line in _lines(inner))
                made.append(Cell(mend(repair(words), boldly=self.boldly), self.line, page, merged))
            rows.append(tuple(made))
        if len(rows) < 2 or max(map(len, rows)) < 2:
            for line in _lines(glyphs):
                self._line(page, line)
            return
        self._append_table(Table(tuple(rows), self.source.caption()))

    def _append_table(self, table: Table) -> None:
        """A table that goes on over the page is one table; a heading repeated on the new page is dropped."""
        last = self.source.blocks[-1] if self.source.blocks else None
        if isinstance(last, Table) and len(last.rows[0]) == len(table.rows[0]):
            again = [cell.text for cell in table.rows[0]] == [cell.text for cell in last.rows[0]]
            rows = table.rows[1:] if again else table.rows
            self.source.blocks[-1] = Table((*_joined(last.rows, rows),), last.caption)
        else:
            self.source.blocks.append(table)


def _without_number(places: Sequence[tuple[float, Any]], number: int) -> Sequence[tuple[float, Any]]:
    """The parts of a page without its number, which stands alone at the top or at the foot."""
    alone = [
        index
        for index, (_, thing) in enumerate(places)
        if not isinstance(thing, tuple) and _text(thing).strip("- ") == str(number)
    ]
    edges = {0, len(places) - 1} & set(alone)
    return [place for index, place in enumerate(places) if index not in edges]


def _joined(first: Sequence[tuple[Cell, ...]], rest: Sequence[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    """Rows of two pages; a first row that begins with a small letter and no number is the rest of the row before."""
    if rest and not rest[0][0].text and any(cell.text[:1].islower() for cell in rest[0]) and first:
        yield from first[:-1]
        yield tuple(
            Cell(f"{one.text} {two.text}".strip(), one.line, one.page, one.merged)
            for one, two in zip(first[-1], rest[0], strict=False)
        )
        yield from rest[1:]
    else:
        yield from first
        yield from rest


Turn = Callable[[float, float], tuple[float, float]]


def _upright(page: Any) -> Turn:
    """From a place on the sheet to the place where a reader sees it: an annex may be turned by a quarter."""
    turned = _turned(page)
    left, bottom, right, top = page.get_mediabox(fallback_ok=True) or (0.0, 0.0, 595.0, 842.0)
    turns: tuple[Turn, ...] = (
        lambda x, y: (x, y),
        lambda x, y: (y - bottom, right - x),
        lambda x, y: (right - x, top - y),
        lambda x, y: (top - y, x - left),
    )
    return turns[turned]


def _turned(page: Any) -> int:
    """By how many quarters most letters lean to the left; a page of few letters tells by its own setting."""
    textpage = page.get_textpage()
    count = min(textpage.count_chars(), MOST_ANGLES)
    angles = [pdfium.FPDFText_GetCharAngle(textpage.raw, index) for index in range(count)]
    quarters = [-round(math.degrees(angle) / 90) % 4 for angle in angles if angle >= 0]
    if len(quarters) < LEAST_TEXT:
        return int(page.get_rotation()) // 90 % 4
    return max(set(quarters), key=quarters.count)


def _box(upright: Turn, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    (one, two), (three, four) = upright(left, bottom), upright(right, top)
    return min(one, three), min(two, four), max(one, three), max(two, four)


def _glyphs(page: Any, upright: Turn) -> Iterator[Glyph]:
    """Characters with their boxes; blanks are made from gaps, as many writers leave them out."""
    textpage = page.get_textpage()
    raw = textpage.raw
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(min(textpage.count_chars(), MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        # The loose box is as wide as the character's own advance, so gaps are gaps and not the thin figure 1.
        if code in {0, 0xFFFE} or not pdfium.FPDFText_GetLooseCharBox(raw, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        # PDFium calls a hyphen at the end of a line 2.
        text = "-" if code in {2, 0xAD, 0x2010, 0x2011} else chr(code)
        left, bottom, right, top = _box(upright, box.left, box.bottom, box.right, box.top)
        if text.isspace() or right - left > 200:
            continue
        yield Glyph(text, left, bottom, right, top, upright(x.value, y.value)[1])


def _rules(page: Any, upright: Turn) -> Iterator[Rule]:
    """Straight lines and thin boxes: the borders of tables."""
    count = 0
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        count += 1
        if count > 20_000:
            return
        try:
            left, bottom, right, top = thing.get_bounds() if hasattr(thing, "get_bounds") else thing.get_pos()
        except pypdfium2.PdfiumError:
            continue
        yield Rule(*_box(upright, left, bottom, right, top))


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters on one baseline, from the top of the page down, each line from left to right."""
    made: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda item: -item.base):
        if made and abs(made[-1][0].base - glyph.base) <= max(1.0, (glyph.top - glyph.bottom) * _SAME_LINE):
            made[-1].append(glyph)
        else:
            made.append([glyph])
    return [sorted(line, key=lambda item: item.left) for line in made]


def _text(row: Sequence[Glyph]) -> str:
    """A line with its blanks; a wide gap between two columns becomes a tab."""
    if not row:
        return ""
    size = sorted(glyph.top - glyph.bottom for glyph in row)[len(row) * 3 // 4] or 1.0
    made = row[0].text
    for before, glyph in itertools.pairwise(row):
        gap = glyph.left - before.right
        made += ("\t" if gap > size * _WIDE_GAP else " " if gap > size * _WORD_GAP else "") + glyph.text
    return made
