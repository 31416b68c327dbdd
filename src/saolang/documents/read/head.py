"""Head and title of a document: number, place and date, issuer, kind, title, year (Nghị định 30/2020, Phụ lục I)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from saolang.documents.model import ILLUSTRATION
from saolang.documents.read.lexicon import TYPES, UPPER, is_upper
from saolang.documents.read.paragraphs import mark_of
from saolang.documents.read.regions import Block, Regions
from saolang.documents.read.source import Item, Line, cited

_NUMBER = re.compile(
    rf"Số\s*:?\s*(\d[\d ]{{0,6}})(\s*[/-]\s*[{UPPER}\d][\w.&]*(?:\s?[-–/]\s?[{UPPER}\d][\w.&]*)*(?<![.&]))"
)
_BLANK_NUMBER = re.compile(r"Số\s*:?\s*[.…_\s]*/")
_DATE = re.compile(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})(?!\d)", re.IGNORECASE)
_BROKEN_DAY = re.compile(r",\s*ngày[\s\d.…]*(?:tháng[\s\d.…]*)?(?:năm)?$", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*[\d.…]")
MOTTO = re.compile(
    r"CỘNG\s+H[ÒO][ÀA]?(?:\s+XÃ\s+HỘI|$)|CHỦ\s+NGHĨA\s+VIỆT\s+NAM|^XÃ HỘI CHỦ NGHĨA|"
    r"Độc\s+lập\s*[-–]\s*Tự\s+do|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"^(?:NGHĨA )?VIỆT NAM$"
)
_BESIDE = re.compile(r"\s*(?:CỘNG\s+H[ÒO][ÀA]?\s+XÃ|Độc\s+lập\s*[-–]).*$")
_AFTER_TITLE = re.compile(
    r"Căn cứ|Kính gửi|Xét |Thời gian|Địa điểm|Hôm nay|Vào (?:lúc|hồi)|Hồi \d|"
    r"Theo đề nghị|CHỦ TỊCH|ỦY BAN|UỶ BAN|HỘI ĐỒNG|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG |"
    r"CHI CỤC TRƯỞNG|"
    r"(?:Thực hiện|Triển khai(?: thực hiện)?|Tiếp nhận|Nhằm|Để|Trên cơ sở|Hôm nay|Thời gian|Theo)\s+"
    r"(?:(?:Quyết định|Kế hoạch|Công văn|Nghị quyết|Chỉ thị|Thông báo|Văn bản|Hướng dẫn|Nghị định|chức năng|"
    r"tinh thần)(?!\w)|.*\bsố\s+\d)"
)
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_SPAN = re.compile(r"((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
MOST_TITLE_LINES = 8
SHORT_TITLE = 30


def read_head(parts: Regions) -> tuple[Item, int]:
    """The ``document`` section without its closing, and how many blocks of the body belong to the title."""
    title, taken = _title(parts)
    number, number_line = _number(parts.head)
    place, day, day_line = _place_and_date(parts.head)
    if day is None and parts.type_name == "Biên bản":
        day, day_line = _minutes_date(parts.body)
    name = parts.type_name
    code = TYPES.get(name, "")
    if number and not name:
        name = "Công văn"
        code = "CV"
    text = title["text"] if title else None
    made: Item = {
        "type": name or None,
        "type_code": code or None,
        "number": number,
        "issue_date": day.isoformat() if day else None,
        "place": place,
        "issuer": _issuer(parts.head),
        "title": text,
        "year": _year(text or "", day),
    }
    lines = {"number": number_line, "issue_date": day_line, "type": parts.type_line, "title": title and title["line"]}
    made["sources"] = {key: cited(line.number, line.text, line.page) for key, line in lines.items() if line}
    return made, taken


def _number(head: Sequence[Line]) -> tuple[str | None, Line | None]:
    for line in head:
        match = _NUMBER.search(line.raw.replace("*", "").strip()) or _NUMBER.search(line.text)
        if match and not _BLANK_NUMBER.match(line.text):
            return re.sub(r"\s+", "", match.group(1) + match.group(2)), line
    return None, None


def _place_and_date(head: Sequence[Line]) -> tuple[str | None, date | None, Line | None]:
    """ "Quảng Trị, ngày 4 tháng 3 năm 2019"; the place is known even where the day is left blank."""
    for line in _whole_dates(head):
        raw = line.raw.replace("*", "").replace("_", "")
        at = re.search(r",?\s*ngày\s*[\d.…\s]*\s*tháng", raw, re.IGNORECASE)
        if at is None:
            continue
        before = re.split(r"\s{3,}|\t", raw[: at.start()].strip())[-1]
        numbered = _NUMBER.search(raw)
        if numbered and numbered.start() <= raw.find(before) < numbered.end() + 1:
            before = raw[numbered.end() : at.start()]
        place = " ".join(before.split()).strip(" ,.;")
        found = _DATE.search(line.text)
        return place or None, _day(found), line
    return None, None, None


def _whole_dates(head: Sequence[Line]) -> Iterator[Line]:
    """The lines of the head; a date broken after "ngày" or "tháng" is joined with the line below."""
    for index, line in enumerate(head):
        following = next((after for after in head[index + 1 : index + 3] if after.text.strip("|")), None)
        if following and (_BROKEN_DAY.search(line.text) or (line.text[-1:] == "," and _DAY.match(following.text))):
            raw = f"{line.raw.rstrip()} {following.raw.strip()}"
            yield Line(line.number, f"{line.text} {following.text}", line.page, raw, line.strong)
        else:
            yield line


def _minutes_date(body: Sequence[Block]) -> tuple[date | None, Line | None]:
    """Minutes carry their day in the first sentences ("Hôm nay, hồi 8 giờ ngày 12 tháng 5 năm 2023")."""
    for block in body[:15]:
        found = isinstance(block, Line) and (
            _DATE.search(block.text) or re.search(r"ngày\s+(\d{1,2})/(\d{1,2})/(\d{4})", block.text)
        )
        if found and isinstance(block, Line):
            return _day(found), block
    return None, None


def _day(match: re.Match[str] | None) -> date | None:
    try:
        return date(int(match.group(3)), int(match.group(2)), int(match.group(1))) if match else None
    except ValueError:
        return None


def _issuer(head: Sequence[Line]) -> str | None:
    """The agency in capitals above the number, without the agency above it where that stands on its own line."""
    return _own(list(capitals(head)))


def capitals(head: Sequence[Line]) -> Iterator[str]:
    """The lines of the agency, up to the number; country and motto beside them are left out."""
    for line in head:
        for part in re.split(r"\s{3,}|\t", line.raw.replace("*", "").replace("#", "").strip()):
            words = _BESIDE.sub("", " ".join(part.split()))
            if re.match(r"Số\s*:", words):
                return
            if is_upper(words) and not MOTTO.search(words) and words != ILLUSTRATION:
                yield words


def _own(lines: Sequence[str]) -> str | None:
    if not lines:
        return None
    starts = [
        index
        for index, text in enumerate(lines)
        if re.match(r"UBND|ỦY BAN|UỶ BAN|SỞ|BỘ|BAN|CHI CỤC|PHÒNG|TRUNG TÂM|HỘI|VĂN PHÒNG|TỔ|HĐND", text)
    ]
    # "ỦY BAN NHÂN DÂN" and "TỈNH …" are one name, "UBND TỈNH …" and "SỞ …" are two.
    return " ".join(lines[starts[-1] if starts else 0 :])


def _title(parts: Regions) -> tuple[Item | None, int]:
    """The lines after the kind up to the first base, heading or addressee, joined."""
    if parts.type_line is None:
        return _letter_title(parts), 0
    words = [parts.type_rest] if parts.type_rest else []
    first = parts.type_line if parts.type_rest else None
    taken = 0
    for block in parts.body[:MOST_TITLE_LINES]:
        if not isinstance(block, Line) or re.fullmatch(r"[-_–—=*\s.]{2,}", block.text):
            taken += isinstance(block, Line)
            if not isinstance(block, Line):
                break
            continue
        if _ends_title(block.text, words):
            break
        words.append(block.text)
        first = first or block
        taken += 1
    text = " ".join(words).strip(" .*")
    return ({"text": text, "line": first} if text and first else None), taken


def _ends_title(text: str, words: Sequence[str]) -> bool:
    if re.match(r"Căn cứ|Kính gửi|Hôm nay|Điều \d", text) or (words and _AFTER_TITLE.match(text)):
        return True
    if not words and len(text) > 400:
        return True
    if len(words) > 0 and is_upper(words[-1]) and len(words[-1]) > SHORT_TITLE and not is_upper(text):
        return True
    kind = mark_of(text)[0]
    return kind in {"roman", "number", "article", "bullet", "part", "capital"} or bool(
        words and words[-1].endswith((".", ";", ":"))
    )


def _letter_title(parts: Regions) -> Item | None:
    """An official letter has its subject under the number: "V/v …"."""
    for index, line in enumerate(parts.head):
        if re.match(r"(?:V/v|Về việc)(?!\w)", line.text, re.IGNORECASE):
            words = [line.text]
            for after in parts.head[index + 1 : index + 4]:
                if not after.text[:1].islower():
                    break
                words.append(after.text)
            return {"text": " ".join(words), "line": line}
    return None


def _year(title: str, day: date | None) -> int | None:
    """The year a document is about: the last "năm …" of its title, else the year of its date."""
    named = _YEAR.findall(_SPAN.sub("", title))
    if named:
        return int(named[-1])
    return day.year if day else None
