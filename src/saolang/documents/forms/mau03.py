"""Mẫu số 03: Báo cáo đánh giá một số nội dung của hồ sơ (QĐ 26/2026/QĐ-TTg, Phụ lục III; Điều 7.2)."""

from dataclasses import dataclass, replace

from saolang.documents.forms.common import Issuing, issued_paper, last, text, texts
from saolang.documents.forms.mau02_general import representative_blocks
from saolang.documents.model import (
    Block,
    Field,
    Fields,
    Heading,
    Level,
    OfficialDocument,
    Paragraph,
    Run,
    SignatureBlock,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One of the four contents: what the producer describes and what the commune finds."""

    description: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mau03Data:
    """The commune's report on one dossier.

    ``commune`` and ``province`` are written with their kind ("xã An Phú", "tỉnh Làng Sao"). The four findings follow
    the form: local material, local labour, origin of the idea, local identity and knowledge.
    """

    issuing: Issuing
    commune: str
    province: str
    producer: str
    product: str
    organisation_kind: str = ""
    address: str = ""
    representative: str = ""
    sex: str = ""
    ethnicity: str = ""
    permanent_address: str = ""
    material: Finding = Finding()
    labour: Finding = Finding()
    idea: Finding = Finding()
    identity: Finding = Finding()


_HINTS = {
    "material": (
        "1. Về sử dụng nguyên liệu địa phương:",
        (
            "(Nội dung thể hiện rõ mô tả của chủ thể và đánh giá về tình hình sử dụng nguyên liệu thực tế của chủ "
            "thể trên địa bàn xã)."
        ),
    ),
    "labour": (
        "2. Về sử dụng lao động địa phương:",
        (
            "(Nội dung thể hiện rõ mô tả của chủ thể và đánh giá về tình hình sử dụng thực tế về lao động địa phương "
            "của chủ thể trên địa bàn xã)."
        ),
    ),
    "idea": (
        "3. Nguồn gốc ý tưởng sản phẩm:",
        "(Nhận xét về nguồn gốc sản phẩm (truyền thống, sản phẩm mới) của chủ thể dựa trên thực tế của địa phương).",
    ),
    "identity": (
        "4. Bản sắc/trí tuệ địa phương:",
        (
            "(Đánh giá các giá trị văn hóa, tri thức bản địa (giống, nguyên liệu, điều kiện sản xuất), kinh nghiệm "
            "sản xuất của cộng đồng và phương thức sản xuất đặc trưng của địa phương, tạo nên sự khác biệt "
            "của sản phẩm)."
        ),
    ),
}


def build(data: Mau03Data) -> OfficialDocument:
    """The report, signed for the commune's People's Committee."""
    signer = replace(data.issuing.signer, note=data.issuing.signer.note or "(Ký tên và đóng dấu)")
    closing = (
        f"Ủy ban nhân dân {data.commune} đề nghị Ủy ban nhân dân {data.province} đánh giá, phân hạng sản phẩm OCOP cho "
        f"sản phẩm {data.product} của {data.producer}"
    )
    return issued_paper(
        data.issuing,
        form_mark="Mẫu số 03",
        kind_title="BÁO CÁO",
        subject="Đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP",
        blocks=(
            Heading(Level.ROMAN, "I.", "THÔNG TIN CHUNG VỀ HỒ SƠ SẢN PHẨM"),
            *_general(data),
            Heading(Level.ROMAN, "II.", "ĐÁNH GIÁ MỘT SỐ NỘI DUNG CỦA HỒ SƠ SẢN PHẨM"),
            *_finding("material", data.material),
            *_finding("labour", data.labour),
            *_finding("idea", data.idea),
            *_finding("identity", data.identity),
            last(closing),
        ),
        signatures=SignatureBlock(signer),
    )


def _general(data: Mau03Data) -> tuple[Block, ...]:
    return (
        Fields((Field("1. Tên chủ thể:", data.producer),)),
        Fields((Field("2. Loại hình tổ chức:", data.organisation_kind),)),
        Fields((Field("3. Địa chỉ:", data.address),)),
        *representative_blocks(
            "4. Tên người đại diện pháp luật:", data.representative, data.sex, data.ethnicity, data.permanent_address
        ),
        Fields((Field("5. Sản phẩm đăng ký đánh giá:", data.product),)),
    )


def _finding(key: str, finding: Finding) -> tuple[Block, ...]:
    label, hint = _HINTS[key]
    blocks: list[Block] = [
        Paragraph((Run(f"{label} ", bold=True), Run(hint, italic=True)), keep_with_next=True),
    ]
    for name, words in (("- Mô tả của chủ thể:", finding.description), ("- Đánh giá của xã:", finding.assessment)):
        if words.strip():
            first, *more = words.strip().split("\n")
            blocks += [text(f"{name} {first}"), *texts("\n".join(more))]
        else:
            blocks.append(Fields((Field(name),), blank_lines=2))
    return tuple(blocks)
