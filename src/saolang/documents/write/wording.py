"""Fixed phrases of official papers, written once for both formats (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

from saolang.documents.model import Head, Marker, Number, PlaceDate, Recipients
from saolang.viet.dates import long_date
from saolang.viet.listing import to_letter

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "……"
_OWN_WORDS = ("Căn cứ ", "Theo ", "Xét ", "Thực hiện ")


def date_phrase(on: date | None) -> str:
    """The long date of Nghị định 30/2020, or the same words with blanks."""
    return long_date(on) if on else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"


def place_date_line(value: PlaceDate) -> str:
    """The line of place and date; an unknown place is dots."""
    return f"{value.place or '……………'}, {date_phrase(value.on)}"


def number_line(number: Number) -> str:
    """ "Số: 05/QĐ-UBND", or a blank before the symbol while the paper has no number."""
    serial = number.serial or BLANK
    if serial.isdecimal() and len(serial) == 1:
        serial = f"0{serial}"
    return f"Số: {serial}/{number.symbol}" if number.symbol else f"Số: {serial}"


def attached_line(kind: str, head: Head | None) -> str:
    """ "(Kèm theo Quyết định số 05/QĐ-UBND ngày …)" from the head of the document; "" without a kind."""
    if not kind:
        return ""
    number = f" s{number_line(head.number)[1:].replace(':', '', 1)}" if head and head.number else ""
    dated = f" {date_phrase(head.place_date.on)}" if head and head.place_date else ""
    return f"(Kèm theo {kind}{number}{dated})"


def base_lines(bases: tuple[str, ...]) -> list[str]:
    """Each base begins with "Căn cứ" unless its own words say how it counts; it ends with ";", the last with "."."""
    bare = [base.rstrip(" ;.,") for base in bases]
    bare = [base if base.startswith(_OWN_WORDS) else f"Căn cứ {base}" for base in bare]
    return [f"{base}{'.' if index == len(bare) else ';'}" for index, base in enumerate(bare, start=1)]


def recipient_lines(recipients: Recipients) -> list[str]:
    """The list under "Nơi nhận:", ending with the line of the archive."""
    lines = [f"- {to.rstrip(' ;.,')};" for to in recipients.to]
    return [*lines, f"- Lưu: {recipients.file.rstrip(' ;.,')}."]


def item_mark(marker: Marker, index: int) -> str:
    """The sign before item number ``index`` (from 0), with its space."""
    if marker is Marker.NUMBER:
        return f"{index + 1}. "
    if marker is Marker.LETTER:
        return f"{to_letter(index + 1)}) "
    return {Marker.DASH: "- ", Marker.PLUS: "+ "}.get(marker, "")
