"""The signed file of a paper: what it is, and what its digital signatures say.

Trust in the certificate's issuer is not decided here: the check tells whether the file is as it was when signed, and
who signed. A scan says nothing, and the note says so.
"""

from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from saolang.core import sniff
from saolang.core.errors import WrongInput
from saolang.papers.errors import BadSignedFile

ACCEPTED = frozenset({sniff.PDF, *sniff.PICTURES})


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
    from saolang.papers.embedded_signatures import note_of

    return note_of(content)
