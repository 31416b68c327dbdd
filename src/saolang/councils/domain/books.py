"""All score sheets of a council as one PDF: at once when they are few, in the background else."""

import hashlib
import io
import logging
from collections.abc import Iterator
from itertools import groupby

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django_tasks import task

from saolang.core import clock, events, files
from saolang.core.errors import NoRight, NotNow, require
from saolang.councils import documents, queries, rules
from saolang.councils.models import Council, Sheet
from saolang.councils.models_books import SheetBook
from saolang.documents.bundle import merge_pdfs
from saolang.documents.errors import DocumentError
from saolang.documents.write import write_pdfs
from saolang.people.models import Membership

logger = logging.getLogger(__name__)
AT_ONCE = 60
"""Sheets that are bound while the person waits."""
PDF = "application/pdf"
_RELATED = (
    "council__body",
    "council__round__organisation",
    "seat",
    "entry__dossier__product__producer__organisation",
)


def current_book(council: Council) -> SheetBook | None:
    """The book of the sheets as they are now, when it was asked for already."""
    return SheetBook.objects.select_related("pdf").filter(key=_key(council, listed(council))).first()


def ask_book(council: Council, *, by: Membership) -> SheetBook:
    """Have the sheets bound that the office may see; a book that is there is given back.

    Raises:
        NoRight: not the office that prepares the meeting. NotNow: no sheet is closed yet.
    """
    if not isinstance(by, Membership):
        raise NoRight(_("Việc này do cơ quan tham mưu quản lý OCOP làm."))
    require(rules.can_run(by, council))
    found = listed(council)
    if not found:
        raise NotNow(_("Chưa có phiếu nào được chốt nên chưa có gì để in."))
    row, is_new = _row(council, _key(council, found), len(found), by)
    if not is_new and row.state != SheetBook.State.FAILED:
        return row
    if len(found) <= AT_ONCE:
        return build_book(row)
    SheetBook.objects.filter(pk=row.pk).update(state=SheetBook.State.WAITING, fault="")
    transaction.on_commit(lambda: make_book.enqueue(row.pk))
    row.refresh_from_db()
    return row


def listed(council: Council) -> list[tuple[int, str]]:
    """Each sheet as key and version, in the order of the book."""
    rows = queries.visible_sheets(council, None).order_by("entry__position", "entry", "seat")
    return [(pk, f"{uuid}:{version}") for pk, uuid, version in rows.values_list("pk", "uuid", "version")]


def _key(council: Council, found: list[tuple[int, str]]) -> str:
    text = "\n".join([str(council.uuid), *(name for _pk, name in found)])
    return hashlib.sha256(text.encode()).hexdigest()


def _row(council: Council, key: str, sheets: int, by: Membership) -> tuple[SheetBook, bool]:
    given = {"council": council, "sheets": sheets, "asked_at": clock.now(), "asked_by": by}
    try:
        with transaction.atomic():
            return SheetBook.objects.get_or_create(key=key, defaults=given)
    except IntegrityError:  # two people asked at once: one book serves both
        return SheetBook.objects.get(key=key), False


@task()
def make_book(pk: int) -> None:
    """Bind a book in the background; a fault is kept for the page and the log."""
    row = SheetBook.objects.filter(pk=pk).exclude(state=SheetBook.State.READY).first()
    if row is not None:
        build_book(row)


def build_book(row: SheetBook) -> SheetBook:
    """Write the PDF into the store. Outside a transaction: it may take half a minute."""
    try:
        content = merge_pdfs(parts([pk for pk, _name in listed(row.council)]))
        row.pdf = files.store(io.BytesIO(content), media_type=PDF)
    except (DocumentError, OSError) as error:
        logger.exception("sheets of a council were not bound", extra={"book": str(row.uuid)})
        sentence = error.message if isinstance(error, DocumentError) else _("Máy chủ chưa ghi được tệp.")
        row.state, row.fault = SheetBook.State.FAILED, sentence[:300]
        row.save(update_fields=["state", "fault"])
        return row
    with transaction.atomic():
        row.state, row.fault, row.made_at = SheetBook.State.READY, "", clock.now()
        row.save(update_fields=["pdf", "state", "fault", "made_at"])
        data = {"sheets": row.sheets, "pdf": row.pdf.sha256}
        events.record(row.council, "sheets-bound", by=row.asked_by, data=data)
    return row


def parts(keys: list[int]) -> Iterator[tuple[str, bytes]]:
    """The sheets of one dossier after another, each dossier with its bookmark."""
    entries = dict(Sheet.objects.filter(pk__in=keys).values_list("pk", "entry"))
    for _entry, group in groupby(keys, key=entries.__getitem__):
        wanted = list(group)
        rows = Sheet.objects.select_related(*_RELATED).prefetch_related("marks").in_bulk(wanted)
        sheets = [rows[key] for key in wanted]
        title = f"{sheets[0].entry.position}. {sheets[0].entry.dossier.product.name}"
        yield title, write_pdfs([documents.score_sheet(sheet) for sheet in sheets])
