"""Bảng tổng hợp kết quả đánh giá, phân hạng: all products of a round with all numbers, on landscape pages."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import by_hand
from saolang.documents.forms.scores import ProductResult, member_table, result_table
from saolang.documents.model import (
    NO_FOOTER,
    Footer,
    Head,
    Heading,
    Level,
    OfficialDocument,
    PlaceDate,
    SignatureBlock,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryData:
    """Results in the order of the round's list, and who signs."""

    issuer: str
    round_text: str
    results: tuple[ProductResult, ...]
    secretary: str = ""
    chair: str = ""
    superior: str = ""
    place: str = ""
    on: date | None = None
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: SummaryData) -> OfficialDocument:
    """The table of results and, below it, the members' totals."""
    return OfficialDocument(
        kind_title="BẢNG TỔNG HỢP",
        subject=f"Kết quả đánh giá, phân hạng sản phẩm OCOP {data.round_text}".rstrip(),
        head=Head(data.issuer, data.superior, place_date=PlaceDate(data.place, data.on)),
        blocks=(
            result_table(data.results),
            Heading(Level.TITLE, "", "Tổng điểm của từng thành viên"),
            member_table(data.results),
        ),
        signatures=SignatureBlock(
            left=by_hand("THƯ KÝ", data.secretary),
            right=by_hand("CHỦ TỊCH HỘI ĐỒNG", data.chair),
        ),
        illustration=data.illustration,
        footer=data.footer,
        landscape=True,
        body_size=13,
    )
