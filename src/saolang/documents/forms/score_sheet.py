"""Phiếu đánh giá: one member's sheet for one product (QĐ 26/2026/QĐ-TTg, Phụ lục II)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import ScoreLine, by_hand, texts
from saolang.documents.forms.scores import sheet_table
from saolang.documents.model import (
    NO_FOOTER,
    Block,
    Field,
    Fields,
    Footer,
    Head,
    Heading,
    ItemList,
    KeyValues,
    Level,
    OfficialDocument,
    PlaceDate,
    SignatureBlock,
    plain,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreSheetData:
    """``set_title`` names the set of criteria; ``eliminated`` are the texts of knock-outs the member holds to apply."""

    issuer: str
    round_text: str
    set_title: str
    product: str
    producer: str
    member: str
    lines: tuple[ScoreLine, ...]
    superior: str = ""
    member_post: str = ""
    product_code: str = ""
    comment: str = ""
    eliminated: tuple[str, ...] = ()
    eliminated_reason: str = ""
    place: str = ""
    on: date | None = None
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: ScoreSheetData) -> OfficialDocument:
    """The sheet with the total of its lines."""
    pairs = (
        ("Tên sản phẩm:", data.product),
        ("Mã số sản phẩm:", data.product_code),
        ("Chủ thể:", data.producer),
        ("Bộ tiêu chí:", data.set_title),
        ("Người đánh giá:", data.member),
        ("Chức vụ, đơn vị:", data.member_post),
    )
    return OfficialDocument(
        kind_title="PHIẾU ĐÁNH GIÁ",
        subject=f"Sản phẩm OCOP {data.round_text}".rstrip(),
        head=Head(data.issuer, data.superior),
        blocks=(KeyValues(tuple(pair for pair in pairs if pair[1])), sheet_table(data.lines), *_remarks(data)),
        signatures=SignatureBlock(
            by_hand("NGƯỜI ĐÁNH GIÁ", data.member),
            place_date=PlaceDate(data.place, data.on),
        ),
        illustration=data.illustration,
        footer=data.footer,
        body_size=13,
    )


def _remarks(data: ScoreSheetData) -> tuple[Block, ...]:
    blocks: list[Block] = []
    if data.eliminated:
        blocks.append(Heading(Level.ROMAN, "", "Đề nghị loại:"))
        blocks.append(ItemList(tuple(plain(item) for item in data.eliminated)))
        blocks += texts(data.eliminated_reason)
    blocks.append(Heading(Level.ROMAN, "", "Nhận xét:"))
    blocks += texts(data.comment) or (Fields((Field(""),), blank_lines=3, first_line=False),)
    return tuple(blocks)
