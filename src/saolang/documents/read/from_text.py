"""Plain text as extraction leaves it: any line ends, pages cut by form feeds, markdown-like marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from saolang.documents.errors import DocumentError
from saolang.documents.read.source import Line, Source, Table, Warned
from saolang.viet.broken import MANY, count_breaks, mend
from saolang.viet.text import repair

MOST_CHARACTERS = 6_000_000
LONGEST_LINE = 20_000
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,6}\s+\S|^\*\*\S", re.MULTILINE)
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"(?<![*\w])\*(?=\S)([^*\n]{1,300})\*(?!\*)|(?<![_\w])_(?=\S)([^_\n]{1,300})_(?!\w)")

# A mark that stands alone, and one that may be an empty cell as well.
_ALONE = re.compile(r"(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\.|[a-zđ]\)")
_MARK = re.compile(rf"{_ALONE.pattern}|[-+]")
MANY_ALONE = 4


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 or, with its mark, UTF-16; NUL, which no database keeps, is left out.

    Raises:
        DocumentError: it is no text at all, or far too long.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        text = data.decode("utf-8-sig", errors="replace")
    if len(text) > MOST_CHARACTERS:
        raise DocumentError("too_long", "Tệp quá dài để đọc như một văn bản hành chính.")
    strange = text.count("\ufffd") + text.count("\x00")
    if strange > 20 and strange * 20 > len(text):
        raise DocumentError(
            "not_text", "Tệp không phải là văn bản đọc được; hãy dùng tệp .docx, .pdf hoặc văn bản UTF-8."
        )
    if not text.strip():
        raise DocumentError("empty", "Tệp không có chữ nào.")
    return text.replace("\x00", "")


def split(text: str) -> list[str]:
    """The lines of a text, whatever ends them; a form feed or another rare separator is no end of a line."""
    return _one_end(text).split("\n")


def _one_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(text: str) -> Source:
    """Lines numbered as in the file; a form feed starts a page."""
    text = _one_end(text)
    markdown = _MARKDOWN.search(text) is not None
    boldly = count_breaks(text) >= MANY
    source = Source()
    page = 1 if "\f" in text else None
    for number, raw in enumerate(split(text), 1):
        if page is not None:
            page += raw.count("\f")
        # Markdown breaks a line inside a cell by a mark; cells are taken apart later.
        parts = [raw] if raw.lstrip().startswith("|") else BREAK.split(raw[:LONGEST_LINE])
        for part in parts:
            source.blocks.append(make_line(number, part[:LONGEST_LINE], page, markdown=markdown, boldly=boldly))
        if "\ufffd" in raw:
            source.warnings.append(Warned("unreadable", number, "Dòng có ký tự không đọc được.", page))
    source.blocks = _marked(source.blocks)
    return source


def _marked(lines: Sequence[Line | Table]) -> list[Line | Table]:
    """Copies of web pages break lines behind a mark ("1." / "Sở Y tế"): where they do so throughout, it closes up."""
    if sum(isinstance(line, Line) and _ALONE.fullmatch(line.text) is not None for line in lines) < MANY_ALONE:
        return list(lines)
    made: list[Line | Table] = []
    mark = -1
    for line in lines:
        before = made[mark] if mark >= 0 else None
        if isinstance(line, Line) and _MARK.fullmatch(line.text):
            mark = len(made)
        elif isinstance(line, Line) and line.text and isinstance(before, Line):
            made[mark] = replace(before, text=f"{before.text} {line.text}", raw=f"{before.raw.rstrip()} {line.text}")
            mark = -1
            continue
        made.append(line)
    return made


def make_line(number: int, raw: str, page: int | None, *, markdown: bool = False, boldly: bool = False) -> Line:
    """One line: letters repaired, broken words joined, marks of markdown taken off."""
    text = repair(raw.replace("\f", " "))
    strong = False
    if markdown:
        text, strong = _plain(text)
    return Line(number, mend(text.replace("\t", " "), boldly=boldly), page, repair(raw.replace("\f", " ")), strong)


def _plain(text: str) -> tuple[str, bool]:
    bare = _HEADING.sub("", text)
    strong = bare != text or bare.lstrip().startswith("**")
    bare = _EMPHASIS.sub(lambda match: match.group(1) or match.group(2), bare.replace("**", ""))
    return bare, strong
