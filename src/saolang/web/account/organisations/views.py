"""The operator's agencies: the list, one of them, changing it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from saolang.core import clock
from saolang.people import domain, queries
from saolang.people.enums import Role
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.account.organisations.forms import AgencyFilter, AgencyForm
from saolang.web.forms import guard
from saolang.web.once import once

PAGE = 50


@role_required(Role.SYSTEM_ADMIN)
@require_GET
def agency_list(request: HttpRequest) -> HttpResponse:
    """Agencies with how many people work in each."""
    form = AgencyFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.agencies(request.acting)  # type: ignore[attr-defined]
    for word in fold(chosen.get("tim", "")).split():
        rows = rows.filter(folded__contains=word)
    if kind := chosen.get("loai"):
        rows = rows.filter(kind=kind)
    if province := chosen.get("tinh"):
        rows = rows.filter(queries.in_province(province))
    here = Q(queries.in_term(clock.today(), "memberships__"))
    rows = rows.annotate(people=Count("memberships__account", filter=here, distinct=True)).order_by("folded", "id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    active = sum(bool(value) for value in chosen.values())
    shown = {"form": form, "active": active, "page": page, "day": clock.today()}
    return render(request, "account/organisations/list.html", shown)


@role_required(Role.SYSTEM_ADMIN)
@require_GET
def agency(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One agency: its facts, who works there, who is invited."""
    row = get_object_or_404(queries.agencies(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    shown = {
        "row": row,
        "members": list(queries.members_of(row)),
        "invitations": list(queries.invitations_to(row)),
        "is_over": row.valid_to is not None and row.valid_to < clock.today(),
    }
    return render(request, "account/organisations/agency.html", shown)


@role_required(Role.SYSTEM_ADMIN)
@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change name, symbol, place, the agency above and the last day."""
    by = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(queries.agencies(by), uuid=uuid)
    fields = ("name", "short_name", "symbol", "place", "parent", "valid_to", "version")
    initial = {name: getattr(row, name) for name in fields}
    form = AgencyForm(request.POST or None, by=by, agency=row, initial=initial, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        with guard(form):
            domain.update_organisation(row, expected=values.pop("version") or 0, by=by, **values)
            messages.success(request, _("Đã lưu thông tin cơ quan."))
            return redirect("agency", row.uuid)
        row.refresh_from_db()
        form.renewed(row.version)
    return render(request, "account/organisations/edit.html", {"form": form, "row": row})
