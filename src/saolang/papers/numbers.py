"""Number books: (organisation, series, year), from 1 without gaps, taken under a lock (DESIGN rule 11)."""

from django.db import models, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput
from saolang.papers.errors import NumberTaken
from saolang.papers.models import NumberBook, NumberEntry
from saolang.people.models import Membership, Organisation

LARGEST = 999_999
LETTER_KIND = "CV"


def symbol(organisation: Organisation, kind: str, *, unit: str = "") -> str:
    """What stands after "05/": "QĐ-UBND", for a công văn "UBND-VHXH" (Nghị định 30/2020/NĐ-CP, Điều 8).

    Args:
        kind: kind of paper; a công văn ("CV") has no mark of its own.
        unit: abbreviation of the unit that drafts a công văn, may be empty.
    """
    parts = (organisation.symbol, unit) if kind == LETTER_KIND else (kind, organisation.symbol)
    return "-".join(part for part in parts if part)


def number_text(number: int, mark: str) -> str:
    """ "05/QĐ-UBND": a number below 10 takes a leading zero (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return f"{number:02d}/{mark}" if mark else f"{number:02d}"


@transaction.atomic
def take_number(organisation: Organisation, *, series: str, year: int, obj: models.Model) -> int:
    """Take the next number of a book for `obj`, inside the transaction that issues it.

    Args:
        obj: a saved row with a `uuid`: the paper, certificate or product that gets the number.
    """
    book = _locked_book(organisation, series, year)
    book.last += 1
    book.save(update_fields=["last"])
    _enter(book, book.last, obj, typed=False)
    return book.last


@transaction.atomic
def take_typed_number(organisation: Organisation, *, series: str, year: int, number: int, obj: models.Model) -> int:
    """Enter a number that the agency's own document system gave; the book goes on after the highest one.

    Raises:
        WrongInput: not a number from 1 to 999999. NumberTaken: another paper has it.
    """
    if not 1 <= number <= LARGEST:
        raise WrongInput(_("Số văn bản phải từ 1 đến %d.") % LARGEST, code="number-range", field="number")
    book = _locked_book(organisation, series, year)
    if book.entries.filter(number=number).exists():
        raise NumberTaken(
            _("Đã có văn bản số %(number)02d trong sổ %(series)s năm %(year)d. Hãy xem lại số.")
            % {"number": number, "series": series, "year": year},
            field="number",
        )
    if number > book.last:
        book.last = number
        book.save(update_fields=["last"])
    _enter(book, number, obj, typed=True)
    return number


def next_number(organisation: Organisation, *, series: str, year: int) -> int:
    """The number that would be taken now; shown to the clerk, promised to nobody."""
    last = NumberBook.objects.filter(organisation=organisation, series=series, year=year).aggregate(top=Max("last"))
    return (last["top"] or 0) + 1


@transaction.atomic
def cancel_number(
    organisation: Organisation, *, series: str, year: int, number: int, reason: str, by: Membership
) -> NumberEntry:
    """Keep a number out of use with its reason; it is never given again.

    Raises:
        WrongInput: no reason, or the number was never taken. NotNow: it is cancelled already.
    """
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do hủy số."), field="reason")
    book = _locked_book(organisation, series, year)
    entry = book.entries.filter(number=number).first()
    if entry is None:
        raise WrongInput(
            _("Sổ %(series)s năm %(year)d chưa có số này.") % {"series": series, "year": year}, field="number"
        )
    if entry.cancelled_reason:
        raise NotNow(_("Số này đã được hủy trước đó."))
    entry.cancelled_reason = reason.strip()[:300]
    entry.save(update_fields=["cancelled_reason"])
    events.record(organisation, "number-cancelled", by=by, data={"series": series, "year": year, "number": number})
    return entry


def _locked_book(organisation: Organisation, series: str, year: int) -> NumberBook:
    book, _made = NumberBook.objects.get_or_create(organisation=organisation, series=series, year=year)
    return NumberBook.objects.select_for_update(of=("self",)).get(pk=book.pk)


def _enter(book: NumberBook, number: int, obj: models.Model, *, typed: bool) -> None:
    NumberEntry.objects.create(
        book=book,
        number=number,
        object_type=obj._meta.label_lower,
        object_id=obj.uuid,  # type: ignore[attr-defined]
        typed=typed,
        taken_at=clock.now(),
    )
