"""A step of an agency that works on paper: which step the paper ends and for which dossiers, then the paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from saolang.core.errors import WrongInput
from saolang.dossiers import queries, rules_recording
from saolang.dossiers.domain.districts import agency_name
from saolang.dossiers.domain.recorded_steps import record_step, steps_through
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier, Step
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.on_paper.forms import ChooseForm, PaperForm, PrintedForm
from saolang.web.once import once

MOST = 100


def _found(request: HttpRequest, uuid: UUID) -> Dossier:
    dossier = get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    stop(rules_recording.can_record_step(request.acting, dossier))  # type: ignore[attr-defined]
    return dossier


def _beside(request: HttpRequest, dossier: Dossier, current: Step) -> QuerySet[Dossier]:
    """Other dossiers that wait for the same step of the same agency, so that one paper may list them."""
    rows = queries.visible_to(request.acting)  # type: ignore[attr-defined]
    same = rows.filter(steps__key=current.key, steps__state=StepState.OPEN, steps__agency=current.agency)
    same = same.filter(route=dossier.route, province=dossier.province).exclude(pk=dossier.pk)
    if current.level == "district":
        same = same.filter(product__place__parent=dossier.product.place.parent_id)
    return same.order_by("product__name", "id")[:MOST]


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which step the paper shows to be done, and the other dossiers that it lists."""
    dossier = _found(request, uuid)
    steps = rules_recording.steps_ahead(dossier)
    others = list(_beside(request, dossier, steps[0]))
    form = ChooseForm(request.GET or None, dossier=dossier, steps=steps, others=others)
    if request.GET and form.is_valid():
        address = reverse("office-dossier-on-paper-record", args=[uuid, form.cleaned_data["den"]])
        listed = urlencode({"ho_so": form.cleaned_data.get("ho_so", [])}, doseq=True)
        return redirect(f"{address}?{listed}" if listed else address)
    return render(request, "office/on_paper/choose.html", {"dossier": dossier, "form": form})


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
def record(request: HttpRequest, uuid: UUID, step: str) -> HttpResponse:
    """The paper, with what it prints about each of its dossiers."""
    dossier = _found(request, uuid)
    try:
        steps = steps_through(dossier, step)
    except WrongInput as error:
        raise Http404(error.sentence) from error
    dossiers = [dossier, *_others(request, dossier, steps[0])]
    form = PaperForm(request.POST or None, request.FILES or None, step=steps[-1])
    lines = [
        PrintedForm(request.POST or None, prefix=str(one.uuid), dossier=one, steps=steps_through(one, step))
        for one in dossiers
    ]
    if request.method == "POST" and all([form.is_valid(), *(line.is_valid() for line in lines)]):
        with guard(form), _named():
            printed = [(one, line.printed()) for one, line in zip(dossiers, lines, strict=True)]
            record_step(printed, through=step, paper=form.paper(), by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã ghi nhận văn bản. Hồ sơ chuyển theo kết quả ghi trên văn bản."))
            return redirect("office-dossier", uuid)
    context = {
        "dossier": dossier,
        "steps": steps,
        "agency": agency_name(dossier, steps[-1]),
        "form": form,
        "lines": lines,
        "decides": steps[-1].kind == "decide",
    }
    return render(request, "office/on_paper/record.html", context)


@contextmanager
def _named() -> Iterator[None]:
    """The fields of a recorded paper have shorter names on this form."""
    try:
        yield
    except WrongInput as error:
        field = {"number_text": "number", "issued_on": "on", "signed_file": "scan"}.get(error.field, error.field)
        raise WrongInput(error.sentence, code=error.code, field=field) from error


def _others(request: HttpRequest, dossier: Dossier, current: Step) -> list[Dossier]:
    wanted = set(request.GET.getlist("ho_so"))
    return [one for one in _beside(request, dossier, current) if str(one.uuid) in wanted]
