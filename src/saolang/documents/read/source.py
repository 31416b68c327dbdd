"""What every reader of files delivers: numbered lines and tables, in the order of the document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands in the file; ``text`` is repaired, ``raw`` is what was there.

    ``indent`` is by how many points it begins to the right of the text on its page and ``room`` how many letters more
    would have fitted on it, None where the file does not say. ``whole`` marks what the file holds as a paragraph.
    """

    number: int
    text: str
    page: int | None = None
    raw: str = ""
    strong: bool = False
    indent: float | None = None
    room: float | None = None
    whole: bool = False

    @property
    def cells(self) -> tuple[str, ...]:
        """The line cut at its tabs."""
        return tuple(part.strip() for part in self.raw.split("\t")) if "\t" in self.raw else (self.text,)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``merged`` marks a cell covered by the one above or to its left, with that one's text."""

    text: str
    line: int
    page: int | None = None
    merged: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``caption`` are the lines just above, where unit and title stand."""

    rows: tuple[Row, ...]
    caption: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Warned:
    """A doubt for a person to decide; ``kind`` is one of the eight kinds of the reading."""

    kind: str
    line: int
    text: str
    page: int | None = None


@dataclass(slots=True)
class Source:
    """The document before anything is understood; ``headers`` are the words that a file repeats on every page."""

    blocks: list[Line | Table] = field(default_factory=list)
    warnings: list[Warned] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    def caption(self) -> tuple[Line, ...]:
        """The last few filled lines, down from the last table: what stands above a table that comes now."""
        found: list[Line] = []
        for block in reversed(self.blocks[-12:]):
            if isinstance(block, Table):
                break
            if block.text:
                found.insert(0, block)
        return tuple(found[-5:])

    def lines(self) -> Iterator[Line]:
        """The lines outside of tables."""
        return (block for block in self.blocks if isinstance(block, Line))

    def tables(self) -> Iterator[Table]:
        """The tables."""
        return (block for block in self.blocks if isinstance(block, Table))


def cited(line: int, text: str, page: int | None, span: tuple[int, int] | None = None) -> Item:
    """The ``source`` of an item; long text is cut, the line leads to the rest.

    ``span`` is where the words begin and end on that line, in letters of the line without blanks around it and with
    single blanks in it.
    """
    said = text if len(text) <= 300 else f"{text[:299]}…"
    return {"page": page, "line": line, "span": list(span or (0, len(text))), "text": said}
