"""The four parts of an official document: head, body, closing (recipients and signature), annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from saolang.documents.model import ILLUSTRATION
from saolang.documents.read.lexicon import CAPACITY, POSITION, TYPES, is_person, is_upper
from saolang.documents.read.source import Line, Source, Table

Block = Line | Table
_TYPE_WORDS = {name.upper(): name for name in TYPES}
_RECIPIENTS = re.compile(r"Nơi nhận(?!\w)\s*:?")
ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục(?: [IVX\d]+)?$|BIỂU(?: SỐ)?|Biểu (?:số )?\d|DANH SÁCH|DANH MỤC|DỰ TOÁN|NHU CẦU|"
    r"TỔNG HỢP|BẢNG)(?!\w)"
)
ATTACHED = re.compile(r"\((?:(?:Ban hành )?kèm theo|Ban hành kèm)", re.IGNORECASE)
_SIGN_HERE = re.compile(r"(?:\((?:đã\s+ký|ký|chữ\s+ký)[^()]*\)\s*\.?\s*)+$", re.IGNORECASE)
_LAST = re.compile(r"\./\.\s*$")
MOST_HEAD_LINES = 60


@dataclass(slots=True)
class Regions:
    """The parts in order; ``type_line`` is the line with the kind of document, ``type_name`` that kind."""

    head: list[Line] = field(default_factory=list)
    type_name: str = ""
    type_line: Line | None = None
    type_rest: str = ""
    body: list[Block] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    annexes: list[Block] = field(default_factory=list)

    def everything(self) -> list[Block]:
        """Body, then annexes."""
        return [*self.body, *self.annexes]


def divide(source: Source) -> Regions:
    """Find the parts."""
    # The notice of made-up data stands on every page of such a paper and belongs to none of its parts.
    blocks = [block for block in source.blocks if isinstance(block, Table) or block.text not in {"", ILLUSTRATION}]
    parts = Regions()
    start = _take_head(blocks, parts)
    end = _closing_start(blocks, start)
    parts.body = blocks[start:end]
    after = _take_closing(blocks, end, parts)
    parts.annexes = blocks[after:]
    return parts


def _take_head(blocks: Sequence[Block], parts: Regions) -> int:
    """Lines up to and with the kind of document; where no kind stands, up to "Kính gửi" or the first base."""
    for index, block in enumerate(blocks[:MOST_HEAD_LINES]):
        if isinstance(block, Table):
            break
        name, rest = _type_of(block.text)
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if not name and isinstance(after, Line) and f"{block.text} {after.text}" in _TYPE_WORDS:
            continue  # "KẾ" and "HOẠCH" on two lines
        before = blocks[index - 1] if index else None
        if not name and isinstance(before, Line):
            name = _TYPE_WORDS.get(f"{before.text} {block.text}", "")
        if name:
            parts.head = [line for line in blocks[:index] if isinstance(line, Line)]
            parts.type_name, parts.type_line, parts.type_rest = name, block, rest
            return index + 1
    for index, block in enumerate(blocks[:MOST_HEAD_LINES]):
        if isinstance(block, Line) and re.match(r"Kính gửi|Căn cứ|I\.|1\.", block.text):
            parts.head = [line for line in blocks[:index] if isinstance(line, Line)]
            if block.text.startswith("Kính gửi"):
                parts.type_name = "Công văn"
            return index
    return 0


def _type_of(text: str) -> tuple[str, str]:
    """A line in capitals that is a kind of document or begins with one: ("Báo cáo", "KẾT QUẢ …")."""
    if not is_upper(text) or len(text) > 200:
        return "", ""
    plain = text.strip(" .:*–-")
    for words, name in _TYPE_WORDS.items():
        if plain == words:
            return name, ""
        if plain.startswith(f"{words} ") and name not in {"Chương trình", "Dự án", "Hợp đồng", "Công văn", "Quy định"}:
            return name, plain[len(words) :].strip()
    return "", ""


def _closing_start(blocks: Sequence[Block], start: int) -> int:
    """The block where recipients or signature begin."""
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Line) and (_RECIPIENTS.match(block.text) or _RECIPIENTS.search(block.text[-60:])):
            return _back_to_capacity(blocks, index, start)
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Line) and (CAPACITY.match(block.text) or _is_position(block.text)) and index > start + 3:
            return index
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Line) and _LAST.search(block.text):
            return index + 1
    return len(blocks)


def _back_to_capacity(blocks: Sequence[Block], index: int, start: int) -> int:
    """The signature may have been extracted before the recipients: take the lines in capitals above as well."""
    at = index
    while at - 1 > start and index - at < 14:
        block = blocks[at - 1]
        if not isinstance(block, Line):
            break
        if not (
            is_person(block.text)
            or _SIGN_HERE.match(block.text)
            or CAPACITY.match(block.text)
            or _is_position(block.text)
        ):
            break
        at -= 1
    return at


def _is_position(text: str) -> bool:
    return is_upper(text) and POSITION.match(text) is not None and len(text) < 60


def _take_closing(blocks: Sequence[Block], start: int, parts: Regions) -> int:
    """Lines of recipients and signature; the annexes begin after the name, at a title of an annex or at a table."""
    signed = positioned = False
    for index in range(start, len(blocks)):
        block = blocks[index]
        if isinstance(block, Table):
            return index
        text = block.text
        if ANNEX.match(text) or ATTACHED.match(text):
            return index
        if (signed and is_upper(text) and not POSITION.search(text) and not CAPACITY.search(text)) or len(text) > 260:
            return index
        if signed and len(parts.closing) > 60:
            return index
        positioned = positioned or POSITION.search(text) is not None
        signed = signed or (positioned and is_person(text))
        parts.closing.append(block)
    return len(blocks)
