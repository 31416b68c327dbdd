"""The pages of Mẫu 01 and Mẫu 02: each a section, saving itself."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from saolang.core.errors import DomainError
from saolang.dossiers import form as schema
from saolang.dossiers.domain.draft import save_form
from saolang.dossiers.fields import Section
from saolang.dossiers.models import Dossier
from saolang.web.forms import guard
from saolang.web.once import once
from saolang.web.producer.dossiers.forms import SectionForm, section_initial
from saolang.web.producer.dossiers.views.common import acting, dossier_or_404, is_open, writers
from saolang.web.producer.saving import with_version


@writers
@once
def dossier_section(request: HttpRequest, uuid: UUID, section: str) -> HttpResponse:
    """One page of the form. The button saves and goes to the next page."""
    found, place = _section_or_404(request, uuid, section)
    if request.method != "POST":
        initial = {**section_initial(place, found.form.get(place.key, {})), "version": found.version}
        form = SectionForm(section=place, year=found.year, initial=initial)
        return _page(request, found, place, form)
    form = SectionForm(request.POST, section=place, year=found.year)
    if form.is_valid():
        with guard(form):
            save_form(found, place.key, values=form.values(), expected=form.cleaned_data["version"], by=acting(request))
            return redirect(*_next(found, place))
    found.refresh_from_db()
    with_version(form, found.version)
    return _page(request, found, place, form)


@writers
@require_POST
def dossier_section_save(request: HttpRequest, uuid: UUID, section: str) -> HttpResponse:
    """The page saves itself: fields that can be stored are; answers 422 when something could not.

    Without a one-time key on purpose: saving the same values twice changes nothing.
    """
    found, place = _section_or_404(request, uuid, section)
    form = SectionForm(request.POST, section=place, year=found.year)
    if not form.is_valid():
        return JsonResponse({"fields": sorted(form.errors)}, status=422)
    try:
        save_form(found, place.key, values=form.values(), expected=form.cleaned_data["version"], by=acting(request))
    except DomainError as error:
        return JsonResponse({"code": error.code, "sentence": error.sentence}, status=409)
    return render(request, "producer/dossiers/version.html", {"dossier": found})


def _section_or_404(request: HttpRequest, uuid: UUID, key: str) -> tuple[Dossier, Section]:
    found = dossier_or_404(request, uuid)
    place = schema.section(key, found.kind)
    if place is None:
        raise Http404
    return found, place


def _next(dossier: Dossier, section: Section) -> tuple[str, ...]:
    """The page after this one; the self-score stands before the last section, as in Mẫu 02."""
    pages = list(schema.sections_for(dossier.kind))
    at = pages.index(section)
    if at == len(pages) - 1:
        return "dossier-check", str(dossier.uuid)
    if at == len(pages) - 2:
        return "dossier-criteria", str(dossier.uuid)
    return "dossier-section", str(dossier.uuid), pages[at + 1].key


def _page(request: HttpRequest, dossier: Dossier, section: Section, form: SectionForm) -> HttpResponse:
    pages = schema.sections_for(dossier.kind)
    context = {
        "dossier": dossier,
        "section": section,
        "form": form,
        "number": len(pages) + 1 if section is pages[-1] else pages.index(section) + 1,
        "count": len(pages) + 1,
        "is_open": is_open(request, dossier),
    }
    return render(request, "producer/dossiers/section.html", context)
