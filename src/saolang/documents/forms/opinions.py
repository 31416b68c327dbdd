"""Written opinions of a council on renewals: the sheet of a member, the summary (Điều 7.6d)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import (
    bold_lead,
    by_hand,
    count_text,
    day_text,
    last,
    numbered_table,
    points_text,
    star_text,
    text,
    texts,
)
from saolang.documents.forms.renewal_review import ComparedLine, Renewed, compared_table
from saolang.documents.forms.scores import ProductResult, result_table, totals_annex
from saolang.documents.model import (
    NO_FOOTER,
    Block,
    Footer,
    Head,
    Heading,
    ItemList,
    Level,
    Number,
    OfficialDocument,
    Paragraph,
    PlaceDate,
    Recipients,
    SignatureBlock,
    Tick,
    Ticks,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSheetData:
    """One member's answer on one renewal; ``agrees`` None is not answered yet. Points are hundredths."""

    issuer: str
    superior: str
    renewed: Renewed
    member: str
    member_post: str
    proposed: int
    proposed_star: int | None
    report: str
    due_on: date
    lines: tuple[ComparedLine, ...] = ()
    agrees: bool | None = None
    total: int | None = None
    opinion: str = ""
    eliminated: tuple[str, ...] = ()
    place: str = ""
    on: date | None = None
    illustration: bool = False
    footer: Footer = NO_FOOTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A member's answer in the summary; blank ``answer`` means none came."""

    member: str
    post: str
    product: str
    answer: str
    points: str = ""
    opinion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSummaryData:
    """The council's report on the opinions: who answered what, the results, the proposal."""

    issuer: str
    superior: str
    council: str
    round_text: str
    asked: int
    answered: int
    due_on: date
    answers: tuple[Answer, ...]
    results: tuple[ProductResult, ...]
    chair: str
    secretary: str
    bases: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    conclusion: str = ""
    place: str = ""
    symbol: str = ""
    recipients: tuple[str, ...] = ()
    file: str = "VT"
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build_sheet(data: OpinionSheetData) -> OfficialDocument:
    """Phiếu lấy ý kiến: the proposal, yes or no, the member's own points where they differ, the opinion."""
    proposed = f"{points_text(data.proposed)} điểm, {star_text(data.proposed_star)}"
    ticks = (
        _tick(f"Đồng ý với đề xuất của cơ quan tham mưu ({proposed})", ticked=data.agrees is True),
        _tick("Có ý kiến khác (ghi điểm ở bảng dưới và nêu lý do)", ticked=data.agrees is False),
    )
    knocked = (
        (text("Đề nghị loại hồ sơ:"), ItemList(tuple(plain(one) for one in data.eliminated))) if data.eliminated else ()
    )
    return OfficialDocument(
        kind_title="PHIẾU LẤY Ý KIẾN",
        subject="Đánh giá, phân hạng lại sản phẩm OCOP bằng hình thức lấy ý kiến bằng văn bản",
        head=Head(data.issuer, data.superior),
        blocks=(
            Paragraph(bold_lead("Thành viên:", ", ".join(filter(None, (data.member, data.member_post))))),
            *_product(data.renewed),
            Paragraph(bold_lead("Căn cứ:", f"{data.report}.")),
            Paragraph(bold_lead("Trả lời chậm nhất:", f"ngày {day_text(data.due_on)}.")),
            Heading(Level.ROMAN, "I.", "Ý KIẾN"),
            *ticks,
            Heading(Level.ROMAN, "II.", "ĐIỂM TỪNG TIÊU CHÍ"),
            compared_table(data.lines, ("Đề xuất", "Thành viên"), (data.proposed, data.total)),
            Heading(Level.ROMAN, "III.", "NHẬN XÉT, KIẾN NGHỊ"),
            *(texts(data.opinion) or (text("…" * 40),)),
            *knocked,
            SignatureBlock(
                by_hand("THÀNH VIÊN HỘI ĐỒNG", data.member),
                place_date=PlaceDate(data.place, data.on),
            ),
        ),
        illustration=data.illustration,
        footer=data.footer,
    )


def build_summary(data: OpinionSummaryData) -> OfficialDocument:
    """Báo cáo tổng hợp ý kiến; the secretary signs at the left, the chair at the right."""
    rows = [(one.member, one.product, one.answer, one.points, one.opinion) for one in data.answers]
    titles = ("Thành viên", "Sản phẩm", "Ý kiến", "Điểm", "Nhận xét")
    rules = (Heading(Level.ROMAN, "", "Nguyên tắc tính kết quả"), *_list(data.rules)) if data.rules else ()
    return OfficialDocument(
        kind_title="BÁO CÁO",
        subject=f"Tổng hợp ý kiến bằng văn bản của {data.council}, {data.round_text}",
        head=Head(
            data.issuer,
            data.superior,
            Number(data.symbol) if data.symbol else None,
            place_date=PlaceDate(data.place),
        ),
        bases=data.bases,
        blocks=(
            text(
                f"Hội đồng đã lấy ý kiến bằng văn bản về {count_text(len(data.results))} sản phẩm đánh giá, phân hạng "
                f"lại, hạn trả lời ngày {day_text(data.due_on)}. Số thành viên được hỏi: {count_text(data.asked)}; "
                f"đã trả lời: {count_text(data.answered)}."
            ),
            *rules,
            Heading(Level.ROMAN, "", "Ý kiến của các thành viên"),
            numbered_table(titles, (1, 5, 5, 4, 3, 6), rows, centred=(4,)),
            Heading(Level.ROMAN, "", "Kết quả"),
            result_table(data.results),
            Heading(Level.ROMAN, "", "Đề xuất"),
            *texts(data.conclusion),
            last("Kính trình Chủ tịch Hội đồng báo cáo cấp có thẩm quyền xem xét, quyết định"),
        ),
        recipients=Recipients(data.recipients, data.file),
        signatures=SignatureBlock(
            left=by_hand("THƯ KÝ", data.secretary),
            right=by_hand("CHỦ TỊCH HỘI ĐỒNG", data.chair),
        ),
        annexes=(totals_annex(data.results, "Báo cáo tổng hợp ý kiến"),),
        illustration=data.illustration,
        footer=data.footer,
    )


def _tick(label: str, *, ticked: bool) -> Ticks:
    return Ticks((Tick(label, ticked),), box_first=True)


def _list(lines: tuple[str, ...]) -> tuple[Block, ...]:
    return (ItemList(tuple(plain(line) for line in lines)),)


def _product(renewed: Renewed) -> tuple[Block, ...]:
    product = f"{renewed.product} ({renewed.product_code})" if renewed.product_code else renewed.product
    facts = (("Sản phẩm:", product), ("Chủ thể:", renewed.producer), ("Đã được công nhận:", renewed.recognised))
    return tuple(Paragraph(bold_lead(label, words)) for label, words in facts if words)
