"""A paper set: cover, contents and many files as one numbered PDF to print and to hand over."""

from saolang.documents.sets.assemble import Part, assemble
from saolang.documents.sets.convert import Unreadable, as_pdf

__all__ = ["Part", "Unreadable", "as_pdf", "assemble"]
