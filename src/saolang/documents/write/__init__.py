"""Writers: the same layout as DOCX (for editing and signing by hand) and PDF (for issuing and keeping)."""

from saolang.documents.write.docx import write_docx
from saolang.documents.write.pdf import write_pdf, write_pdfs

__all__ = ["write_docx", "write_pdf", "write_pdfs"]
