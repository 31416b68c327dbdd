"""What a certificate prints on a form that is printed already: fields at places of their own, nothing around them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from saolang.documents.model import Align, CertificateSheet, PlacedField
from saolang.documents.write.wording import place_date_line
from saolang.viet.dates import long_date

PAGE_WIDTH, PAGE_HEIGHT = 2970, 2100  # tenths of a millimetre
STARS, QR = "stars", "qr"


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form: its name for people, its words, and where it stands unless it is moved."""

    label: str
    words: Callable[[CertificateSheet], str]
    place: PlacedField


def _field(
    name: str,
    label: str,
    words: Callable[[CertificateSheet], str],
    x: int,
    y: int,
    width: int,
    size: int,
    align: Align = Align.CENTER,
    *,
    bold: bool = False,
) -> tuple[str, FormField]:
    return name, FormField(label, words, PlacedField(name, x, y, width, size, align, bold=bold))


def _signer_post(sheet: CertificateSheet) -> str:
    titles = [f"{above.mark.value} {above.title}" for above in sheet.signature.authority]
    return "\n".join([*titles, *(text for text in (sheet.signature.position, *sheet.signature.extra) if text)])


FIELDS: Mapping[str, FormField] = MappingProxyType(
    dict(
        (
            _field("authority", "Cơ quan cấp", lambda sheet: sheet.authority, 285, 400, 2400, 14, bold=True),
            _field(STARS, "Hình các ngôi sao", lambda sheet: "", 285, 760, 2400, 36),
            _field(
                "star_words", "Hạng sao bằng chữ", lambda sheet: f"{sheet.stars} sao", 285, 900, 2400, 18, bold=True
            ),
            _field("product", "Tên sản phẩm", lambda sheet: sheet.product, 285, 985, 2400, 22, bold=True),
            _field("producer", "Chủ thể", lambda sheet: sheet.producer, 285, 1090, 2400, 14, bold=True),
            _field("address", "Địa chỉ", lambda sheet: sheet.address, 285, 1155, 2400, 14),
            _field("group", "Nhóm sản phẩm", lambda sheet: sheet.group, 285, 1220, 2400, 14),
            _field("product_code", "Mã sản phẩm", lambda sheet: sheet.product_code, 285, 1285, 2400, 14),
            _field("decision", "Quyết định công nhận", lambda sheet: sheet.decision, 285, 1350, 2400, 13),
            _field("number", "Số giấy chứng nhận", lambda sheet: sheet.number, 300, 1440, 1000, 12, Align.LEFT),
            _field(
                "valid_from", "Ngày bắt đầu", lambda sheet: long_date(sheet.valid_from), 300, 1500, 1000, 12, Align.LEFT
            ),
            _field("valid_to", "Ngày cuối", lambda sheet: long_date(sheet.valid_to), 300, 1560, 1000, 12, Align.LEFT),
            _field(QR, "Mã QR", lambda sheet: "", 300, 1640, 280, 0, Align.LEFT),
            _field("code", "Mã tra cứu", lambda sheet: sheet.code, 600, 1750, 700, 11, Align.LEFT),
            _field("place_date", "Nơi, ngày ký", lambda sheet: place_date_line(sheet.place_date), 1600, 1440, 1100, 13),
            _field("signer_post", "Chức vụ người ký", _signer_post, 1600, 1505, 1100, 13, bold=True),
            _field("signer", "Họ tên người ký", lambda sheet: sheet.signature.name, 1600, 1830, 1100, 13, bold=True),
        )
    )
)


def problem(place: PlacedField) -> str:
    """What is wrong with a place, "" when the field is known and begins and ends on the page."""
    if place.field not in FIELDS:
        return f"Không có mục “{place.field}” trên giấy chứng nhận."
    inside = place.x >= 0 and 0 <= place.y < PAGE_HEIGHT and place.width > 0 and place.x + place.width <= PAGE_WIDTH
    if not inside:
        return f"“{FIELDS[place.field].label}” nằm ngoài trang giấy."
    if place.field != QR and not 6 <= place.size <= 72:
        return f"Cỡ chữ của “{FIELDS[place.field].label}” phải từ 6 đến 72."
    return ""
