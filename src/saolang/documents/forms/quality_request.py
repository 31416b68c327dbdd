"""Công văn đề nghị bổ sung kết quả kiểm nghiệm: what the council team asks for (QĐ 26/2026/QĐ-TTg, Điều 7.3c)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import Issuing, day_text, issued_paper, last, numbered_table, text
from saolang.documents.model import OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTest:
    """What is to be tested, why, and until when the result is needed (None: no day is set)."""

    subject: str
    reason: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRequestData:
    """``team`` asks, ``receiver`` takes the results; ``basis`` is the sentence that names the rule."""

    issuing: Issuing
    addressees: tuple[str, ...]
    product: str
    producer: str
    product_code: str
    team: str
    round_text: str
    tests: tuple[AskedTest, ...]
    receiver: str
    basis: str


def build(data: QualityRequestData) -> OfficialDocument:
    """The letter: one for a product, with every test that is asked for."""
    code = f", mã số {data.product_code}" if data.product_code else ""
    rows = [(one.subject, one.reason, day_text(one.due_on)) for one in data.tests]
    return issued_paper(
        data.issuing,
        subject=f"V/v bổ sung kết quả kiểm nghiệm sản phẩm “{data.product}”",
        addressees=data.addressees,
        blocks=(
            text(data.basis),
            text(
                f"Qua đánh giá hồ sơ {data.round_text}, {data.team} đề nghị {data.producer} bổ sung kết quả "
                f"kiểm nghiệm chất lượng sản phẩm “{data.product}”{code} như sau:"
            ),
            numbered_table(
                ("Nội dung kiểm nghiệm", "Lý do", "Cần có kết quả trước ngày"), (1, 6, 6, 3), rows, centred=(3,)
            ),
            last(
                f"Phiếu kết quả gửi về {data.receiver} để Tổ tư vấn tổng hợp, báo cáo Chủ tịch Hội đồng xem xét khi "
                "đánh giá, phân hạng sản phẩm"
            ),
        ),
    )
