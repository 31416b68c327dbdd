"""The signed file of a paper: what it is, and what its digital signatures say.

Trust in the certificate's issuer is not decided here: the check tells whether the file is as it was when signed, and
who signed. A scan says nothing, and the note says so.
"""

import logging
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from saolang.core import sniff
from saolang.core.errors import WrongInput
from saolang.papers.errors import BadSignedFile

logger = logging.getLogger(__name__)
ACCEPTED = frozenset({sniff.PDF, *sniff.PICTURES})
NOTE_LENGTH = 300


@dataclass(frozen=True)
class Found:
    """What a signed file is: its media type and a Vietnamese sentence about its signatures."""

    media_type: str
    note: str


def check_signed_file(content: BinaryIO) -> Found:
    """Look into a signed file by its content, not its name; it is left at its start.

    Raises:
        BadSignedFile: empty, too large, broken, locked, or neither PDF nor picture.
    """
    try:
        media_type = sniff.identify(content)
    except WrongInput as error:
        raise BadSignedFile(error.sentence, code=error.code, field="signed_file") from error
    if media_type not in ACCEPTED:
        raise BadSignedFile(_("Hãy gửi bản ký dạng PDF, hoặc ảnh chụp JPG, PNG, HEIC."), field="signed_file")
    note = _signatures(content) if media_type == sniff.PDF else _("Bản quét, không có chữ ký số.")
    content.seek(0)
    return Found(media_type, note)


def _signatures(content: BinaryIO) -> str:
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
