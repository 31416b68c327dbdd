"""QR codes as SVG (for PDF and pages) and PNG (for DOCX)."""

import io
from typing import Literal

import segno

Level = Literal["m", "q", "h"]


def _make(text: str, level: Level) -> segno.QRCode:
    # boost_error off: the same text gives the same picture whatever its length leaves free.
    return segno.make(text, error=level, boost_error=False, micro=False)


def qr_svg(text: str, *, level: Level = "q") -> bytes:
    """An SVG picture of ``text`` with the four-module quiet zone; ``level`` is the error correction."""
    out = io.BytesIO()
    _make(text, level).save(out, kind="svg", border=4, xmldecl=True, svgclass=None, lineclass=None, omitsize=True)
    return out.getvalue()


def qr_png(text: str, *, level: Level = "q", scale: int = 8) -> bytes:
    """A black and white PNG of ``text``, ``scale`` pixels per module."""
    out = io.BytesIO()
    _make(text, level).save(out, kind="png", border=4, scale=scale)
    return out.getvalue()
