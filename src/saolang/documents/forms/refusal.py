"""Thông báo không tiếp nhận hồ sơ: a commune refuses under a rule of its province, which the notice names."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import Issuing, day_text, issued_paper, last, text, texts
from saolang.documents.model import OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalData:
    """``rule`` is the text of the provincial rule, ``rule_paper`` its paper ("Quyết định số … ngày …")."""

    issuing: Issuing
    producer: str
    product: str
    commune: str
    reason: str
    rule: str
    rule_paper: str
    number_text: str = ""
    received_on: date | None = None


def build(data: RefusalData) -> OfficialDocument:
    """The notice: what, under which rule, why, and what the producer may do."""
    number = f" (Phiếu số {data.number_text}, nhận ngày {day_text(data.received_on)})" if data.number_text else ""
    return issued_paper(
        data.issuing,
        kind_title="THÔNG BÁO",
        subject=f"Từ chối hồ sơ đăng ký đánh giá, phân hạng sản phẩm “{data.product}”",
        addressees=(data.producer,),
        blocks=(
            text(f"Căn cứ {data.rule_paper}, trong đó quy định: “{data.rule}”."),
            text(
                f"{data.commune} từ chối hồ sơ đăng ký đánh giá, phân hạng sản phẩm OCOP “{data.product}” của "
                f"{data.producer}{number}. Lý do:"
            ),
            *texts(data.reason),
            last(
                "Chủ thể có quyền lập hồ sơ mới khi đáp ứng quy định nêu trên; nếu không đồng ý, có quyền khiếu nại "
                "theo quy định của pháp luật về khiếu nại"
            ),
        ),
    )
