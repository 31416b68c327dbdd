"""Many PDFs as one: every page on A4 with a strip for its number, cover and contents in front, bookmarks."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf

from saolang.documents.errors import DocumentError
from saolang.documents.write.strips import write_strips

_MM = 72 / 25.4
A4 = (210 * _MM, 297 * _MM)
STRIP = 9 * _MM

Front = Callable[[Sequence[int]], bytes]
"""Cover and contents as PDF, given the first page of each part (0: the part has no pages)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the set; `pdf` None: it has no pages and goes with the electronic set only.

    Attributes:
        title: words of its bookmark.
        group: bookmark above it, "" for none.
    """

    title: str
    pdf: Path | None
    group: str = ""


@dataclass
class _Bound:
    """The book while it is bound."""

    pdf: pikepdf.Pdf
    starts: list[int] = field(default_factory=list)


def assemble(parts: Sequence[Part], *, front: Front, foot: str, into: Path) -> int:
    """Write the set as one PDF.

    Args:
        front: makes cover and contents; asked again until the number of its own pages is the one it was told.
        foot: stands at the left of each page, the page's number at the right.
        into: file to write.

    Returns:
        The number of pages.

    Raises:
        DocumentError: a part cannot be read.
    """
    counts = [_count(part) for part in parts]
    leading, starts = _front(front, counts)
    with pikepdf.new() as book, ExitStack() as open_files:
        bound = _Bound(book, starts)
        first = open_files.enter_context(pikepdf.open(BytesIO(leading)))
        _add(book, first)
        for part in parts:
            if part.pdf is not None:
                source = open_files.enter_context(pikepdf.open(part.pdf))
                _flatten(source)
                _add(book, source)
        pages = len(book.pages)
        strips = write_strips([(foot, f"Trang {number}/{pages}") for number in range(1, pages + 1)])
        _number(book, open_files.enter_context(pikepdf.open(BytesIO(strips))))
        _bookmarks(bound, parts)
        book.save(into, min_version="1.7")
    return pages


def _count(part: Part) -> int:
    if part.pdf is None:
        return 0
    try:
        with pikepdf.open(part.pdf) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError as error:
        raise DocumentError("bad_pdf", f"Không đọc được tệp PDF “{part.title}”.") from error


def _front(front: Front, counts: Sequence[int]) -> tuple[bytes, list[int]]:
    """Cover and contents with the right numbers: their own length moves what follows, so ask until it agrees."""
    length = 2
    for _attempt in range(5):
        starts, at = [], length + 1
        for count in counts:
            starts.append(at if count else 0)
            at += count
        made = front(starts)
        with pikepdf.open(BytesIO(made)) as pdf:
            if len(pdf.pages) == length:
                return made, starts
            length = len(pdf.pages)
    raise DocumentError("contents", "Không lập được mục lục của bộ hồ sơ.")


def _flatten(source: pikepdf.Pdf) -> None:
    """What was filled into form fields becomes part of the page; a page placed on another loses its fields."""
    if "/AcroForm" not in source.Root:
        return
    source.generate_appearance_streams()
    source.flatten_annotations("print")


def _add(book: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Each page on A4, upright as it is shown, above the strip."""
    for page in source.pages:
        width, height = _shown(page)
        sheet = A4 if height >= width else A4[::-1]
        new = book.add_blank_page(page_size=sheet)
        new.add_overlay(page, pikepdf.Rectangle(0, STRIP, sheet[0], sheet[1]))


def _shown(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.trimbox.as_list())
    width, height = abs(right - left), abs(top - bottom)
    turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
    return (height, width) if turned else (width, height)


def _number(book: pikepdf.Pdf, strips: pikepdf.Pdf) -> None:
    for page, strip in zip(book.pages, strips.pages, strict=True):
        width = _shown(page)[0]
        left = (width - A4[0]) / 2
        page.add_overlay(strip, pikepdf.Rectangle(left, 0, left + A4[0], STRIP))


def _bookmarks(bound: _Bound, parts: Sequence[Part]) -> None:
    groups: dict[str, pikepdf.OutlineItem] = {}
    with bound.pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Bìa và mục lục", 0))
        for part, start in zip(parts, bound.starts, strict=True):
            if not start:
                continue
            item = pikepdf.OutlineItem(part.title, start - 1)
            if not part.group:
                outline.root.append(item)
                continue
            if part.group not in groups:
                groups[part.group] = pikepdf.OutlineItem(part.group, start - 1)
                outline.root.append(groups[part.group])
            groups[part.group].children.append(item)
