"""The official document as one value, and the certificate sheet beside it."""

from dataclasses import dataclass
from datetime import date

from saolang.documents.clean import Value
from saolang.documents.errors import DocumentError
from saolang.documents.model.blocks import Block, PlaceDate, Signature, SignatureBlock
from saolang.documents.model.inline import Align

ILLUSTRATION = "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


@dataclass(frozen=True, slots=True)
class Number(Value):
    """ "Số: 05/QĐ-UBND"; ``serial`` None is a blank to be filled when the paper is issued.

    A serial of one digit is printed with a leading zero (Nghị định 30/2020, Phụ lục I, phần I, mục II.3).
    """

    symbol: str
    serial: str | None = None


@dataclass(frozen=True, slots=True)
class Head(Value):
    """The top of page 1. Without an issuer the motto stands alone in the middle, as on the forms of producers."""

    issuer: str = ""
    superior: str = ""
    number: Number | None = None
    place_date: PlaceDate | None = None


@dataclass(frozen=True, slots=True)
class Recipients(Value):
    """ "Nơi nhận": ``to`` line by line, then "Lưu: ``file``"."""

    to: tuple[str, ...] = ()
    file: str = "VT"


@dataclass(frozen=True, slots=True)
class Annex(Value):
    """A part with its own title and its own page numbers; ``label`` is "Phụ lục" or "Phụ lục I".

    ``attached_to`` names the kind of the document ("Quyết định"): the line under the title then gives its number and
    date as the head has them. ``reference`` is that line in other words.
    """

    title: str
    label: str = "Phụ lục"
    reference: str = ""
    attached_to: str = ""
    head: Head | None = None
    blocks: tuple[Block, ...] = ()
    signatures: SignatureBlock | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Footer(Value):
    """Small print at the foot of every page: lines (a hash, an address) and a QR code."""

    lines: tuple[str, ...] = ()
    qr: str = ""

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if len(self.lines) > 3:
            raise DocumentError("footer_lines", "Chân trang có nhiều nhất 3 dòng.")
        if len(self.qr.encode()) > 300:
            raise DocumentError("footer_qr", "Nội dung mã QR ở chân trang có nhiều nhất 300 byte.")


NO_FOOTER = Footer()


@dataclass(frozen=True, slots=True)
class OfficialDocument(Value):
    """A paper of an agency or a producer.

    ``kind_title`` is the name of the kind ("QUYẾT ĐỊNH"); a công văn has none and its ``subject`` ("V/v …") then stands
    under the number. ``authority`` and ``enacting`` are the lines of a decision before and after its ``bases``
    ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", "QUYẾT ĐỊNH:"). ``bases`` are written without their end mark: the writers put
    ";" after each and "." after the last. The author writes the end mark "./." of the body.
    ``form_mark`` ("Mẫu số 01") stands at the top right. ``illustration`` prints the notice of made-up data on every
    page. ``body_size`` is in points.
    """

    kind_title: str = ""
    subject: str = ""
    subject_note: str = ""
    form_mark: str = ""
    head: Head | None = None
    addressees: tuple[str, ...] = ()
    authority: str = ""
    bases: tuple[str, ...] = ()
    enacting: str = ""
    blocks: tuple[Block, ...] = ()
    recipients: Recipients | None = None
    signatures: SignatureBlock | None = None
    annexes: tuple[Annex, ...] = ()
    footer: Footer = NO_FOOTER
    illustration: bool = False
    landscape: bool = False
    body_size: int = 14

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if self.body_size not in {12, 13, 14}:
            raise DocumentError("body_size", "Cỡ chữ của văn bản phải là 12, 13 hoặc 14.")


@dataclass(frozen=True, slots=True)
class PlacedField(Value):
    """A field of a pre-printed form: left, top and width in tenths of a millimetre, size of the letters in points."""

    field: str
    x: int
    y: int
    width: int
    size: int
    align: Align = Align.CENTER
    bold: bool = False


@dataclass(frozen=True, slots=True)
class CertificateSheet(Value):
    """A star certificate on one landscape A4 page. No official form is laid down; the content follows practice.

    ``stars`` is 1 to 5. ``decision`` says in words which decision recognised the product. ``qr`` is the public address.
    ``emblem`` is a PNG or JPEG above the heading. With ``places`` only those fields are printed, on a form that is
    printed already; ``grid`` draws its centimetres for trying.
    """

    authority: str
    title: str
    product: str
    producer: str
    address: str
    stars: int
    code: str
    decision: str
    valid_from: date
    valid_to: date
    place_date: PlaceDate
    signature: Signature
    qr: str
    product_code: str = ""
    group: str = ""
    illustration: bool = False
    number: str = ""
    heading: str = "GIẤY CHỨNG NHẬN"
    emblem: bytes = b""
    places: tuple[PlacedField, ...] = ()
    grid: bool = False

    def __post_init__(self) -> None:
        Value.__post_init__(self)
        if not 1 <= self.stars <= 5:
            raise DocumentError("stars", "Số sao phải từ 1 đến 5.")
        if self.valid_to < self.valid_from:
            raise DocumentError("validity", "Ngày hết hiệu lực không thể trước ngày có hiệu lực.")
        if not self.qr or len(self.qr.encode()) > 300:
            raise DocumentError("qr_text", "Nội dung mã QR phải có từ 1 đến 300 byte.")
