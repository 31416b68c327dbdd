"""The quarters in which something is planned: "quý II - IV", "Quý I/2026", "từ tháng 4 đến tháng 11", "cả năm"."""

import re

from saolang.documents.read.days import days_in, partial_days

_NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(
    r"(?<!\w)(?:IV|I{1,3}|[1-4])(?!\w|\.\d|/\d{1,2}(?!\d))|[-–]|(?<!\w)(?:đến|tới|năm|tháng)(?!\w)", re.IGNORECASE
)
_MONTH = re.compile(
    r"(?<![\w/.])(?:0?[1-9]|1[0-2])(?!\w|\.\d|/\d{1,2}(?!\d))|[-–]|(?<!\w)(?:đến|tới|năm|quý|ngày)(?!\w)",
    re.IGNORECASE,
)
_WHOLE_YEAR = re.compile(r"cả\s+năm|trong\s+năm|thường\s+xuyên|quanh\s+năm|12\s+tháng", re.IGNORECASE)


def quarters(text: str) -> list[int]:
    """Quarters of a time, in order; [] when it names none."""
    found = _named(text, r"quý\b.*", _QUARTER) or _months(text) or _days(text)
    if not found and _WHOLE_YEAR.search(text):
        return [1, 2, 3, 4]
    return sorted(found)


def names_a_quarter(text: str) -> bool:
    """Whether a sentence says a quarter or a month, not only a length ("6 tháng đầu năm")."""
    return re.search(r"(?<!\w)(?:quý\s+[IV\d]|tháng\s+\d)", text, re.IGNORECASE) is not None


def _named(text: str, start: str, pattern: re.Pattern[str]) -> set[int]:
    """The numbers after a word, with their ranges; what follows "năm" is a year."""
    found: set[int] = set()
    for match in re.finditer(start, text, re.IGNORECASE):
        before, to = 0, False
        for token in pattern.findall(match.group()):
            word = token.lower()
            if word in {"năm", "quý", "ngày"} or (word == "tháng" and pattern is _QUARTER):
                break
            if word in {"-", "–", "đến", "tới"}:
                to = before > 0
                continue
            value = _NUMERALS.get(token.upper(), 0) if pattern is _QUARTER else int(token)
            found |= set(range(before, value + 1)) if to and before < value else {value}
            before, to = value, False
    return found


def _months(text: str) -> set[int]:
    """From the first "tháng 4" on: "tháng 4 - 9", "từ tháng 4 đến tháng 11/2024", "tháng 3, 5"."""
    return {(month + 2) // 3 for month in _named(text, r"(?<!\d )(?<!\w)tháng\s+\d.*", _MONTH)}


def _days(text: str) -> set[int]:
    months = [day.parts[1] for day in days_in(text) if day.value]
    months += [month for _, _, _, month in partial_days(text)]
    return {(month + 2) // 3 for month in range(min(months), max(months) + 1)} if months else set()
