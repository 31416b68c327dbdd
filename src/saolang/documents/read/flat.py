"""Tables that extraction flattened, one cell or less per line, put back into rows and columns.

A row begins where the next number of the list stands (or where an empty first cell left its blank). Inside a row the
lines are dealt out to the columns in order, so that each cell looks like what its heading promises.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saolang.documents.read.amounts import GROUPED, figure, money_figure, star
from saolang.documents.read.columns import NUMERIC, Column, Role
from saolang.documents.read.lexicon import AGENCY, AGENCY_CAPITAL, PRODUCER
from saolang.documents.read.source import Cell, Line, Row
from saolang.documents.read.statuses import FAILED

MOST_ATOMS = 60
_OPEN = re.compile(r"(?:[,/(–-]|(?<!\w)(?:và|của|các|cho|với|thuộc|do|tại|theo|từ|Chi|Các|Ban điều|Phòng|Sở|Ủy ban))$")
_NO_CUT = re.compile(
    r"(?:[,/(–&-]|(?<!\w)(?:[Hh]ọp|[Bb]áo cáo|[Mm]ời|[Tt]ham mưu|[Tt]hành lập|[Kk]iện toàn|"
    r"[Pp]hối hợp|của|cho|với|và|thuộc|do|tại|theo|từ|trình|gửi|các|đạo|ngành|(?<!/)\d+))\s*$"
)
_NO_FIGURE = re.compile(
    r"(?:[,/(–&-]|(?<!\w)(?:của|cho|với|và|thuộc|do|tại|theo|các|ấp|thôn|khóm|khu|phố|tổ|số|phường|"
    r"quận|xóm|đội|tdp|lô|năm|tháng|quý|đợt|lần|thứ|cấp|nhóm|đạt|hạng))\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:xã|phường|thị\s+trấn|tt\.?|thôn|ấp|khu|khóm|tổ|số|tdp|huyện|thành\s+phố|tp\.?|đường|ql|làng|bản|buôn)(?!\w)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:trong\s+)?(?:quý|tháng|năm|cả\s+năm|thường\s+xuyên|trước|hằng|hàng|từ|\d{1,2}/\d)", re.IGNORECASE
)
_SOURCE = re.compile(
    r"(?:ngân\s+sách|vốn|nguồn|ns(?:nn|tw|đp|t|h)?|xã\s+hội\s+hóa|kinh\s+phí|đối\s+ứng|lồng\s+ghép)(?!\w)",
    re.IGNORECASE,
)
_CUTS = re.compile(
    r"(?<=\s)(?<!tác )(?=(?:HTX|Hợp tác xã|Công ty|Cty|Cơ sở|Hộ kinh doanh|Hộ|HKD|Tổ hợp tác|THT|DNTN|Doanh nghiệp|Xã|"
    r"Phường|Thị trấn|"
    r"Ấp|Thôn|xã|phường|thị trấn|ấp|thôn|Quý|Tháng)\s|(?<!xã )(?<!phường )(?<!Xã )(?:Bản|Buôn|Xóm|"
    r"Khu phố|Khu|Khóm|TT|P\.)\s+[A-ZĐ\d]|Tổ\s+\d)|(?<=\s)(?=\d[\d.,]*(?:\s+sao)?(?:\s|$)|"
    r"[★*]{1,5}(?:\s|$)|Không đạt|Đạt \d)"
)
# An amount between words, with no unit behind it: a column of its own that was run together with its neighbours.
_SUM_IN_LINE = re.compile(r"(?<=[^\W\d_)]\s)\d[\d.]*(?:,\d+)?(?=\s+(?:[A-ZĐ]|0\d\s))")
_TIMES = re.compile(
    r"(?<=\s)(?=(?:Quý|Tháng|Trong quý|Trong tháng|Thường xuyên|Cả năm|Từ tháng|Từ quý|Trước ngày)(?!\w))"
)
_RUN = re.compile(r"(?<=\s)\d[\d.]*(?:,\d+)?(?=(?:\s+\d[\d.]*(?:,\d+)?)*\s*$)")
_FIGURES = re.compile(r"(?<=\s)\d[\d.]*(?:,\d+)?(?:\s+\d[\d.]*(?:,\d+)?)+(?=\s|$)")
# Groups of products as annexes name them.
_GROUP = re.compile(
    r"(?:Thực phẩm|Đồ uống|Thảo dược|Dược liệu|Vải|May mặc|Thủ công|Lưu niệm|Dịch vụ|Sinh vật cảnh|Hoa|Ngành)(?!\w)"
)
_MEASURED = re.compile(r"\d[\d.,]*\s+[^\W\dA-ZĐ_]+(?:\s+[^\W\dA-ZĐ_]+)?")
MOST_CODE = 6
_NAMES: frozenset[Role] = frozenset({"product", "entity", "address", "commune", "district"})
_EMPTY_COST: dict[Role, float] = {"content": -8, "product": -8, "amount": -6, "star": -4, "score": -3, "entity": -3}


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of a row that is never cut further."""

    text: str
    line: int
    page: int | None
    starts_line: bool = True
    page_start: bool = False


def deal(atoms: Sequence[Atom], columns: Sequence[Column]) -> Row:
    """The cells of one row without its number, in the order of ``columns``."""
    atoms, tail = _cut_by_page(list(atoms[:MOST_ATOMS]))
    ends = _best(tuple(atoms), tuple(item.role for item in columns))
    cells: list[Cell] = []
    start = 0
    for end in ends:
        part = atoms[start:end]
        first = part[0] if part else (atoms[0] if atoms else Atom("", 0, None))
        cells.append(Cell(join(part), first.line, first.page))
        start = end
    return tuple(_append(cells, columns, tail))


def join(atoms: Sequence[Atom]) -> str:
    """The text of a cell; "30/2017/NQ-" and "HĐND" close up."""
    made = ""
    for atom in atoms:
        glue = "" if not made or (re.search(r"[A-ZĐ]-$", made) and atom.text[:1].isupper()) else " "
        made += glue + atom.text
    return made


def pieces(line: Line, roles: frozenset[Role], text: str | None = None) -> list[Atom]:
    """A line as atoms: cut where an agency, a producer, a place or a figure of another column may begin."""
    begins_row = text is not None
    text = line.text if text is None else text
    cuts = {0, len(text)}
    for match in AGENCY_CAPITAL.finditer(text):
        if match.start() and not _NO_CUT.search(text[: match.start()]):
            cuts.add(match.start())
    if roles & {"product", "score", "star"}:
        cuts |= {match.start() for match in _CUTS.finditer(text) if not _NO_FIGURE.search(text[: match.start()])}
    elif roles & {"amount"}:
        cuts |= {at for match in GROUPED.finditer(text) if match.end() == len(text) for at in [match.start()]}
        sums = (match for match in _SUM_IN_LINE.finditer(text) if not _NO_FIGURE.search(text[: match.start()]))
        cuts |= {at for match in sums for at in match.span() if match.start() > MOST_CODE}
    if roles & {"price", "quantity"} or (begins_row and "amount" in roles):
        cuts |= {match.start() for match in _RUN.finditer(text) if not _NO_FIGURE.search(text[: match.start()])}
    cuts |= _cuts_of_runs(text, roles)
    if "group" in roles:
        cuts |= {match.start() for match in _GROUP.finditer(text)}
    if "time" in roles:
        cuts |= {match.start() for match in _TIMES.finditer(text)}
    ordered = sorted(cuts)
    page_start = line.raw.startswith((" ", "\f")) and text[:1].islower()
    made = [
        Atom(text[start:end].strip(), line.number, line.page, start == 0, page_start and start == 0)
        for start, end in itertools.pairwise(ordered)
    ]
    return [atom for atom in made if atom.text]


def _cuts_of_runs(text: str, roles: frozenset[Role]) -> set[int]:
    """Between several figures on one line, and behind a star that stands before a note."""
    cuts = {1} if "star" in roles and re.match(r"[1-5]\s+[A-ZĐ]", text) else set()
    for run in _FIGURES.finditer(text) if len(roles & NUMERIC) > 1 else ():
        cuts |= {run.start() + match.start() for match in re.finditer(r"\S+", run.group())}
        if not re.match(r"\s+sao(?!\w)", text[run.end() :]):
            cuts.add(run.end())
    return cuts


def _cut_by_page(atoms: list[Atom]) -> tuple[list[Atom], list[Atom]]:
    """A row that a page break cut: what follows the break with a small letter goes on with an open cell."""
    for index, atom in enumerate(atoms):
        if index > 2 and atom.page_start:
            return atoms[:index], atoms[index:]
    return atoms, []


def _append(cells: list[Cell], columns: Sequence[Column], tail: Sequence[Atom]) -> list[Cell]:
    if not tail:
        return cells
    open_texts = [
        index
        for index, item in enumerate(columns)
        if item.role not in NUMERIC and cells[index].text and not cells[index].text.endswith((".", ";", "…"))
    ]
    explained = [index for index in open_texts if columns[index].role in {"explain", "note", "content"}]
    at = (explained or open_texts or [len(cells) - 1])[-1]
    cells[at] = Cell(f"{cells[at].text} {join(tail)}".strip(), cells[at].line, cells[at].page)
    return cells


def _best(atoms: tuple[Atom, ...], roles: tuple[Role, ...]) -> list[int]:
    """Where each cell ends, by the best sum of cell scores (a small dynamic programme)."""
    size = len(atoms)

    @cache
    def cell(column: int, start: int, end: int) -> float:
        return _score(roles[column], atoms, start, end)

    none: list[int] = []
    best: list[tuple[float, list[int]]] = [(0.0, none)] + [(float("-inf"), none)] * size
    for column in range(len(roles)):
        nearer: list[tuple[float, list[int]]] = []
        for end in range(size + 1):
            options = [
                (best[start][0] + cell(column, start, end), start)
                for start in range(end + 1)
                if best[start][0] > float("-inf")
            ]
            value, start = max(options, key=lambda option: (option[0], option[1]), default=(float("-inf"), 0))
            nearer.append((value, [*best[start][1], end]))
        best = nearer
    return best[size][1] if size < len(best) else []


def _score(role: Role, atoms: Sequence[Atom], start: int, end: int) -> float:
    if start == end:
        return _EMPTY_COST.get(role, -1)
    first, text = atoms[start], atoms[start].text
    if role in NUMERIC:
        return 6 if end - start == 1 and _is_number(role, text) else -20
    value = _start_score(role, text)
    if text[:1].islower() and first.starts_line:
        value -= 3
    if start and first.starts_line and _OPEN.search(atoms[start - 1].text):
        value -= 6
    if not first.starts_line:
        value -= 2
    return value + sum(_inner(role, atoms, index) for index in range(start + 1, end))


def _is_number(role: Role, text: str) -> bool:
    if role == "star":
        return star(text) is not None or FAILED.search(text) is not None
    if role in {"amount", "price", "share"}:
        return money_figure(text) is not None
    if role == "quantity" and _MEASURED.fullmatch(text):
        return True
    return figure(text) is not None


def _start_score(role: Role, text: str) -> float:
    capital = text[:1].isupper()
    if role == "entity":
        return 5 if PRODUCER.match(text) else -2
    if role in {"lead", "implementing", "coordinating"}:
        return 4 if capital and AGENCY.match(text) else -6
    if role in {"address", "commune", "district", "place"}:
        return 4 if _PLACE.match(text) else -1
    if role == "time":
        return 4 if _TIME.match(text) else -6
    if role == "source":
        return 4 if _SOURCE.match(text) else -6
    if role == "group":
        return 4 if _GROUP.match(text) else 0
    if role in {"content", "product"} and PRODUCER.match(text) and role == "product":
        return -2
    return 0


def _inner(role: Role, atoms: Sequence[Atom], index: int) -> float:
    """What it costs that this atom goes on with a cell rather than starting one."""
    atom, before = atoms[index], atoms[index - 1].text
    if GROUPED.fullmatch(atom.text) or (role in _NAMES and (figure(atom.text) is not None or star(atom.text))):
        return -6
    if not atom.starts_line and role in {"product", "entity"} and _PLACE.match(atom.text):
        return -1.5
    if not atom.starts_line and role == "product" and (PRODUCER.match(atom.text) or _GROUP.match(atom.text)):
        return -1.5
    if role == "time" and atom.text[:1].isupper() and AGENCY.match(atom.text):
        return -4
    if _OPEN.search(before) or atom.text[:1].islower() or not atom.starts_line:
        own = role in {"lead", "implementing", "coordinating", "entity", "address"}
        return -0.5 if not atom.starts_line and not own else 0
    cost = 0.0
    if role not in {"lead", "implementing", "coordinating"} and atom.text[:1].isupper() and AGENCY.match(atom.text):
        cost -= 3
    if role != "source" and atom.text[:1].isupper() and _SOURCE.match(atom.text):
        cost -= 3
    if role in {"product", "address"} and PRODUCER.match(atom.text):
        cost -= 3
    if role in {"product", "entity"} and _PLACE.match(atom.text):
        cost -= 3
    return cost - (0.3 if before.endswith((".", ";")) else 0.1)
