"""One member's sheet: a criterion at a time, the overview with comment and knock-outs, "Chốt điểm"."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core.errors import DomainError
from saolang.councils import documents, documents_opinions, queries
from saolang.councils.domain import scoring
from saolang.councils.models import Sheet
from saolang.councils.rules import Seated
from saolang.documents.write import write_docx, write_pdf
from saolang.dossiers import reading
from saolang.law.load import product_set
from saolang.web.access import signed_in
from saolang.web.downloads import named, stored_file
from saolang.web.forms import guard, seen_version
from saolang.web.office.councils import shown
from saolang.web.office.councils.forms import CloseForm, WordsForm
from saolang.web.office.councils.views.found import own_sheet
from saolang.web.once import once

CONFLICT = 409


@signed_in
def sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One criterion: the list at the left, options in the middle, evidence beside."""
    found = own_sheet(request, uuid)
    return render(request, "office/councils/sheet.html", _context(found, request.GET.get("tc", "")))


def _context(found: Sheet, key: str) -> dict[str, Any]:
    page = shown.sheet_page(found, key, council=found.council)
    return {"page": page, "sheet": found, "beside": shown.beside(found, page.criterion)}


@signed_in
@require_POST
def mark(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Save one mark. A repeat changes nothing, so it needs no one-time key; another window's change is refused."""
    found = own_sheet(request, uuid)
    key, option = request.POST.get("criterion", ""), request.POST.get("option", "")
    problem = ""
    try:
        found = scoring.save_mark(
            found,
            criterion=key,
            option=option,
            note=request.POST.get("note"),
            by=Seated(found.seat),
            expected=seen_version(request),
        )
    except DomainError as error:
        problem = error.sentence
        found = own_sheet(request, uuid)  # a conflict of interest may have taken it away
    if request.headers.get("HX-Request"):
        context = {"page": shown.sheet_page(found, key, council=found.council), "sheet": found, "problem": problem}
        return render(request, "office/councils/sheet_body.html", context, status=CONFLICT if problem else 200)
    if problem:
        messages.error(request, problem)
        return _to(uuid, key)
    return _to(uuid, request.POST.get("next") or key)


def _to(uuid: UUID, key: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('sheet', args=[uuid])}?{urlencode({'tc': key})}")


def words_form(found: Sheet, data: QueryDict | None = None) -> WordsForm:
    """The member's comment and knock-outs as they are kept, or as they were typed."""
    names = ("comment", "eliminated_by", "eliminated_reason", "version")
    initial = {name: getattr(found, name) for name in names}
    return WordsForm(data, initial=initial, knock_outs=product_set(found.entry.dossier.product_set).knock_outs)


def close_form(found: Sheet) -> CloseForm:
    """The question before "Chốt điểm"."""
    return CloseForm(initial={"version": found.version})


@signed_in
@once
def summary(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole sheet on one page with comment and knock-outs; here it is closed."""
    found = own_sheet(request, uuid)
    form = words_form(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = dict(form.cleaned_data)
            expected = given.pop("version") or 0
            scoring.save_words(found, **given, by=Seated(found.seat), expected=expected)
            messages.success(request, _("Đã lưu nhận xét."))
            return redirect("sheet-summary", uuid)
    return _summary(request, found, words=form)


def _summary(
    request: HttpRequest, found: Sheet, *, words: WordsForm | None = None, closing: CloseForm | None = None
) -> HttpResponse:
    context = {
        "sheet": found,
        "page": shown.sheet_page(found, "", council=found.council),
        "words": words or words_form(found),
        "closing": closing or close_form(found),
        "missing": queries.missing_criteria(found),
        "others": [
            one for one in queries.visible_sheets(found.council, found.seat).filter(entry=found.entry) if one != found
        ],
    }
    return render(request, "office/councils/summary.html", context)


@signed_in
@once
@require_POST
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """ "Chốt điểm"."""
    found = own_sheet(request, uuid)
    form = CloseForm(request.POST)
    if form.is_valid():
        with guard(form):
            agreed = form.cleaned_data["missing_confirmed"]
            expected = form.cleaned_data["version"] or 0
            scoring.close_sheet(found, missing_confirmed=agreed, by=Seated(found.seat), expected=expected)
            messages.success(request, _("Đã chốt điểm. Bạn xem được phiếu đã chốt của các thành viên khác."))
            return redirect("sheet-summary", uuid)
    return _summary(request, found, closing=form)


@signed_in
def sheet_file(request: HttpRequest, uuid: UUID, ending: str) -> HttpResponse:
    """The sheet as PDF or DOCX, to be signed on paper."""
    found = own_sheet(request, uuid)
    written = found.council.round.is_written
    document = documents_opinions.opinion_sheet(found) if written else documents.score_sheet(found)
    content = write_pdf(document) if ending == "pdf" else write_docx(document)
    kind = "application/pdf"
    if ending == "docx":
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    response = HttpResponse(content, content_type=kind)
    name = f"Phiếu đánh giá {found.entry.dossier.product.name}.{ending}"
    return named(response, name)


@signed_in
def evidence(request: HttpRequest, uuid: UUID, paper: UUID, version: int) -> HttpResponse:
    """One evidence file of the dossier that the member scores."""
    found = own_sheet(request, uuid)
    kept = reading.file_of(found.entry.dossier, paper=str(paper), version=version)
    if kept is None:
        raise Http404
    return stored_file(kept.file, kept.original_name)
