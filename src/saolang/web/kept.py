"""A session that ended gives back the text after signing in again (INTERFACE, Behaviour).

A POST without a session keeps what was typed (no files, no passwords) in the new session. After signing in the same
page opens with `request.POST` holding that text while the method stays GET: a view that builds its form from
`request.POST or None` shows it filled, and nothing is done before the person sends again. Pages that only take POST,
and views built otherwise, still have the text one click away, on a page of its own.

The text belongs to the person whose signed cookie the browser carries, so that the next person at a shared computer
never sees it.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

KEY = "kept"
COOKIE = "last-account"
MOST = 200_000
_SECRET_WORDS = ("password", "mat_khau", "code", "token", "form_key")


def sign_in_again(request: HttpRequest) -> HttpResponse:
    """Lead an anonymous request to the sign-in page, keeping what it typed."""
    if request.method != "POST":
        return _to_sign_in(request, _page_of(request) if _by_htmx(request) else request.get_full_path())
    page = _page_of(request)
    owner = request.get_signed_cookie(COOKIE, default="")
    data = _typed(request).urlencode()
    if owner and len(data) <= MOST:
        request.session[KEY] = {"owner": owner, "path": request.get_full_path(), "page": page, "data": data}
    return _to_sign_in(request, page)


def remember_account(response: HttpResponse, account_uuid: object) -> None:
    """Let the browser know whose text it may keep (a signed value, no personal data)."""
    response.set_signed_cookie(
        COOKIE,
        str(account_uuid),
        max_age=30 * 24 * 3600,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )


def give_back(request: HttpRequest) -> None:
    """On the page that was open when the session ended: put the typed text back, once, and say so."""
    kept = request.session.get(KEY) if request.method == "GET" else None
    if not kept or kept.get("shown") or kept["page"] != request.get_full_path():
        return
    if kept["owner"] != str(request.user.uuid):  # type: ignore[union-attr]
        del request.session[KEY]
        return
    request.session[KEY] = {**kept, "shown": True}
    if kept["path"] == kept["page"]:
        request.POST = QueryDict(kept["data"])
    messages.warning(
        request,
        format_html(
            '{} <a href="{}">{}</a>',
            _("Phiên làm việc đã hết nên lần gửi vừa rồi chưa được nhận. Hãy kiểm tra rồi gửi lại."),
            reverse("kept-text"),
            _("Xem phần bạn đã gõ"),
        ),
    )


def kept_texts(request: HttpRequest) -> list[str]:
    """What was typed, in the order of the form, for the page that shows it."""
    kept: dict[str, Any] = request.session.get(KEY) or {}
    if kept.get("owner") != str(request.user.uuid):  # type: ignore[union-attr]
        return []
    data = QueryDict(kept["data"])
    return [text for name, texts in data.lists() for text in texts if text.strip() and name != "version"]


def _by_htmx(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False))


def _to_sign_in(request: HttpRequest, page: str) -> HttpResponse:
    """A redirect of the whole page; htmx would otherwise put the sign-in page into a part of it."""
    answer = redirect_to_login(page)
    return HttpResponseClientRedirect(answer.url) if _by_htmx(request) else answer


def _typed(request: HttpRequest) -> QueryDict:
    data = request.POST.copy()
    for name in list(data):
        if name == "csrfmiddlewaretoken" or any(word in name.lower() for word in _SECRET_WORDS):
            del data[name]
    return data


def _page_of(request: HttpRequest) -> str:
    """The page that held the form: where the browser says it came from, when that is this house."""
    came_from = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return request.get_full_path()
    parts = urlsplit(came_from)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
