"""The star certificate as DOCX: one landscape page in a frame, stars as a drawn picture."""

import io
import math

from docx.oxml.ns import qn
from docx.shared import Mm
from PIL import Image, ImageDraw

from saolang.documents.model import Align, CertificateSheet, Run
from saolang.documents.qr import qr_png
from saolang.documents.write import ooxml
from saolang.documents.write.certificate import INK_GREEN, STAR_GOLD, CertificateLines, certificate_lines
from saolang.documents.write.docx_package import new_package, package_bytes, set_page
from saolang.documents.write.flow import PAGE_HEIGHT, Gap, Line, Rule

_SIDE, _TOP, _BOTTOM = 24, 18, 16
_WIDTH = PAGE_HEIGHT - 2 * _SIDE
_STAR_MM = 13
EMBLEM_MM = 12


def write_certificate(sheet: CertificateSheet) -> bytes:
    """The certificate as DOCX."""
    lines = certificate_lines(sheet)
    package = new_package(lines.document_title, size=14, on=sheet.valid_from)
    section = package.sections[0]
    set_page(section, landscape=True, margins_mm=(_SIDE, _SIDE, _TOP, _BOTTOM))
    section.different_first_page_header_footer = False
    section.header_distance = Mm(2.5)
    section._sectPr.find(qn("w:pgMar")).addnext(_frame())
    body = package.element.body
    if lines.notice:
        header = section.header
        header.is_linked_to_previous = False
        run = ooxml.run_element(Run(lines.notice, bold=True), 10, color="B00020")
        header._element.replace(header.paragraphs[0]._p, ooxml.paragraph(run, align=Align.CENTER))

    def picture(data: bytes, width: float, alt: str, *, before: float = 0) -> ooxml.Element:
        inline = package.part.new_pic_inline(io.BytesIO(data), Mm(width), None)
        inline.docPr.set("descr", alt)
        return ooxml.paragraph(
            ooxml.element("r", ooxml.element("drawing", inline)), align=Align.CENTER, before=before, keep=True
        )

    stars = picture(stars_png(sheet.stars), sheet.stars * _STAR_MM * 1.3, f"{sheet.stars} sao", before=8)
    code = picture(qr_png(sheet.qr), 28, "Mã QR tra cứu giấy chứng nhận")
    emblem = [picture(sheet.emblem, EMBLEM_MM, "Biểu tượng")] if sheet.emblem else []
    content = [
        *emblem,
        *_part(lines.parts["top"], _WIDTH),
        *_part(lines.parts["title"], _WIDTH, color=INK_GREEN),
        stars,
        *_part(lines.parts["body"], _WIDTH),
        ooxml.flat_paragraph(after=14),
        _foot(lines, code),
        ooxml.flat_paragraph(),
    ]
    for made in content:
        body.insert_element_before(made, "w:sectPr")
    return package_bytes(package)


def _part(parts: tuple[Line | Rule | Gap, ...], room: float, color: str | None = None) -> list[ooxml.Element]:
    return [_element(part, room, color) for part in parts]


def _element(part: Line | Rule | Gap, room: float, color: str | None) -> ooxml.Element:
    if isinstance(part, Rule):
        return ooxml.rule(part.width, room, align=part.align, before=part.before, after=part.after)
    if isinstance(part, Gap):
        return ooxml.paragraph(exact=part.height)
    runs = [ooxml.run_element(run, part.size, color=color) for run in part.runs]
    return ooxml.paragraph(*runs, align=part.align, before=part.before, after=part.after)


def _foot(lines: CertificateLines, code: ooxml.Element) -> ooxml.Element:
    widths = [_WIDTH * 0.45, _WIDTH * 0.55]
    made = ooxml.table(widths, borders=False, margins_mm=(0, 0))
    caption = ooxml.paragraph(ooxml.run_element(Run(lines.qr_caption), 11), align=Align.CENTER)
    left = [*_part(lines.parts["validity"], widths[0]), code, caption]
    right = _part(lines.parts["signer"], widths[1])
    cells = [ooxml.table_cell(width, side, middle=False) for width, side in zip(widths, (left, right), strict=True)]
    made.append(ooxml.table_row(cells, whole=True))
    return made


def _frame() -> ooxml.Element:
    edges = ("top", "left", "bottom", "right")
    kind = {"val": "double", "sz": 12, "space": 24, "color": INK_GREEN}
    return ooxml.element("pgBorders", *(ooxml.element(edge, **kind) for edge in edges), offsetFrom="page")


def stars_png(count: int, *, side: int = 160) -> bytes:
    """``count`` gold stars in a row on white; drawn four times too large and scaled down for smooth edges."""
    step, large = round(side * 1.3), 4
    picture = Image.new("RGB", (step * count * large, side * large), "white")
    pen = ImageDraw.Draw(picture)
    for index in range(count):
        centre = ((index + 0.5) * step * large, side * large * 0.525)
        pen.polygon(_star(centre, side * large / 2), fill=f"#{STAR_GOLD}")
    out = io.BytesIO()
    picture.resize((step * count, side), Image.Resampling.LANCZOS).save(out, "PNG", dpi=(300, 300))
    return out.getvalue()


def _star(centre: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    corners = []
    for index in range(10):
        reach = radius * (1 if index % 2 == 0 else 0.4)
        turn = math.radians(-90 + index * 36)
        corners.append((centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)))
    return corners
