"""What the body of a document is made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from saolang.documents.clean import Value, clean_text
from saolang.documents.errors import DocumentError
from saolang.documents.model.inline import Align, Inline
from saolang.documents.model.table import Table


@dataclass(frozen=True, slots=True)
class Paragraph(Value):
    """Running text; the first line is indented unless ``first_line`` is off."""

    runs: Inline
    align: Align = Align.JUSTIFY
    first_line: bool = True
    keep_with_next: bool = False


class Level(StrEnum):
    """Parts of a document, with the looks Nghị định 30/2020 gives each (Phụ lục I, phần I, mục II.6)."""

    PART = "part"  # Phần, Chương: label and title on lines of their own, centred, bold, Roman
    SECTION = "section"  # Mục, Tiểu mục: the same with Arabic numerals
    TITLE = "title"  # centred bold line without a label
    ROMAN = "roman"  # "I. …" in plans and reports: bold
    ARTICLE = "article"  # "Điều 1. …": indented, bold
    CLAUSE = "clause"  # "1. …" with a title: indented, bold
    POINT = "point"  # "a) …": indented, bold italic


@dataclass(frozen=True, slots=True)
class Heading(Value):
    """``label`` is what comes before the title, as printed: "Phần I", "Điều 2.", "a)"."""

    level: Level
    label: str
    title: str = ""


class Marker(StrEnum):
    """The sign before each item of a list."""

    DASH = "dash"
    PLUS = "plus"
    NUMBER = "number"
    LETTER = "letter"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ItemList(Value):
    """Items as official papers write them: indented paragraphs, each with its marker."""

    items: tuple[Inline, ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True, slots=True)
class Tick(Value):
    """One box; ``ticked`` shows a mark in it."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Ticks(Value):
    """Boxes on one line, after ``lead``; each box stands after its label, as the forms print it."""

    options: tuple[Tick, ...]
    lead: str = ""
    box_first: bool = False


@dataclass(frozen=True, slots=True)
class Field(Value):
    """A label and what is filled in; a blank value is dots to the end of its place on the line."""

    label: str
    value: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Fields(Value):
    """Dotted fields that share one line. ``blank_lines`` counts the lines of dots when the last field is blank."""

    items: tuple[Field, ...]
    blank_lines: int = 1
    first_line: bool = True


@dataclass(frozen=True, slots=True)
class KeyValues(Value):
    """Pairs of label and value in two columns without borders."""

    pairs: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pairs", tuple((clean_text(key), clean_text(value)) for key, value in self.pairs))


@dataclass(frozen=True, slots=True)
class Image(Value):
    """A PNG or JPEG picture, scaled to ``width_mm`` millimetres; ``alt`` says what it shows."""

    data: bytes
    width_mm: int
    alt: str = ""
    caption: str = ""

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if not self.data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise DocumentError("image_type", "Hình trong văn bản phải là tệp PNG hoặc JPEG.")
        if not 1 <= self.width_mm <= 270:
            raise DocumentError("image_width", "Độ rộng hình phải từ 1 đến 270 mm.")


@dataclass(frozen=True, slots=True)
class Qr(Value):
    """A QR code of ``text``, ``size_mm`` millimetres wide, with a caption beneath."""

    text: str
    size_mm: int = 25
    caption: str = ""
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if not self.text or len(self.text.encode()) > 500:
            raise DocumentError("qr_text", "Nội dung mã QR phải có từ 1 đến 500 byte.")


@dataclass(frozen=True, slots=True)
class PageBreak(Value):
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Footnotes(Value):
    """Notes under a short line, each as (mark, text); the mark stands raised."""

    notes: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", tuple((clean_text(mark), clean_text(text)) for mark, text in self.notes))


@dataclass(frozen=True, slots=True)
class PlaceDate(Value):
    """ "Địa danh, ngày … tháng … năm …"; a missing place or date is dots."""

    place: str = ""
    on: date | None = None


class Authority(StrEnum):
    """Marks before the title of a signer (Nghị định 30/2020, Điều 13)."""

    TM = "TM."
    Q = "Q."
    KT = "KT."
    TL = "TL."
    TUQ = "TUQ."


@dataclass(frozen=True, slots=True)
class AuthorityLine(Value):
    """For whom one signs: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"."""

    mark: Authority
    title: str


@dataclass(frozen=True, slots=True)
class Signature(Value):
    """Authority lines, own position, a note such as "(Ký, ghi rõ họ tên)", room to sign, and the name."""

    position: str = ""
    authority: tuple[AuthorityLine, ...] = ()
    extra: tuple[str, ...] = ()
    note: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock(Value):
    """One signature at the right, or two side by side; ``place_date`` stands above the right one."""

    right: Signature | None = None
    left: Signature | None = None
    place_date: PlaceDate | None = None


Block = (
    Paragraph
    | Heading
    | ItemList
    | Table
    | Ticks
    | Fields
    | KeyValues
    | Image
    | Qr
    | PageBreak
    | Footnotes
    | SignatureBlock
)
