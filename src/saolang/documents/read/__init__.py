"""Reading official documents: text, DOCX and PDF to lines and tables, and from there to what they say."""

from saolang.documents.read.files import read_source
from saolang.documents.read.reading import read_document, understand

__all__ = ["read_document", "read_source", "understand"]
