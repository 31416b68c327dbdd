"""Middleware: clean input at the edge, and the membership that acts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from saolang.people.models import Membership
from saolang.people.queries import active_memberships

GetResponse = Callable[[HttpRequest], HttpResponse]
ACTING_KEY = "acting"
# What a page may use of a device: the camera for codes and papers, nothing else.
DEVICE_RIGHTS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"


class DeviceRights:
    """Say with every page which parts of a device it may use."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", DEVICE_RIGHTS)
        return response


class CleanInput:
    """Refuse NUL in addresses and query strings: PostgreSQL cannot store it and no person types it.

    Text of forms is cleaned field by field (Django refuses NUL in every CharField with a sentence).
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(render(request, "400.html").content)
        return self.get_response(request)


class ActingMembership:
    """Put `request.acting` (the membership that acts, or None) and the person's language on the request.

    Who holds several memberships chooses which one acts; the choice lives in the session.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.acting = SimpleLazyObject(lambda: _acting(request))  # type: ignore[attr-defined]
        with translation.override(settings.LANGUAGE_CODE):  # the thread serves another person next
            response = self.get_response(request)
        match = request.resolver_match
        if match and not getattr(match.func, "is_public", False) and not response.has_header("Cache-Control"):
            # No copy in between, and no page of the person before on a shared computer.
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Speak the person's language on pages for signed-in people; public pages have it in the address."""
        if getattr(view, "is_public", False):
            return
        if request.user.is_authenticated:
            translation.activate(request.user.language)


def _acting(request: HttpRequest) -> Membership | None:
    if not request.user.is_authenticated:
        return None
    mine = list(active_memberships(request.user))
    request.memberships = mine  # type: ignore[attr-defined]  # the page's header lists them again
    chosen = request.session.get(ACTING_KEY)
    return next((one for one in mine if str(one.uuid) == chosen), mine[0] if mine else None)


def choose_acting(request: HttpRequest, membership: UUID) -> bool:
    """Remember which of the person's own memberships acts; False when it is not theirs."""
    if not active_memberships(request.user).filter(uuid=membership).exists():  # type: ignore[arg-type]
        return False
    request.session[ACTING_KEY] = str(membership)
    return True
