"""Public pages: look-up, one certificate, its picture, where to report misuse. No login, no session, no script."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from saolang.certificates import codes, queries, terms
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.files import open_file
from saolang.core.models import StoredFile
from saolang.web.access import public
from saolang.web.public.caching import LONG, cached
from saolang.web.public.page import certificate_url, public_certificate
from saolang.web.rates import MINUTE, too_often


@cached
def home(request: HttpRequest, language: str = "vi") -> HttpResponse:
    """The front page with the look-up: a code goes to its page, words find products."""
    with translation.override(language):
        text = request.GET.get("tim", "").strip()
        if not text:
            return render_page(request, "home", {"text": "", "months": terms.months_valid(clock.today())})
        if too_often(request):
            return busy(request)
        if code := codes.read_code(text):
            return HttpResponseRedirect(certificate_url(code))
        return _results(request, text)


def _results(request: HttpRequest, text: str) -> HttpResponse:
    day = clock.today()
    found = queries.search_public(text)
    shown = [public_certificate(one, day) for one in found[: queries.SEARCH_LIMIT]]
    context = {
        "text": text[: queries.LONGEST_QUERY],
        "months": terms.months_valid(day),
        "searched": True,
        "found": shown,
        "more": len(found) > queries.SEARCH_LIMIT,
        "illustration": any(one.illustration for one in shown),
        "looks_like_code": _looks_like_code(text),
    }
    return render_page(request, "home", context)


def _looks_like_code(text: str) -> bool:
    """Whether someone probably meant a code and mistyped it: its length and at least one digit."""
    bare = codes.normalise(text)
    return len(bare) == codes.LENGTH and bare.isascii() and bare.isalnum() and any(map(str.isdigit, bare))


@cached
def certificate(request: HttpRequest, code: str, language: str = "vi") -> HttpResponse:
    """The page that the QR code on the product opens (DESIGN section 5)."""
    with translation.override(language):
        found = queries.by_code(code)
        if found is None:
            return _unknown(request, code)
        if code != found.code:
            return HttpResponseRedirect(certificate_url(found.code))
        return _shown(request, "certificate", found)


@cached
def report(request: HttpRequest, code: str) -> HttpResponse:
    """Where to report a product that uses the mark wrongly."""
    found = queries.by_code(code)
    if found is None:
        return _unknown(request, code)
    return _shown(request, "report", found)


def _shown(request: HttpRequest, template: str, found: Certificate) -> HttpResponse:
    page = public_certificate(found, clock.today())
    return render_page(request, template, {"page": page, "now": clock.now(), "illustration": page.illustration})


def _unknown(request: HttpRequest, code: str) -> HttpResponse:
    if too_often(request):
        return busy(request)
    context = {"typed": code[: queries.LONGEST_QUERY], "well_formed": codes.read_code(code) is not None}
    return render_page(request, "unknown", context, status=404)


def busy(request: HttpRequest) -> HttpResponse:
    response = render_page(request, "busy", {}, status=429)
    response["Retry-After"] = str(MINUTE)
    return response


def render_page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    english = get_language() == "en"
    start = reverse("public-home-en" if english else "public-home")
    here = {"english": english, "start": start, "limit": queries.SEARCH_LIMIT, "limit_letters": queries.LONGEST_QUERY}
    return render(request, f"public/{template}.html", {**here, **context}, status=status)


@public
@require_safe
def picture(request: HttpRequest, sha256: str) -> HttpResponse:
    """A product's picture from the public store; named by its hash, so it may be kept for ever."""
    row = get_object_or_404(StoredFile, sha256=sha256, store=StoredFile.Store.PUBLIC, media_type__startswith="image/")
    try:
        response = FileResponse(open_file(row), content_type=row.media_type)
    except FileNotFoundError:
        raise Http404 from None
    patch_cache_control(response, public=True, max_age=LONG, immutable=True)
    response["ETag"] = f'"{row.sha256[:32]}"'
    return response  # type: ignore[return-value]  # streamed, so not a whole HttpResponse


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines may read the public pages, not the rooms behind the login."""
    lines = ["User-agent: *", "Disallow: /co-quan/", "Disallow: /chu-the/", "Disallow: /tai-khoan/", "Disallow: /api/"]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=24 * 3600)
    return response
