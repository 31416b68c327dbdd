"""Nhập thay: a commune officer opens the producer's own pages for a producer that brings paper or a USB stick."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.people.domain import stand_in
from saolang.people.enums import PRODUCER_KINDS, Role
from saolang.producers.domain.register import register_producer
from saolang.producers.errors import NearProducersError
from saolang.producers.models import ProducerState
from saolang.producers.queries import Near, visible_to
from saolang.territory import queries as territory
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.middleware import choose_acting
from saolang.web.once import once
from saolang.web.producer.registry.forms import RegisterForm
from saolang.web.producer.registry.views.common import acting

PAGE = 30
officers = role_required(Role.COMMUNE_OFFICER)


@officers
def on_behalf(request: HttpRequest) -> HttpResponse:
    """The producers of the commune; those with people of their own enter their dossiers themselves."""
    text = request.GET.get("tim", "").replace("\x00", "")[:100]
    rows = visible_to(acting(request)).filter(organisation__kind__in=PRODUCER_KINDS)
    rows = rows.exclude(state=ProducerState.ENDED)
    for word in fold(text).split():
        rows = rows.filter(organisation__folded__contains=word)
    own = Q(organisation__memberships__role=Role.PRODUCER, organisation__memberships__to_on__isnull=True)
    rows = rows.annotate(people=Count("pk", filter=own & Q(organisation__memberships__stands_in__isnull=True)))
    page = Paginator(rows.order_by("people", "organisation__name", "id"), PAGE).get_page(request.GET.get("trang"))
    return render(request, "producer/registry/on_behalf.html", {"page": page, "text": text})


@officers
@once
def on_behalf_register(request: HttpRequest) -> HttpResponse:
    """Enter a producer of this commune without an account; near ones are shown before anything is made."""
    by = acting(request)
    unit = by.organisation.unit
    form = RegisterForm(request.POST or None, use_required_attribute=False)
    near: Sequence[Near] = ()
    if request.method == "POST" and form.is_valid() and unit is not None:
        is_new = request.POST.get("is_new") == "yes"
        with guard(form):
            try:
                made = register_producer(by.account, unit=unit, is_new=is_new, officer=by, **form.cleaned_data)
            except NearProducersError as error:
                near = error.near
                raise
            choose_acting(request, made.uuid)
            messages.success(request, _("Đã ghi chủ thể. Bạn đang nhập thay; việc tiếp theo: thêm sản phẩm."))
            return redirect("product-register")
    context = {"form": form, "place": territory.label(unit) if unit else "", "near": near}
    return render(request, "producer/registry/on_behalf_register.html", context)


@officers
@require_POST
@once
def on_behalf_begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Open the producer's pages; everything done there is written down as the officer's."""
    producer = get_object_or_404(visible_to(acting(request)), uuid=uuid)
    with told(request):
        choose_acting(request, stand_in(producer.organisation, by=acting(request)).uuid)
        return redirect("product-list")
    return redirect("on-behalf")
