"""The style page: every component in every state, and each layout around a sample page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from saolang.web.access import public
from saolang.web.ui import samples

SURFACES = ("public", "producer", "office", "account")


@public
def style_page(request: HttpRequest) -> HttpResponse:
    """Show all components on one page."""
    return render(request, "ui/style/page.html", {**samples.everything(), "illustration": True})


@public
def layout_page(request: HttpRequest, surface: str) -> HttpResponse:
    """Show one layout filled as on a working day."""
    if surface not in SURFACES:
        raise Http404
    context = {**samples.everything(), "illustration": True}
    if surface in ("producer", "office"):
        context.update(samples.signed_in())
    return render(request, f"ui/style/{surface}.html", context)
