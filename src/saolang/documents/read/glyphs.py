"""What stands where on a page of a PDF: characters and straight lines, the page set upright."""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from saolang.documents.read.ruled import Rule

MOST_CHARACTERS = 60_000
LEAST_TEXT = 20
MOST_ANGLES = 400


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, its box and its baseline, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float


Turn = Callable[[float, float], tuple[float, float]]


def upright_on(page: Any) -> Turn:
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


def glyphs_on(page: Any, upright: Turn) -> Iterator[Glyph]:
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


def rules_on(page: Any, upright: Turn) -> Iterator[Rule]:
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
