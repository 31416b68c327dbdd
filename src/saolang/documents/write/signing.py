"""The end of a paper: recipients and signatures (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I)."""

from collections.abc import Iterator

from saolang.documents.model import Align, Recipients, Signature, SignatureBlock
from saolang.documents.write.flow import Gap, Piece, Side, Sides, line
from saolang.documents.write.wording import place_date_line, recipient_lines

_SIGNING_ROOM = 68


def closing(signatures: SignatureBlock | None, recipients: Recipients | None, size: int) -> Iterator[Piece]:
    """Recipients at the left, level with the title of the signer; two signers stand side by side above them.

    All is one row, so that no page break falls between date, title, name and recipients.
    """
    sent = _recipient_lines(recipients)
    dated = signatures.place_date if signatures else None
    right = signatures.right if signatures else None
    left = signatures.left if signatures else None
    sides = _level(left, right, size) if left else (sent, (*_signer(right, size), *_name(right, size)))
    if left and sent:
        sides = ((*sides[0], Gap(6), *sent), sides[1])
    if dated:
        line_of_date = line(place_date_line(dated), 13, italic=True, after=3)
        blank = (line("", 13, after=3),) if sides[0] else ()
        sides = ((*blank, *sides[0]), (line_of_date, *sides[1]))
    if any(sides):
        yield Sides((sides,), before=12)


def _level(left: Signature, right: Signature | None, size: int) -> tuple[Side, Side]:
    """Two signers with their names on one height: the shorter title gets empty lines below."""
    titles = (_signer(left, size), _signer(right, size))
    most = max(len(side) for side in titles)
    padded = [(*side, *(line("", size) for _ in range(most - len(side)))) for side in titles]
    return (*padded[0], *_name(left, size)), (*padded[1], *_name(right, size))


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
