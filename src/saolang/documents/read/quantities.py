"""Counted things in sentences ("ít nhất 04 sản phẩm", "3 - 5 sản phẩm", "100% cán bộ") as targets and results."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from saolang.documents.read.amounts import FIGURES, figure
from saolang.documents.read.context import Context, Path, theme, theme_of, year_in
from saolang.documents.read.paragraphs import Para
from saolang.documents.read.source import Item

# Each with the unit it counts in; people in office are counted as people.
_PEOPLE = r"cán\s+bộ|công\s+chức|viên\s+chức|lãnh\s+đạo"
_UNITS = (
    r"lượt\s+người|lượt|người|học\s+viên|đại\s+biểu|lao\s+động|thành\s+viên|hộ\s+gia\s+đình|hộ|sản\s+phẩm(?:/\w+)?|"
    r"tổ\s+chức\s+kinh\s+tế|chủ\s+thể|lớp|cuộc|hội\s+nghị|hội\s+thảo|hội\s+chợ|HTX|hợp\s+tác\s+xã|tổ\s+hợp\s+tác|THT|"
    r"doanh\s+nghiệp|công\s+ty|cơ\s+sở|xã|phường|thị\s+trấn|huyện|đơn\s+vị|địa\s+phương|điểm|mô\s+hình|dự\s+án|đề\s+án|ý\s+tưởng|"
    r"hồ\s+sơ|làng\s+nghề|gian\s+hàng|tin(?:\s*,?\s*bài)?|bài|phóng\s+sự|chuyên\s+mục|chuyên\s+đề|nhãn\s+hiệu|"
    r"trung\s+tâm|cửa\s+hàng|chuỗi|vùng|sàn|tem|bộ|đợt|chuyến|đoàn|tấn|ha|kg|lít|"
    r"website|trang|chương\s+trình|kế\s+hoạch|quy\s+trình|thương\s+hiệu|câu\s+lạc\s+bộ|hội\s+thi|phiên\s+chợ|tuyến|"
    r"tour|nhóm|tổ|hội\s+viên|nông\s+dân|sinh\s+viên|giảng\s+viên|chuyên\s+gia|phụ\s+nữ|thanh\s+niên|"
    r"video(?:\s+clip)?|clip|pano|băng\s+rôn|tờ\s+rơi|áp\s+phích|cuốn|quyển|tài\s+liệu|phần|suất|giải|khóa|"
    r"buổi|tỉnh|thành\s+phố|thị\s+xã|ấp|thôn|bản|gian|ki\s*-?\s*ốt|máy|thiết\s+bị|nhà\s+xưởng|trang\s+trại|"
    r"(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+đồng|đồng"
)
_QUANTITY = re.compile(
    rf"(?<![\w/.,-])(?P<low>{FIGURES})(?:(?:\s*[-–]\s*|\s+đến\s+)(?P<high>{FIGURES}))?(?:\s*(?P<percent>%)|\s+(?P<unit>{_UNITS})(?!\w)|\s+(?P<people>{_PEOPLE})(?!\w)|\s+(?P<other>[^\W\d_]{{2,}}))",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"(?:năm|tháng|ngày|quý|số|biểu|điều|khoản|điểm|mục|phụ\s+lục|giai\s+đoạn|lần\s+thứ|thứ|của|mẫu|nhóm)\s+(?:số\s+)?$",
    re.IGNORECASE,
)
LONGEST_BEFORE = 40
_NO_THINGS = frozenset(
    ["tháng", "năm", "ngày", "giờ", "phút", "tuần", "quý", "sao", "trong", "trên", "và", "đến", "của", "phải", "lần"]
)
_SEPARATOR = re.compile(r",\s+|\s+và\s+")
_LEADING = re.compile(r"(?:(?:trong\s+đó|cụ\s+thể|gồm(?:\s+có)?|và)(?!\w)\s*[,:]?\s*)+", re.IGNORECASE)
_PLANNED = re.compile(r"(?<!\w)(?:sẽ|dự\s+kiến|phấn\s+đấu|đặt\s+mục\s+tiêu)(?!\w)", re.IGNORECASE)
_STRIVE = re.compile(r"(?<!\w)phấn\s+đấu(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts and the part of the sentence that says it."""

    text: str
    start: int
    low: int | float
    high: int | float | None
    unit: str


def counted_in(text: str) -> Iterator[Counted]:
    """All counted things of a text; years, stars, numbers of articles are none."""
    for start, clause in _clauses(text):
        matches = [
            match
            for match in _QUANTITY.finditer(clause)
            if not _NOT_COUNTED.search(clause[max(0, match.start() - LONGEST_BEFORE) : match.start()])
            and not re.match(r"\s+sao(?!\w)", clause[match.end("low") :])
            and (match.group("other") is None or _is_count(match))
        ]
        if not matches:
            continue
        cuts = [0]
        for before, match in itertools.pairwise(matches):
            cuts.append(_cut_before(clause, before.end(), match.start()) or cuts[-1])
        for match, begin in zip(matches, cuts, strict=True):
            end = next((cut for cut in cuts if cut > begin), len(clause))
            made = _counted(match, clause[begin:end], start + match.start())
            if made:
                yield made


def _counted(match: re.Match[str], words: str, at: int) -> Counted | None:
    low, high = figure(match.group("low")), figure(match.group("high") or "")
    if low is None:
        return None
    unit = "%" if match.group("percent") else "người" if match.group("people") else match.group("unit")
    unit = " ".join((unit or match.group("other")).split())
    said = words.strip(" ,;.:")
    lead = _LEADING.match(said)
    return Counted(said[lead.end() if lead else 0 :].strip(), at, low, high, unit)


def _is_count(match: re.Match[str]) -> bool:
    """A number written with a leading nought ("01 kho") counts things, whatever they are; a time is no thing."""
    return match.group("low").startswith("0") and match.group("other").lower() not in _NO_THINGS


def _cut_before(clause: str, start: int, end: int) -> int | None:
    """Where the words of the next quantity begin: at the last comma or "và" before it; None when they share words."""
    found = [match.start() for match in _SEPARATOR.finditer(clause, start, end)]
    return found[-1] if found else None


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in re.split(r"(;\s*|\.\s+(?=\w))", text):
        if part.strip(" ;."):
            yield at, part
        at += len(part)


def targets(context: Context) -> list[Item]:
    """What the document sets out to reach: all under its headings of targets, elsewhere what it strives for."""
    made: list[Item] = []
    for node, path in context.nodes():
        about = theme(path)
        if about == "targets" or (node.body and theme_of(node) == "targets"):
            made += _items(context, node.para, path, unnumbered=not node.headed or bool(node.body))
        elif about not in {"results", "aims"} and not node.headed and _STRIVE.search(node.para.text):
            made += _items(context, node.para, path)
    return made or _planned(context)


def _planned(context: Context) -> list[Item]:
    """A plan without a heading of targets says in a sentence what will be done."""
    made: list[Item] = []
    for node, path in context.nodes():
        if theme(path) in {"results", "aims", "duties", "budget"} or node.headed:
            continue
        planned = _PLANNED.search(node.para.text)
        if planned:
            made += [
                item
                for item in _items(context, node.para, path)
                if node.para.text.find(str(item["text"])) + len(str(item["text"])) > planned.start()
            ]
    return made


def results(context: Context) -> list[Item]:
    """What was reached: counted things under headings of results; in a report everywhere but under next steps."""
    report = context.document.get("type_code") in {"BC", "CV"}
    made: list[Item] = []
    for node, path in context.nodes():
        about = theme((*path, node))
        if about == "results" or (report and about == "" and path):
            made += _items(context, node.para, path, past=True)
    return made


def _items(context: Context, para: Para, path: Path, *, unnumbered: bool = False, past: bool = False) -> list[Item]:
    year = next((found for node in reversed(path) if (found := year_in(node.title))), None)
    report = context.document.get("type_code") == "BC"
    made = [
        _item(counted, para, year_in(counted.text) or year or (None if past and not report else context.year))
        for counted in counted_in(para.text)
    ]
    if not made and unnumbered and para.text:
        made = [
            {"text": para.text.strip(" .;"), "value": None, "unit": None, "year": context.year, "source": para.source()}
        ]
    return made


def _item(counted: Counted, para: Para, year: int | None) -> Item:
    item: Item = {"text": counted.text}
    if counted.high is not None:
        item |= {"value_min": counted.low, "value_max": counted.high}
    else:
        item["value"] = counted.low
    return item | {"unit": counted.unit, "year": year, "source": para.source(counted.start, counted.text)}
