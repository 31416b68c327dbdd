"""List, start, the dossier's own page, what is missing, withdraw."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.certificates import queries as certificates
from saolang.core import clock
from saolang.dossiers import progress, queries, renewal, rules
from saolang.dossiers.domain.again import can_start_again
from saolang.dossiers.domain.draft import start_dossier, withdraw_dossier
from saolang.dossiers.enums import Kind, State
from saolang.dossiers.models import Dossier
from saolang.dossiers.scores import score_of
from saolang.law import load
from saolang.producers.queries import products_visible_to
from saolang.web.forms import guard, told
from saolang.web.once import once
from saolang.web.producer.dossiers import shown
from saolang.web.producer.dossiers.forms import WithdrawForm
from saolang.web.producer.dossiers.views.common import acting, bar, dossier_or_404, is_open, owners, writers
from saolang.web.producer.saving import with_version

PAGE = 20


@writers
def dossier_list(request: HttpRequest) -> HttpResponse:
    """Own dossiers, newest first, searched without accents."""
    text = request.GET.get("tim", "")[:100]
    rows = queries.with_open_step(queries.search(queries.visible_to(acting(request)), text)).order_by("-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "producer/dossiers/list.html", {"page": page, "text": text})


@owners
@once
def dossier_start(request: HttpRequest, product: UUID) -> HttpResponse:
    """Begin a dossier of a product: the kinds that are possible today, why the others are not, where it will go."""
    found = get_object_or_404(products_visible_to(acting(request)), uuid=product)
    if request.method == "POST":
        with told(request):
            kind = request.POST.get("kind", Kind.FIRST)
            dossier = start_dossier(found, kind=kind if kind in Kind.values else Kind.FIRST, by=acting(request))
            return redirect("dossier", dossier.uuid)
        return redirect("dossier-start", found.uuid)
    running = found.dossiers.filter(state__in=rules.RUNNING).first()
    if running:
        return redirect("dossier", running.uuid)
    context = {
        "product": found,
        "sheet": load.product_set(found.product_set) if found.product_set else None,
        "standing": renewal.certificate_of(found, clock.today()),
        "offers": renewal.offers(found, clock.today()),
    }
    return render(request, "producer/dossiers/start.html", context)


@writers
def dossier(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The dossier's page: a task list while it is a draft, the road after it was filed."""
    found = dossier_or_404(request, uuid)
    self_score = score_of(found)
    steps = list(found.steps.select_related("agency"))
    step = next((item for item in steps if item.state == "open"), None)
    lacks = progress.missing(found, self_score=self_score) if found.state == State.DRAFT else []
    context = {
        **bar(found, self_score),
        "is_draft": found.state == State.DRAFT,
        "blocking": any(lack.weight == progress.Weight.BLOCKS for lack in lacks),
        "is_open": is_open(request, found),
        "tasks": shown.tasks(found, self_score),
        "road": shown.road(steps),
        "step": step,
        "left": shown.days_left(step),
        "requests": list(queries.waiting_requests(found)),
        **_gap_tasks(found),
        "may_again": can_start_again(acting(request), found) is None,
        "entered_by": _entered_by(found),
        "submissions": list(found.submissions.defer("content")),
        "receipts": list(found.receipts.all()),
        "advisers": list(queries.advisers_of(found)),
        "is_own": rules.is_own(acting(request), found),
        "may_name": rules.can_name_adviser(acting(request), found) is None,
        "given": shown.given_papers(found, by=acting(request)) if found.submitted_at else [],
        "certificates": list(certificates.visible_to(acting(request)).filter(dossier=found.uuid)),
        "history": shown.history(found),
        "may_withdraw": rules.can_withdraw(acting(request), found) is None,
    }
    return render(request, "producer/dossiers/dossier.html", context)


def _gap_tasks(dossier: Dossier) -> dict[str, Any]:
    """What the last try lacked, each with its criterion; nothing for a dossier that is no new try."""
    if dossier.replaces_id is None:
        return {}
    rows = list(dossier.tasks.all())
    criteria = load.product_set(dossier.product_set).by_key
    return {
        "gap_tasks": [(row, criteria.get(row.criterion)) for row in rows],
        "done_tasks": sum(row.done_at is not None for row in rows),
        "undone_tasks": any(row.done_at is None for row in rows),
    }


def _entered_by(dossier: Dossier) -> str:
    """The agency that entered the dossier for its producer, "" when the producer did."""
    if not dossier.entered_on_behalf:
        return ""
    last = dossier.submissions.select_related("submitted_by__stands_in__organisation").defer("content").last()
    officer = last.submitted_by.stands_in if last else None
    return (officer.organisation if officer else dossier.commune).name


@writers
def dossier_missing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """ "Còn thiếu gì", by weight, each with the page where it is mended."""
    found = dossier_or_404(request, uuid)
    self_score = score_of(found)
    lacks = progress.missing(found, self_score=self_score)
    groups = {weight.value: [lack for lack in lacks if lack.weight == weight] for weight in progress.Weight}
    context = {key: shown.missing(found, items) for key, items in groups.items()}
    return render(request, "producer/dossiers/missing.html", {**bar(found, self_score), **context})


@owners
@once
def dossier_withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the dossier back; asked once with the consequence."""
    found = dossier_or_404(request, uuid)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            withdraw_dossier(
                found, note=form.cleaned_data["note"], expected=form.cleaned_data["version"], by=acting(request)
            )
            messages.success(request, _("Đã rút hồ sơ. Bạn có thể lập hồ sơ mới cho sản phẩm này."))
            return redirect("dossier", found.uuid)
        found.refresh_from_db()
        with_version(form, found.version)
    return render(request, "producer/dossiers/withdraw.html", {"dossier": found, "form": form})
