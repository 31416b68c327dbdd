"""The pieces of each kind of block."""

from collections.abc import Iterator
from functools import singledispatch
from io import BytesIO

from PIL.Image import DecompressionBombError
from PIL.Image import open as open_image

from saolang.documents.errors import DocumentError
from saolang.documents.model import (
    Align,
    Block,
    Cell,
    Column,
    Fields,
    Footnotes,
    Heading,
    Image,
    ItemList,
    KeyValues,
    Level,
    PageBreak,
    Paragraph,
    Qr,
    Run,
    SignatureBlock,
    Table,
    Ticks,
    plain,
)
from saolang.documents.write.flow import FIRST_LINE, TEXT_WIDTH, Boxes, Break, Leaders, Line, Picture, Piece, Rule, line
from saolang.documents.write.signing import closing
from saolang.documents.write.wording import item_mark

_SPACE = 6
_TALLEST = 200


@singledispatch
def block_pieces(block: Block, size: int) -> Iterator[Piece]:
    """What is drawn for ``block`` in a document whose letters are ``size`` points high."""
    raise TypeError(type(block).__name__)


@block_pieces.register
def _(block: Paragraph, size: int) -> Iterator[Piece]:
    indent = FIRST_LINE if block.first_line and block.align in {Align.JUSTIFY, Align.LEFT} else 0
    yield Line(block.runs, size, block.align, _SPACE, _SPACE, indent, block.keep_with_next)


@block_pieces.register
def _(block: Heading, size: int) -> Iterator[Piece]:
    if block.level in {Level.PART, Level.SECTION, Level.TITLE}:
        if block.label:
            yield line(block.label, size, bold=True, before=10, keep=True)
        if block.title:
            yield line(block.title, size, bold=True, before=0 if block.label else 10, after=_SPACE, keep=True)
        return
    words = f"{block.label} {block.title}".strip()
    yield line(
        words,
        size,
        bold=True,
        italic=block.level is Level.POINT,
        align=Align.JUSTIFY,
        before=_SPACE,
        after=_SPACE,
        indent=FIRST_LINE,
        keep=True,
    )


@block_pieces.register
def _(block: ItemList, size: int) -> Iterator[Piece]:
    for index, item in enumerate(block.items):
        mark = item_mark(block.marker, index)
        yield Line((Run(mark), *item) if mark else item, size, Align.JUSTIFY, _SPACE, _SPACE, FIRST_LINE)


@block_pieces.register
def _(block: Table, size: int) -> Iterator[Piece]:
    if block.title:
        yield line(block.title, size, bold=True, before=6, after=2, keep=True)
    if block.unit:
        yield line(block.unit, min(size, 13), italic=True, align=Align.RIGHT, after=2, keep=True)
    yield block


@block_pieces.register
def _(block: Ticks, size: int) -> Iterator[Piece]:
    yield Boxes(block.options, block.lead, block.box_first, size, FIRST_LINE)


@block_pieces.register
def _(block: Fields, size: int) -> Iterator[Piece]:
    is_blank = bool(block.items) and not block.items[-1].value
    more = max(block.blank_lines - 1, 0) if is_blank else 0
    yield Leaders(block.items, more, size, FIRST_LINE if block.first_line else 0)


@block_pieces.register
def _(block: KeyValues, size: int) -> Iterator[Piece]:
    rows = tuple((Cell((plain(key),)), Cell((plain(value),))) for key, value in block.pairs)
    if rows:
        yield Table((Column(2), Column(3)), rows=rows, borders=False, size=size)


@block_pieces.register
def _(block: Image, size: int) -> Iterator[Piece]:
    try:
        with open_image(BytesIO(block.data)) as picture:
            across, down = picture.size
    except (OSError, ValueError, DecompressionBombError) as error:
        raise DocumentError("image_broken", "Không đọc được một hình trong văn bản.") from error
    width = min(block.width_mm, TEXT_WIDTH, _TALLEST * across / down)
    yield Picture(block.data, width, block.alt, Align.CENTER)
    if block.caption:
        yield line(block.caption, min(size, 13), italic=True, after=_SPACE)


@block_pieces.register
def _(block: Qr, size: int) -> Iterator[Piece]:
    yield block
    if block.caption:
        yield line(block.caption, 11, italic=True, align=block.align, after=_SPACE)


@block_pieces.register
def _(block: PageBreak, size: int) -> Iterator[Piece]:
    yield Break()


@block_pieces.register
def _(block: Footnotes, size: int) -> Iterator[Piece]:
    if block.notes:
        yield Rule(50, Align.LEFT, before=10, after=2)
    for mark, text in block.notes:
        yield Line((Run(mark, superscript=True), Run(f" {text}")), 11, Align.JUSTIFY, 1, 1)


@block_pieces.register
def _(block: SignatureBlock, size: int) -> Iterator[Piece]:
    yield from closing(block, None, size)
