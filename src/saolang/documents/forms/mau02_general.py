"""Part I of Mẫu số 02: general information (QĐ 26/2026/QĐ-TTg, Phụ lục III)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import day_text, texts
from saolang.documents.model import Block, Field, Fields, Paragraph, Tick, Ticks, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class General:
    """Answers of Part I; everything left empty is printed as dots, every box not ticked stays empty."""

    producer: str = ""
    organisation_kind: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    representative: str = ""
    sex: str = ""
    ethnicity: str = ""
    permanent_address: str = ""
    founded_on: date | None = None
    registration_number: str = ""
    product: str = ""
    specification: str = ""
    has_business_registration: bool = False
    has_quality_declaration: bool = False
    has_food_safety: bool = False
    has_production_conditions: bool = False
    has_intellectual_property: bool = False
    has_trademark: bool = False
    has_shared_mark: bool = False
    has_patent: bool = False
    has_design: bool = False
    has_copyright: bool = False
    other_property: str = ""
    history: str = ""
    structure: str = ""


NOTHING_STATED = General()


def general_blocks(data: General) -> tuple[Block, ...]:
    """Items 1 to 9 of the form."""
    return (
        Fields((Field("1. Tên chủ thể:", data.producer),)),
        Fields((Field("2. Loại hình tổ chức:", data.organisation_kind),)),
        Fields((Field("3. Địa chỉ:", data.address),)),
        Fields((Field("4. Điện thoại:", data.phone), Field("Email:", data.email))),
        *representative_blocks(
            "5. Tên người đại diện pháp luật:", data.representative, data.sex, data.ethnicity, data.permanent_address
        ),
        Fields(
            (
                Field("6. Ngày thành lập/đăng ký kinh doanh:", day_text(data.founded_on)),
                Field("Số giấy đăng ký (nếu có):", data.registration_number),
            )
        ),
        *_product(data),
        *_ticks(data),
        *_long(
            "8. Lịch sử hình thành của chủ thể (nêu các giai đoạn hình thành và phát triển):", data.history, lines=2
        ),
        *_long("9. Cơ cấu tổ chức của chủ thể:", data.structure, lines=1),
    )


def representative_blocks(label: str, name: str, sex: str, ethnicity: str, address: str) -> tuple[Block, ...]:
    """The legal representative, as Mẫu số 02 and Mẫu số 03 ask for it."""
    return (
        Fields((Field(label, name),)),
        Fields((Field("- Họ tên:", name),)),
        Fields((Field("- Giới tính:", sex, " (Nam/nữ);"), Field("Dân tộc:", ethnicity))),
        Fields((Field("- Địa chỉ thường trú:", address),)),
    )


def _product(data: General) -> tuple[Block, ...]:
    label = "7. Tên sản phẩm/dịch vụ, mô tả về quy cách sản phẩm, tiêu chuẩn:"
    return (Fields((Field(label, data.product),), blank_lines=3), *texts(data.specification))


def _ticks(data: General) -> tuple[Block, ...]:
    def box(label: str, ticked: bool) -> Ticks:
        return Ticks((Tick(label, ticked),))

    return (
        Paragraph(plain("Đánh dấu (√) vào mục tương ứng:"), keep_with_next=True),
        box("a) Giấy đăng ký kinh doanh:", data.has_business_registration),
        box("b) Đã công bố chất lượng sản phẩm theo quy định:", data.has_quality_declaration),
        Paragraph(plain("c) Đã có các điều kiện sản xuất theo quy định:"), keep_with_next=True),
        box(
            "- Giấy chứng nhận cơ sở đủ điều kiện vệ sinh an toàn thực phẩm theo quy định của pháp luật cho sản xuất "
            "sản phẩm:",
            data.has_food_safety,
        ),
        box(
            "- Giấy chứng nhận cơ sở đủ điều kiện sản xuất bắt buộc theo quy định cho sản phẩm (đối với các sản phẩm "
            "bắt buộc theo quy định)",
            data.has_production_conditions,
        ),
        box("d) Đã có đăng ký sở hữu trí tuệ:", data.has_intellectual_property),
        box("+ Giấy chứng nhận đăng ký nhãn hiệu:", data.has_trademark),
        box(
            "+ Văn bản ghi nhận quyền sử dụng chỉ dẫn địa lý, nhãn hiệu tập thể, nhãn hiệu chứng nhận:",
            data.has_shared_mark,
        ),
        box("+ Bằng sáng chế", data.has_patent),
        box("+ Bằng độc quyền kiểu dáng công nghiệp:", data.has_design),
        box("+ Giấy chứng nhận bản quyền tác giả", data.has_copyright),
        box(f"+ Khác (ghi rõ): {data.other_property}".rstrip(), bool(data.other_property)),
    )


def _long(label: str, words: str, *, lines: int) -> tuple[Block, ...]:
    if not words.strip():
        return (Paragraph(plain(label), keep_with_next=True), Fields((Field(""),), blank_lines=lines, first_line=False))
    return (Paragraph(plain(label), keep_with_next=True), *texts(words))
