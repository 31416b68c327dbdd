"""Paragraphs and tables of a file as blocks of a paper: headings, lists, boxes to tick, dotted fields."""

import re
from collections.abc import Sequence

from saolang.documents.errors import DocumentError
from saolang.documents.model import (
    Block,
    Cell,
    Column,
    Field,
    Fields,
    Heading,
    ItemList,
    Level,
    Marker,
    Paragraph,
    Tick,
    Ticks,
    plain,
)
from saolang.documents.model import Table as PaperTable
from saolang.documents.read.paragraphs import Kind, Para
from saolang.documents.read.rows import head_rows
from saolang.documents.read.source import Row, Table

LONGEST_TITLE = 160
_LEVELS: dict[Kind, Level] = {
    "part": Level.PART,
    "roman": Level.ROMAN,
    "capital": Level.ROMAN,
    "article": Level.ARTICLE,
    "number": Level.CLAUSE,
    "letter": Level.POINT,
}
_MARKERS: dict[Kind, Marker] = {"bullet": Marker.DASH, "plus": Marker.PLUS}
_BOX = "☐☑☒□■"
_TICKED = "☑☒■"
_DOTS = re.compile(r"\s*(?:\.{4,}|…{2,}|_{4,})\s*")


def blocks_of(paras: Sequence[Para]) -> list[Block]:
    """The blocks; items of one list stand together."""
    made: list[Block] = []
    for para in paras:
        marker = _MARKERS.get(para.kind)
        last = made[-1] if made else None
        if marker and isinstance(last, ItemList) and last.marker is marker:
            made[-1] = ItemList((*last.items, plain(para.text)), marker)
        elif marker:
            made.append(ItemList((plain(para.text),), marker))
        else:
            made.append(_block(para))
    return made


def _block(para: Para) -> Block:
    words = f"{para.sign} {para.text}".strip()
    if any(sign in words for sign in _BOX):
        return _ticks(words)
    if _DOTS.search(words):
        return _fields(words)
    level = _LEVELS.get(para.kind)
    if level and len(para.text) <= LONGEST_TITLE and not para.text.endswith((".", ";", ",")):
        return Heading(level, para.sign, para.text)
    return Paragraph(plain(words))


def _ticks(text: str) -> Ticks:
    """ "Đạt ☑ Không đạt ☐": the box stands after its label; a line that begins with one has it before."""
    first = text[:1] in _BOX
    parts = re.split(f"([{_BOX}])", text)
    boxes = parts[1::2]
    labels = parts[2::2] if first else parts[0:-1:2]
    lead = ""
    if not first and ":" in labels[0]:
        lead, _, labels[0] = labels[0].partition(":")
        lead = f"{lead}:"
    options = tuple(Tick(label.strip(" ;,"), box in _TICKED) for label, box in zip(labels, boxes, strict=True))
    return Ticks(options, lead.strip(), first)


def _fields(text: str) -> Fields:
    """ "Họ và tên: ……… Năm sinh: ………": a label before each run of dots."""
    labels = _DOTS.split(text)
    after = labels.pop().strip()
    items = [Field(label.strip()) for label in labels]
    if after:
        items[-1] = Field(items[-1].label, after=after)
    return Fields(tuple(items))


def table_of(table: Table) -> PaperTable:
    """Cells with what they cover; a grid that cannot be put together keeps its text cell by cell."""
    width = max((len(row) for row in table.rows), default=1)
    count = head_rows(table.rows)
    count = count if count < len(table.rows) else 0
    columns = tuple(Column(1) for _ in range(width))
    try:
        return PaperTable(columns, _spanned(table.rows[:count], width), _spanned(table.rows[count:], width))
    except DocumentError:
        rows = [tuple(_cell(row[at].text if at < len(row) else "") for at in range(width)) for row in table.rows]
        return PaperTable(columns, tuple(rows[:count]), tuple(rows[count:]))


def _cell(text: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((plain(text),) if text else (), colspan, rowspan)


def _spanned(rows: Sequence[Row], width: int) -> tuple[tuple[Cell, ...], ...]:
    """Each cell with the places to its right and below that are merged into it."""
    taken: set[tuple[int, int]] = set()
    made: list[tuple[Cell, ...]] = []
    for at, row in enumerate(rows):
        cells: list[Cell] = []
        for place in range(width):
            if (at, place) in taken:
                continue
            text = row[place].text if place < len(row) else ""
            wide = next((n for n in range(1, width - place) if not _covered(rows, at, place + n, text)), width - place)
            tall = 1
            while at + tall < len(rows) and all(_covered(rows, at + tall, place + n, text) for n in range(wide)):
                tall += 1
            taken |= {(at + down, place + over) for down in range(tall) for over in range(wide)}
            cells.append(_cell(text, wide, tall))
        made.append(tuple(cells))
    return tuple(made)


def _covered(rows: Sequence[Row], at: int, place: int, text: str) -> bool:
    return place < len(rows[at]) and rows[at][place].merged and rows[at][place].text == text
