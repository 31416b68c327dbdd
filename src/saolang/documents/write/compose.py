"""From an official document to its :class:`Flow`: order and looks by Nghị định 30/2020/NĐ-CP."""

from collections.abc import Iterator
from dataclasses import replace

from saolang.documents.model import (
    ILLUSTRATION,
    Align,
    Annex,
    Head,
    OfficialDocument,
    Table,
    grid,
)
from saolang.documents.write.body import block_pieces
from saolang.documents.write.flow import (
    FIRST_LINE,
    HEAD_LEFT,
    Boxes,
    EndOfTable,
    Flow,
    Leaders,
    Line,
    Part,
    Picture,
    Piece,
    Rule,
    Section,
    Side,
    Sides,
    line,
    may_split,
)
from saolang.documents.write.signing import closing
from saolang.documents.write.typeface import text_width_mm
from saolang.documents.write.wording import (
    COUNTRY,
    MOTTO,
    attached_line,
    base_lines,
    number_line,
    place_date_line,
)

_COMMITTEE = "ỦY BAN NHÂN DÂN "
_ROWS_WITH_SIGNATURE = 2


def compose(document: OfficialDocument) -> Flow:
    """Lay out ``document``: body first, then each annex with page numbers of its own."""
    body = Section(tuple(_keep_with_signature(list(_body(document)))), document.landscape)
    annexes = tuple(
        Section(tuple(_keep_with_signature(list(_annex(annex, document)))), annex.landscape)
        for annex in document.annexes
    )
    return Flow(
        title=" ".join(f"{document.kind_title} {document.subject}".split()),
        sections=(body, *annexes),
        notice=ILLUSTRATION if document.illustration else "",
        footer_lines=document.footer.lines,
        footer_qr=document.footer.qr,
        size=document.body_size,
    )


def _body(document: OfficialDocument) -> Iterator[Piece]:
    size = document.body_size
    is_letter = not document.kind_title
    if document.form_mark:
        yield line(document.form_mark, 12, bold=True, align=Align.RIGHT, after=6)
    if document.head:
        yield from head_pieces(
            document.head, subject=document.subject if is_letter else "", landscape=document.landscape
        )
    if not is_letter:
        ruled = bool(document.head and document.head.issuer)
        yield from _title(document.kind_title, document.subject, document.subject_note, size, ruled=ruled)
    yield from _addressees(document.addressees, size)
    if document.authority:
        yield line(document.authority, size, bold=True, before=8, after=8)
    for base in base_lines(document.bases):
        yield line(base, size, italic=True, align=Align.JUSTIFY, before=6, after=0, indent=FIRST_LINE)
    if document.enacting:
        yield line(document.enacting, size, bold=True, before=10, after=8, keep=True)
    for block in document.blocks:
        yield from block_pieces(block, size)
    yield from closing(document.signatures, document.recipients, size)


def _annex(annex: Annex, document: OfficialDocument) -> Iterator[Piece]:
    size = document.body_size
    if annex.head:
        yield from head_pieces(annex.head, subject="", landscape=annex.landscape)
    if annex.label:
        yield line(annex.label, 14, bold=True, before=6 if annex.head else 0, keep=True)
    yield line(annex.title, 14, bold=True, keep=True)
    reference = annex.reference or attached_line(annex.attached_to, document.head)
    if reference:
        yield line(reference, size, italic=True, before=2, keep=True)
    yield Rule(40, before=3, after=10)
    for block in annex.blocks:
        yield from block_pieces(block, size)
    yield from closing(annex.signatures, None, size)


def head_pieces(head: Head, *, subject: str, landscape: bool) -> Iterator[Piece]:
    """Issuer left, country and motto right; number and date below. Without an issuer the motto stands alone."""
    motto = (
        line(COUNTRY, 13, bold=True),
        line(MOTTO, 14, bold=True),
        Rule(text_width_mm(MOTTO, size=14, bold=True), before=3, after=2),
    )
    if not head.issuer:
        yield from motto
        if head.place_date:
            yield line(place_date_line(head.place_date), 13, italic=True, align=Align.RIGHT, before=6, after=6)
        return
    left = HEAD_LEFT + (40 if landscape else 0)
    issuer: list[Part] = [line(_superior(head.superior, left), 13)] if head.superior else []
    issuer.append(line(head.issuer, 13, bold=True))
    issuer.append(Rule(_short_rule(head.issuer, 13, left), before=3, after=2))
    number: list[Part] = [line(number_line(head.number), 13, before=4)] if head.number else []
    if subject:
        number.append(line(subject, 12, before=6))
    dated: Side = (line(place_date_line(head.place_date), 13, italic=True, before=4),) if head.place_date else ()
    rows: list[tuple[Side, Side]] = [(tuple(issuer), motto)]
    if number or dated:
        rows.append((tuple(number), dated))
    yield Sides(tuple(rows), left, after=12)


def _superior(name: str, room: float) -> str:
    """A committee that does not fit on one line is broken before its place, not within it."""
    if text_width_mm(name, size=13) <= room:
        return name
    return name.replace(_COMMITTEE, _COMMITTEE.rstrip() + "\n", 1) if name.startswith(_COMMITTEE) else name


def _short_rule(text: str, size: float, room: float) -> float:
    """A line of two fifths of what stands above it (the decree asks for a third to a half)."""
    return min(text_width_mm(text, size=size, bold=True), room) * 0.4


def _title(kind: str, subject: str, note: str, size: int, *, ruled: bool) -> Iterator[Piece]:
    lines = [line(kind, 14, bold=True, before=10, keep=True)]
    if subject:
        lines.append(line(subject, size, bold=True, before=2, keep=True))
    if note:
        lines.append(line(note, size, italic=True, before=2, keep=True))
    if ruled:
        yield from lines
        yield Rule(min(max(_short_rule(subject or kind, size, 120), 18), 48), before=3, after=10)
    else:
        yield from (*lines[:-1], replace(lines[-1], after=10))


def _addressees(addressees: tuple[str, ...], size: int) -> Iterator[Piece]:
    if len(addressees) == 1:
        yield line(f"Kính gửi: {addressees[0].rstrip(' ;.,')}", size, before=8, after=12)
        return
    for index, name in enumerate(addressees):
        is_last = index == len(addressees) - 1
        if index == 0:
            yield line("Kính gửi:", size, align=Align.LEFT, before=8, after=2, indent=35, keep=True)
        text = f"- {name.rstrip(' ;.,')}{'.' if is_last else ';'}"
        yield line(text, size, align=Align.LEFT, after=12 if is_last else 2, indent=48)


def _keep_with_signature(pieces: list[Piece]) -> list[Piece]:
    """The end of the text stays on the page of the signature, so that no signature stands on a page alone."""
    for index in range(len(pieces) - 1):
        if isinstance(pieces[index + 1], Sides):
            pieces[index] = _kept(pieces[index])
    return pieces


def _kept(piece: Piece) -> Piece:
    """The piece, held on the page of the next one; of a table its last rows."""
    if isinstance(piece, Line | Leaders | Boxes | Picture):
        return replace(piece, keep=True)
    if isinstance(piece, Table) and (count := _last_rows(piece)):
        return EndOfTable(piece, count)
    return piece


def _last_rows(table: Table) -> int:
    """How many rows at the end of a table go with the signature: two, or one; none where long text may need a page."""
    rows = list(grid(table.rows, len(table.columns)))[-_ROWS_WITH_SIGNATURE:]
    while rows and any(may_split(row) or any(continued for *_rest, continued in row) for row in rows):
        rows = rows[1:]
    return len(rows)
