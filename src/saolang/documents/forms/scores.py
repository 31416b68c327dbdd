"""Tables of points: the producer's own score, a member's sheet, and what a result is made of."""

from dataclasses import dataclass

from saolang.documents.forms.common import ScoreLine, mean_text, points_text, star_text
from saolang.documents.model import Align, Annex, Cell, Column, Inline, Row, Run, Table, cell, header_row, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTotal:
    """The total of one member's sheet, in hundredths of a point."""

    member: str
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductResult:
    """The council's result for one product. ``totals`` holds every sheet that counts; the mean is rebuilt from it.

    ``exact`` is a sum and what it is divided by, where the mean is not that of the totals (criterion by criterion).
    ``star`` None means eliminated, ``missed`` are the unmet minimums in words, ``eliminated`` the reason.
    """

    product: str
    producer: str
    totals: tuple[MemberTotal, ...]
    star_by_total: int
    star: int | None
    commune: str = ""
    product_code: str = ""
    kind: str = ""
    missed: tuple[str, ...] = ()
    eliminated: str = ""
    note: str = ""
    exact: tuple[int, int] | None = None

    @property
    def total_sum(self) -> int:
        """Sum of the members' totals, hundredths."""
        return sum(item.points for item in self.totals)

    @property
    def mean(self) -> str:
        """The mean as shown, two decimals."""
        return mean_text(*(self.exact or (self.total_sum, len(self.totals))))

    @property
    def spread(self) -> int:
        """Highest less lowest total, hundredths."""
        points = [item.points for item in self.totals]
        return max(points) - min(points) if points else 0

    @property
    def remarks(self) -> str:
        """Why the star is not the one of the points, and the council's note."""
        missed = f"Chưa đạt mức tối thiểu: {'; '.join(self.missed)}." if self.missed else ""
        eliminated = f"Bị loại: {self.eliminated.rstrip(' .')}." if self.eliminated else ""
        return " ".join(part for part in (missed, eliminated, self.note) if part)


def self_score_table(lines: tuple[ScoreLine, ...]) -> Table:
    """Criterion by criterion: maximum, own points, description, evidence; the total at the end."""
    titles = ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự đánh giá", "Mô tả", "Tài liệu minh chứng")
    columns = (
        Column(5, Align.CENTER),
        Column(20),
        Column(6, Align.CENTER),
        Column(7, Align.CENTER),
        Column(17),
        Column(14),
    )
    rows = [_self_row(line) for line in lines]
    most, given = _sums(lines)
    total = (
        cell("TỔNG ĐIỂM", bold=True, colspan=2, align=Align.CENTER),
        cell(most, bold=True),
        cell(given, bold=True),
        cell(colspan=2),
    )
    return Table(columns, (header_row(*titles),), (*rows, total), size=11)


def _self_row(line: ScoreLine) -> Row:
    if line.kind != "criterion":
        return _heading_row(line, rest=3)
    evidence = Cell(tuple(plain(f"- {item}") for item in line.evidence))
    points = "" if line.points is None else points_text(line.points)
    return (
        cell(line.code),
        _criterion(line),
        cell(points_text(line.max_points)),
        cell(points),
        Cell(tuple(plain(part) for part in line.description.split("\n") if part)),
        evidence,
    )


def sheet_table(lines: tuple[ScoreLine, ...]) -> Table:
    """One member's sheet: criterion with the chosen option, maximum, points, remark; the total at the end."""
    titles = ("TT", "Tiêu chí, phương án được chọn", "Điểm tối đa", "Điểm đánh giá", "Ghi chú")
    columns = (Column(5, Align.CENTER), Column(32), Column(7, Align.CENTER), Column(7, Align.CENTER), Column(14))
    rows = [_sheet_row(line) for line in lines]
    most, given = _sums(lines)
    total = (
        cell("TỔNG ĐIỂM", bold=True, colspan=2, align=Align.CENTER),
        cell(most, bold=True),
        cell(given, bold=True),
        cell(),
    )
    return Table(columns, (header_row(*titles),), (*rows, total), size=11)


def _sheet_row(line: ScoreLine) -> Row:
    if line.kind != "criterion":
        return _heading_row(line, rest=2)
    points = "" if line.points is None else points_text(line.points)
    note = cell(line.description)
    return (cell(line.code), _criterion(line), cell(points_text(line.max_points)), cell(points), note)


def _heading_row(line: ScoreLine, *, rest: int) -> Row:
    label = f"PHẦN {line.code}: {line.label}" if line.kind == "part" else line.label
    code = "" if line.kind == "part" else line.code
    return (
        cell(code, bold=True),
        cell(label, bold=True),
        cell(points_text(line.max_points), bold=True),
        cell(colspan=rest),
    )


def _criterion(line: ScoreLine) -> Cell:
    lines: list[Inline] = [plain(line.label)]
    if line.option:
        lines.append((Run(f"→ {line.option}", italic=True),))
    return Cell(tuple(lines))


def _sums(lines: tuple[ScoreLine, ...]) -> tuple[str, str]:
    criteria = [line for line in lines if line.kind == "criterion"]
    given = [line.points for line in criteria if line.points is not None]
    most = points_text(sum(line.max_points for line in criteria))
    return most, points_text(sum(given)) if given else ""


def result_table(results: tuple[ProductResult, ...]) -> Table:
    """Every number between the sheets and the star, one row a product."""
    titles = (
        "TT",
        "Sản phẩm, chủ thể",
        "Số phiếu",
        "Tổng điểm các phiếu",
        "Điểm cao nhất - thấp nhất",
        "Điểm trung bình",
        "Hạng theo điểm",
        "Kết quả",
        "Ghi chú",
    )
    widths = (4, 17, 6, 8, 8, 7, 7, 7, 16)
    columns = tuple(
        Column(width, Align.LEFT if index in {1, 8} else Align.CENTER) for index, width in enumerate(widths)
    )
    rows = tuple(_result_row(index, result) for index, result in enumerate(results, start=1))
    return Table(columns, (header_row(*titles),), rows, size=11)


def _result_row(index: int, result: ProductResult) -> Row:
    points = [item.points for item in result.totals]
    extremes = f"{points_text(max(points))} - {points_text(min(points))}" if points else ""
    return (
        cell(str(index)),
        product_cell(result),
        cell(str(len(points))),
        cell(points_text(result.total_sum)),
        cell(extremes),
        cell(result.mean, bold=True),
        cell(star_text(result.star_by_total)),
        cell(star_text(result.star), bold=True),
        cell(result.remarks),
    )


def product_cell(result: ProductResult) -> Cell:
    """Product in bold, producer and code beneath."""
    lines: list[Inline] = [(Run(result.product, bold=True),), plain(result.producer)]
    if result.product_code:
        lines.append(plain(f"Mã: {result.product_code}"))
    return Cell(tuple(lines))


def member_table(results: tuple[ProductResult, ...]) -> Table:
    """The totals of all members, one row a member, one group of rows a product."""
    columns = (Column(1, Align.CENTER), Column(6), Column(6), Column(2, Align.CENTER))
    rows: list[Row] = []
    for index, result in enumerate(results, start=1):
        count = max(len(result.totals), 1)
        for place in range(count):
            item = result.totals[place] if result.totals else None
            first = (
                cell(str(index), rowspan=count),
                Cell(((Run(result.product, bold=True),),), rowspan=count),
            )
            own = (cell(item.member if item else "Không có phiếu"), cell(points_text(item.points) if item else ""))
            rows.append((*first, *own) if place == 0 else own)
    return Table(columns, (header_row("TT", "Sản phẩm", "Thành viên", "Tổng điểm"),), tuple(rows))


def totals_annex(results: tuple[ProductResult, ...], attached: str) -> Annex:
    """The totals of every member as the annex of a paper of the council."""
    return Annex("TỔNG ĐIỂM CỦA TỪNG THÀNH VIÊN", reference=f"(Kèm theo {attached})", blocks=(member_table(results),))
