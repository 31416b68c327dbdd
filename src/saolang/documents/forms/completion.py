"""Công văn yêu cầu hoàn thiện hồ sơ: item by item, with reasons and a date (QĐ 26/2026/QĐ-TTg, Điều 7.2 and 7.3)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import Issuing, day_text, issued_paper, last, numbered_table, text, texts
from saolang.documents.model import Block, OfficialDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionItem:
    """What to complete and why; ``criterion`` is its code when one is concerned."""

    subject: str
    reason: str
    criterion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionData:
    """``basis`` is the sentence that names the rule; ``contact`` whom to ask."""

    issuing: Issuing
    addressees: tuple[str, ...]
    product: str
    producer: str
    items: tuple[CompletionItem, ...]
    due_on: date
    received_on: date | None = None
    number_text: str = ""
    basis: str = ""
    contact: str = ""


def build(data: CompletionData) -> OfficialDocument:
    """The letter."""
    return issued_paper(
        data.issuing,
        subject=f"V/v hoàn thiện hồ sơ đánh giá, phân hạng sản phẩm OCOP “{data.product}”",
        addressees=data.addressees,
        blocks=(*texts(data.basis), text(_opening(data)), _items(data.items), *_ending(data)),
    )


def _opening(data: CompletionData) -> str:
    number = f" (Phiếu số {data.number_text})" if data.number_text else ""
    received = f", nhận ngày {day_text(data.received_on)}" if data.received_on else ""
    return (
        f"Qua kiểm tra hồ sơ đăng ký đánh giá, phân hạng sản phẩm “{data.product}” của "
        f"{data.producer}{number}{received}, đề nghị chủ thể bổ sung, hoàn thiện các nội dung sau:"
    )


def _items(items: tuple[CompletionItem, ...]) -> Block:
    rows = [(item.subject, item.criterion, item.reason) for item in items]
    return numbered_table(("Nội dung cần hoàn thiện", "Tiêu chí", "Lý do"), (1, 6, 2, 7), rows, centred=(2,))


def _ending(data: CompletionData) -> tuple[Block, ...]:
    contact = f" Trong quá trình thực hiện, nếu cần hướng dẫn, đề nghị liên hệ: {data.contact}." if data.contact else ""
    return (last(f"Hồ sơ hoàn thiện gửi lại trước hoặc trong ngày {day_text(data.due_on)}.{contact}"),)
