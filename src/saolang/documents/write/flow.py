"""A document as a sequence of a few simple pieces that both writers know how to draw.

All decisions of layout (order, sizes, spaces, what is centred, where a line is drawn) are taken here, once, so that
the DOCX and the PDF of one document agree. Sizes are points, lengths millimetres.
"""

from dataclasses import dataclass

from saolang.documents.model import Align, Cell, Field, Inline, Qr, Run, Table, Tick

LEFT_MARGIN, RIGHT_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 30, 15, 20, 20
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TEXT_WIDTH = PAGE_WIDTH - LEFT_MARGIN - RIGHT_MARGIN
HEAD_LEFT = 66
FIRST_LINE = 12.7


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; ``indent`` moves its first line, ``keep`` holds it on the page of the next piece."""

    runs: Inline
    size: float
    align: Align = Align.CENTER
    before: float = 0
    after: float = 0
    indent: float = 0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line ``width`` mm long."""

    width: float
    align: Align = Align.CENTER
    before: float = 3
    after: float = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in points, room to sign."""

    height: float


Part = Line | Rule | Gap
Side = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two columns without borders, row by row; the left one ``left`` mm wide (None: half); never split over pages."""

    rows: tuple[tuple[Side, Side], ...]
    left: float | None = None
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Leaders:
    """Dotted fields on one line, and further full lines of dots; ``keep`` as in :class:`Line`."""

    items: tuple[Field, ...]
    more_lines: int
    size: float
    indent: float
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Boxes:
    """Tick boxes on one line."""

    options: tuple[Tick, ...]
    lead: str
    box_first: bool
    size: float
    indent: float
    keep: bool = False


@dataclass(frozen=True, slots=True)
class EndOfTable:
    """A table whose last ``kept`` rows stay on the page of the next piece."""

    table: Table
    kept: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture, ``width`` mm wide, that fits the page."""

    data: bytes
    width: float
    alt: str
    align: Align
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new page."""


Piece = Line | Rule | Sides | Leaders | Boxes | Table | EndOfTable | Picture | Qr | Break


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces that share one page numbering."""

    pieces: tuple[Piece, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole document, ready to draw."""

    title: str
    sections: tuple[Section, ...]
    notice: str = ""
    footer_lines: tuple[str, ...] = ()
    footer_qr: str = ""
    size: int = 14


_LONG_CELL = 400


def may_split(row: list[tuple[int, Cell, bool]]) -> bool:
    """Whether a row of a table may go over a page's end: only one with long text or with cells over several rows."""
    return any(
        cell.rowspan > 1 or sum(len(run.text) for runs in cell.lines for run in runs) > _LONG_CELL for _, cell, _ in row
    )


def line(text: str, size: float, *, bold: bool = False, italic: bool = False, **place: object) -> Line:
    """A one-run :class:`Line`; ``place`` are its other fields."""
    return Line((Run(text, bold=bold, italic=italic),), size, **place)  # type: ignore[arg-type]
