"""What the views share: own producer, own products, the commune that an address names."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.core import clock
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.producers.models import Producer, Product
from saolang.producers.queries import products_visible_to, visible_to
from saolang.territory import queries as territory
from saolang.territory.models import Level, Unit
from saolang.web.access import role_required
from saolang.web.forms import uuid_of

owners = role_required(Role.PRODUCER)
FOUND = 20


def acting(request: HttpRequest) -> Membership:
    """The membership that acts; the decorator made sure that there is one."""
    return request.acting  # type: ignore[attr-defined, no-any-return]


def own_producer(request: HttpRequest) -> Producer:
    """The producer of the acting membership."""
    return get_object_or_404(visible_to(acting(request)))


def own_product(request: HttpRequest, uuid: UUID) -> Product:
    """A product of the acting membership's producer."""
    return get_object_or_404(products_visible_to(acting(request)), uuid=uuid)


def unit_of(request: HttpRequest) -> Unit | None:
    """The commune chosen on the page before (`noi` in the address or the form); None when none or not one of today."""
    wanted = uuid_of(request.POST.get("noi") or request.GET.get("noi") or "")
    today = territory.valid_on(clock.today(), Level.COMMUNE)
    return today.filter(uuid=wanted).select_related("province").first() if wanted else None


def places(request: HttpRequest) -> dict[str, Any]:
    """The search for a commune: what was typed and what it may mean today."""
    text = request.GET.get("tim", "").replace("\x00", "")[:120]
    found = [unit for unit in territory.search_units(text, clock.today(), FOUND) if unit.level == Level.COMMUNE]
    return {"text": text, "places": [(unit, territory.label(unit)) for unit in found]}
