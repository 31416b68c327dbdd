"""Deadlines ("trước ngày 20/11/2022", "chậm nhất ngày 15/12"), and dates that no calendar has."""

import re
from datetime import date

from saolang.documents.read.context import Context, theme
from saolang.documents.read.days import days_in, make, partial_days, suggest
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item

_BEFORE = re.compile(
    r"(?:trước|chậm\s+nhất(?:\s+(?:là|vào|đến))?|muộn\s+nhất(?:\s+là)?|hạn\s+(?:cuối|chót)(?:\s+là)?|hết|đến\s+hết|thời\s+hạn[^.;]{0,40}?|"
    r"hoàn\s+thành(?:\s+vào)?|trễ\s+nhất|hạn\s+(?:cuối|chót|nộp|gửi|đăng\s+ký|nhận)[^.;]{0,60}?(?:là|đến|:))\s*:?\s*(?:là\s+)?"
    r"(?:trước\s+)?(?:hết\s+)?(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d{2}\s*(?:phút)?)?,?\s*)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|và|hoặc)\s*(?:trước\s+)?(?:ngày\s+)?", re.IGNORECASE)
_PERIODIC = re.compile(
    r"(?:trước|chậm\s+nhất(?:\s+(?:là|vào))?)\s+ngày\s+\d{1,2}(?:/\d{1,2})?\s+(?:hàng|hằng|của|tháng\s+cuối)\s+\w+(?:\s+\w+)?",
    re.IGNORECASE,
)
_BASE = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)(?!\w)")
MOST_WORDS = 60


def deadlines(context: Context) -> list[Item]:
    """What is to be done by a day; ``date`` only when the day is written in full and exists."""
    made: list[Item] = []
    for node, path in context.nodes():
        if theme(path) != "results" and not _BASE.match(node.para.text):
            made += _in(context, node.para)
    return made


def impossible_dates(context: Context) -> None:
    """Warn of every date in the text that no calendar has."""
    for para in [*context.paras, *context.annex]:
        for day in days_in(para.text):
            if day.value is None:
                text = f"Không có ngày “{day.written}”."
                context.warn("impossible_date", para.line_at(day.start), text, para.page)


def _in(context: Context, para: Para) -> list[Item]:
    made: list[Item] = []
    text = para.text
    ends: set[int] = set()
    for day in days_in(text):
        if _is_limit(text, day.start, ends):
            ends.add(day.end)
            meant = None if day.value else suggest(day.parts, context.year)
            made.append(_item(para, day.start, day.end, day.written, _iso(day.value), _iso(meant)))
    for written, start, day_number, month in partial_days(text):
        if _is_limit(text, start, ends):
            ends.add(start + len(written))
            near = make(day_number, month, context.year) if context.year else None
            periodic = re.match(r"\s*(?:hàng|hằng)\s+năm", text[start + len(written) :])
            made.append(_item(para, start, start + len(written), written, None, None if periodic else _iso(near)))
    made += [
        _item(para, match.start(), match.end(), match.group(), None, None)
        for match in _PERIODIC.finditer(text)
        if "/" not in match.group()
    ]
    return made


def _is_limit(text: str, start: int, ends: set[int]) -> bool:
    """Whether a day is one to keep: said before it, or joined by "và" to another such day, which ends in ``ends``."""
    return _BEFORE.search(text[:start]) is not None or any(
        end < start and _AND.fullmatch(text[end:start]) for end in ends
    )


def _item(para: Para, start: int, end: int, written: str, day: str | None, suggestion: str | None) -> Item:
    said = _clause(para.text, start, end)
    return {
        "text": said,
        "as_written": written,
        "date": day,
        "suggestion": suggestion,
        "source": para.source(start, said),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _clause(text: str, start: int, end: int) -> str:
    """The clause that ends with the date; a condition before "thì" belongs to it."""
    begin = max(text.rfind(";", 0, start), text.rfind(". ", 0, start), text.rfind(": ", 0, start)) + 1
    words = text[begin:end].split()
    return " ".join(words[-MOST_WORDS:]).strip(" ,.;")
