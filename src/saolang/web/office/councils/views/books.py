"""All score sheets of a council as one PDF to print and sign."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.core import files
from saolang.councils.domain import books
from saolang.councils.models_books import SheetBook
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.downloads import named
from saolang.web.forms import told
from saolang.web.office.councils.views.found import acting_of, led_by
from saolang.web.once import once

OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)


@role_required(*OFFICES)
@once
def book(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask for the file, see whether it is ready."""
    council = led_by(request, uuid).council
    if request.method == "POST":
        with told(request):
            books.ask_book(council, by=acting_of(request))  # type: ignore[arg-type]  # the decorator saw to it
        return redirect("council-sheets", uuid)
    return render(request, "office/councils/book.html", {"council": council, "row": books.current_book(council)})


@role_required(*OFFICES)
def book_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The file, when it holds the sheets as they are now."""
    council = led_by(request, uuid).council
    row = books.current_book(council)
    if row is None or row.state != SheetBook.State.READY or row.pdf is None:
        raise Http404
    response = FileResponse(files.open_file(row.pdf), content_type=row.pdf.media_type)
    return named(response, _("Phiếu đánh giá, %s.pdf") % council.round)
