"""In which status a document names its products: recognised, proposed, entered or withdrawn."""

import re
from typing import Literal

from saolang.viet.text import fold

Status = Literal["recognised", "proposed", "entered", "withdrawn"]

_WORDS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    ("withdrawn", re.compile(r"thu hoi|huy bo ket qua|khong con duy tri")),
    (
        "proposed",
        re.compile(r"de nghi|de xuat|tiem nang|du kien|dang ky|ke hoach phat trien|se tham gia|trinh (?:ubnd|uy ban)"),
    ),
    (
        "recognised",
        re.compile(
            r"cong nhan|chung nhan|dat tieu chuan|da dat|duoc xep hang|dat \d+ sao|dat 0\d sao|co them|nang tong|"
            r"con hieu luc"
        ),
    ),
    ("entered", re.compile(r"du thi|tham gia danh gia|cham diem|danh gia, phan hang|duoc danh gia")),
)
MINUTES = frozenset({"BB", "TTr"})
# Kinds of paper that are about their list: it has one status throughout.
LISTING = frozenset({"QĐ", *MINUTES})
FAILED = re.compile(r"không\s+đạt(?!\s+mức)|bị\s+loại", re.IGNORECASE)


def status_of(text: str) -> Status | None:
    """The status that the words of a sentence or caption say."""
    words = fold(text)
    return next((status for status, pattern in _WORDS if pattern.search(words)), None)


def status_of_document(type_code: str | None, title: str, place: str) -> Status:
    """The status that holds for a whole table: from its caption, else from kind and title of the document."""
    near = status_of(place)
    if type_code in MINUTES:
        return "withdrawn" if near == "withdrawn" else "proposed"
    whole = status_of(title)
    if type_code == "QĐ" and whole in {"recognised", "withdrawn"}:
        return whole
    # A report lists what was reached, a plan what is meant to be.
    return near or whole or ("recognised" if type_code == "BC" else "proposed")
