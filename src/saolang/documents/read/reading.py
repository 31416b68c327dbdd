"""From a file to the JSON of `saolang read-document`: what a document says, and what is doubtful in it."""

from dataclasses import asdict
from typing import Any

from saolang.documents.read.bases import legal_bases
from saolang.documents.read.budget import budget, words_and_figures
from saolang.documents.read.closing import read_closing
from saolang.documents.read.context import Context, year_in
from saolang.documents.read.deadlines import deadlines, impossible_dates
from saolang.documents.read.duties import duties
from saolang.documents.read.files import read_source
from saolang.documents.read.head import read_head
from saolang.documents.read.outline import numbering, outline
from saolang.documents.read.paragraphs import paragraphs
from saolang.documents.read.products import merge, products_in_text
from saolang.documents.read.producttables import products_in_tables
from saolang.documents.read.quantities import results, targets
from saolang.documents.read.regions import divide
from saolang.documents.read.source import Source, Table, Warned
from saolang.documents.read.tasks import tasks
from saolang.documents.read.training import announced_mismatch, training_classes


def read_document(data: bytes) -> dict[str, Any]:
    """Read a text, DOCX or PDF file.

    Raises:
        DocumentError: the file cannot be read (empty, broken, locked, scanned without text …).
    """
    return understand(read_source(data))


def understand(source: Source) -> dict[str, Any]:
    """What a document says, each value with its page, line and words; doubts stand in ``warnings``."""
    context = _context(source)
    classes = training_classes(context)
    announced_mismatch(context, classes)
    impossible_dates(context)
    words_and_figures(context)
    made: dict[str, Any] = {
        "document": context.document,
        "legal_bases": legal_bases(context),
        "targets": targets(context),
        "results": results(context),
        "products": merge([*products_in_text(context), *products_in_tables(context)]),
        "training_classes": classes,
        "tasks": tasks(context),
        "organisations_and_tasks": duties(context),
        "budget": budget(context),
        "deadlines": deadlines(context),
    }
    made["warnings"] = [asdict(item) for item in _ordered(context.warnings)]
    return made


def _context(source: Source) -> Context:
    parts = divide(source)
    document, taken = read_head(parts)
    recipients, signatory = read_closing(parts.closing)
    document |= {"signatory": signatory, "recipients": recipients}
    paras = paragraphs(parts.body[taken:])
    root = outline(paras)
    annex = paragraphs(parts.annexes)
    tables = [block for block in parts.everything() if isinstance(block, Table)]
    year = document["year"] or next((year for para in paras if (year := year_in(para.text))), None)
    context = Context(document, root, paras, annex, tables, year, list(source.warnings))
    context.warnings += numbering(root)
    return context


def _ordered(warnings: list[Warned]) -> list[Warned]:
    return sorted(set(warnings), key=lambda item: (item.line, item.kind, item.text))
