"""Biên bản khảo sát thực tế of the council team (QĐ 26/2026/QĐ-TTg, Điều 7.3c; Nghị định 30/2020, mẫu 1.9)."""

from dataclasses import dataclass
from datetime import datetime

from saolang.documents.forms.common import bold_lead, by_hand, last, text, texts
from saolang.documents.forms.minutes import time_text
from saolang.documents.model import (
    NO_FOOTER,
    Annex,
    Block,
    Footer,
    Head,
    Heading,
    Image,
    ItemList,
    Level,
    OfficialDocument,
    Paragraph,
    Recipients,
    SignatureBlock,
    plain,
)

PICTURE_MM = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFinding:
    """What was found about one content of the criteria, numbered as in the sheet ("1.")."""

    code: str
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyPicture:
    """A JPEG or PNG picture with its caption."""

    data: bytes
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyData:
    """``present`` are the people at the survey, one line each; ``head`` leads the team, ``producer_side`` represents.

    Times are local; ``ended`` None leaves the end blank.
    """

    issuer: str
    superior: str
    product: str
    producer: str
    place: str
    started: datetime
    ended: datetime | None
    present: tuple[str, ...]
    findings: tuple[SurveyFinding, ...]
    conclusion: str
    head: str
    pictures: tuple[SurveyPicture, ...] = ()
    recipients: tuple[str, ...] = ()
    illustration: bool = False
    footer: Footer = NO_FOOTER


def build(data: SurveyData) -> OfficialDocument:
    """The record; the producer signs at the left, who leads the survey at the right; pictures are an annex."""
    pictures = tuple(
        Image(one.data, PICTURE_MM, alt=one.caption, caption=f"Ảnh {number}. {one.caption}".rstrip(" ."))
        for number, one in enumerate(data.pictures, start=1)
    )
    return OfficialDocument(
        kind_title="BIÊN BẢN",
        subject=f"Khảo sát thực tế sản phẩm “{data.product}”",
        head=Head(data.issuer, data.superior),
        blocks=(*_opening(data), *_findings(data), *_end(data)),
        recipients=Recipients(data.recipients),
        signatures=SignatureBlock(
            left=by_hand("ĐẠI DIỆN CHỦ THỂ"),
            right=by_hand("ĐẠI DIỆN TỔ TƯ VẤN", data.head),
        ),
        annexes=(
            (Annex("ẢNH KHẢO SÁT", reference="(Kèm theo Biên bản khảo sát thực tế)", blocks=pictures),)
            if pictures
            else ()
        ),
        illustration=data.illustration,
        footer=data.footer,
    )


def _opening(data: SurveyData) -> tuple[Block, ...]:
    return (
        Paragraph(bold_lead("Thời gian bắt đầu:", f"{time_text(data.started)}.")),
        Paragraph(bold_lead("Địa điểm:", f"{data.place.rstrip('.')}.")),
        Paragraph(bold_lead("Chủ thể:", f"{data.producer.rstrip('.')}.")),
        Paragraph(bold_lead("Thành phần:", ""), keep_with_next=True),
        ItemList(tuple(plain(f"{line.rstrip(' .;')};") for line in data.present)),
    )


def _findings(data: SurveyData) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(Level.ROMAN, "", "Nội dung khảo sát:")]
    for finding in data.findings:
        blocks += [Heading(Level.CLAUSE, finding.code, finding.title), *texts(finding.words)]
    if not data.findings:
        blocks.append(text("Không ghi nhận nội dung riêng theo từng nhóm tiêu chí."))
    if data.conclusion:
        blocks += [Heading(Level.ROMAN, "", "Kết luận:"), *texts(data.conclusion)]
    return tuple(blocks)


def _end(data: SurveyData) -> tuple[Block, ...]:
    when = time_text(data.ended) if data.ended else "…… giờ …… phút cùng ngày"
    return (
        last(f"Việc khảo sát kết thúc vào {when}. Biên bản đã được đọc lại cho những người có mặt nghe và thống nhất"),
    )
