"""Error pages: one clear sentence, a way back, the request's id. None of them asks the database."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _


def page(request: HttpRequest, template: str, status: int, *, reason: str = "") -> HttpResponse:
    """Render an error page without context processors (they may need what has just failed)."""
    context = {"request_id": structlog.contextvars.get_contextvars().get("request_id", ""), "reason": reason}
    return HttpResponse(get_template(template).render(context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return page(request, "400.html", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403; a sentence carried by the exception is shown as the reason."""
    return page(request, "403.html", 403, reason=str(exception) if exception and exception.args else "")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, "404.html", 404)


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429, also for the rate limits of the account pages (as `handler429` of the root URL module)."""
    answer = page(request, "429.html", 429)
    answer["Retry-After"] = "60"
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form whose token is missing or old; Django's technical reason is not for readers."""
    return page(request, "403_csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; when even the page fails (a missing static file, say), plain words are left."""
    try:
        return page(request, "500.html", 500)
    except Exception:  # noqa: BLE001 - the last resort must always answer
        words = _("Hệ thống gặp lỗi. Hãy thử lại sau ít phút.")
        return HttpResponse(words, status=500, content_type="text/plain; charset=utf-8")
