"""Biên bản họp lấy ý kiến of a commune about the contents it assesses (QĐ 26/2026/QĐ-TTg, Điều 7.2a)."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.forms.common import PROGRAMME, Issuing, by_hand, issued_paper, last, lead, text, texts
from saolang.documents.model import ItemList, Marker, OfficialDocument, SignatureBlock, plain
from saolang.viet.dates import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What was said about one dossier."""

    product: str
    producer: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneMeetingData:
    """``present`` are those who took part, each with post and unit; ``conclusion`` may be empty."""

    issuing: Issuing
    held_on: date
    place: str
    chair: str
    secretary: str
    present: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    conclusion: str = ""


def build(data: CommuneMeetingData) -> OfficialDocument:
    """The minutes, signed by the secretary and the chair."""
    where = f", tại {data.place}" if data.place else ""
    return issued_paper(
        data.issuing,
        kind_title="BIÊN BẢN",
        subject=f"Họp lấy ý kiến về nội dung đánh giá hồ sơ đăng ký {PROGRAMME}",
        blocks=(
            text(f"Cuộc họp được tổ chức {long_date(data.held_on)}{where}."),
            lead("1. Chủ trì:", data.chair),
            lead("2. Thư ký:", data.secretary),
            lead("3. Thành phần tham dự:", ""),
            ItemList(tuple(plain(name) for name in data.present), Marker.DASH),
            lead("4. Ý kiến về từng hồ sơ:", ""),
            *(block for number, one in enumerate(data.opinions, start=1) for block in _opinion(number, one)),
            *((lead("5. Kết luận của người chủ trì:", ""), *texts(data.conclusion)) if data.conclusion else ()),
            last("Biên bản được đọc lại, các thành viên dự họp thống nhất"),
        ),
        recipients=None,
        signatures=SignatureBlock(
            left=by_hand("THƯ KÝ", _name(data.secretary)),
            right=by_hand("CHỦ TRÌ", _name(data.chair)),
        ),
    )


def _opinion(number: int, one: Opinion) -> tuple[object, ...]:
    return (lead(f"4.{number}.", f"“{one.product}” ({one.producer})"), *texts(one.text))


def _name(person: str) -> str:
    """The name without post: "Lê Văn Mẫu, Phó Chủ tịch" is signed "Lê Văn Mẫu"."""
    return person.partition(",")[0].strip()
