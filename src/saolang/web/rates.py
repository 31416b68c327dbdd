"""How often one address may ask: counted in the cache, by the minute (settings.PUBLIC_RATE; 0 switches off)."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from saolang.core import clock

MINUTE = 60


def too_often(request: HttpRequest) -> bool:
    """Count this request; True when the address asked more than `PUBLIC_RATE` times in this minute.

    Reading a known certificate is never counted: behind one address of a mobile network stand thousands of buyers.
    """
    if not settings.PUBLIC_RATE:
        return False
    return bool(_count(f"public-rate:{address(request)}") > settings.PUBLIC_RATE)


def person_too_often(request: HttpRequest, *, most: int, what: str) -> bool:
    """Count this request of a signed-in person; True when it is more than `most` in this minute.

    By the account, not the address: a whole council sits behind one address.
    """
    return _count(f"rate:{what}:{request.user.pk}") > most


def _count(name: str) -> int:
    """How many in this minute, this one too."""
    key = f"{name}:{int(clock.now().timestamp()) // MINUTE}"
    if cache.add(key, 1, timeout=2 * MINUTE):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it fell out of the cache between the two calls
        return 1


def address(request: HttpRequest) -> str:
    """The address that asks; behind our proxy the last one it added, before that nothing can be believed."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE_PROXY_SSL_HEADER else ""
    return forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
