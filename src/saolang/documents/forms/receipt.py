"""Giấy tiếp nhận hồ sơ: what a producer gets when the commune or the OCOP office takes the dossier."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import (
    KIND_NAMES,
    Issuing,
    Kind,
    by_hand,
    day_text,
    issued_paper,
    numbered_table,
    text,
    texts,
)
from saolang.documents.model import Block, KeyValues, OfficialDocument, SignatureBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedItem:
    """One component of the dossier as it was handed over."""

    label: str
    form: str = ""
    is_present: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptData:
    """``number_text`` is the whole Phiếu số; ``due_on`` the last day of the step; ``issuing.symbol`` may be empty."""

    issuing: Issuing
    number_text: str
    producer: str
    product: str
    kind: Kind
    received_on: date
    receiver: str
    address: str = ""
    phone: str = ""
    product_code: str = ""
    items: tuple[ReceivedItem, ...] = ()
    samples: str = ""
    due_on: date | None = None
    note: str = ""


def build(data: ReceiptData) -> OfficialDocument:
    """The receipt, signed by who brings and who takes the dossier."""
    return issued_paper(
        data.issuing,
        kind_title="GIẤY TIẾP NHẬN HỒ SƠ",
        subject="Đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP",
        subject_note=f"Phiếu số: {data.number_text}",
        blocks=(_facts(data), *_items(data), *_ending(data)),
        recipients=None,
        signatures=SignatureBlock(
            left=by_hand("NGƯỜI NỘP HỒ SƠ"),
            right=by_hand("NGƯỜI TIẾP NHẬN HỒ SƠ", data.receiver),
        ),
    )


def _facts(data: ReceiptData) -> KeyValues:
    pairs = (
        ("Chủ thể:", data.producer),
        ("Địa chỉ:", data.address),
        ("Điện thoại:", data.phone),
        ("Sản phẩm:", data.product),
        ("Mã số sản phẩm:", data.product_code),
        ("Lần đăng ký đánh giá:", KIND_NAMES[data.kind]),
        ("Ngày nhận:", day_text(data.received_on)),
        ("Sản phẩm mẫu:", data.samples),
    )
    return KeyValues(tuple(pair for pair in pairs if pair[1]))


def _items(data: ReceiptData) -> tuple[Block, ...]:
    if not data.items:
        return ()
    rows = [(item.label, item.form, "Có" if item.is_present else "Chưa có", item.note) for item in data.items]
    titles = ("Thành phần hồ sơ", "Hình thức", "Tình trạng", "Ghi chú")
    return (text("Thành phần hồ sơ đã nhận:"), numbered_table(titles, (1, 6, 3, 2, 4), rows, centred=(3,)))


def _ending(data: ReceiptData) -> tuple[Block, ...]:
    due = (text(f"Thời hạn xử lý: đến hết ngày {day_text(data.due_on)}."),) if data.due_on else ()
    return (*due, *texts(data.note))
