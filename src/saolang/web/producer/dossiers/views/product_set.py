"""Another product set while the dossier is a draft: the plain questions again, then what happens to the scores."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers.domain.product_set import can_change_set, change_product_set, effect_of
from saolang.law import finder, load
from saolang.law.errors import LawError
from saolang.producers.models import Product
from saolang.producers.queries import products_visible_to
from saolang.web.forms import VersionForm, guard
from saolang.web.once import once
from saolang.web.producer.dossiers.views.common import acting, owners
from saolang.web.producer.saving import with_version


@owners
@once
def product_set(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Questions, then one page that says what stays and what is said anew."""
    found = get_object_or_404(products_visible_to(acting(request)), uuid=uuid)
    if refusal := can_change_set(acting(request), found):
        raise PermissionDenied(refusal.sentence)
    regime = load.current_regime(clock.today())
    chosen = request.POST.get("bo") or request.GET.get("bo") or ""
    if regime is None or chosen not in regime.set_ids:
        return _question(request, found, regime.code if regime else "")
    form = VersionForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            draft = change_product_set(
                found, product_set=chosen, expected=form.cleaned_data["version"], by=acting(request)
            )
            messages.success(request, _("Đã đổi bộ sản phẩm."))
            return redirect("dossier", draft.uuid) if draft else redirect("product", found.uuid)
        found.refresh_from_db()
        with_version(form, found.version)
    effect = effect_of(found, chosen)
    old = load.product_set(found.product_set).by_key if found.product_set else {}
    context = {
        "product": found,
        "sheet": load.product_set(chosen),
        "before": load.product_set(found.product_set) if found.product_set else None,
        "form": form,
        "kept": len(effect.kept),
        "lost": [old[key] for key in effect.lost],
    }
    return render(request, "producer/dossiers/product_set.html", context)


def _question(request: HttpRequest, product: Product, regime: str) -> HttpResponse:
    try:
        question = finder.question(regime, request.GET.get("cau") or None)
    except LawError:
        question = finder.question(regime)
    names = {item.set_id: load.product_set(item.set_id).name for item in question.choices if item.set_id}
    choices = [(item, names.get(item.set_id or "", "")) for item in question.choices]
    context = {"question": question, "choices": choices, "product": product}
    return render(request, "producer/registry/question.html", context)
