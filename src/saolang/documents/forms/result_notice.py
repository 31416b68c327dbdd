"""Thông báo kết quả to communes and producers, also the unsuccessful (QĐ 26/2026/QĐ-TTg, Điều 7.3)."""

from dataclasses import dataclass

from saolang.documents.forms.common import (
    Issuing,
    ScoreLine,
    issued_paper,
    last,
    points_text,
    star_text,
    text,
    texts,
)
from saolang.documents.forms.scores import ProductResult
from saolang.documents.model import (
    Align,
    Block,
    Column,
    Heading,
    ItemList,
    KeyValues,
    Level,
    OfficialDocument,
    Table,
    cell,
    header_row,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNoticeData:
    """``decision`` names the recognition ("Quyết định số …"), empty when there is none.

    ``parts`` are parts A, B, C with the mean of the council in ``points``; ``criteria`` the same by criterion, with the
    reason or what would bring more in ``description``; ``reasons`` are sentences;
    ``complaint`` tells the right to complain, with the law it rests on.
    """

    issuing: Issuing
    addressees: tuple[str, ...]
    round_text: str
    result: ProductResult
    complaint: str
    opening: str = ""
    decision: str = ""
    parts: tuple[ScoreLine, ...] = ()
    reasons: tuple[str, ...] = ()
    criteria: tuple[ScoreLine, ...] = ()


def build(data: ResultNoticeData) -> OfficialDocument:
    """The notice: points, star, reasons, what may be done about it."""
    return issued_paper(
        data.issuing,
        kind_title="THÔNG BÁO",
        subject=f"Kết quả đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        addressees=data.addressees,
        blocks=(
            *texts(data.opening),
            text("Kết quả đánh giá, phân hạng sản phẩm của Quý chủ thể như sau:"),
            _facts(data),
            *_parts(data.parts),
            *_sentences("Lý do:", data.reasons),
            *_criteria(data.criteria),
            last(data.complaint),
        ),
    )


def _facts(data: ResultNoticeData) -> KeyValues:
    result = data.result
    sheets = f"{result.mean} (tổng {points_text(result.total_sum)} điểm của {len(result.totals)} phiếu)"
    pairs = (
        ("Sản phẩm:", result.product),
        ("Mã số sản phẩm:", result.product_code),
        ("Chủ thể:", result.producer),
        ("Điểm trung bình:", sheets if result.totals else ""),
        ("Hạng theo điểm:", star_text(result.star_by_total) if result.totals else ""),
        ("Kết quả:", star_text(result.star)),
        ("Văn bản công nhận:", data.decision),
        ("Ghi chú:", result.remarks),
    )
    return KeyValues(tuple(pair for pair in pairs if pair[1]))


def _parts(parts: tuple[ScoreLine, ...]) -> tuple[Block, ...]:
    if not parts:
        return ()
    rows = tuple(
        (
            cell(part.code),
            cell(part.label),
            cell(points_text(part.max_points)),
            cell("" if part.points is None else points_text(part.points)),
        )
        for part in parts
    )
    columns = (Column(1, Align.CENTER), Column(8), Column(2, Align.CENTER), Column(3, Align.CENTER))
    return (Table(columns, (header_row("Phần", "Nội dung", "Điểm tối đa", "Điểm trung bình"),), rows),)


def _criteria(lines: tuple[ScoreLine, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    rows = tuple(
        (
            cell(line.code),
            cell(line.label),
            cell(points_text(line.max_points)),
            cell("" if line.points is None else points_text(line.points)),
            cell(line.description),
        )
        for line in lines
    )
    columns = (Column(2, Align.CENTER), Column(8), Column(2, Align.CENTER), Column(2, Align.CENTER), Column(10))
    titles = header_row("TT", "Tiêu chí", "Điểm tối đa", "Điểm trung bình", "Lý do, nội dung cần cải thiện")
    return (
        Heading(Level.ROMAN, "", "Điểm và lý do theo từng tiêu chí chưa đạt điểm tối đa:"),
        Table(columns, (titles,), rows, size=11),
    )


def _sentences(title: str, sentences: tuple[str, ...]) -> tuple[Block, ...]:
    if not sentences:
        return ()
    return (Heading(Level.ROMAN, "", title), ItemList(tuple(plain(item) for item in sentences)))
