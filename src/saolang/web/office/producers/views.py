"""Producers of a commune: who waits to be confirmed, what each has."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Case, Count, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.dossiers.domain import registration
from saolang.people.enums import Role
from saolang.producers import queries, rules
from saolang.producers.domain.register import confirm_producer
from saolang.producers.models import ProducerState
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.producers.forms import DeclineForm, ProducerFilter
from saolang.web.once import once

READERS = (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.OCOP_OFFICE, Role.PROVINCE_LEADER)
TONES = {
    ProducerState.WAITING: "soon",
    ProducerState.CONFIRMED: "good",
    ProducerState.RECORDED: "info",
    ProducerState.ENDED: "neutral",
}
PAGE = 50


@role_required(*READERS)
def producer_list(request: HttpRequest) -> HttpResponse:
    """Producers that the acting agency may see, those that wait first."""
    form = ProducerFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.visible_to(request.acting)  # type: ignore[attr-defined]
    for word in fold(chosen.get("tim", "")).split():
        rows = rows.filter(organisation__folded__contains=word)
    if state := chosen.get("trang_thai"):
        rows = rows.filter(state=state)
    rows = rows.annotate(product_count=Count("products", distinct=True))
    waiting_first = Case(When(state=ProducerState.WAITING, then=0), default=1)
    page = Paginator(rows.order_by(waiting_first, "organisation__name", "id"), PAGE).get_page(request.GET.get("trang"))
    active = sum(bool(value) for value in chosen.values())
    context = {
        "form": form,
        "active": active,
        "page": page,
        "lines": [(one, TONES[ProducerState(one.state)]) for one in page.object_list],
    }
    return render(request, "office/producers/list.html", context)


@role_required(*READERS)
def show_producer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One producer with its products; personal facts only where they are needed to confirm."""
    acting = request.acting  # type: ignore[attr-defined]
    producer = get_object_or_404(queries.visible_to(acting), uuid=uuid)
    waits = producer.state == ProducerState.WAITING
    context = {
        "producer": producer,
        "tone": TONES[ProducerState(producer.state)],
        "products": producer.products.select_related("place").order_by("name"),
        "can_decline": waits and registration.can_decline(acting, producer) is None,
        "can_confirm": waits and rules.can_confirm(acting, producer) is None,
        "waits": waits,
        "near": queries.near_to(producer) if waits and rules.can_confirm(acting, producer) is None else [],
    }
    return render(request, "office/producers/producer.html", context)


@role_required(Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
@once
def confirm(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The commune confirms that the producer exists."""
    acting = request.acting  # type: ignore[attr-defined]
    producer = get_object_or_404(queries.visible_to(acting), uuid=uuid)
    if request.method == "POST":
        with told(request):
            confirm_producer(producer, by=acting, expected=seen_version(request))
            messages.success(request, _("Đã xác nhận chủ thể."))
    return redirect("office-producer", uuid)


@role_required(Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
@once
def decline(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The commune declines a registration with a reason."""
    acting = request.acting  # type: ignore[attr-defined]
    producer = get_object_or_404(queries.visible_to(acting), uuid=uuid)
    if refusal := registration.can_decline(acting, producer):
        messages.error(request, refusal.sentence)
        return redirect("office-producer", uuid)
    form = DeclineForm(request.POST or None, initial={"version": producer.version}, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            reason, expected = form.cleaned_data["reason"], form.cleaned_data["version"] or 0
            registration.decline_producer(producer, reason=reason, expected=expected, by=acting)
            messages.success(request, _("Đã từ chối đăng ký và báo cho người đăng ký."))
            return redirect("office-producer", uuid)
    return render(request, "office/producers/decline.html", {"producer": producer, "form": form})
