"""Reading official documents: text, DOCX and PDF to lines and tables, to the value of a paper, and to what they say."""

from saolang.documents.read.files import read_source
from saolang.documents.read.official import read_official
from saolang.documents.read.reading import read_document, understand

__all__ = ["read_document", "read_official", "read_source", "understand"]
