"""Facts about Tinos, the metric twin of Times New Roman that the PDF embeds: widths and covered letters."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

from PIL import ImageFont

FOLDER = Path(__file__).resolve().parent.parent / "fonts"
_MM_PER_POINT = 25.4 / 72
_MEASURED_AT = 100


@cache
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FOLDER / f"Tinos-{'Bold' if bold else 'Regular'}.ttf", _MEASURED_AT)


def text_width_mm(text: str, *, size: float, bold: bool = False) -> float:
    """Width of ``text`` on one line, in millimetres, at ``size`` points."""
    longest = max((_face(bold).getlength(line) for line in text.split("\n")), default=0.0)
    return longest * size / _MEASURED_AT * _MM_PER_POINT


@cache
def covered() -> frozenset[int]:
    """Code points that the regular face can draw (the other faces cover the same)."""
    return read_coverage(FOLDER / "Tinos-Regular.ttf")


def read_coverage(path: Path) -> frozenset[int]:
    """Code points in the Unicode character map (format 4) of a TrueType file."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", data, start + 2)
    subtables = (struct.unpack_from(">HHI", data, start + 4 + 8 * index) for index in range(count))
    offset = next(start + at for platform, encoding, at in subtables if (platform, encoding) == (3, 1))
    return _format_4(data, offset)


def _format_4(data: bytes, at: int) -> frozenset[int]:
    (double,) = struct.unpack_from(">H", data, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 2 * double)
    ranges_at = at + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", data, ranges_at)
    found = set()
    for index, (first, last, delta, shift) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if shift:
                (glyph,) = struct.unpack_from(">H", data, ranges_at + 2 * index + shift + 2 * (code - first))
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                found.add(code)
    return frozenset(found)


def drawable(text: str) -> str:
    """``text`` with what Tinos cannot draw shown as "�"; invisible joiners and loose marks just fall away."""
    known = covered()
    if all(ord(char) in known for char in text):
        return text
    return "".join(char if ord(char) in known else _stand_in(char) for char in text)


def _stand_in(char: str) -> str:
    if char == "\n":
        return char
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    return " " if category.startswith("Z") else "\ufffd"
