"""What a reader finds in a written file."""

import io

import docx
import pikepdf
import pypdfium2


def pdf_pages(data: bytes) -> list[str]:
    """The text of every page."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def pdf_fonts(data: bytes) -> set[str]:
    """Names of the embedded faces without their subset mark."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        named = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing]
        return {str(font["/BaseFont"]).lstrip("/").split("+")[-1] for font in named}


def docx_text(data: bytes) -> str:
    """All text of the body, tables included, in order."""
    body = docx.Document(io.BytesIO(data)).element.body
    return "".join(body.itertext("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))


def squeezed(text: str) -> str:
    """``text`` without any white space."""
    return "".join(text.split())
