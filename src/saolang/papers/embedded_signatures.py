"""Digital signatures inside a PDF. The libraries are large: `papers.signatures` imports this when a file comes."""

import logging
from typing import BinaryIO

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

logger = logging.getLogger(__name__)
NOTE_LENGTH = 300


def note_of(content: BinaryIO) -> str:
    """What the signatures of a PDF say, in one or more Vietnamese sentences."""
    content.seek(0)
    try:
        found = PdfFileReader(content, strict=False).embedded_regular_signatures
    except (PdfError, ValueError, KeyError, TypeError, IndexError):
        logger.warning("signatures of a PDF could not be read")
        return _("Không đọc được phần chữ ký số của tệp.")
    if not found:
        return _("Tệp PDF không có chữ ký số.")
    return " ".join(_sentence(one) for one in found)[:NOTE_LENGTH]


def _sentence(signature: EmbeddedPdfSignature) -> str:
    name, intact = "", False
    try:
        status = validate_pdf_signature(signature, ValidationContext(allow_fetching=False, trust_roots=[]))
        intact = status.intact and status.valid
        name = str(status.signing_cert.subject.native.get("common_name", ""))
    except (PdfError, SigningError, SignatureValidationError, PathError, ValueError, KeyError, TypeError):
        return _("Có chữ ký số nhưng không kiểm tra được.")
    if not intact:
        return _("Chữ ký số KHÔNG hợp lệ: nội dung đã bị sửa sau khi ký.")
    return _("Chữ ký số của %s: nội dung còn nguyên vẹn từ khi ký; chưa kiểm tra tổ chức cấp chứng thư.") % name
