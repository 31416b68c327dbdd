"""The OCOP office's papers on a renewal: minutes of a field check, report to the council's chair (Điều 7.6c)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import (
    Issuing,
    bold_lead,
    by_hand,
    day_text,
    issued_paper,
    last,
    numbered_table,
    points_text,
    star_text,
    text,
    texts,
)
from saolang.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    ItemList,
    Level,
    OfficialDocument,
    Paragraph,
    Row,
    SignatureBlock,
    Table,
    cell,
    header_row,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """A criterion with two points in hundredths beside each other; None is blank."""

    code: str
    label: str
    max_points: int
    first: int | None = None
    second: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewed:
    """The product, and the certificate that is to be renewed."""

    product: str
    producer: str
    address: str = ""
    product_code: str = ""
    recognised: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCheckData:
    """Minutes of a field check; ``people`` are lines of name and post, ``reason`` is why it was held."""

    issuing: Issuing
    renewed: Renewed
    checked_on: date
    reason: str
    people: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalReportData:
    """The report; ``updates`` are heading and text as the producer filed them, ``field_check`` one paragraph a line.

    ``lines`` compare the producer's own points with those proposed; ``star`` is what the proposal comes to.
    """

    issuing: Issuing
    addressee: str
    renewed: Renewed
    opening: str = ""
    updates: tuple[tuple[str, str], ...] = ()
    field_check: str = ""
    lines: tuple[ComparedLine, ...] = ()
    own_total: int = 0
    total: int = 0
    star: int | None = None
    missed: tuple[str, ...] = ()
    opinion: str = ""
    proposal: str = ""


def build_field_check(data: FieldCheckData) -> OfficialDocument:
    """The minutes; the producer signs at the left, the OCOP office at the right."""
    people = tuple(plain(person) for person in data.people)
    return issued_paper(
        data.issuing,
        dated=False,
        kind_title="BIÊN BẢN",
        subject=f"Kiểm tra thực tế sản phẩm “{data.renewed.product}” đăng ký đánh giá, phân hạng lại",
        blocks=(
            Paragraph(bold_lead("Ngày kiểm tra:", f"{day_text(data.checked_on)}.")),
            *_product(data.renewed),
            Paragraph(bold_lead("Lý do kiểm tra:", data.reason)),
            Heading(Level.ROMAN, "", "Thành phần"),
            ItemList(people) if people else text("…" * 40),
            Heading(Level.ROMAN, "", "Kết quả kiểm tra"),
            *texts(data.result),
            last("Biên bản đã được đọc lại cho những người có mặt cùng nghe và thống nhất"),
        ),
        signatures=SignatureBlock(
            left=by_hand("ĐẠI DIỆN CHỦ THỂ"),
            right=by_hand("ĐẠI DIỆN CƠ QUAN KIỂM TRA"),
        ),
    )


def build_report(data: RenewalReportData) -> OfficialDocument:
    """The report: dossier, what is new, field check, points, proposal."""
    missed = (text(f"Chưa đạt mức tối thiểu: {'; '.join(data.missed)}."),) if data.missed else ()
    updates = (
        (numbered_table(("Nội dung", "Chủ thể cập nhật"), (1, 4, 12), data.updates),)
        if data.updates
        else (text("Chủ thể chưa cập nhật nội dung nào."),)
    )
    return issued_paper(
        data.issuing,
        kind_title="BÁO CÁO",
        subject=f"Đánh giá hồ sơ đăng ký đánh giá, phân hạng lại sản phẩm “{data.renewed.product}”",
        addressees=(data.addressee,),
        blocks=(
            *texts(data.opening),
            Heading(Level.ROMAN, "I.", "SẢN PHẨM VÀ HỒ SƠ"),
            *_product(data.renewed),
            Heading(Level.ROMAN, "II.", "NỘI DUNG MỚI TỪ KHI ĐƯỢC CÔNG NHẬN"),
            *updates,
            Heading(Level.ROMAN, "III.", "KIỂM TRA THỰC TẾ"),
            *texts(data.field_check),
            Heading(Level.ROMAN, "IV.", "ĐÁNH GIÁ THEO BỘ TIÊU CHÍ"),
            compared_table(data.lines, ("Chủ thể tự chấm", "Đề xuất"), (data.own_total, data.total)),
            text(f"Điểm đề xuất {points_text(data.total)}, hạng {star_text(data.star)}."),
            *missed,
            Heading(Level.ROMAN, "V.", "NHẬN XÉT, ĐỀ XUẤT"),
            *texts(data.opinion),
            last(data.proposal),
        ),
    )


def compared_table(lines: tuple[ComparedLine, ...], titles: tuple[str, str], sums: tuple[int, int | None]) -> Table:
    """Two columns of points beside the criteria, with their sums; differing points are bold."""
    columns = (Column(5, Align.CENTER), Column(30), *(Column(8, Align.CENTER) for _ in range(3)))
    total: Row = (
        cell("TỔNG ĐIỂM", bold=True, colspan=3, align=Align.CENTER),
        cell(points_text(sums[0]), bold=True),
        cell("" if sums[1] is None else points_text(sums[1]), bold=True),
    )
    header = header_row("TT", "Tiêu chí", "Điểm tối đa", *titles)
    return Table(columns, (header,), (*map(_compared, lines), total), size=11)


def _compared(line: ComparedLine) -> Row:
    def points(value: int | None) -> str:
        return "" if value is None else points_text(value)

    differs = line.second is not None and line.first != line.second
    return (
        cell(line.code),
        cell(line.label),
        cell(points_text(line.max_points)),
        cell(points(line.first)),
        cell(points(line.second), bold=differs),
    )


def _product(renewed: Renewed) -> tuple[Block, ...]:
    facts = (
        ("Sản phẩm:", renewed.product),
        ("Mã số sản phẩm:", renewed.product_code),
        ("Chủ thể:", renewed.producer),
        ("Địa chỉ sản xuất:", renewed.address),
        ("Đã được công nhận:", renewed.recognised),
    )
    return tuple(Paragraph(bold_lead(label, words)) for label, words in facts if words)
