"""Entering agencies: one in a unit that is searched first, or all that a province needs."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saolang.core import clock
from saolang.people import domain, queries
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership
from saolang.territory import queries as territory
from saolang.territory.models import Unit
from saolang.web.access import role_required
from saolang.web.account.organisations.forms import NewAgencyForm, provinces
from saolang.web.forms import guard, told, uuid_of
from saolang.web.once import once

FOUND = 20
NOWHERE = "khong"


@role_required(Role.SYSTEM_ADMIN)
@require_http_methods(["GET", "POST"])
@once
def new(request: HttpRequest) -> HttpResponse:
    """Two short pages: the unit first, then the agency."""
    by = request.acting  # type: ignore[attr-defined]
    chosen = request.GET.get("noi", "")
    unit = _unit(chosen)
    if unit is None and chosen != NOWHERE:
        return render(request, "account/organisations/place.html", _places(request))
    form = NewAgencyForm(
        request.POST or None, by=by, unit=unit, initial=_proposed(by, unit), use_required_attribute=False
    )
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        with guard(form):
            illustration = unit is not None and unit.invented
            made = domain.create_organisation(values.pop("name"), unit=unit, illustration=illustration, by=by, **values)
            messages.success(request, _("Đã lập %s. Hãy mời người đầu tiên.") % made.name)
            return redirect("agency", made.uuid)
    shown = {"form": form, "unit": unit, "label": territory.label(unit) if unit else ""}
    return render(request, "account/organisations/new.html", shown)


@role_required(Role.SYSTEM_ADMIN)
@require_http_methods(["GET", "POST"])
@once
def province(request: HttpRequest) -> HttpResponse:
    """Choose a province, see what would be entered, enter it."""
    wanted = uuid_of(request.GET.get("tinh", ""))
    unit = provinces().filter(uuid=wanted).first() if wanted else None
    if request.method == "POST" and unit is not None:
        with told(request):
            made = domain.found_province(unit, by=request.acting)  # type: ignore[attr-defined]
            sentence = ngettext("Đã lập %(count)s cơ quan.", "Đã lập %(count)s cơ quan.", len(made))
            messages.success(request, sentence % {"count": len(made)} if made else _("Không thiếu cơ quan nào."))
            return redirect(f"{reverse('agency-list')}?tinh={unit.uuid}")
    gaps = queries.province_gaps(unit) if unit else None
    return render(request, "account/organisations/province.html", {"unit": unit, "gaps": gaps, "all": provinces()})


def _unit(text: str) -> Unit | None:
    """The unit of today that the address names."""
    wanted = uuid_of(text)
    rows = territory.valid_on(clock.today()).select_related("province")
    return rows.filter(uuid=wanted).first() if wanted else None


def _places(request: HttpRequest) -> dict[str, Any]:
    """The search for a unit: what was typed and what it may mean today."""
    text = request.GET.get("tim", "")[:120]
    found = territory.search_units(text, clock.today(), FOUND)
    return {"text": text, "places": [(unit, territory.label(unit)) for unit in found]}


def _proposed(by: Membership, unit: Unit | None) -> dict[str, Any]:
    """What is most often right: the committee that is missing; below one that is there, the next agency."""
    if unit is None:
        return {"parent": queries.agencies(by).filter(kind=OrganisationKind.MINISTRY).order_by("id").first()}
    kind = OrganisationKind.COMMUNE_COMMITTEE if unit.province_id else OrganisationKind.PROVINCE_COMMITTEE
    committee = queries.other_agency(kind, unit)
    if committee is None:
        return {"kind": kind, "name": f"Ủy ban nhân dân {unit}", "symbol": "UBND", "place": unit.name}
    return {"parent": committee, "place": unit.name}
