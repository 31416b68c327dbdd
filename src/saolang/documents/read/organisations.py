"""Names of agencies in lists and headings."""

import re

from saolang.documents.read.lexicon import AGENCY

_VERBS = (
    r"chủ\s+trì|phối\s+hợp|tham\s+mưu|thành\s+lập|tổ\s+chức(?!\s+(?:chính\s+trị|xã\s+hội|đoàn\s+thể|"
    r"kinh\s+tế|cá\s+nhân|liên\s+quan|hội|thành\s+viên|tín\s+dụng))|hướng\s+dẫn|xây\s+dựng|"
    r"thực\s+hiện|có\s+trách\s+nhiệm|"
    r"chịu\s+trách\s+nhiệm|căn\s+cứ|theo\s+dõi|triển\s+khai|tăng\s+cường|đẩy\s+mạnh|bố\s+trí|cử|mời|"
    r"gửi|vận\s+động|lựa\s+chọn|đăng\s+ký|báo\s+cáo|kiểm\s+tra|chuẩn\s+bị|bảo\s+đảm|đảm\s+bảo|"
    r"chỉ\s+đạo|"
    r"tuyên\s+truyền|hỗ\s+trợ|tiếp\s+nhận|ưu\s+tiên|lồng\s+ghép|phân\s+công|thường\s+xuyên|"
    r"chủ\s+động|tiếp\s+tục|cân\s+đối|rà\s+soát|tổng\s+hợp"
)
_OFFICERS = re.compile(
    r"(?:Công chức|Cán bộ|Thành viên|Các thành viên|Thủ trưởng|Lãnh đạo|Chủ tịch|Phó Chủ tịch|Bí thư|"
    r"Kế toán|Trưởng|Trạm|Hạt|Chánh|Chính quyền|Các ấp|Ấp|Thôn|Tổ|Chủ nhiệm|Giám đốc|HTX|"
    r"Hợp tác xã)(?!\w)"
)
_TAIL = re.compile(rf"\s+(?:{_VERBS})(?!\w).*$", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:Giao(?: cho)?|Đề nghị|Yêu cầu|Trách nhiệm (?:của )?|Nhiệm vụ của|Đối với|Mời)\s+(?:các\s+(?=[UỦ]|Sở))?",
    re.IGNORECASE,
)
_START = re.compile(rf"(?:mời\s+)?(?:{AGENCY.pattern}|HTX|Doanh nghiệp|Báo|UB)", re.IGNORECASE)
VERB_AFTER_NAME = re.compile(
    rf"^(?P<name>.{{3,150}}?)\s*(?:[:,]|\s(?={_VERBS}))\s*(?P<rest>(?:{_VERBS})(?!\w).+)$", re.IGNORECASE
)


def split_agencies(text: str) -> list[str]:
    """A list of agencies: cut where the next name begins, never inside brackets or inside "Các sở: A, B, C"."""
    made: list[str] = []
    for part in _cut(text):
        name = clean_agency(part)
        if not name:
            continue
        listing = bool(made) and _goes_on(made[-1], name) and not part.startswith("\0")
        if made and (listing or not _START.match(name)):
            made[-1] = f"{made[-1]}, {name}"
        else:
            made.append(name)
    return made


def _goes_on(before: str, name: str) -> bool:
    """ "Các sở: A, B" names them all; in "Các phòng, ban, ngành liên quan" a small letter goes on with the kinds."""
    if re.match(r"(?:Các|Những)\s+\w+\s*:", before, re.IGNORECASE):
        return True
    return re.match(r"(?:Các|Những)\s", before, re.IGNORECASE) is not None and (
        name[:1].islower() and not re.match(r"các\s|những\s", name)
    )


def clean_agency(text: str) -> str:
    """A name without "Giao", "Đề nghị", "Mời" before it and what it is to do behind it."""
    text = text.strip(" \0.;:,-")
    text = re.sub(r"^(?:và|Mời)\s+", "", text, flags=re.IGNORECASE)
    return _TAIL.sub("", text).strip(" .;:,")


def asked_agency(text: str) -> str:
    """The organisation of a heading: "Đề nghị các Ủy ban nhân dân huyện" → "Ủy ban nhân dân huyện"."""
    return _ASKED.sub("", text, count=1).strip(" .;:") if _ASKED.match(text) else text.strip(" .;:")


def is_agency(text: str) -> bool:
    """Whether a heading names an organisation."""
    name = asked_agency(text)
    return AGENCY.match(name) is not None or _OFFICERS.match(name) is not None


def starts_with_verb(text: str) -> bool:
    """Whether a text says what to do ("Chủ trì …", "Tham mưu …")."""
    return re.match(rf"(?:{_VERBS})(?!\w)", text.strip(), re.IGNORECASE) is not None


def _cut(text: str) -> list[str]:
    """Parts at commas, semicolons and full stops outside of brackets; a stronger cut is marked by NUL."""
    parts, depth, last = [], 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        strong = sign == ";" or (sign == "." and text[index + 1 : index + 2] == " ")
        if depth <= 0 and (strong or sign == ","):
            parts.append(text[last:index])
            last = index + 1
            if strong:
                parts.append("\0")
    parts.append(text[last:])
    made: list[str] = []
    for part in parts:
        if part == "\0":
            made.append(part)
        elif made and made[-1] == "\0":
            made[-1] = f"\0{part}"
        else:
            made.append(part)
    return made
