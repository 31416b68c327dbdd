"""Rate limit of pages that anyone may ask: so many questions a minute from one address."""

import hashlib

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from saolang.core import clock


def is_over_rate(request: HttpRequest) -> bool:
    """Count this question; True when the address asked more than `settings.PUBLIC_RATE` times this minute.

    The address is kept as a keyed hash and for two minutes only.
    """
    if not settings.PUBLIC_RATE:
        return False
    address = request.META.get("REMOTE_ADDR", "")
    who = hashlib.blake2s(address.encode(), key=settings.SECRET_KEY.encode()[:32], digest_size=12).hexdigest()
    key = f"rate:{who}:{clock.now():%H%M}"
    cache.add(key, 0, timeout=120)
    try:
        return cache.incr(key) > settings.PUBLIC_RATE
    except ValueError:  # the entry fell out of the cache between the two calls
        return False
