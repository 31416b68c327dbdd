"""The end of a paper: recipients and signatures (Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I)."""

from collections.abc import Iterator

from saolang.documents.model import Align, Recipients, Signature, SignatureBlock
from saolang.documents.write.flow import Gap, Piece, Side, Sides, line
from saolang.documents.write.wording import place_date_line, recipient_lines

_SIGNING_ROOM = 68


def closing(signatures: SignatureBlock | None, recipients: Recipients | None, size: int) -> Iterator[Piece]:
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
        yield Sides(tuple(rows), before=12)
    if left and sent:
        yield Sides(((sent, ()),), before=6)


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
