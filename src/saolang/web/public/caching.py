"""Pages that anyone may keep for a short while: no cookie, an ETag, and an end not past the next change of state."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response, patch_cache_control

from saolang.core import clock
from saolang.web.access import public

View = Callable[..., HttpResponse]
SAFE = ("GET", "HEAD")
SHORT = 60  # seconds
LONG = 365 * 24 * 3600  # seconds; for what is named by its own hash


def seconds_to_midnight(moment: datetime) -> int:
    """Seconds left of the legal day: states change by the day."""
    local = moment.astimezone()
    tomorrow = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(0, int((tomorrow - local).total_seconds()))


def cached(view: View) -> View:
    """A public page that is only read: kept for `SHORT` seconds and never over midnight; answers 304 when unchanged."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in SAFE:
            return HttpResponseNotAllowed(SAFE)
        response = view(request, *args, **kwargs)
        if response.status_code >= 400 and response.status_code != 404:
            return response
        age = min(SHORT, seconds_to_midnight(clock.now()))
        patch_cache_control(response, public=True, max_age=age, s_maxage=age)
        if response.status_code != 200:
            return response
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        return get_conditional_response(request, etag=etag, response=response) or response

    return public(inner)
