"""Products: list, register by questions, the product's page."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers import renewal
from saolang.dossiers.domain.again import can_start_again
from saolang.dossiers.domain.product_set import can_change_set
from saolang.law import finder, load
from saolang.law.errors import LawError
from saolang.producers.domain.products import choose_picture, register_product, update_product
from saolang.producers.queries import products_visible_to, search_products, visible_to
from saolang.territory import queries as territory
from saolang.web.forms import VersionForm, guard
from saolang.web.once import once
from saolang.web.producer.registry.forms import PictureForm, ProductForm
from saolang.web.producer.registry.views.common import acting, own_producer, own_product, owners, places, unit_of
from saolang.web.producer.saving import with_version

PAGE = 20
FIELDS = ("name", "place_text", "description", "story")


@owners
def product_list(request: HttpRequest) -> HttpResponse:
    """Own products, searched without accents."""
    text = request.GET.get("tim", "")[:100]
    rows = search_products(products_visible_to(acting(request)), text).order_by("name", "id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "producer/registry/products.html", {"page": page, "text": text})


@owners
def first_product(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Where the home sends a producer without products; `uuid` is the producer's, which must be the own one."""
    get_object_or_404(visible_to(acting(request)), uuid=uuid)
    return redirect("product-register")


@owners
@once
def product_register(request: HttpRequest) -> HttpResponse:
    """Plain questions find the set, then the place, then the name. The address carries what was answered."""
    chosen = request.POST.get("bo") or request.GET.get("bo") or ""
    regime = load.current_regime(clock.today())
    if regime is None or chosen not in regime.set_ids:
        return _question(request, regime.code if regime else "")
    unit = unit_of(request)
    producer = own_producer(request)
    sheet = load.product_set(chosen)
    if unit is None:
        own = producer.organisation.unit
        is_here = own is not None and territory.valid_on(clock.today()).filter(pk=own.pk).exists()
        context = {**places(request), "sheet": sheet, "own": own if is_here else None, "carried": {"bo": chosen}}
        return render(request, "producer/registry/product_place.html", context)
    form = ProductForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            product = register_product(
                producer,
                product_set=chosen,
                place=unit,
                by=acting(request),
                **{key: form.cleaned_data[key] for key in FIELDS},
            )
            messages.success(request, _("Đã thêm sản phẩm. Việc tiếp theo: lập hồ sơ."))
            return redirect("product", product.uuid)
    context = {"form": form, "sheet": sheet, "unit": unit, "place": territory.label(unit)}
    return render(request, "producer/registry/product_form.html", context)


@owners
@once
def product(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The product's page: what it is, its picture, its dossiers."""
    found = own_product(request, uuid)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            choose_picture(found, form.cleaned_data["picture"], by=acting(request))
            messages.success(request, _("Đã đổi ảnh sản phẩm."))
            return redirect("product", found.uuid)
    dossiers = list(found.dossiers.order_by("-id"))
    context = {
        "product": found,
        "sheet": load.product_set(found.product_set) if found.product_set else None,
        "place": territory.label(found.place),
        "dossiers": dossiers,
        "offers": renewal.offers(found, clock.today()),
        "again": next((one for one in dossiers[:1] if can_start_again(acting(request), one) is None), None),
        "may_change_set": can_change_set(acting(request), found) is None,
        "form": form,
    }
    return render(request, "producer/registry/product.html", context)


@owners
@once
def product_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change name, texts and address."""
    found = own_product(request, uuid)
    initial = {key: getattr(found, key) for key in FIELDS} | {"version": found.version}
    form = ProductForm(request.POST or None, initial=initial, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        with guard(form):
            update_product(found, expected=values.pop("version"), by=acting(request), **values)
            messages.success(request, _("Đã lưu sản phẩm."))
            return redirect("product", found.uuid)
        found.refresh_from_db()
        with_version(form, found.version)
    return render(request, "producer/registry/product_edit.html", {"form": form, "product": found})


@owners
@once
def product_place(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose the place of production again, when it moved or its unit was merged."""
    found = own_product(request, uuid)
    unit = unit_of(request)
    form = VersionForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and unit and form.is_valid():
        with guard(form):
            update_product(found, place=unit, expected=form.cleaned_data["version"], by=acting(request))
            messages.success(request, _("Đã đổi nơi sản xuất."))
            return redirect("product", found.uuid)
        found.refresh_from_db()
        with_version(form, found.version)
    context = {
        **places(request),
        "carried": {},
        "product": found,
        "form": form,
        "unit": unit,
        "place": territory.label(unit) if unit else "",
    }
    return render(request, "producer/registry/product_move.html", context)


def _question(request: HttpRequest, regime: str) -> HttpResponse:
    key = request.GET.get("cau") or None
    try:
        question = finder.question(regime, key)
    except LawError:
        question = finder.question(regime)
    names = {item.set_id: load.product_set(item.set_id).name for item in question.choices if item.set_id}
    choices = [(item, names.get(item.set_id or "", "")) for item in question.choices]
    return render(request, "producer/registry/question.html", {"question": question, "choices": choices})
