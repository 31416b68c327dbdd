"""Quarters in words: "quý II - IV", "Quý I/2026", "từ tháng 4 đến tháng 11", "cả năm"."""

import re

from saolang.viet.listing import roman

_QUARTER = re.compile(
    r"(?<!\w)(?:IV|I{1,3}|[1-4])(?!\w|\.\d|/\d{1,2}(?!\d))|[-–]|(?<!\w)(?:đến|tới|năm|tháng)(?!\w)", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?<![\w/.])(?:0?[1-9]|1[0-2])(?!\w|\.\d|/\d{1,2}(?!\d))|[-–]|(?<!\w)(?:đến|tới|năm|quý|ngày)(?!\w)",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"cả\s+năm|trong\s+năm|thường\s+xuyên|quanh\s+năm|12\s+tháng", re.IGNORECASE)


def quarters_in(text: str) -> list[int]:
    """The quarters that words name, in order; months name theirs; [] where there are none."""
    found = _numbers(text, r"quý\b.*", _QUARTER)
    found = found or {(month + 2) // 3 for month in _numbers(text, r"(?<!\d )(?<!\w)tháng\s+\d.*", _MONTH)}
    if not found and _WHOLE_YEAR.search(text):
        return [1, 2, 3, 4]
    return sorted(found)


def names_a_quarter(text: str) -> bool:
    """Whether a sentence says a quarter or a month, not only a length ("6 tháng đầu năm")."""
    return re.search(r"(?<!\w)(?:quý\s+[IV\d]|tháng\s+\d)", text, re.IGNORECASE) is not None


def _numbers(text: str, start: str, pattern: re.Pattern[str]) -> set[int]:
    """The numbers after a word, with their ranges; what follows "năm" is a year."""
    found: set[int] = set()
    for match in re.finditer(start, text, re.IGNORECASE):
        before, to = 0, False
        for token in pattern.findall(match.group()):
            word = token.lower()
            if word in {"năm", "quý", "ngày", "tháng"}:
                break
            if word in {"-", "–", "đến", "tới"}:
                to = before > 0
                continue
            value = int(token) if token.isdigit() else roman(token.upper()) or 0
            found |= set(range(before, value + 1)) if to and before < value else {value}
            before, to = value, False
    return found
