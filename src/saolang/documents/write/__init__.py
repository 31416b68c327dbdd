"""Writers: the same layout as DOCX (for editing and signing by hand) and PDF (for issuing and keeping).

The libraries below them are large, so they are loaded by the first document and not by every process.
"""

from collections.abc import Sequence

from saolang.documents.model import CertificateSheet, OfficialDocument

__all__ = ["write_docx", "write_pdf", "write_pdfs"]


def write_docx(document: OfficialDocument | CertificateSheet) -> bytes:
    """See `documents.write.docx.write_docx`."""
    from saolang.documents.write import docx

    return docx.write_docx(document)


def write_pdf(document: OfficialDocument | CertificateSheet) -> bytes:
    """See `documents.write.pdf.write_pdf`."""
    from saolang.documents.write import pdf

    return pdf.write_pdf(document)


def write_pdfs(documents: Sequence[OfficialDocument]) -> bytes:
    """See `documents.write.pdf.write_pdfs`."""
    from saolang.documents.write import pdf

    return pdf.write_pdfs(documents)
