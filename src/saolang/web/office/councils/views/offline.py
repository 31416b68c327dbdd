"""Scoring without connection: a whole sheet on one page, kept on the tablet, and the worker that shows it there."""

from functools import cache
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from saolang.web.access import public, signed_in
from saolang.web.office.councils import shown
from saolang.web.office.councils.views.found import own_sheet
from saolang.web.office.councils.views.sheets import close_form, words_form

WORKER = Path(__file__).parents[2] / "static" / "office" / "offline-worker.js"


@signed_in
def whole(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All criteria of one sheet under one another, with what the producer says and the list of its evidence."""
    found = own_sheet(request, uuid)
    page = shown.sheet_page(found, "", council=found.council)
    context = {
        "sheet": found,
        "page": page,
        "chosen": len(page.law.criteria) - page.missing,
        "items": shown.whole_sheet(found),
        "words": words_form(found),
        "closing": close_form(found),
    }
    return render(request, "office/councils/whole.html", context)


@public
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; it stands here, not among the static files, so that it serves the pages of councils."""
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def _worker() -> str:
    return WORKER.read_text(encoding="utf-8")
