"""Mẫu số 02: Báo cáo tự đánh giá về sản phẩm (QĐ 26/2026/QĐ-TTg, Phụ lục III)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import ScoreLine, numbered_table, texts
from saolang.documents.forms.mau02_general import NOTHING_STATED, General, general_blocks
from saolang.documents.forms.mau02_guide import evidence_guide
from saolang.documents.forms.scores import self_score_table
from saolang.documents.model import (
    NO_FOOTER,
    Align,
    Annex,
    Block,
    Column,
    Footer,
    Heading,
    ItemList,
    Level,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Run,
    Signature,
    SignatureBlock,
    Table,
    cell,
    header_row,
    italic,
    plain,
)
from saolang.viet.numbers import group


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFigures:
    """Revenue and profit of one year in đồng; None is "not stated"."""

    year: int
    revenue: int | None = None
    profit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One paper of the annex. ``criteria`` are the codes it stands behind."""

    title: str
    criteria: str = ""
    number_and_date: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mau02Data:
    """The self-assessment: Part I in ``general``; Part II ``materials`` to ``figures``; Part III; Part IV.

    Long answers may hold several lines, each becomes a paragraph. ``conclusion`` closes Part III ("Hạng tự đánh giá:
    4 sao"); ``recognised``, ``changes`` and ``updates`` (heading and text) are for products that are evaluated again
    or upgraded.
    """

    general: General = NOTHING_STATED
    materials: str = ""
    quality: str = ""
    markets: str = ""
    business: str = ""
    figures: tuple[YearFigures, ...] = ()
    lines: tuple[ScoreLine, ...] = ()
    conclusion: str = ""
    recognised: str = ""
    changes: str = ""
    updates: tuple[tuple[str, str], ...] = ()
    plan: str = ""
    evidence: tuple[Evidence, ...] = ()
    place: str = ""
    on: date | None = None
    signer_name: str = ""
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: Mau02Data) -> OfficialDocument:
    """The report in four parts, with the list of evidence as its annex."""
    signature = Signature("ĐẠI DIỆN THEO PHÁP LUẬT CỦA CƠ SỞ", note="(Ký, họ tên, đóng dấu)", name=data.signer_name)
    return OfficialDocument(
        form_mark="Mẫu số 02",
        kind_title="BÁO CÁO TỰ ĐÁNH GIÁ VỀ SẢN PHẨM",
        subject_note="(Dành cho chủ thể có sản phẩm đăng ký)",
        blocks=(
            Heading(Level.PART, "Phần I", "THÔNG TIN CHUNG"),
            *general_blocks(data.general),
            Heading(Level.PART, "Phần II", "KẾT QUẢ THỰC HIỆN PHƯƠNG ÁN SẢN XUẤT KINH DOANH"),
            *_results(data),
            Heading(Level.PART, "Phần III", "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN THEO BỘ TIÊU CHÍ SẢN PHẨM OCOP"),
            *_assessment(data),
            Heading(Level.PART, "Phần IV", "KẾ HOẠCH SẢN XUẤT, KINH DOANH"),
            Paragraph(
                italic(
                    "Trình bày những định hướng, kế hoạch của chủ sở hữu trong thời gian tới về phát triển sản phẩm, "
                    "tổ chức sản xuất, thị trường."
                )
            ),
            *texts(data.plan),
            SignatureBlock(signature, place_date=PlaceDate(data.place, data.on)),
        ),
        annexes=_annexes(data.evidence),
        illustration=data.illustration,
        footer=data.footer,
    )


def _results(data: Mau02Data) -> tuple[Block, ...]:
    answers = (
        (
            "Tổ chức vùng nguyên liệu, công nghệ sản xuất, sơ chế, chế biến, đóng gói sản phẩm của chủ thể.",
            data.materials,
        ),
        (
            (
                "Sự thay đổi về chất lượng sản phẩm: chất lượng, tiêu chuẩn chất lượng, bao bì, nhãn mác, hình thức "
                "đóng gói,..."
            ),
            data.quality,
        ),
        ("Thị trường phân phối sản phẩm.", data.markets),
        ("Kết quả sản xuất, kinh doanh: doanh thu, lợi nhuận.", data.business),
    )
    blocks: list[Block] = [
        Paragraph(
            (
                Run("Nội dung yêu cầu: ", bold=True),
                Run(
                    "Đánh giá kết quả triển khai phương án sản xuất, kinh doanh của chủ thể theo Phương án sản xuất, "
                    "kinh doanh khi tham gia OCOP."
                ),
            )
        ),
        Paragraph((Run("Lưu ý: ", bold=True), Run("trình bày rõ một số nội dung sau:")), keep_with_next=True),
    ]
    for label, answer in answers:
        blocks += [ItemList((italic(label),)), *texts(answer)]
    if data.figures:
        blocks.append(_figures(data.figures))
    return tuple(blocks)


def _figures(figures: tuple[YearFigures, ...]) -> Table:
    def money(amount: int | None) -> str:
        return "" if amount is None else group(amount)

    rows = tuple((cell(str(item.year)), cell(money(item.revenue)), cell(money(item.profit))) for item in figures)
    columns = (Column(1, Align.CENTER), Column(2, Align.RIGHT), Column(2, Align.RIGHT))
    return Table(columns, (header_row("Năm", "Doanh thu", "Lợi nhuận"),), rows, unit="Đơn vị tính: đồng")


def _assessment(data: Mau02Data) -> tuple[Block, ...]:
    table = (self_score_table(data.lines),) if data.lines else ()
    again = (
        "Đối với sản phẩm đăng ký đánh giá, phân hạng lại: cần rà soát, cập nhật những nội dung mới và đánh giá về "
        "những thay đổi, kết quả đạt được sau 3 năm được công nhận OCOP: về nguyên liệu, công nghệ sử dụng, bao bì, "
        "nhãn mác, công bố chất lượng, thị trường tiêu thụ, sản lượng, doanh thu; bổ sung các giấy tờ minh chứng pháp "
        "lý có thời hạn;...."
    )
    return (
        ItemList(
            (
                plain(
                    "Căn cứ vào Bộ tiêu chí đánh giá, phân hạng sản phẩm OCOP tương ứng với sản phẩm đăng ký, chủ thể "
                    "tự đánh giá về kết quả (điểm số) có thể đạt theo thứ tự từng tiêu chí."
                ),
                plain(
                    "Mô tả, chứng minh về kết quả tương ứng (mô tả, tài liệu minh chứng cho nội dung mô tả, được sắp "
                    "xếp theo thứ tự các chỉ tiêu trong Bộ tiêu chí)."
                ),
            )
        ),
        *table,
        *texts(data.conclusion),
        ItemList(
            (plain("Tài liệu minh chứng kèm theo vào phụ lục của Báo cáo, tham khảo hướng dẫn theo bảng dưới đây:"),)
        ),
        evidence_guide(),
        Paragraph(plain(again)),
        *texts(data.recognised),
        *texts(data.changes),
        *_updates(data.updates),
    )


def _updates(updates: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    """What is new since the recognition, item by item (Điều 6.1c)."""
    for heading, text in updates:
        yield Paragraph((Run(f"{heading}:", bold=True),), keep_with_next=True)
        yield from texts(text)


def _annexes(evidence: tuple[Evidence, ...]) -> tuple[Annex, ...]:
    if not evidence:
        return ()
    rows = [(item.title, item.criteria, item.number_and_date, item.note) for item in evidence]
    titles = ("Tài liệu minh chứng", "Tiêu chí", "Số, ngày", "Ghi chú")
    table = numbered_table(titles, (1, 7, 2, 4, 3), rows, centred=(2,))
    return (
        Annex("DANH MỤC TÀI LIỆU MINH CHỨNG", reference="(Kèm theo Báo cáo tự đánh giá về sản phẩm)", blocks=(table,)),
    )
