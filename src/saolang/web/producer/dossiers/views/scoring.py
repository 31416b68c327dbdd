"""Self-scoring: all criteria at a glance, and one criterion on a page with its evidence."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core.errors import DomainError, WrongInput
from saolang.dossiers.domain.evidence import drop_use, upload_evidence, use_paper
from saolang.dossiers.domain.marks import criterion_of, set_mark
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.dossiers.scores import is_only_met, score_of
from saolang.law import load
from saolang.law.model import Criterion
from saolang.law.sheet import explain
from saolang.producers.domain.vault import kinds
from saolang.producers.models import PaperVersion
from saolang.web.forms import guard
from saolang.web.once import once
from saolang.web.producer.dossiers import shown
from saolang.web.producer.dossiers.forms import MarkForm
from saolang.web.producer.dossiers.views.common import acting, bar, dossier_or_404, is_open, writers
from saolang.web.producer.saving import with_version


@writers
def dossier_criteria(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All criteria with the chosen points, and the way to the next star."""
    found = dossier_or_404(request, uuid)
    self_score = score_of(found)
    marked = {mark.criterion for mark in SelfMark.objects.filter(dossier=found).exclude(option="")}
    criteria = self_score.sheet.criteria
    following = next((item for item in criteria if item.key not in marked), criteria[0])
    context = {
        **bar(found, self_score),
        "groups": shown.criteria(found, self_score),
        "following": following,
        "count": len(criteria),
        "is_open": is_open(request, found),
    }
    return render(request, "producer/dossiers/criteria.html", context)


@writers
@once
def dossier_criterion(request: HttpRequest, uuid: UUID, criterion: str) -> HttpResponse:
    """One criterion. The form holds everything of the page, so that no button loses what another part holds."""
    found, item = _criterion_or_404(request, uuid, criterion)
    if request.method != "POST":
        mark = SelfMark.objects.filter(dossier=found, criterion=item.key).first()
        initial = {
            "version": found.version,
            "option": mark.option if mark else "",
            "description": mark.description if mark else "",
        }
        return _page(request, found, item, _form(found, item, initial=initial))
    form = _form(found, item, request.POST, request.FILES)
    if form.is_valid() and _save(request, found, item, form):
        return redirect(_after(request, found, item))
    found.refresh_from_db()
    with_version(form, found.version)
    return _page(request, found, item, form)


@writers
@require_POST
def dossier_criterion_save(request: HttpRequest, uuid: UUID, criterion: str) -> HttpResponse:
    """The page saves option and description by itself and gets the bar with the new total back."""
    found, item = _criterion_or_404(request, uuid, criterion)
    form = _form(found, item, request.POST)
    if not form.is_valid():
        return JsonResponse({"fields": sorted(form.errors)}, status=422)
    try:
        _save_mark(request, found, item, form)
    except DomainError as error:
        return JsonResponse({"code": error.code, "sentence": error.sentence}, status=409)
    return render(request, "producer/dossiers/saved.html", bar(found))


def _save(request: HttpRequest, dossier: Dossier, item: Criterion, form: MarkForm) -> bool:
    """Everything the page sent; False when something was refused (the form says what, the rest is kept)."""
    by, data = acting(request), form.cleaned_data
    with guard(form):
        _save_mark(request, dossier, item, form)
        for version in PaperVersion.objects.filter(
            uuid__in=data.get("vault", []), paper__producer=dossier.product.producer
        ):
            use_paper(dossier, criterion=item.key, version=version, by=by)
        if drop := request.POST.get("drop"):
            _drop(dossier, item, drop, by)
        if file := data.get("file"):
            upload_evidence(
                dossier,
                criterion=item.key,
                content=file,
                name=file.name,
                kind=data.get("kind") or "",
                expires_on=data.get("expires_on"),
                by=by,
            )
            messages.success(request, _("Đã tải lên “%(name)s”.") % {"name": file.name})
    return not form.errors


def _save_mark(request: HttpRequest, dossier: Dossier, item: Criterion, form: MarkForm) -> None:
    data = form.cleaned_data
    set_mark(
        dossier,
        item.key,
        option=data["option"],
        description=data["description"],
        expected=data["version"],
        by=acting(request),
    )


def _drop(dossier: Dossier, item: Criterion, version: str, by: Any) -> None:
    for use in PaperUse.objects.filter(dossier=dossier, criterion=item.key).select_related("version__paper"):
        if str(use.version.uuid) == version:
            drop_use(use, by=by)


def _after(request: HttpRequest, dossier: Dossier, item: Criterion) -> str:
    """Evidence stays on the page; the main button goes to the next criterion."""
    stays = request.POST.get("drop") or request.POST.get("do") == "keep"
    if stays:
        return reverse("dossier-criterion", args=[dossier.uuid, item.key]) + "#minh-chung"
    criteria = load.product_set(dossier.product_set).criteria
    if item.order + 1 < len(criteria):
        return reverse("dossier-criterion", args=[dossier.uuid, criteria[item.order + 1].key])
    return reverse("dossier-criteria", args=[dossier.uuid])


def _criterion_or_404(request: HttpRequest, uuid: UUID, key: str) -> tuple[Dossier, Criterion]:
    found = dossier_or_404(request, uuid)
    try:
        return found, criterion_of(found, key)
    except WrongInput as error:
        raise Http404 from error


def _form(dossier: Dossier, item: Criterion, *args: Any, **kwargs: Any) -> MarkForm:
    asked = [(key, title) for key, title in kinds() if key in item.evidence]
    used = PaperUse.objects.filter(dossier=dossier, criterion=item.key).values("version")
    versions = (
        PaperVersion.objects.filter(paper__producer=dossier.product.producer)
        .exclude(pk__in=used)
        .select_related("paper")
        .order_by("paper__kind", "-id")
    )
    fitting = [version for version in versions if version.paper.kind in item.evidence]
    others = [version for version in versions if version.paper.kind not in item.evidence]
    return MarkForm(
        *args, criterion=item, kinds=[*asked, ("other", _("Giấy tờ khác"))], versions=[*fitting, *others], **kwargs
    )


def _page(request: HttpRequest, dossier: Dossier, item: Criterion, form: MarkForm) -> HttpResponse:
    sheet = load.product_set(dossier.product_set)
    criteria = sheet.criteria
    uses = PaperUse.objects.filter(dossier=dossier, criterion=item.key)
    context = {
        **bar(dossier),
        "criterion": item,
        "only_met": is_only_met(item),
        "question": explain(sheet)[item.order],
        "form": form,
        "number": item.order + 1,
        "count": len(criteria),
        "uses": uses.select_related("version__paper", "version__file").order_by("id"),
        "before": criteria[item.order - 1] if item.order else None,
        "is_last": item.order + 1 == len(criteria),
        "is_open": is_open(request, dossier),
    }
    return render(request, "producer/dossiers/criterion.html", context)
