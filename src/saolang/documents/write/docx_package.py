"""The DOCX file around the content: styles, page set-up, and bytes that depend on the content alone."""

import io
import zipfile
from datetime import UTC, date, datetime

import docx
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.section import Section as DocxSection
from docx.shared import Mm, Pt
from lxml import etree

from saolang.documents.write import ooxml
from saolang.documents.write.flow import PAGE_HEIGHT, PAGE_WIDTH

# Where Word keeps data that belong to a document; it leaves them as they are when somebody edits the text.
VALUE_PARTS = "/customXml/item%d.xml"
VALUE_SPACE = "urn:saolang:document"
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def new_package(title: str, *, size: int, on: date) -> DocxDocument:
    """An empty document in Times New Roman, Vietnamese, without traces of the machine that makes it."""
    package = docx.Document()
    properties = package.core_properties
    stamp = datetime(on.year, on.month, on.day, tzinfo=UTC)
    properties.title, properties.author, properties.comments = title[:250], "", ""
    properties.last_modified_by, properties.revision, properties.language = "", 1, "vi-VN"
    properties.created = properties.modified = stamp
    rels = package.part.package.rels
    for key in [key for key, rel in rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del rels[key]
    normal = package.styles["Normal"]
    normal.font.name, normal.font.size = ooxml.FACE, Pt(size)
    style = normal.element.get_or_add_rPr()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        style.rFonts.set(qn(f"w:{name}"), ooxml.FACE)
    style.append(ooxml.element("lang", val="vi-VN", eastAsia="vi-VN"))
    return package


def set_page(section: DocxSection, *, landscape: bool, margins_mm: tuple[float, float, float, float]) -> None:
    """A4 with margins left, right, top, bottom; page numbers from 1, none on the first page."""
    wide, high = (PAGE_HEIGHT, PAGE_WIDTH) if landscape else (PAGE_WIDTH, PAGE_HEIGHT)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(wide), Mm(high)
    section.left_margin, section.right_margin = Mm(margins_mm[0]), Mm(margins_mm[1])
    section.top_margin, section.bottom_margin = Mm(margins_mm[2]), Mm(margins_mm[3])
    section.header_distance, section.footer_distance = Mm(7), Mm(6)
    section.different_first_page_header_footer = True
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    numbering = ooxml.element("pgNumType", start=1)
    # The schema fixes the order of children: after the margins, before the columns.
    section._sectPr.find(qn("w:pgMar")).addnext(numbering)


def carry_value(package: DocxDocument, value: str) -> None:
    """Put the value of a paper, as canonical JSON, beside its pages, so that it can be read back without loss."""
    root = etree.Element(f"{{{VALUE_SPACE}}}value", nsmap={None: VALUE_SPACE})
    root.text = value
    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    name = package.part.package.next_partname(VALUE_PARTS)
    part = Part(name, "application/xml", data, package.part.package)
    package.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def package_bytes(package: DocxDocument) -> bytes:
    """The file with fixed times and order, so that equal content gives equal bytes."""
    raw = io.BytesIO()
    package.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, source.read(name))
    return out.getvalue()
