"""What every page of signed-in people knows. Public pages use none of it that varies by cookie."""

from typing import Any

from django.http import HttpRequest

from saolang.web.menus import menu_for


def house(request: HttpRequest) -> dict[str, Any]:
    """Acting membership, menu, and whether this organisation's data is invented."""
    match = request.resolver_match
    if match is None or getattr(match.func, "is_public", False):
        return {}
    acting = getattr(request, "acting", None)
    if not acting:
        return {"acting": None}
    return {
        "acting": acting,
        "memberships": request.memberships,  # type: ignore[attr-defined]  # read together with the acting one
        "menu": menu_for(acting, request.path),
        "illustration": acting.organisation.illustration,
    }
