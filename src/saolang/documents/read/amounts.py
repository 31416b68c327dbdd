"""Figures in tables and sentences: "6.422.330", "35,5", "3 - 5", "04 sao", and the units of money."""

import re
from decimal import Decimal, InvalidOperation

FIGURES = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}")
AMOUNT = re.compile(FIGURES)
STAR = re.compile(
    r"(?:đạt\s+|hạng\s+|ocop\s+)*(?:0?([1-5])(?:\s*sao|\s*\*)?|(một|hai|ba|bốn|năm)\s+sao|([★*]{1,5}))(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
STAR_IN_TEXT = re.compile(
    r"(?<![\d.,-])0?([1-5])\s*(?:sao|★)(?!\w)|(?<!\w)(một|hai|ba|bốn|năm)\s+sao(?!\w)", re.IGNORECASE
)
_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5}
MONEY = re.compile(
    r"(?:(?:1[.,]?000|nghìn|ngàn|triệu|tỷ|tỉ|1[.,]?000[.,]?000)\s*)?(?:đồng|đ)(?!\w)|(?:triệu|tỷ|tỉ)(?!\w)",
    re.IGNORECASE,
)
_SCALES = {"nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}


def figure(text: str) -> int | float | None:
    """The number of a cell or None: dots group thousands, a comma begins decimals (two commas group as well)."""
    text = re.sub(r"\s", "", text)
    if not AMOUNT.fullmatch(text) or len(text) > 24:
        return None
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", text):
        text = text.replace(",", "")
    else:
        text = text.replace(",", ".")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def money_figure(text: str) -> int | float | None:
    """As `figure`, for a cell of money: "300,000" groups thousands like "300.000" does."""
    plain = re.sub(r"\s|đồng|đ$", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        plain = plain.replace(",", "")
    return figure(plain)


def star(text: str) -> int | None:
    """The star of a cell that holds nothing else."""
    match = STAR.fullmatch(text.strip())
    return _star(match) if match else None


def star_in(text: str) -> int | None:
    """The one star that a sentence names; None when it names none or several."""
    found = {_star(match) for match in STAR_IN_TEXT.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _star(match: re.Match[str]) -> int:
    figures, words = match.group(1), match.group(2)
    if figures:
        return int(figures)
    return _WORDS[words.lower()] if words else len(match.group(3))


def scale(unit: str) -> int | None:
    """How many đồng one unit is: "1.000 đồng" 1000, "triệu đồng" 1000000; None where it is no unit of money."""
    low = unit.lower()
    for word, value in _SCALES.items():
        if word in low:
            return value
    if re.search(r"1[.,]?000[.,]?000", low):
        return 10**6
    if re.search(r"1[.,]?000", low):
        return 1000
    return 1 if re.search(r"đồng|vnđ|(?<!\w)đ(?!\w)", low) else None
