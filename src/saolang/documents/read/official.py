"""A file to the value that the writers take: head, bases, blocks, recipients, signatures, annexes.

Our own DOCX carries its value (:mod:`saolang.documents.read.value`); any other file is read by how official papers are
laid out (Nghị định 30/2020/NĐ-CP, Phụ lục I), so looks that the law does not lay down are not taken over.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise

from saolang.documents.model import (
    ILLUSTRATION,
    Annex,
    Head,
    Number,
    OfficialDocument,
    PlaceDate,
    Recipients,
)
from saolang.documents.model import Block as PaperBlock
from saolang.documents.read.closing import read_closing
from saolang.documents.read.files import read_source
from saolang.documents.read.head import capitals, read_head
from saolang.documents.read.lexicon import is_upper
from saolang.documents.read.paperblocks import blocks_of, table_of
from saolang.documents.read.paragraphs import Para, paragraphs
from saolang.documents.read.regions import ANNEX, ATTACHED, Regions, divide
from saolang.documents.read.signers import signers
from saolang.documents.read.source import Item, Line, Source, Table

_BASE = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)(?!\w)")
_NUMBER = re.compile(r"Số\s*:?\s*[\d.…_\s]*[/-]\s*([^\s,;]+)")
_LABEL = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:[IVX]+|\d+|[A-Z]))?", re.IGNORECASE)
Content = Para | Table


def read_official(data: bytes) -> OfficialDocument:
    """The paper that a text, DOCX or PDF file holds.

    Raises:
        DocumentError: the file cannot be read (empty, broken, locked, scanned without text …).
    """
    # Late: only a DOCX needs the writer.
    if data.startswith(b"PK\x03\x04"):
        from saolang.documents.read.value import carried_value

        carried = carried_value(data)
        if carried is not None:
            return carried
    return official(read_source(data))


def official(source: Source) -> OfficialDocument:
    """The paper that lines and tables show."""
    parts = divide(source)
    document, taken = read_head(parts)
    letter = parts.type_line is None
    content = list(_content(parts.body[taken:]))
    addressees, content = _addressees(content)
    authority, bases, enacting, content = _preamble(content, parts)
    recipients, _ = read_closing(parts.closing)
    return OfficialDocument(
        kind_title="" if letter or parts.type_line is None else _kind(parts),
        subject=str(document["title"] or ""),
        head=_head(parts.head, document),
        addressees=addressees,
        authority=authority,
        bases=bases,
        enacting=enacting,
        blocks=_blocks(content),
        recipients=_recipients(recipients),
        signatures=signers(parts.closing),
        annexes=tuple(_annexes(parts)),
        illustration=ILLUSTRATION in source.headers or any(line.text == ILLUSTRATION for line in source.lines()),
    )


def _content(blocks: Sequence[Line | Table]) -> Iterator[Content]:
    """Paragraphs and tables in their order."""
    for is_table, group in groupby(blocks, key=lambda block: isinstance(block, Table)):
        held = list(group)
        if is_table:
            yield from (block for block in held if isinstance(block, Table))
        else:
            yield from paragraphs(held)


def _kind(parts: Regions) -> str:
    text = parts.type_line.text if parts.type_line else ""
    return (text[: -len(parts.type_rest)] if parts.type_rest else text).strip(" :.*")


def _head(lines: Sequence[Line], document: Item) -> Head | None:
    issuer = str(document["issuer"] or "")
    above = [part for part in capitals(lines) if part not in issuer]
    written = next((found for line in lines if (found := _NUMBER.search(line.text))), None)
    number = None
    if document["number"]:
        serial = re.match(r"\d+", document["number"])
        cut = serial.end() if serial else 0
        number = Number(document["number"][cut + 1 :], document["number"][:cut] or None)
    elif written:
        number = Number(written.group(1))
    placed = None
    if document["place"] or document["issue_date"]:
        day = document["issue_date"]
        placed = PlaceDate(document["place"] or "", date.fromisoformat(day) if day else None)
    if not (issuer or number or placed):
        return None
    return Head(issuer, " ".join(above) if issuer else "", number, placed)


def _addressees(content: list[Content]) -> tuple[tuple[str, ...], list[Content]]:
    if not content or not isinstance(content[0], Para) or not content[0].text.startswith("Kính gửi"):
        return (), content
    first = re.sub(r"^Kính gửi\s*:?\s*", "", content[0].text).strip(" .;")
    if first:
        return (first,), content[1:]
    names: list[str] = []
    for item in content[1:]:
        if not isinstance(item, Para) or item.kind != "bullet":
            break
        names.append(item.text.strip(" .;"))
    return tuple(names), content[1 + len(names) :]


def _preamble(content: list[Content], parts: Regions) -> tuple[str, tuple[str, ...], str, list[Content]]:
    """Authority, bases and the words of decision, which stand before the first block."""
    authority, enacting = "", ""
    bases: list[str] = []
    for index, item in enumerate(content):
        text = item.text if isinstance(item, Para) and item.kind == "plain" else ""
        if _BASE.match(text) and not enacting:
            bases += [part.strip(" .;,") for part in re.split(r"(?<=;)\s+(?=Căn cứ|Xét|Theo đề nghị)", text)]
        elif is_upper(text) and text.strip(" :") == _kind(parts) and bases:
            enacting = text
        elif is_upper(text) and not authority and not bases and parts.type_line is not None:
            authority = text
        else:
            return authority, tuple(bases), enacting, content[index:]
    return authority, tuple(bases), enacting, []


def _blocks(content: Sequence[Content]) -> tuple[PaperBlock, ...]:
    made: list[PaperBlock] = []
    for is_table, group in groupby(content, key=lambda item: isinstance(item, Table)):
        held = list(group)
        if is_table:
            made += [table_of(item) for item in held if isinstance(item, Table)]
        else:
            made += blocks_of([item for item in held if isinstance(item, Para)])
    return tuple(made)


def _recipients(items: Sequence[Item]) -> Recipients | None:
    if not items:
        return None
    kept = [item for item in items if item["purpose"] == "Lưu"]
    to = tuple(str(item["source"]["text"]) for item in items if item["purpose"] != "Lưu")
    return Recipients(to, str(kept[0]["name"]) if kept else "")


def _annexes(parts: Regions) -> Iterator[Annex]:
    """Each begins at a title in capitals behind the signature or behind the content of the one before."""
    starts = [index for index, block in enumerate(parts.annexes) if _opens(parts.annexes, index)]
    for start, end in pairwise([*starts, len(parts.annexes)]):
        yield _annex(parts.annexes[start:end])


def _opens(blocks: Sequence[Line | Table], index: int) -> bool:
    block, before = blocks[index], blocks[index - 1] if index else None
    if index == 0:
        return True
    if not isinstance(block, Line) or not ANNEX.match(block.text):
        return False
    if not (is_upper(block.text) or _LABEL.match(block.text)):
        return False
    return before is None or isinstance(before, Table) or not (is_upper(before.text) or _LABEL.match(before.text))


def _annex(blocks: Sequence[Line | Table]) -> Annex:
    label, reference = "", ""
    title: list[str] = []
    at = 0
    for at, block in enumerate(blocks):  # noqa: B007
        if not isinstance(block, Line):
            break
        if _LABEL.fullmatch(block.text) and not label:
            label = block.text
        elif ATTACHED.match(block.text) or (reference and reference.count("(") > reference.count(")")):
            reference = f"{reference} {block.text}".strip()
        elif reference or (title and not is_upper(block.text)) or (not is_upper(block.text) and not label):
            break
        else:
            title.append(block.text)
    else:
        at += 1
    content = list(_content(blocks[at:]))
    return Annex(" ".join(title), label=label, reference=reference, blocks=_blocks(content))
