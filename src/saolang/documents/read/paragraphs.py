"""Lines to paragraphs: what belongs together although extraction cut it, and what begins anew."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from saolang.documents.read.lexicon import is_upper
from saolang.documents.read.source import Item, Line, Table, cited

Kind = Literal["part", "article", "roman", "capital", "number", "letter", "bullet", "plus", "plain", "footnote", "cell"]

_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("part", re.compile(r"((?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVX]+|\d+|thứ \w+))(?:[.:]\s*|\s+|$)")),
    ("article", re.compile(r"Điều\s+(\d{1,3})\s*[.:]\s*")),
    ("roman", re.compile(r"((?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))\s*(?:[.)]\s*|[/-]\s+)(?=\S)")),
    ("capital", re.compile(r"([A-H])\s*(?:[.)]\s*|/\s+)(?=[^\W\d_])")),
    ("number", re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})\s*[.):]?\s+(?=[^\W\d_“\"(])")),
    ("number", re.compile(r"(\d{1,2})\s*(?:[.)]\s*|/\s+)(?=[^\W\d_“\"(])")),
    ("number", re.compile(r"(\d{1,2})[.)]\s+(?=\d{1,3}(?:,\d+)?\s*%|0\d\s+[^\W\d_])")),
    ("letter", re.compile(r"([a-zđ])[.)]\s+(?=\d{1,3}(?:,\d+)?\s*%|0\d\s+[^\W\d_])")),
    ("letter", re.compile(r"\((\d{1,2})\)\s+(?=[^\W\d_“\"(])")),
    ("letter", re.compile(r"([a-zđ])\s*[.)]\s*(?=[^\W\d_“\"(])")),
    ("plus", re.compile(r"(\+)\s*(?=\S)")),
    ("bullet", re.compile(r"([-–•●○▪◦*·−➢✓]|o(?=\s))\s*(?=\S)")),
)
_OPENERS = re.compile(
    r"(?:Căn cứ|Xét (?:đề nghị|Tờ trình|Biên bản|kết quả)|Theo đề nghị|Nơi nhận|PHỤ LỤC|Phụ lục [IVX\d]|"
    r"Trên đây là|Kính gửi"
    r"|\(Kèm theo|\(Ban hành kèm)"
)
_OPEN_END = re.compile(
    r"(?:[,\-–(/&]|(?<!\w)(?:và|của|các|những|cho|với|theo|tại|về|từ|đến|trong|trên|là|để|thuộc|do|bằng|năm|ngày|số|tháng|quý|khoảng))$"
)
_FOOTNOTE = re.compile(r"[(\[]?(\d{1,2})[)\]]")
_SHORT = 0.85
# By how many points the first line of a paragraph stands further in than the text around it.
FIRST_LINE = 10
LONGEST = 20_000
LONGEST_CHECKED = 3_000


@dataclass(slots=True)
class Para:
    """A paragraph: its mark ("II", "5.4.2", "a", "-") apart from its text, and the lines that it stands on."""

    kind: Kind
    mark: str
    text: str
    page: int | None
    strong: bool = False
    starts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    sign: str = ""

    @property
    def line(self) -> int:
        """Its first line."""
        return self.numbers[0]

    def line_at(self, offset: int) -> int:
        """The line on which the character at ``offset`` of ``text`` stands."""
        return self.numbers[max(0, bisect_right(self.starts, max(0, offset)) - 1)]

    def source(self, offset: int = 0, text: str = "") -> Item:
        """Where it was read."""
        at = max(0, bisect_right(self.starts, max(0, offset)) - 1)
        line_end = self.starts[at + 1] - 1 if at + 1 < len(self.starts) else len(self.text)
        begin = self.text.rfind(text, 0, offset + len(text)) if text else 0
        end = begin + len(text) if text and begin >= 0 else line_end
        begin = max(begin, self.starts[at]) if 0 <= begin <= offset else offset
        # The sign of the paragraph stands before its text on the first line.
        shift = (len(self.sign) + 1 if self.sign and not at else 0) - self.starts[at]
        span = (begin + shift, max(begin, min(end, line_end)) + shift)
        return cited(self.numbers[at], text or self.text, self.page, span)

    def add(self, line: Line) -> None:
        """Take one more line; a hyphenated number ("KH-", "UBND") closes up."""
        glue = "" if re.search(r"\w[-/]$", self.text[-3:]) and re.match(r"[A-ZĐ]{2}", line.text) else " "
        self.text += glue
        self.starts.append(len(self.text))
        self.numbers.append(line.number)
        self.text += line.text


def mark_of(text: str) -> tuple[Kind, str, str]:
    """The kind and sign of the mark that ``text`` begins with, and the rest; ("plain", "", text) without one."""
    for kind, pattern in _MARKS:
        match = pattern.match(text)
        if match and match.group(1):
            return kind, match.group(1), text[match.end() :]
    return "plain", "", text


def paragraphs(blocks: Iterable[Line | Table]) -> list[Para]:
    """Group lines into paragraphs; none goes on behind a table."""
    filled, cuts = _filled(blocks)
    width = _width(filled)
    made: list[Para] = []
    last: Line | None = None
    for position, line in enumerate(filled):
        last = None if position in cuts else last
        if line.text in {".", "./.", ";"} and made:
            made[-1].text += line.text
            continue
        noted = _FOOTNOTE.fullmatch(line.text)
        if noted:
            _note(made, noted.group(1), line, filled, position)
            continue
        if made and last is not None and not _begins(made[-1], last, line, width):
            made[-1].add(line)
        else:
            made.append(_open(line))
        last = line
    return [para for para in made if para.text]


def _filled(blocks: Iterable[Line | Table]) -> tuple[list[Line], set[int]]:
    """The lines with text, and which of them stand first after a table."""
    lines: list[Line] = []
    cuts: set[int] = set()
    for block in blocks:
        if isinstance(block, Table):
            cuts.add(len(lines))
        elif block.text:
            lines.append(block)
    return lines, cuts


def _note(made: list[Para], sign: str, line: Line, filled: Sequence[Line], position: int) -> None:
    """A number in brackets alone: the call of a footnote inside a sentence, or the footnote itself."""
    following = filled[position + 1].text if position + 1 < len(filled) else ""
    called = bool(made) and not made[-1].text.endswith((".", ";", ":")) and following[:1] in {"", ".", ",", ";"}
    if not called and following:
        made.append(Para("footnote", sign, "", line.page, starts=[0], numbers=[line.number]))


def _open(line: Line) -> Para:
    kind, sign, rest = mark_of(line.text)
    written = line.text[: len(line.text) - len(rest)].strip()
    return Para(kind, sign, rest, line.page, line.strong, [0], [line.number], written)


def _width(lines: Sequence[Line]) -> int:
    """Length of a full line; 0 when each line of the file is a whole paragraph."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths:
        return 0
    full = lengths[len(lengths) * 8 // 10]
    return full if lengths[len(lengths) * 97 // 100] <= 150 else 0


def _begins(para: Para, last: Line, line: Line, width: int) -> bool:
    """Whether ``line`` starts a paragraph of its own after ``para``, whose last line is ``last``."""
    text, before = line.text, para.text[-LONGEST_CHECKED:]
    if not before:
        return False
    if len(para.text) > LONGEST:
        return True
    kind = mark_of(text)[0]
    if kind != "plain" and not _is_false_mark(kind, text, before):
        return True
    if _OPENERS.match(text) or last.strong != line.strong:
        return True
    if is_upper(text) != is_upper(last.text) and len(text) > 4:
        return True
    if para.kind == "footnote" and not before.endswith("."):
        return False
    if _OPEN_END.search(before[-30:]) or before.count("(") > before.count(")") or text[0].islower():
        return False
    return _breaks(para, last, line, width)


def _breaks(para: Para, last: Line, line: Line, width: int) -> bool:
    """Whether a line without any sign of its own begins a paragraph: by its indent, else by the room before it."""
    before = para.text[-LONGEST_CHECKED:]
    if before.endswith((".", ";", ":", "!", "?")):
        if line.indent is not None and line.indent > FIRST_LINE:
            return True
        return line.whole or not width or _fits(last, line.text, width)
    if line.whole and para.kind not in {"bullet", "plus", "plain"}:
        return True
    if not width:
        return last.strong or (para.kind not in {"bullet", "plus", "plain"} and len(before) < 120)
    return _fits(last, line.text, width)


def _is_false_mark(kind: Kind, text: str, before: str) -> bool:
    """A dash between two halves of a range or a name is no bullet: "2016 / - 2020", "Lao động / – Thương binh"."""
    if kind != "bullet" or before.endswith((".", ";", ":")):
        return False
    rest = text[1:].lstrip()
    return (rest[:1].isdigit() and before[-1:].isdigit()) or (text[0] == "–" and _OPEN_END.search(before[-30:]) is None)


def _fits(last: Line, text: str, width: int) -> bool:
    """The first word of ``text`` would have had room on the line before, so the break was meant."""
    word = len(text.split(" ", 1)[0])
    if last.room is not None:
        return last.room > word + 1
    return len(last.text) + 1 + word < width * _SHORT
