"""What an uploaded file really is: its content decides, never its name; it is opened before it is believed.

Nothing here reads a whole upload into memory: the libraries read the file as it lies on disk.
"""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import BinaryIO

import puremagic
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from saolang.core.errors import WrongInput
from saolang.documents.errors import BROKEN_PACKAGE

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
HEIC = "image/heic"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTENSIONS = {PDF: "pdf", JPEG: "jpg", PNG: "png", HEIC: "heic", DOCX: "docx", XLSX: "xlsx"}
_ENDINGS = {**EXTENSIONS, "text/plain": "txt"}
_SAME_KIND = {JPEG: (".jpeg",), HEIC: (".heif",)}
PICTURES = frozenset({JPEG, PNG, HEIC})
# For the `accept` attribute of a file field: phones offer the camera for image types.
ACCEPT = ".pdf,.jpg,.jpeg,.png,.heic,.docx,.xlsx,image/jpeg,image/png,image/heic"

HEAD = 4096
MAX_PIXELS = 64_000_000
MAX_UNPACKED = 300 * 1024 * 1024
MAX_ENTRIES = 5000
MAX_RATIO = 200
SMALL_ENTRY = 1024 * 1024
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_MAIN_PART = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}


def identify(file: BinaryIO) -> str:
    """The media type of an upload: PDF, JPG, PNG, HEIC, DOCX or XLSX, whole and safe to open.

    Args:
        file: a seekable binary file; left at its start.

    Raises:
        WrongInput: empty, too large, cut off, encrypted, with macros, a decompression bomb, or another type. The
            sentence says what to do; `code` tells them apart.
    """
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(0)
    _check_size(size)
    head = file.read(HEAD)
    opened = _opener(head)
    try:
        return opened(file)
    finally:
        file.seek(0)


def named(name: str, media_type: str) -> str:
    """The name with an ending of what the file is: a PDF that was sent in as "giay.hta" must not be run when opened."""
    ending = f".{_ENDINGS.get(media_type, 'bin')}"
    return name if name.lower().endswith((ending, *_SAME_KIND.get(media_type, ()))) else f"{name}{ending}"


def _check_size(size: int) -> None:
    if size == 0:
        raise WrongInput(_("Tệp không có nội dung (0 byte). Hãy chọn tệp khác hoặc chụp lại."), code="empty-file")
    most = settings.EVIDENCE_MAX_BYTES
    if size > most:
        sentence = _("Tệp nặng hơn %(most)s MB. Hãy chọn tệp nhỏ hơn, hoặc chia thành nhiều tệp.")
        raise WrongInput(sentence % {"most": most // (1024 * 1024)}, code="too-large")


def _opener(head: bytes) -> Callable[[BinaryIO], str]:
    if head.startswith(_OLE):
        raise WrongInput(
            _("Tệp Word, Excel này kiểu cũ hoặc có mật khẩu. Hãy bỏ mật khẩu rồi lưu lại thành DOCX, XLSX hoặc PDF."),
            code="old-office",
        )
    if head.startswith(b"PK\x03\x04"):
        return _office
    found = _magic(head)
    if head.startswith(b"%PDF-"):
        return _pdf
    if found & {"image/jpeg", "image/png", "image/heif", "image/heic"}:
        return _picture
    raise WrongInput(
        _("Chỉ nhận tệp PDF, ảnh JPG, PNG, HEIC, tệp DOCX hoặc XLSX. Tệp này có nội dung khác với các loại đó."),
        code="wrong-type",
    )


def _magic(head: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return set()


def _broken() -> WrongInput:
    return WrongInput(
        _("Tệp bị hỏng hoặc tải lên chưa hết. Hãy mở thử trên máy của bạn rồi tải lên lại."), code="broken-file"
    )


def _pdf(file: BinaryIO) -> str:
    """A PDF that opens without a password; one without an end mark was cut off."""
    import pikepdf  # a large library, not for every process

    file.seek(0, io.SEEK_END)
    file.seek(max(0, file.tell() - HEAD))
    if b"%%EOF" not in file.read():
        raise _broken()
    file.seek(0)
    try:
        with pikepdf.open(file, suppress_warnings=True) as pdf:
            if len(pdf.pages) == 0:
                raise _broken()
    except pikepdf.PasswordError as error:
        raise WrongInput(
            _("Tệp PDF có mật khẩu nên cơ quan không đọc được. Hãy bỏ mật khẩu rồi tải lên lại."), code="encrypted"
        ) from error
    except (pikepdf.PdfError, ValueError, OSError, RecursionError) as error:
        raise _broken() from error
    return PDF


@cache
def know_heic() -> None:
    """Teach Pillow the pictures of phones; the library is large, so not before one is looked at."""
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)


def _picture(file: BinaryIO) -> str:
    """A picture that decodes to its last line; a JPEG is decoded small, so that memory stays low."""
    know_heic()
    try:
        file.seek(0)
        # MPO, which many phones write, is opened by the JPEG reader and has no name of its own here.
        with Image.open(file, formats=["JPEG", "PNG", "HEIF"]) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _too_many_pixels()
            kind = {"JPEG": JPEG, "MPO": JPEG, "PNG": PNG}.get(picture.format or "", HEIC)
            if kind == JPEG:
                picture.draft("RGB", (256, 256))
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, RuntimeError) as error:
        raise _broken() from error
    return kind


def _too_many_pixels() -> WrongInput:
    return WrongInput(_("Ảnh quá lớn để mở an toàn. Hãy giảm kích thước ảnh rồi tải lên lại."), code="bomb")


def _office(file: BinaryIO) -> str:
    """A DOCX or XLSX: its parts are there and whole, nothing runs in it, nothing unpacks to absurd sizes."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _refuse_bomb(entries)
            names = {entry.filename for entry in entries}
            kind = next((kind for part, kind in _MAIN_PART.items() if part in names), None)
            if kind is None or "[Content_Types].xml" not in names:
                raise WrongInput(
                    _("Tệp nén này không phải là DOCX hay XLSX. Hãy tải từng giấy tờ lên dưới dạng PDF hoặc ảnh."),
                    code="wrong-type",
                )
            _refuse_macros(archive, names)
            if any(entry.flag_bits & 1 for entry in entries) or archive.testzip() is not None:
                raise _broken()
    except BROKEN_PACKAGE as error:
        raise _broken() from error
    return kind


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    swollen = any(
        entry.file_size > SMALL_ENTRY and entry.file_size > MAX_RATIO * max(1, entry.compress_size) for entry in entries
    )
    if swollen or len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise WrongInput(_("Tệp nén phình ra quá lớn khi mở. Hãy lưu lại thành PDF rồi tải lên."), code="bomb")


def _refuse_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    with archive.open("[Content_Types].xml") as part:
        declared = part.read(SMALL_ENTRY)
    if b"macroEnabled" in declared or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise WrongInput(
            _("Tệp có macro (đoạn chương trình) nên không được nhận. Hãy lưu lại thành DOCX, XLSX thường hoặc PDF."),
            code="macros",
        )
