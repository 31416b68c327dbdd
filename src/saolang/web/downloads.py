"""Files sent to one person: named, never kept by a cache on the way, harmless when opened."""

from collections.abc import Container
from typing import cast
from urllib.parse import quote

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from saolang.core import files, sniff
from saolang.core.models import StoredFile
from saolang.viet.text import fold

SHOWN_INSIDE = ("image/jpeg", "image/png")


def stored_file(kept: StoredFile, name: str, *, shown: Container[str] = SHOWN_INSIDE) -> HttpResponse:
    """A file that somebody uploaded: kinds in `shown` open in the browser, everything else is saved."""
    response = FileResponse(files.open_file(kept), content_type=kept.media_type)
    response["Content-Length"] = kept.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return named(response, sniff.named(name, kept.media_type), inside=kept.media_type in shown)


def named(response: HttpResponseBase, name: str, *, inside: bool = False) -> HttpResponse:
    """Give a private answer its file name; `inside` opens it in the browser instead of saving it."""
    response["Content-Disposition"] = disposition(name, inside=inside)
    return private(response)


def private(response: HttpResponseBase) -> HttpResponse:
    """Keep an answer out of every cache."""
    response["Cache-Control"] = "private, no-store"
    return cast(HttpResponse, response)  # a streamed one is not a whole HttpResponse, and views promise one


def disposition(name: str, *, inside: bool) -> str:
    """The header with the name twice: without accents for old programs, in UTF-8 for the others (RFC 6266)."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (name, "")
    plain = slugify(fold(stem)) or "tep"
    plain += f".{slugify(ending)}" if slugify(ending) else ""
    kind = "inline" if inside else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
