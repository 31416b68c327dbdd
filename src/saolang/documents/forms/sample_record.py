"""Biên bản giao nhận sản phẩm mẫu between the producer and the commune (QĐ 26/2026/QĐ-TTg, Điều 6.2d)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import Issuing, by_hand, day_text, issued_paper, last, numbered_table, text
from saolang.documents.model import KeyValues, OfficialDocument, SignatureBlock, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleLine:
    """One lot: how many samples, of which lot, made and good until when, handed over on which day."""

    count: int
    received_on: date
    lot: str = ""
    made_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecordData:
    """``needed`` is how many samples the rule asks for; ``issuing.symbol`` may be empty (minutes without a number)."""

    issuing: Issuing
    producer: str
    product: str
    commune: str
    lines: tuple[SampleLine, ...]
    needed: int
    product_code: str = ""
    number_text: str = ""
    giver: str = ""
    receiver: str = ""


def build(data: SampleRecordData) -> OfficialDocument:
    """The record, signed by who hands the samples over and by who takes them."""
    return issued_paper(
        data.issuing,
        kind_title="BIÊN BẢN",
        subject="Giao nhận sản phẩm mẫu đánh giá, phân hạng sản phẩm OCOP",
        blocks=(
            _sides(data),
            text("Hai bên giao, nhận sản phẩm mẫu như sau:"),
            _table(data.lines),
            text(
                f"Tổng số: {sum(line.count for line in data.lines):02d} sản phẩm mẫu. "
                f"Số sản phẩm mẫu phải nộp theo quy định: {data.needed:02d}."
            ),
            last("Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản"),
        ),
        recipients=None,
        signatures=SignatureBlock(
            left=by_hand("BÊN GIAO", data.giver),
            right=by_hand("BÊN NHẬN", data.receiver),
        ),
    )


def _sides(data: SampleRecordData) -> KeyValues:
    pairs = (
        ("Bên giao (chủ thể OCOP):", data.producer),
        ("Người giao:", data.giver),
        ("Bên nhận:", data.commune),
        ("Người nhận:", data.receiver),
        ("Sản phẩm:", data.product),
        ("Mã số sản phẩm:", data.product_code),
        ("Phiếu số:", data.number_text),
    )
    return KeyValues(tuple(pair for pair in pairs if pair[1]))


def _table(lines: tuple[SampleLine, ...]) -> Table:
    titles = ("Số lượng", "Số lô", "Ngày sản xuất", "Hạn sử dụng", "Ngày giao", "Tình trạng")
    rows = [
        (
            f"{line.count:02d}",
            line.lot,
            day_text(line.made_on),
            day_text(line.expires_on),
            day_text(line.received_on),
            line.note,
        )
        for line in lines
    ]
    return numbered_table(titles, (1, 2, 3, 3, 3, 3, 4), rows, centred=(1, 3, 4, 5))
