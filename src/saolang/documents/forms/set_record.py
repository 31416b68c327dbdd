"""Biên bản giao nhận hồ sơ between two levels (QĐ 26/2026/QĐ-TTg, Điều 7.2b, 7.3e)."""

from dataclasses import dataclass

from saolang.documents.forms.common import PROGRAMME, Issuing, by_hand, issued_paper, last, numbered_table, text
from saolang.documents.model import KeyValues, OfficialDocument, SignatureBlock, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLine:
    """What was handed over for one dossier; ``samples`` is empty where the group needs none."""

    product: str
    producer: str
    product_code: str = ""
    paper_sets: int = 1
    is_electronic: bool = True
    samples: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRecordData:
    """``letter`` is the paper that proposes the dossiers; ``contents`` what each set consists of."""

    issuing: Issuing
    sender: str
    receiver: str
    lines: tuple[HandedLine, ...]
    way: str
    letter: str = ""
    contents: tuple[str, ...] = ()
    giver: str = ""
    taker: str = ""
    note: str = ""


def build(data: SetRecordData) -> OfficialDocument:
    """The record, signed by who hands the sets over and by who takes them."""
    with_letter = f" kèm theo {data.letter}" if data.letter else ""
    sets = sum(line.paper_sets for line in data.lines)
    contents = f" Mỗi bộ gồm: {'; '.join(data.contents)}." if data.contents else ""
    return issued_paper(
        data.issuing,
        kind_title="BIÊN BẢN",
        subject=f"Giao nhận hồ sơ đề nghị {PROGRAMME}",
        blocks=(
            _sides(data),
            text(f"Hai bên giao, nhận hồ sơ sản phẩm OCOP{with_letter} như sau:"),
            _table(data.lines),
            text(f"Tổng số: {len(data.lines):02d} hồ sơ, {sets:02d} bộ hồ sơ giấy.{contents}"),
            *((text(f"Ghi chú: {data.note}"),) if data.note else ()),
            last("Biên bản lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản"),
        ),
        recipients=None,
        signatures=SignatureBlock(
            left=by_hand("BÊN GIAO", data.giver),
            right=by_hand("BÊN NHẬN", data.taker),
        ),
    )


def _sides(data: SetRecordData) -> KeyValues:
    pairs = (
        ("Bên giao:", data.sender),
        ("Người giao:", data.giver),
        ("Bên nhận:", data.receiver),
        ("Người nhận:", data.taker),
        ("Cách giao:", data.way),
    )
    return KeyValues(tuple(pair for pair in pairs if pair[1]))


def _table(lines: tuple[HandedLine, ...]) -> Table:
    titles = ("Sản phẩm", "Chủ thể", "Mã số sản phẩm", "Bộ hồ sơ giấy", "Bộ điện tử", "Sản phẩm mẫu")
    rows = [
        (
            line.product,
            line.producer,
            line.product_code,
            f"{line.paper_sets:02d}",
            "01" if line.is_electronic else "",
            line.samples,
        )
        for line in lines
    ]
    return numbered_table(titles, (1, 5, 5, 4, 2, 2, 2), rows, centred=(3, 4, 5, 6))
