"""A file to lines and tables, by what it is and not by its name."""

from pathlib import Path

from saolang.documents.errors import DocumentError
from saolang.documents.read.from_text import decode, read_text
from saolang.documents.read.source import Source
from saolang.documents.read.texttables import with_tables

LARGEST = 80 * 1024 * 1024


def read_source(data: bytes) -> Source:
    """Lines and tables of a text, DOCX or PDF file.

    Raises:
        DocumentError: empty, too large, broken, locked, scanned without text, or of another kind.
    """
    if not data.strip():
        raise DocumentError("empty", "Tệp không có nội dung.")
    if len(data) > LARGEST:
        raise DocumentError("too_large", "Tệp lớn hơn 80 MB, không đọc được.")
    return with_tables(_read(data))


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        DocumentError: there is no such file, or it may not be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentError("too_large", "Tệp lớn hơn 80 MB, không đọc được.")
        return path.read_bytes()
    except (OSError, ValueError) as problem:
        raise DocumentError("no_file", f"Không đọc được tệp “{path}”.") from problem


def _read(data: bytes) -> Source:
    # Late imports: a text needs neither the PDF library nor the XML parser.
    if b"%PDF-" in data[:1024]:
        from saolang.documents.read.from_pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        from saolang.documents.read.from_docx import read_docx

        return read_docx(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        from saolang.documents.read.from_docx import refuse_ole

        refuse_ole(data)
    if data.startswith(b"{\\rtf"):
        raise DocumentError("rtf", "Tệp ở dạng RTF; hãy mở bằng Word hoặc LibreOffice và lưu thành .docx.")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")):
        raise DocumentError("picture", "Tệp là ảnh, không có chữ để đọc; hãy dùng tệp .docx hoặc PDF có lớp chữ.")
    return read_text(decode(data))
