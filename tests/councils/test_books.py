"""All score sheets of a council as one PDF."""

import io
import uuid

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from saolang.core import files
from saolang.core.errors import NoRight, NotNow
from saolang.councils.domain import books
from saolang.councils.models_books import SheetBook
from saolang.councils.rules import Seated
from saolang.documents.errors import DocumentError
from saolang.people.enums import Role
from tests.factories.councils import Hall, close, make_scoring, score, sheet_of
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Hall:
    made = make_scoring(2)
    for dossier in made.dossiers:
        score(made, dossier)
    return made


def read(row: SheetBook) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(files.read_file(row.pdf)))


def test_every_closed_sheet_with_a_bookmark_for_each_product(hall: Hall) -> None:
    row = books.ask_book(hall.council, by=hall.office)
    assert (row.state, row.sheets) == (SheetBook.State.READY, 6)
    with read(row) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) >= 6
        assert [item.title for item in outline.root] == [
            f"{place}. {dossier.product.name}" for place, dossier in enumerate(hall.dossiers, 1)
        ]


def test_the_same_sheets_are_bound_once(hall: Hall) -> None:
    first = books.ask_book(hall.council, by=hall.office)
    assert books.ask_book(hall.council, by=hall.office).pk == first.pk
    assert books.current_book(hall.council) == first


def test_a_sheet_closed_later_makes_another_book() -> None:
    hall = make_scoring()
    for count, seat in enumerate(hall.seats[:2], 1):
        close(sheet_of(hall, seat), by=Seated(seat))
        assert books.current_book(hall.council) is None
        assert books.ask_book(hall.council, by=hall.office).sheets == count


def test_many_sheets_are_bound_in_the_background(hall: Hall, monkeypatch, django_capture_on_commit_callbacks) -> None:
    monkeypatch.setattr(books, "AT_ONCE", 1)
    with django_capture_on_commit_callbacks(execute=False) as asked:
        row = books.ask_book(hall.council, by=hall.office)
    assert row.state == SheetBook.State.WAITING
    assert len(asked) == 1
    books.make_book.call(row.pk)
    row.refresh_from_db()
    assert row.state == SheetBook.State.READY


def test_a_fault_is_kept_and_may_be_tried_again(hall: Hall, monkeypatch) -> None:
    def broken(_documents: object) -> bytes:
        raise DocumentError("pdf", "Không tạo được tệp PDF của văn bản này.")

    with monkeypatch.context() as patched:
        patched.setattr(books, "write_pdfs", broken)
        row = books.ask_book(hall.council, by=hall.office)
    assert (row.state, row.fault) == (SheetBook.State.FAILED, "Không tạo được tệp PDF của văn bản này.")
    assert books.ask_book(hall.council, by=hall.office).state == SheetBook.State.READY


def test_nothing_closed_is_nothing_to_print() -> None:
    hall = make_scoring()
    with pytest.raises(NotNow):
        books.ask_book(hall.council, by=hall.office)


def test_who_may_have_the_sheets(hall: Hall) -> None:
    for by in (hall.clerk, make_member(Role.OCOP_OFFICE), Seated(hall.seats[0])):
        with pytest.raises(NoRight):
            books.ask_book(hall.council, by=by)


def test_the_page_leads_from_asking_to_the_file(hall: Hall) -> None:
    client = Client()
    client.force_login(hall.office.account)
    page, file = (reverse(name, args=[hall.council.uuid]) for name in ("council-sheets", "council-sheets-file"))
    assert page in client.get(reverse("council-board", args=[hall.council.uuid])).content.decode()
    assert client.get(file).status_code == 404
    assert "Ghép các phiếu" in client.get(page).content.decode()
    assert client.post(page, {"form_key": str(uuid.uuid4())}).status_code == 302
    assert "6 phiếu" in client.get(page).content.decode()
    answer = client.get(file)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    other = Client()
    other.force_login(make_member(Role.OCOP_OFFICE).account)
    assert other.get(page).status_code == 404
