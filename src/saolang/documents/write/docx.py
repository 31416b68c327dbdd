"""DOCX in the layout of Nghị định 30/2020/NĐ-CP, drawn from the same flow as the PDF."""

import io
from collections.abc import Iterable
from datetime import date
from functools import singledispatchmethod

from docx.document import Document as DocxDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Mm

from saolang.documents.canonical import to_json
from saolang.documents.model import Align, CertificateSheet, OfficialDocument, Qr, Run, Table
from saolang.documents.qr import qr_png
from saolang.documents.write import ooxml
from saolang.documents.write.compose import compose
from saolang.documents.write.docx_certificate import write_certificate
from saolang.documents.write.docx_package import carry_value, new_package, package_bytes, set_page
from saolang.documents.write.docx_pieces import GAP, dot_stops, dotted_stop, line_paragraph, part_element, table_element
from saolang.documents.write.flow import (
    BOTTOM_MARGIN,
    LEFT_MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT_MARGIN,
    TEXT_WIDTH,
    TOP_MARGIN,
    Boxes,
    Break,
    EndOfTable,
    Flow,
    Leaders,
    Line,
    Picture,
    Piece,
    Rule,
    Sides,
)

_NO_DATE = date(2000, 1, 1)
_NOTICE_COLOR = "B00020"


def write_docx(document: OfficialDocument | CertificateSheet) -> bytes:
    """The document as DOCX; the same document gives the same bytes. Raises :class:`DocumentError`."""
    if isinstance(document, CertificateSheet):
        return write_certificate(document)
    placed = document.head.place_date if document.head else None
    flow = compose(document)
    package = new_package(flow.title, size=flow.size, on=placed.on if placed and placed.on else _NO_DATE)
    _headers(package, flow)
    bottom = BOTTOM_MARGIN + (5 if flow.footer_qr else 0)
    for index, section in enumerate(flow.sections):
        page = package.sections[0] if index == 0 else package.add_section(WD_SECTION.NEW_PAGE)
        set_page(page, landscape=section.landscape, margins_mm=(LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, bottom))
        width = (PAGE_HEIGHT if section.landscape else PAGE_WIDTH) - LEFT_MARGIN - RIGHT_MARGIN
        Drawing(package, width).draw_all(section.pieces)
    for holder in package.element.body.iterchildren(qn("w:p")):
        if holder.pPr is not None and holder.pPr.sectPr is not None:
            # The paragraph that only ends a section must not open a page of its own.
            holder.pPr.sectPr.addprevious(ooxml.element("spacing", before=0, after=0, line=20, lineRule="exact"))
    carry_value(package, to_json(document))
    return package_bytes(package)


def _headers(package: DocxDocument, flow: Flow) -> None:
    section = package.sections[0]
    section.different_first_page_header_footer = True
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        header.is_linked_to_previous = False
        root = header._element
        root.remove(root.p_lst[0])
        if flow.notice:
            root.append(notice_paragraph(flow.notice))
        if numbered:
            root.append(ooxml.paragraph(*_page_number(), align=Align.CENTER))
        if not len(root):
            root.append(ooxml.paragraph())
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        if flow.footer_lines or flow.footer_qr:
            _fill_footer(footer, flow)


def _fill_footer(footer: _Footer, flow: Flow) -> None:
    """Small print at the left, the code at the right."""
    widths = [TEXT_WIDTH - 20.0, 20.0]
    words = [ooxml.paragraph(ooxml.run_element(Run(text), 8, color="464646")) for text in flow.footer_lines]
    code = footer.paragraphs[0]
    code.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if flow.footer_qr:
        code.add_run().add_picture(io.BytesIO(qr_png(flow.footer_qr)), width=Mm(16))
    made = ooxml.table(widths, borders=False, margins_mm=(0, 0))
    cells = [ooxml.table_cell(widths[0], words), ooxml.table_cell(widths[1], [code._p])]
    made.append(ooxml.table_row(cells, whole=True))
    footer._element.append(made)
    footer._element.append(ooxml.flat_paragraph())


def notice_paragraph(notice: str) -> ooxml.Element:
    """The notice of made-up data."""
    run = ooxml.run_element(Run(notice, bold=True), 10, color=_NOTICE_COLOR)
    return ooxml.paragraph(run, align=Align.CENTER)


def _page_number() -> list[ooxml.Element]:
    size = ooxml.element("rPr", ooxml.element("sz", val=26))
    shown = ooxml.element("r", size, ooxml.text_element("2"))
    return [ooxml.element("fldSimple", shown, instr=" PAGE ")]


class Drawing:
    """Appends pieces to the end of a document whose text is ``width`` mm wide.

    Word adds the space after one paragraph to the space before the next; here the larger of both is meant, as in the
    PDF, so the space after is held back until the next piece is known.
    """

    def __init__(self, package: DocxDocument, width: float) -> None:
        self.package = package
        self.body = package.element.body
        self.width = width
        self.held = 0.0
        self.after_table = False

    def draw_all(self, pieces: Iterable[Piece]) -> None:
        """Draw all pieces and close the section."""
        for piece in pieces:
            self.draw(piece)
        if self.after_table:
            self._append(ooxml.flat_paragraph())

    def _append(self, made: ooxml.Element) -> None:
        self.body.insert_element_before(made, "w:sectPr")
        self.after_table = made.tag == qn("w:tbl")

    def _space(self, before: float, after: float) -> float:
        space = max(before, self.held)
        self.held = after
        return space

    def _append_table(self, made: ooxml.Element, before: float, after: float) -> None:
        space = self._space(before, after)
        if self.after_table or space:
            self._append(ooxml.flat_paragraph(after=space, keep=True))
        self._append(made)

    @singledispatchmethod
    def draw(self, piece: Piece) -> None:
        """Append one piece."""
        raise TypeError(type(piece).__name__)

    @draw.register
    def _(self, piece: Line) -> None:
        self._append(line_paragraph(piece, before=self._space(piece.before, piece.after)))

    @draw.register
    def _(self, piece: Rule) -> None:
        before = self._space(piece.before, piece.after)
        self._append(ooxml.rule(piece.width, self.width, align=piece.align, before=before, after=0))

    @draw.register
    def _(self, piece: Break) -> None:
        self._append(ooxml.paragraph(ooxml.element("r", ooxml.element("br", type="page")), exact=1))
        self.held = 0

    @draw.register
    def _(self, piece: Sides) -> None:
        left = self.width / 2 if piece.left is None else piece.left
        widths = [left, self.width - left]
        made = ooxml.table(widths, borders=False, margins_mm=(0, 0))
        for index, row in enumerate(piece.rows):
            stays = index < len(piece.rows) - 1
            cells = [
                ooxml.table_cell(width, [part_element(part, width, keep=stays) for part in side], middle=False)
                for width, side in zip(widths, row, strict=True)
            ]
            made.append(ooxml.table_row(cells, whole=True))
        self._append_table(made, piece.before, piece.after)

    @draw.register
    def _(self, piece: Leaders) -> None:
        content: list[ooxml.Element] = []
        for index, item in enumerate(piece.items):
            label = f"{item.label} " if item.label else ""
            content.append(ooxml.run_element(Run(f"{label}{item.value}"), piece.size))
            if not item.value:
                content.append(ooxml.tab_run(piece.size))
            gap = GAP if index < len(piece.items) - 1 else ""
            content.append(ooxml.run_element(Run(f"{item.after}{gap}"), piece.size))
        stops = [dotted_stop(at) for at in dot_stops(piece, self.width)]
        tabs = ooxml.element("tabs", *stops) if stops else None
        before = self._space(5, 5)
        self._append(ooxml.paragraph(*content, tabs=tabs, first_line_mm=piece.indent, before=before, keep=piece.keep))
        for _ in range(piece.more_lines):
            tabs = ooxml.element("tabs", dotted_stop(self.width))
            self._append(ooxml.paragraph(ooxml.tab_run(piece.size), tabs=tabs, keep=piece.keep))

    @draw.register
    def _(self, piece: Boxes) -> None:
        content = [ooxml.run_element(Run(f"{piece.lead}  "), piece.size)] if piece.lead else []
        for index, option in enumerate(piece.options):
            box = ooxml.run_element(Run("☑" if option.ticked else "☐"), piece.size, face=ooxml.SYMBOLS)
            label = f" {option.label}" if piece.box_first else f"{option.label} "
            words = ooxml.run_element(Run(label), piece.size)
            content += [box, words] if piece.box_first else [words, box]
            if index < len(piece.options) - 1:
                content.append(ooxml.run_element(Run("     "), piece.size))
        space = self._space(5, 5)
        self._append(ooxml.paragraph(*content, first_line_mm=piece.indent, before=space, keep=piece.keep))

    @draw.register
    def _(self, piece: Table) -> None:
        self._append_table(table_element(piece, self.width), 4, 8)

    @draw.register
    def _(self, piece: EndOfTable) -> None:
        self._append_table(table_element(piece.table, self.width, kept=piece.kept), 4, 8)

    @draw.register
    def _(self, piece: Picture) -> None:
        self._picture(piece.data, piece.width, piece.align, piece.alt, keep=piece.keep)

    @draw.register
    def _(self, piece: Qr) -> None:
        self._picture(qr_png(piece.text), piece.size_mm, piece.align, f"Mã QR: {piece.text}")

    def _picture(self, data: bytes, width: float, align: Align, alt: str, *, keep: bool = False) -> None:
        inline = self.package.part.new_pic_inline(io.BytesIO(data), Mm(width), None)
        inline.docPr.set("descr", alt)
        run = ooxml.element("r", ooxml.element("drawing", inline))
        self._append(ooxml.paragraph(run, align=align, before=self._space(6, 6), keep=keep))
