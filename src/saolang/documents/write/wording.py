"""Fixed phrases of official papers, written once for both formats (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from datetime import date

from saolang.documents.model import Marker, Number, PlaceDate, Recipients

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
BLANK = "……"
# The alphabet of điểm in legal papers: no f, j, w, z.
_LETTERS = "abcdđeghiklmnopqrstuvxy"


def two_digits(value: int) -> str:
    """A day or number below 10 with its leading zero."""
    return f"{value:02d}"


def long_date(on: date | None) -> str:
    """ "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 take a zero; None gives blanks."""
    if on is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = two_digits(on.month) if on.month <= 2 else str(on.month)
    return f"ngày {two_digits(on.day)} tháng {month} năm {on.year}"


def short_date(on: date) -> str:
    """ "05/02/2026"."""
    return f"{on.day:02d}/{on.month:02d}/{on.year}"


def place_date_line(value: PlaceDate) -> str:
    """The line of place and date; an unknown place is dots."""
    return f"{value.place or '……………'}, {long_date(value.on)}"


def number_line(number: Number) -> str:
    """ "Số: 05/QĐ-UBND", or a blank before the symbol while the paper has no number."""
    serial = number.serial or BLANK
    if serial.isdecimal() and len(serial) == 1:
        serial = f"0{serial}"
    return f"Số: {serial}/{number.symbol}" if number.symbol else f"Số: {serial}"


def base_lines(bases: tuple[str, ...]) -> list[str]:
    """Each legal base ends with ";", the last with "."."""
    bare = [base.rstrip(" ;.,") for base in bases]
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
        turns, place = divmod(index, len(_LETTERS))
        return f"{_LETTERS[place] * (turns + 1)}) "
    return {Marker.DASH: "- ", Marker.PLUS: "+ "}.get(marker, "")
