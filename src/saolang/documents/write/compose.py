"""From an official document to its :class:`Flow`: the order and the looks that Nghị định 30/2020/NĐ-CP gives each part."""

from collections.abc import Iterator
from dataclasses import replace

from saolang.documents.model import (
    ILLUSTRATION,
    Align,
    Annex,
    Head,
    OfficialDocument,
    Recipients,
    Run,
    Signature,
    SignatureBlock,
)
from saolang.documents.write.body import block_pieces
from saolang.documents.write.flow import (
    HEAD_LEFT,
    LEFT_MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT_MARGIN,
    Flow,
    Gap,
    Line,
    Part,
    Piece,
    Rule,
    Section,
    Side,
    Sides,
    line,
)
from saolang.documents.write.typeface import text_width_mm
from saolang.documents.write.wording import (
    COUNTRY,
    MOTTO,
    base_lines,
    number_line,
    place_date_line,
    recipient_lines,
)

_SIGNING_ROOM = 68


def compose(document: OfficialDocument) -> Flow:
    """Lay out ``document``: body first, then each annex with page numbers of its own."""
    body = Section(tuple(_keep_with_signature(list(_body(document)))), document.landscape)
    annexes = tuple(Section(tuple(_annex(annex, document.body_size)), annex.landscape) for annex in document.annexes)
    return Flow(
        title=" ".join(f"{document.kind_title} {document.subject}".split()),
        sections=(body, *annexes),
        notice=ILLUSTRATION if document.illustration else "",
        footer_lines=document.footer.lines,
        footer_qr=document.footer.qr,
        size=document.body_size,
    )


def text_width(*, landscape: bool) -> float:
    """Width between the margins in millimetres."""
    return (PAGE_HEIGHT if landscape else PAGE_WIDTH) - LEFT_MARGIN - RIGHT_MARGIN


def _body(document: OfficialDocument) -> Iterator[Piece]:
    size = document.body_size
    is_letter = not document.kind_title
    if document.head:
        yield from head_pieces(document.head, subject=document.subject if is_letter else "", landscape=document.landscape)
    if not is_letter:
        ruled = bool(document.head and document.head.issuer)
        yield from _title(document.kind_title, document.subject, document.subject_note, size, ruled=ruled)
    yield from _addressees(document.addressees, size)
    if document.authority:
        yield line(document.authority, size, bold=True, before=8, after=8)
    for base in base_lines(document.bases):
        yield line(base, size, italic=True, align=Align.JUSTIFY, before=3, after=3, indent=12.7)
    if document.enacting:
        yield line(document.enacting, size, bold=True, before=10, after=8, keep=True)
    for block in document.blocks:
        yield from block_pieces(block, size)
    yield from closing(document.signatures, document.recipients, size, text_width(landscape=document.landscape))


def _annex(annex: Annex, size: int) -> Iterator[Piece]:
    if annex.head:
        yield from head_pieces(annex.head, subject="", landscape=annex.landscape)
    if annex.label:
        yield line(annex.label, 14, bold=True, before=6 if annex.head else 0, keep=True)
    yield line(annex.title, 14, bold=True, keep=True)
    if annex.reference:
        yield line(annex.reference, size, italic=True, before=2, keep=True)
    yield Rule(40, before=3, after=10)
    for block in annex.blocks:
        yield from block_pieces(block, size)
    yield from closing(annex.signatures, None, size, text_width(landscape=annex.landscape))


def head_pieces(head: Head, *, subject: str, landscape: bool) -> Iterator[Piece]:
    """Issuer left, country and motto right; number and date below. Without an issuer the motto stands alone."""
    motto: Side = (
        line(COUNTRY, 13, bold=True),
        line(MOTTO, 14, bold=True),
        Rule(text_width_mm(MOTTO, size=14, bold=True), before=1.5, after=2),
    )
    if not head.issuer:
        yield from (part for part in motto if not isinstance(part, Gap))
        if head.place_date:
            yield line(place_date_line(head.place_date), 13, italic=True, align=Align.RIGHT, before=6)
        yield line("", 8)
        return
    left = HEAD_LEFT + (40 if landscape else 0)
    issuer: list[Part] = [line(head.superior, 13)] if head.superior else []
    issuer.append(line(head.issuer, 13, bold=True))
    issuer.append(Rule(_short_rule(head.issuer, 13, left), before=1.5, after=2))
    number: list[Part] = [line(number_line(head.number), 13, before=4)] if head.number else []
    if subject:
        number.append(line(subject, 12, before=6))
    dated: Side = (line(place_date_line(head.place_date), 13, italic=True, before=4),) if head.place_date else ()
    rows: list[tuple[Side, Side]] = [(tuple(issuer), motto)]
    if number or dated:
        rows.append((tuple(number), dated))
    yield Sides(tuple(rows), left, after=12)


def _short_rule(text: str, size: float, room: float) -> float:
    """A line of two fifths of what stands above it (the decree asks for a third to a half)."""
    return min(text_width_mm(text, size=size, bold=True), room) * 0.4


def _title(kind: str, subject: str, note: str, size: int, *, ruled: bool) -> Iterator[Piece]:
    yield line(kind, 14, bold=True, before=6, keep=True)
    if subject:
        yield line(subject, size, bold=True, before=2, keep=True)
    if note:
        yield line(note, size, italic=True, before=2, keep=True)
    if ruled:
        yield Rule(min(max(_short_rule(subject or kind, size, 120), 18), 48), before=3, after=8)
    else:
        yield line("", 6)


def _addressees(addressees: tuple[str, ...], size: int) -> Iterator[Piece]:
    if len(addressees) == 1:
        yield line(f"Kính gửi: {addressees[0].rstrip(' ;.,')}", size, before=6, after=10)
        return
    for index, name in enumerate(addressees):
        if index == 0:
            yield line("Kính gửi:", size, align=Align.LEFT, before=6, after=2, indent=35, keep=True)
        end = "." if index == len(addressees) - 1 else ";"
        yield line(f"- {name.rstrip(' ;.,')}{end}", size, align=Align.LEFT, after=2, indent=48)
    if addressees:
        yield line("", 6)


def closing(
    signatures: SignatureBlock | None, recipients: Recipients | None, size: int, width: float
) -> Iterator[Piece]:
    """Recipients at the left, level with the title of the signer; two signers stand side by side above them."""
    sent = _recipient_lines(recipients)
    rows: list[tuple[Side, Side]] = []
    if signatures and signatures.place_date:
        rows.append(((), (line(place_date_line(signatures.place_date), 13, italic=True, after=3),)))
    right = signatures.right if signatures else None
    left = signatures.left if signatures else None
    if left:
        rows.append((_signer(left, size), _signer(right, size)))
        rows.append((_name(left, size), _name(right, size)))
    else:
        rows.append((sent, (*_signer(right, size), *_name(right, size))))
    if any(side for row in rows for side in row):
        yield Sides(tuple(rows), width / 2, before=12)
    if left and sent:
        yield Sides(((sent, ()),), width / 2, before=6)


def _recipient_lines(recipients: Recipients | None) -> Side:
    if recipients is None:
        return ()
    lines = [line("Nơi nhận:", 12, bold=True, italic=True, align=Align.LEFT)]
    lines += [line(text, 11, align=Align.LEFT) for text in recipient_lines(recipients)]
    return tuple(lines)


def _signer(signature: Signature | None, size: int) -> Side:
    if signature is None:
        return ()
    titles = [f"{above.mark.value} {above.title}" for above in signature.authority]
    titles += [text for text in (signature.position, *signature.extra) if text]
    lines = [line(text, size, bold=True) for text in titles]
    if signature.note:
        lines.append(line(signature.note, 13, italic=True))
    return tuple(lines)


def _name(signature: Signature | None, size: int) -> Side:
    if signature is None:
        return ()
    return (Gap(_SIGNING_ROOM), line(signature.name, size, bold=True))


def _keep_with_signature(pieces: list[Piece]) -> list[Piece]:
    """The last lines of the text stay on the page of the signature, so that none stands on a page alone."""
    for index in range(len(pieces) - 1):
        piece, following = pieces[index], pieces[index + 1]
        if isinstance(piece, Line) and isinstance(following, Sides):
            pieces[index] = replace(piece, keep=True)
    return pieces


def label_and_text(label: str, text: str, *, bold_text: bool) -> tuple[Run, ...]:
    """A bold label followed by its text."""
    return (Run(f"{label} ", bold=True), Run(text, bold=bold_text))
