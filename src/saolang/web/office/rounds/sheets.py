"""The score sheets of a year for the OCOP office, as CSV for programs and XLSX for people; sent while they are read."""

from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from saolang.councils import sheet_rows
from saolang.documents.model import ILLUSTRATION
from saolang.documents.write.rows import Cell, csv_pieces, xlsx_pieces
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.downloads import named

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
def year_file(request: HttpRequest, year: int, ending: str) -> HttpResponse:
    """All sheets of a year that the office may see; 404 when there are none."""
    acting = request.acting  # type: ignore[attr-defined]
    if not sheet_rows.sheets_of_year(acting, year).exists():
        raise Http404
    notice = [[ILLUSTRATION]] if acting.organisation.illustration else []
    rows = _speaking([*notice], sheet_rows.rows_of_year(acting, year))
    if ending == "csv":
        response = StreamingHttpResponse(csv_pieces(rows), content_type=CSV)
    else:
        pieces = xlsx_pieces(rows, name=_("Phiếu năm %d") % year, heading=len(notice) + 1)
        response = StreamingHttpResponse(pieces, content_type=XLSX)
    name = _("Phiếu đánh giá năm %(year)d.%(ending)s") % {"year": year, "ending": ending}
    return named(response, name)


def _speaking(first: Iterable[list[str]], rows: Iterable[list[Cell]]) -> Iterator[list[Cell]]:
    """The rows in the language of the person: they are made after the request has ended."""
    language = translation.get_language()
    source = iter(rows)
    yield from first  # type: ignore[misc]
    while True:
        with translation.override(language):
            row = next(source, None)
        if row is None:
            return
        yield row
