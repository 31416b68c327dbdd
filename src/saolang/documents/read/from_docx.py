"""DOCX to lines and tables: merged cells, list numbers, text boxes, foot notes; heads without borders become lines.

The XML is read directly: office files come from many writers, with macros or renamed, and only their text is wanted.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from saolang.documents.errors import BROKEN_PACKAGE, DocumentError
from saolang.documents.read.from_text import make_line
from saolang.documents.read.lexicon import CAPACITY, is_person
from saolang.documents.read.numbered import Numbering, W
from saolang.documents.read.source import Cell, Line, Row, Source, Table
from saolang.viet.broken import mend
from saolang.viet.text import repair

LARGEST_PART = 60 * 1024 * 1024
MOST_COLUMNS = 63
DEEPEST_TABLE = 8
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LAYOUT = re.compile(r"CỘNG\s+H[ÒO]A\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]|Nơi nhận|ĐẢNG CỘNG SẢN")


_HEADER = re.compile(r"word/header\d{0,3}\.xml")


def read_docx(data: bytes) -> Source:
    """The body in order, then the foot notes.

    Raises:
        DocumentError: no DOCX, broken, locked, or too large when unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "word/document.xml" not in names:
                raise _other_kind(names)
            body = _part(package, "word/document.xml")
            numbering = Numbering(
                _optional(package, names, "word/numbering.xml"), _optional(package, names, "word/styles.xml")
            )
            notes = _optional(package, names, "word/footnotes.xml")
            headers = [_optional(package, names, name) for name in sorted(names) if _HEADER.fullmatch(name)]
    except (*BROKEN_PACKAGE, etree.XMLSyntaxError) as problem:
        if isinstance(problem, DocumentError):
            raise
        raise DocumentError("broken", "Tệp DOCX bị hỏng, không mở được.") from problem
    source = _Reader(numbering).read(body, notes)
    source.headers = [words for tree in headers if tree is not None and (words := _words(tree))]
    return source


def _words(tree: Any) -> str:
    return " ".join("".join(node.text or "" for node in tree.iter(f"{W}t")).split())


def refuse_ole(data: bytes) -> None:
    """Say what an old or locked office file is.

    Raises:
        DocumentError: always.
    """
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError("locked", "Tệp được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi tải lại.")
    raise DocumentError("old_doc", "Tệp ở định dạng .doc cũ; hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.")


def _other_kind(names: set[str]) -> DocumentError:
    if any(name.startswith("xl/") for name in names):
        return DocumentError("spreadsheet", "Tệp là bảng tính, không phải văn bản Word.")
    if any(name.startswith("ppt/") for name in names):
        return DocumentError("slides", "Tệp là bản trình chiếu, không phải văn bản Word.")
    if "content.xml" in names:
        return DocumentError("odt", "Tệp ở định dạng OpenDocument; hãy lưu thành .docx.")
    return DocumentError("not_docx", "Tệp nén này không phải là văn bản Word (.docx).")


def _part(package: zipfile.ZipFile, name: str) -> Any:
    with package.open(name) as stream:
        raw = stream.read(LARGEST_PART + 1)
    if len(raw) > LARGEST_PART:
        raise DocumentError("too_large", "Nội dung tệp quá lớn để đọc.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, recover=False)
    return etree.fromstring(raw, parser)


def _optional(package: zipfile.ZipFile, names: set[str], name: str) -> Any | None:
    try:
        return _part(package, name) if name in names else None
    except DocumentError:
        raise
    except (*BROKEN_PACKAGE, etree.XMLSyntaxError):
        return None


class _Reader:
    """Numbers lines as they come; pages are known only where the file breaks them itself."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.source = Source()
        self.line = 0
        self.page = 1

    def read(self, body: Any, notes: Any | None) -> Source:
        """All blocks of the body, then the notes."""
        for node in body.iter(f"{W}body"):
            self._blocks(node, 0)
        if notes is not None:
            for note in notes.iter(f"{W}footnote"):
                if note.get(f"{W}type") is None:
                    self._note(note)
        if not any(isinstance(block, Table) or block.text for block in self.source.blocks):
            raise DocumentError("empty", "Tệp không có chữ nào (có thể chỉ chứa ảnh quét).")
        return self.source

    def _note(self, note: Any) -> None:
        text = " ".join(text for paragraph in note.iter(f"{W}p") for text in self._texts(paragraph) if text.strip())
        if text.strip():
            self._add(f"({note.get(f'{W}id', '')})")
            self._add(text)

    def _blocks(self, parent: Any, depth: int) -> None:
        for node in parent:
            if node.tag == f"{W}p":
                self._paragraph(node)
            elif node.tag == f"{W}tbl":
                self._table(node, depth)
            elif node.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag", f"{W}customXml"}:
                self._blocks(node, depth)

    def _paragraph(self, node: Any) -> None:
        mark = self.numbering.mark(node)
        for text in self._texts(node):
            self._add(f"{mark} {text}" if mark and text.strip() else text)
            mark = ""

    def _texts(self, node: Any) -> list[str]:
        """The lines of a paragraph; text boxes in it come after it."""
        lines, boxes = [""], []
        for part in _inner(node):
            if part.tag == f"{W}txbxContent":
                boxes += [text for inner in part.iter(f"{W}p") for text in self._texts(inner)]
            elif part.tag == f"{W}t":
                lines[-1] += part.text or ""
            elif part.tag == f"{W}tab":
                lines[-1] += "\t"
            elif part.tag in {f"{W}noBreakHyphen", f"{W}softHyphen"}:
                lines[-1] += "-" if part.tag.endswith("noBreakHyphen") else ""
            elif part.tag in {f"{W}br", f"{W}cr"}:
                self.page += part.get(f"{W}type") == "page"
                lines.append("")
            elif part.tag == f"{W}lastRenderedPageBreak":
                self.page += 1
        return [*lines, *boxes]

    def _add(self, text: str) -> Line:
        self.line += 1
        made = replace(make_line(self.line, text, self.page), whole=True)
        self.source.blocks.append(made)
        return made

    def _table(self, node: Any, depth: int) -> None:
        if depth > DEEPEST_TABLE:
            return
        cells = [[cell for cell in row.iter(f"{W}tc") if _row_of(cell) is row] for row in _rows(node)]
        if _is_layout(node, cells):
            for row in cells:
                self._side_by_side(row, depth)
            return
        made = self._grid(cells)
        if made:
            self.source.blocks.append(Table(tuple(made), self.source.caption()))

    def _side_by_side(self, row: Sequence[Any], depth: int) -> None:
        """A row that only puts things beside each other: one line where each cell holds one, else cell after cell."""
        texts = [
            [text for paragraph in _paragraphs(cell) for text in self._texts(paragraph) if text.strip()] for cell in row
        ]
        if all(len(lines) < 2 for lines in texts) and not any(cell.find(f".//{W}numPr") is not None for cell in row):
            self._add("\t".join(lines[0].replace("\t", " ").strip() if lines else "" for lines in texts))
            return
        for cell in row:
            self._blocks(cell, depth + 1)

    def _grid(self, rows: Sequence[Sequence[Any]]) -> list[Row]:
        """The cells on their grid; a merged cell shows its text in every place that it covers."""
        made: list[Row] = []
        above: dict[int, Cell] = {}
        for row in rows:
            self.line += 1
            cells: list[Cell] = []
            for node in row:
                span, merge = _spans(node)
                text = mend(
                    repair(" ".join(text for paragraph in _paragraphs(node) for text in self._cell_texts(paragraph)))
                )
                held = above.get(len(cells))
                merged = merge == "continue" and held is not None
                cell = (
                    Cell(held.text, held.line, held.page, True) if merged and held else Cell(text, self.line, self.page)
                )
                for offset in range(max(1, min(span, MOST_COLUMNS - len(cells)))):
                    above[len(cells)] = cell
                    cells.append(cell if offset == 0 else Cell(cell.text, cell.line, cell.page, True))
            if cells:
                made.append(tuple(cells[:MOST_COLUMNS]))
        return made

    def _cell_texts(self, paragraph: Any) -> list[str]:
        mark = self.numbering.mark(paragraph)
        texts = self._texts(paragraph)
        # A row number that the list counts by itself is a cell of its own.
        return [f"{mark} {texts[0]}".strip(), *texts[1:]] if mark else texts


def _inner(node: Any) -> Iterator[Any]:
    """Text parts of a paragraph in order; deleted text and old copies of text boxes are left out."""
    for child in node:
        if child.tag in {_FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr"}:
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _inner(child)


def _rows(table: Any) -> list[Any]:
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(f"{W}tr"))


def _paragraphs(cell: Any) -> Iterator[Any]:
    return (node for node in cell.iter(f"{W}p") if next(node.iterancestors(f"{W}tc")) is cell)


def _spans(cell: Any) -> tuple[int, str]:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return 1, ""
    wide, tall = properties.find(f"{W}gridSpan"), properties.find(f"{W}vMerge")
    span = wide.get(f"{W}val", "1") if wide is not None else "1"
    return (int(span) if span.isdigit() else 1), "" if tall is None else tall.get(f"{W}val", "continue")


def _is_layout(table: Any, rows: Sequence[Sequence[Any]]) -> bool:
    """A table that only puts head or signatures side by side: few columns, and their words in it."""
    if not rows or max(map(len, rows)) > 3 or len(rows) > 12:
        return False
    text = " ".join("".join(part.text or "" for part in cell.iter(f"{W}t")) for row in rows for cell in row)
    signed = CAPACITY.search(text) is not None or any(
        is_person("".join(part.text or "" for part in paragraph.iter(f"{W}t")))
        for row in rows[-1:]
        for cell in row
        for paragraph in cell.iter(f"{W}p")
    )
    return _LAYOUT.search(text) is not None or (signed and len(rows) <= 3) or len(rows) == 1
