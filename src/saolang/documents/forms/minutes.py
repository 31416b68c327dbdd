"""Biên bản họp Hội đồng, with every number of the result (Nghị định 30/2020, mẫu 1.9; QĐ 26/2026/QĐ-TTg, Điều 7.3)."""

from dataclasses import dataclass
from datetime import datetime

from saolang.documents.forms.common import bold_lead, by_hand, count_text, last, numbered_table, texts
from saolang.documents.forms.scores import ProductResult, result_table, totals_annex
from saolang.documents.model import (
    NO_FOOTER,
    Block,
    Footer,
    Head,
    Heading,
    ItemList,
    Level,
    Number,
    OfficialDocument,
    Paragraph,
    Recipients,
    SignatureBlock,
    plain,
)
from saolang.viet.dates import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A member of the council; who is absent stands in the list too."""

    name: str
    post: str
    role: str
    is_present: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesData:
    """Minutes of one meeting; times are local. ``rules`` are the rules the result was made by, as sentences.

    ``symbol`` may be empty when the council keeps no number series. ``chair_extra`` is the post in the own agency,
    printed under the title when the council uses the agency's seal.
    """

    issuer: str
    council: str
    round_text: str
    place: str
    started: datetime
    ended: datetime
    attendees: tuple[Attendee, ...]
    chair: str
    secretary: str
    results: tuple[ProductResult, ...]
    superior: str = ""
    symbol: str = ""
    serial: str | None = None
    bases: tuple[str, ...] = ()
    guests: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    discussion: str = ""
    conclusion: str = ""
    chair_extra: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    file: str = "VT"
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: MinutesData) -> OfficialDocument:
    """The minutes; the secretary signs at the left, the chair at the right; members' totals are an annex."""
    return OfficialDocument(
        kind_title="BIÊN BẢN",
        subject=f"Họp {data.council} {data.round_text}".rstrip(),
        head=Head(data.issuer, data.superior, Number(data.symbol, data.serial) if data.symbol else None),
        bases=data.bases,
        blocks=(*_opening(data), *_content(data), *_end(data)),
        recipients=Recipients(data.recipients, data.file),
        signatures=SignatureBlock(
            left=by_hand("THƯ KÝ", data.secretary),
            right=by_hand("CHỦ TỌA", data.chair, extra=data.chair_extra),
        ),
        annexes=(totals_annex(data.results, "Biên bản họp Hội đồng"),),
        illustration=data.illustration,
        footer=data.footer,
    )


def time_text(moment: datetime) -> str:
    """ "08 giờ 30 phút, ngày 05 tháng 02 năm 2026"."""
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút, {long_date(moment.date())}"


def _opening(data: MinutesData) -> tuple[Block, ...]:
    present = sum(1 for item in data.attendees if item.is_present)
    rows = [
        (item.name, item.post, item.role, " ".join(filter(None, ("Có mặt" if item.is_present else "Vắng", item.note))))
        for item in data.attendees
    ]
    guests = (
        (Paragraph(bold_lead("Khách mời:", f"{count_text(len(data.guests))} người."), keep_with_next=True),)
        if data.guests
        else ()
    )
    return (
        Paragraph(bold_lead("Thời gian bắt đầu:", f"{time_text(data.started)}.")),
        Paragraph(bold_lead("Địa điểm:", f"{data.place.rstrip('.')}.")),
        Paragraph(
            bold_lead(
                "Thành phần tham dự:",
                f"{count_text(present)}/{count_text(len(data.attendees))} thành viên Hội đồng có mặt.",
            ),
            keep_with_next=True,
        ),
        numbered_table(("Họ và tên", "Chức vụ, đơn vị", "Chức danh", "Có mặt"), (1, 5, 6, 4, 3), rows, centred=(4,)),
        *guests,
        *((ItemList(tuple(plain(guest) for guest in data.guests)),) if data.guests else ()),
        Paragraph(bold_lead("Chủ tọa:", f"{data.chair}.")),
        Paragraph(bold_lead("Thư ký:", f"{data.secretary}.")),
    )


def _content(data: MinutesData) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(Level.ROMAN, "", "Nội dung:")]
    number = 0

    def chapter(title: str, *content: Block) -> None:
        nonlocal number
        if content:
            number += 1
            blocks.extend((Heading(Level.CLAUSE, f"{number}.", title), *content))

    chapter("Nội dung cuộc họp", *(ItemList((plain(item),)) for item in data.agenda))
    chapter("Nguyên tắc tính kết quả", *(ItemList((plain(item),)) for item in data.rules))
    chapter("Ý kiến thảo luận", *texts(data.discussion))
    chapter(f"Kết quả đánh giá {count_text(len(data.results))} sản phẩm", result_table(data.results))
    chapter("Kết luận", *texts(data.conclusion))
    return tuple(blocks)


def _end(data: MinutesData) -> tuple[Block, ...]:
    return (
        last(
            f"Cuộc họp kết thúc vào {time_text(data.ended)}. Biên bản đã được đọc lại cho các thành viên dự họp nghe "
            f"và thống nhất thông qua"
        ),
    )
