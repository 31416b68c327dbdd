"""Mẫu số 01: Phiếu đăng ký đánh giá, phân hạng sản phẩm OCOP (QĐ 26/2026/QĐ-TTg, Phụ lục III)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import Kind, day_text
from saolang.documents.model import (
    NO_FOOTER,
    Block,
    Field,
    Fields,
    Footer,
    Footnotes,
    Head,
    Heading,
    ItemList,
    Level,
    OfficialDocument,
    PageBreak,
    Paragraph,
    PlaceDate,
    Run,
    Signature,
    SignatureBlock,
    Tick,
    Ticks,
    plain,
)

_BLANK_NUMBER = "……-……. /PĐK- (Mã tỉnh) - (Mã xã) - (Năm)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPart:
    """What an agency fills in: ``number`` is the whole text after "Phiếu số:"."""

    number: str = ""
    received_on: date | None = None
    receiver: str = ""


_NOT_FILLED = ReceiptPart()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mau01Data:
    """Answers of the registration sheet; everything left empty is printed as dots.

    ``province`` is the name without its kind ("Làng Sao"); ``samples`` the number of samples as written ("05 hộp").
    """

    province: str = ""
    year: int | None = None
    unit_name: str = ""
    representative: str = ""
    position: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    product: str = ""
    group: str = ""
    kind: Kind | None = None
    samples: str = ""
    place: str = ""
    on: date | None = None
    signer_name: str = ""
    commune: ReceiptPart = _NOT_FILLED
    province_office: ReceiptPart = _NOT_FILLED
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: Mau01Data) -> OfficialDocument:
    """The registration sheet with its official part filled in twice: commune and provincial OCOP office."""
    signature = Signature("ĐẠI DIỆN", note="(Ký, đóng dấu, ghi rõ họ tên)", name=data.signer_name)
    return OfficialDocument(
        form_mark="Mẫu số 01",
        kind_title="PHIẾU ĐĂNG KÝ",
        subject=(
            f"Tham gia đánh giá, phân hạng sản phẩm OCOP của tỉnh {data.province or '…………….'} năm {data.year or '……….'}"
        ),
        head=Head(),
        blocks=(
            *_answers(data),
            SignatureBlock(signature, place_date=PlaceDate(data.place, data.on)),
            Footnotes(
                (("1", "Theo Phụ lục I về Danh mục phân loại sản phẩm tham gia đánh giá, phân hạng sản phẩm OCOP."),)
            ),
            PageBreak(),
            Heading(Level.TITLE, "", "PHẦN DÀNH CHO CƠ QUAN QUẢN LÝ"),
            *_official("DÀNH CHO ỦY BAN NHÂN DÂN CẤP XÃ", data.commune),
            *_official("DÀNH CHO CƠ QUAN QUẢN LÝ OCOP CẤP TỈNH", data.province_office),
        ),
        illustration=data.illustration,
        footer=data.footer,
    )


def _answers(data: Mau01Data) -> tuple[Block, ...]:
    kinds = (
        Tick("Lần đầu", data.kind == "first"),
        Tick("Nâng hạng:", data.kind == "upgrade"),
        Tick("Đánh giá lại:", data.kind == "renewal"),
    )
    return (
        Paragraph(plain("1. Thông tin về đơn vị đăng ký:"), keep_with_next=True),
        Fields((Field("- Tên đơn vị:", data.unit_name),)),
        Fields((Field("- Họ tên người đại diện pháp lý:", data.representative),)),
        Fields((Field("- Chức vụ:", data.position),)),
        Fields((Field("- Địa chỉ liên hệ:", data.address),)),
        Fields((Field("- Điện thoại:", data.phone), Field("Email:", data.email))),
        Fields((Field("2. Tên sản phẩm:", data.product),)),
        Fields((Field("3. Nhóm sản phẩm đăng ký (Ngành, Nhóm, Phân nhóm¹):", data.group),), blank_lines=2),
        Ticks(kinds, "4. Lần đăng ký đánh giá:"),
        Paragraph(plain("5. Tài liệu kèm theo:"), keep_with_next=True),
        ItemList((plain("Báo cáo đánh giá về sản phẩm theo Bộ tiêu chí (bản gốc, bản điện tử)."),)),
        Fields((Field("- Sản phẩm mẫu (số lượng):", data.samples),)),
        Paragraph(
            plain(
                "Cam đoan những thông tin trong Phiếu đăng ký là đúng sự thật, chúng tôi xin cam kết tuân thủ các quy "
                "định về đánh giá, phân hạng sản phẩm OCOP, chịu trách nhiệm trước Hội đồng và pháp luật về Hồ sơ đăng "
                "ký đánh giá, phân hạng sản phẩm."
            )
        ),
    )


def _official(title: str, part: ReceiptPart) -> tuple[Block, ...]:
    return (
        Paragraph((Run(title, bold=True),), keep_with_next=True),
        Paragraph(plain(f"Phiếu số: {part.number or _BLANK_NUMBER}")),
        Fields((Field("Ngày nhận:", day_text(part.received_on)),)),
        Fields((Field("Người tiếp nhận:", part.receiver), Field("Chữ ký:"))),
        SignatureBlock(Signature("Cơ quan tiếp nhận", note="(Ký, đóng dấu và ghi rõ họ tên)")),
    )
