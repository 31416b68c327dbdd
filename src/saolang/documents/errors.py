"""The one error of this room, and what its readers meet in damaged packages."""

import lzma
import zipfile
import zlib

# All that a damaged DOCX, XLSX or ZIP raises while it is opened and unpacked; NotImplementedError (an unknown way of
# packing) is a RuntimeError, DocumentError a ValueError.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, RuntimeError, ValueError)


class DocumentError(ValueError):
    """A document cannot be built, read or written.

    ``code`` is stable and for programs; the message is one Vietnamese sentence for people.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
