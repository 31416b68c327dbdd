"""PDF to lines and tables by where the characters stand: ruled tables by their lines, columns by their gaps."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from saolang.documents.errors import DocumentError
from saolang.documents.model import ILLUSTRATION
from saolang.documents.read import ocr
from saolang.documents.read.from_text import make_line
from saolang.documents.read.glyphs import LEAST_TEXT, Glyph, glyphs_on, rules_on, upright_on
from saolang.documents.read.ruled import Rule, grid_of, inside, tables_on
from saolang.documents.read.source import Cell, Source, Table, Warned
from saolang.viet.broken import MANY, count_breaks, mend
from saolang.viet.text import repair

MOST_PAGES = 400
_WIDE_GAP = 1.5
_SAME_LINE = 0.12
_WORD_GAP = 0.1


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
        self.left = self.right = 0.0

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
            upright = upright_on(page)
            return list(glyphs_on(page, upright)), list(rules_on(page, upright))
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
        self.right = max((glyph.right for glyph in free), default=0.0)
        self.left = min((glyph.left for glyph in free), default=0.0)
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
        made = make_line(self.line, text, page, boldly=self.boldly)
        if row and made.text:
            letter = (row[-1].right - row[0].left) / len(made.text) or 1.0
            made = replace(made, indent=row[0].left - self.left, room=(self.right - row[-1].right) / letter)
        self.source.blocks.append(made)

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
                words = _joined_lines([_text(line).replace("\t", " ") for line in _lines(inner)])
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


def _joined_lines(lines: Sequence[str]) -> str:
    """The lines of a cell; a code broken at its hyphen ("99-001-" / "2026") closes up."""
    made = ""
    for line in lines:
        broken = len(made) > 1 and made[-1] == "-" and made[-2].isalnum() and line[:1].isalnum()
        made += line if broken or not made else f" {line}"
    return made


def _without_number(places: Sequence[tuple[float, Any]], number: int) -> Sequence[tuple[float, Any]]:
    """The parts of a page without its number, which stands alone at the top or at the foot."""
    alone = [
        index
        for index, (_, thing) in enumerate(places)
        if not isinstance(thing, tuple) and _text(thing).strip("- ") == str(number)
    ]
    noticed = bool(places) and not isinstance(places[0][1], tuple) and _text(places[0][1]) == ILLUSTRATION
    edges = {int(noticed), len(places) - 1} & set(alone)
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
