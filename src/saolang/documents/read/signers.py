"""Who signs a paper: one at the right, or two side by side."""

import re
from collections.abc import Sequence

from saolang.documents.model import Authority, AuthorityLine, Signature, SignatureBlock
from saolang.documents.read.closing import signing_lines
from saolang.documents.read.lexicon import POSITION, is_person, is_upper
from saolang.documents.read.source import Line

_MARK = re.compile(r"(TM|T/M|KT|TL|TUQ|Q)\s*[./]\s*(.+)")


def signers(lines: Sequence[Line]) -> SignatureBlock | None:
    """The signatures under a paper; None where nobody signs."""
    titles: list[list[str]] = []
    names: list[str] = []
    order = ""
    for text in signing_lines(lines):
        if is_person(text) and titles:
            names.append(text)
            order += "n"
        elif is_upper(text):
            if not titles or order[-1:] == "n" or _is_post(titles[-1][-1]):
                titles.append([])
                order += "p"
            titles[-1].append(text)
    made = [_signature(group, names[index] if index < len(names) else "") for index, group in enumerate(titles[:2])]
    if not made:
        return None
    if len(made) == 1:
        return SignatureBlock(made[0])
    # Read cell by cell the left one comes first; cut from common lines the right one does.
    right, left = (made[1], made[0]) if order.startswith("pn") else (made[0], made[1])
    return SignatureBlock(right, left)


def _is_post(text: str) -> bool:
    """A post ends the titles of a signer; "TM. …" and "KT. …" go on."""
    return _MARK.match(text) is None and POSITION.match(text) is not None


def _signature(titles: Sequence[str], name: str) -> Signature:
    authority: list[AuthorityLine] = []
    rest: list[str] = []
    for title in titles:
        marked = _MARK.match(title)
        if marked:
            mark = "TM" if marked.group(1) == "T/M" else marked.group(1)
            authority.append(AuthorityLine(Authority(f"{mark}."), marked.group(2).strip()))
        else:
            rest.append(title)
    return Signature(rest[0] if rest else "", tuple(authority), tuple(rest[1:]), name=name)
