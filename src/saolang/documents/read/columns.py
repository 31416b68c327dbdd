"""What a column of a table holds, told by its heading."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from saolang.documents.read.lexicon import UPPER, is_upper

Role = Literal[
    "ordinal", "product", "group", "code", "entity", "commune", "district", "address", "score", "star", "amount",
    "price", "quantity", "unit", "explain", "note", "lead", "implementing", "coordinating", "time", "place",
    "source", "classes", "trainees", "per_class", "days", "content", "audience", "reason", "person", "phone", "year",
    "mark", "share", "other",
]  # fmt: skip

_HEADINGS: tuple[tuple[Role, str], ...] = (
    ("ordinal", r"s?tt|số\s+tt|số\s+thứ\s+tự"),
    ("code", r"mã\s+(?:số\s+)?(?:sản\s+phẩm|hồ\s+sơ|sp)|số\s+giấy\s+chứng\s+nhận"),
    ("group", r"(?:phân\s+)?(?:nhóm|ngành|bộ|loại)(?:\s+(?:sản\s+phẩm|hàng))?"),
    ("share", r"(?:nguồn\s+|vốn\s+)?(?:ngân\s+sách|ns)\s*(?:trung\s+ương|tw|tỉnh|huyện|xã|địa\s+phương|đp|nhà\s+nước|"
    r"cấp\s+\w+)|nstw|nsđp|nsnn|(?:nguồn\s+)?vốn\s+(?:đối\s+ứng|lồng\s+ghép|vay|khác|huy\s+động|xã\s+hội\s+hóa)|đối\s+ứng|"
    r"(?:nguồn\s+)?xã\s+hội\s+hóa|tín\s+dụng"),
    ("amount", r"(?:tổng\s+|nhu\s+cầu\s+)?(?:kinh\s+phí|số\s+tiền|dự\s+toán)(?!\s+từ)|thành\s+tiền|mức\s+(?:chi|"
    r"hỗ\s+trợ)"),
    ("price", r"đơn\s+giá|định\s+mức"),
    ("per_class", r"(?:số\s+)?(?:học\s+viên|người)\s*/\s*lớp"),
    ("mark", r"(?:điểm\s+)?(?:thành\s+viên|TV|UV|ủy\s+viên)\s*\d{1,2}"),
    ("classes", r"số\s+lớp"),
    ("trainees", r"(?:tổng\s+)?số\s+(?:học\s+viên|lượt\s+người|người)|học\s+viên"),
    ("days", r"số\s+ngày|thời\s+gian\s*\(ngày[^)]*\)|(?:số\s+)?ngày\s*/\s*lớp"),
    ("product", r"(?:tên\s+(?:của\s+)?)?(?<!số )(?:sản\s+phẩm|sp)(?:\s*(?:/|,|và)\s*dịch\s+vụ)?(?:\s+ocop)?"),
    ("star", r"(?:kết\s+quả\s+)?(?:xếp|phân|đạt|thứ)\s+hạng(?:\s+sao)?|hạng(?:\s+sao)?|(?:số\s+)?sao|đạt\s+sao|"
    r"mục\s+tiêu|kết\s+quả"),
    ("score", r"(?:tổng\s+(?:số\s+)?|số\s+|kết\s+quả\s+)?điểm(?:\s+(?:(?-i:số|SỐ)|đánh\s+giá|"
    r"bình\s+quân|trung\s+bình|tb))?"),
    ("entity", r"(?:tên\s+)?(?:chủ\s+thể|(?:cơ\s+sở|đơn\s+vị|hộ)\s+sản\s+xuất|tổ\s+chức,?\s+cá\s+nhân|cơ\s+sở|"
    r"chủ\s+cơ\s+sở)"
               r"(?:\s+(?:sản\s+xuất|ocop|tham\s+gia|kinh\s+tế))?"),
    ("address", r"địa\s+chỉ(?:\s+sản\s+xuất)?|nơi\s+sản\s+xuất|địa\s+bàn|địa\s+phương"),
    ("place", r"địa\s+điểm"),
    ("coordinating", r"(?:(?:cơ\s+quan|đơn\s+vị|các\s+đơn\s+vị)\s+)?phối\s+hợp(?:\s+thực\s+hiện)?"),
    ("lead", r"(?:(?:cơ\s+quan|đơn\s+vị)\s+)?(?:chủ\s+trì|đầu\s+mối|phụ\s+trách|chủ\s+đầu\s+tư)(?:\s*/\s*đầu\s+mối)?"
             r"(?:\s+thực\s+hiện)?"),
    ("implementing", r"(?:cơ\s+quan|đơn\s+vị|tổ\s+chức)\s+thực\s+hiện"),
    ("time", r"thời\s+(?:gian|hạn|điểm)(?:\s+(?:thực\s+hiện|hoàn\s+thành|dự\s+kiến))?|tiến\s+độ"),
    ("source", r"(?:đề\s+xuất\s+)?nguồn\s+(?:vốn|kinh\s+phí|lực)"),
    ("unit", r"đvt|đơn\s+vị\s+tính"),
    ("quantity", r"số\s+lượng|khối\s+lượng|sản\s+lượng"),
    ("explain", r"diễn\s+giải|cách\s+tính|căn\s+cứ\s+tính|thuyết\s+minh"),
    ("reason", r"lý\s+do(?:\s+thu\s+hồi)?"),
    ("audience", r"đối\s+tượng|thành\s+phần"),
    ("person", r"họ\s+(?:và\s+)?tên|người\s+đại\s+diện|đại\s+diện"),
    ("phone", r"(?:số\s+)?điện\s+thoại|sđt"),
    ("year", r"năm(?:\s+(?:công\s+nhận|đánh\s+giá))?"),
    ("note", r"ghi\s+chú"),
    ("content", r"nội\s+dung(?:\s+(?:công\s+việc|nhiệm\s+vụ|hoạt\s+động|chi))?|nhiệm\s+vụ|hạng\s+mục|"
                r"tên\s+(?:công\s+việc|hoạt\s+động|lớp|dự\s+án)|hoạt\s+động|danh\s+mục|chỉ\s+tiêu"),
    ("commune", r"(?:tên\s+)?(?:xã|phường)(?:\s*[,/]\s*(?:xã|phường|thị\s+trấn|tt|đặc\s+khu))*"),
    ("district", r"huyện(?:\s*[,/]\s*(?:thị\s+xã|thành\s+phố|thị|tp|tx))*"),
)  # fmt: skip
_STARS = re.compile(r"sao|hạng", re.IGNORECASE)
# "Kết quả đánh giá (điểm)" is a score although results are stars elsewhere.
_POINTS = re.compile(r"kết\s+quả(?:\s+(?!xếp|phân|hạng)\w+){0,3}\s*\(?\s*(?:số\s+|tổng\s+)?điểm", re.IGNORECASE)
_ANY = re.compile(
    "|".join(f"(?P<r{index}>(?<!\\w)(?:{pattern})(?!\\w))" for index, (_, pattern) in enumerate(_HEADINGS)),
    re.IGNORECASE,
)
NUMERIC: frozenset[Role] = frozenset(
    {
        "score",
        "star",
        "amount",
        "price",
        "quantity",
        "classes",
        "trainees",
        "per_class",
        "days",
        "year",
        "mark",
        "share",
    }
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role and the words of its heading."""

    role: Role
    heading: str


def column(heading: str) -> Column:
    """The column under one heading cell."""
    match = _ANY.search(heading)
    return Column(_role(match) if match else "other", heading)


def columns_in(text: str) -> list[Column]:
    """The columns of a heading that extraction ran together: "TT Nội dung Kinh phí (1.000 đồng) Diễn giải"."""
    made: list[Column] = []
    found = [match for match in _ANY.finditer(text) if not _inside_brackets(text, match.start())]
    if not found:
        return []
    ends = [0, *(match.end() for match in found[:-1])]
    begins = [_begins_at(text, end, match) for end, match in zip(ends, found, strict=True)]
    for match, start, after in itertools.zip_longest(found, begins, begins[1:]):
        role = _role(match)
        words = text[start:after].strip()
        # Headings are written like sentences: a capital begins the next one, unless all is in capitals.
        small = text[start].islower() and bool(made) and made[-1].role != "ordinal"
        capital = text[start].isupper() and not is_upper(text)
        if small or (made and not capital and (made[-1].role == role or _continues(made[-1], role))):
            made[-1] = Column(made[-1].role, f"{made[-1].heading} {words}")
        else:
            made.append(Column(role, words))
    return settled(made)


def _begins_at(text: str, since: int, match: re.Match[str]) -> int:
    """Where a heading begins: at its telling words, or at the capital before them ("Đề nghị xếp hạng")."""
    if text[match.start()].isupper():
        return match.start()
    capital = re.search(rf"(?<!\S)[{UPPER}]\w*[^(){UPPER}]*$", text[since : match.start()])
    return since + capital.start() if capital else match.start()


def settled(columns: Sequence[Column]) -> list[Column]:
    """ "Kết quả" is a star beside products only; beside tasks it is what comes of them."""
    if any(item.role == "product" for item in columns):
        return list(columns)
    return [
        Column("other", item.heading) if item.role == "star" and not _STARS.search(item.heading) else item
        for item in columns
    ]


def _continues(before: Column, role: Role) -> bool:
    """ "Tên chủ thể / sản xuất sản phẩm", "Kết quả xếp hạng sản phẩm": the second word is part of the first heading."""
    return (
        role == "product" and before.role in {"group", "star", "code", "entity"} and not before.heading[-1:].isdigit()
    )


def _inside_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def _role(match: re.Match[str]) -> Role:
    role = _HEADINGS[int((match.lastgroup or "r0")[1:])][0]
    if role == "star" and _POINTS.match(match.string, match.start()):
        return "score"
    return role
