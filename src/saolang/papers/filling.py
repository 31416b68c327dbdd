"""Number, date and signer written into a document when it is issued."""

from dataclasses import replace

from saolang.documents.canonical import Document
from saolang.documents.model import (
    Authority,
    AuthorityLine,
    CertificateSheet,
    Number,
    OfficialDocument,
    PlaceDate,
    Signature,
)
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Capacity

_FOR_ANOTHER = (Capacity.KT, Capacity.TL, Capacity.TUQ)


def symbol_in(document: Document) -> str:
    """The symbol that the drafter wrote after the blank number, "" when there is none."""
    if isinstance(document, OfficialDocument) and document.head and document.head.number:
        return document.head.number.symbol
    return ""


def fill(document: Document, paper: OfficialPaper) -> Document:
    """The document with number, date and signer of `paper`."""
    if isinstance(document, CertificateSheet):
        return replace(
            document,
            place_date=_dated(document.place_date, paper),
            signature=_signed(document.signature, paper),
        )
    head, signatures = document.head, document.signatures
    if head:
        number = head.number
        if paper.number is not None:
            symbol = paper.number_text.partition("/")[2]
            number = Number(symbol=symbol, serial=str(paper.number))
        dated = head.place_date and _dated(head.place_date, paper)
        head = replace(head, number=number, place_date=dated)
    if signatures and signatures.right and signatures.left is None:
        signatures = replace(signatures, right=_signed(signatures.right, paper))
    return replace(document, head=head, signatures=signatures)


def _dated(place_date: PlaceDate, paper: OfficialPaper) -> PlaceDate:
    return PlaceDate(place=place_date.place or paper.organisation.place, on=paper.issued_on)


def _signed(signature: Signature, paper: OfficialPaper) -> Signature:
    """Lines above the name as Nghị định 30/2020/NĐ-CP, Điều 13 asks for the capacity of the signer.

    The draft names the head of the agency ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"). A deputy adds "KT. CHỦ TỊCH" above the
    own post; who signs by order or authorisation signs for the head, not for the collective.
    """
    right = paper.signing_right
    if right is None:
        return signature
    head = signature.position or right.post.upper()
    collective = tuple(line for line in signature.authority if line.mark is Authority.TM)
    if right.capacity == Capacity.KT:
        above = (*collective, AuthorityLine(Authority.KT, head))
    elif right.capacity in _FOR_ANOTHER:
        above = (AuthorityLine(Authority(right.capacity), head),)
    elif right.capacity == Capacity.Q:
        return replace(signature, authority=collective, position=f"Q. {head}", name=paper.signer_name)
    else:
        return replace(signature, authority=collective, position=head, name=paper.signer_name)
    return replace(signature, authority=above, position=right.post.upper(), name=paper.signer_name)
