"""Who may open a view. Deny by default: every view declares one of these, a test walks all routes."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web import kept

View = Callable[..., HttpResponse]


def acting_of(request: HttpRequest) -> Membership:
    """The membership that acts in a view of `role_required`, which made sure that there is one."""
    by: Membership = request.acting  # type: ignore[attr-defined]
    return by


def public(view: View) -> View:
    """Anyone may open it; the page uses no session, so that it may be cached."""
    view.is_public = True  # type: ignore[attr-defined]
    view.roles = frozenset({"anyone"})  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Any signed-in person, with or without a membership (invitations, choosing who acts, registering)."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return kept.sign_in_again(request)
        kept.give_back(request)
        return view(request, *args, **kwargs)

    inner.roles = frozenset({"signed-in"})  # type: ignore[attr-defined]
    return inner


def role_required(*roles: Role) -> Callable[[View], View]:
    """Only an acting membership with one of these roles; others get a 403 that says so."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return kept.sign_in_again(request)
            acting = request.acting  # type: ignore[attr-defined]
            if not acting or acting.role not in roles:
                raise PermissionDenied(
                    _("Trang này dành cho vai trò khác. Hãy chọn đúng vai trò ở góc trên, hoặc hỏi người quản trị.")
                )
            kept.give_back(request)
            return view(request, *args, **kwargs)

        inner.roles = frozenset(roles)  # type: ignore[attr-defined]
        return inner

    return decorate
