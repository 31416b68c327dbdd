"""The public list of recognised products and the list of one decision. No login, no session, no script."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from saolang.certificates import published
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate
from saolang.certificates.queries import LONGEST_QUERY
from saolang.core import clock
from saolang.web.public.caching import cached
from saolang.web.public.page import public_certificate
from saolang.web.public.views import busy
from saolang.web.rates import too_often

PAGE = 30
ANY = ("", _("Tất cả"))
STARS = [("3", _("3 sao")), ("4", _("4 sao")), ("5", _("5 sao"))]


class ListForm(forms.Form):
    """Filters; they stand in the address."""

    tim = forms.CharField(label=_("Sản phẩm hoặc chủ thể"), required=False, max_length=LONGEST_QUERY)
    noi = forms.CharField(
        label=_("Xã hoặc tỉnh"), required=False, max_length=100, help_text=_("Không cần gõ dấu; tên cũ cũng tìm được.")
    )
    sao = forms.ChoiceField(label=_("Hạng sao"), required=False, choices=[ANY, *STARS])
    nhom = forms.ChoiceField(label=_("Nhóm sản phẩm"), required=False)
    tinh_trang = forms.ChoiceField(label=_("Tình trạng hôm nay"), required=False, choices=[ANY, *Kind.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nhom"].choices = [ANY, *published.groups()]  # type: ignore[attr-defined]

    def wanted(self) -> published.Wanted:
        """The fields that were understood; a field that makes no sense asks for nothing."""
        self.is_valid()
        given = self.cleaned_data
        star = given.get("sao")
        return published.Wanted(
            text=given.get("tim", ""),
            place=given.get("noi", ""),
            star=int(star) if star else None,
            group=given.get("nhom", ""),
            kind=given.get("tinh_trang", ""),
        )


@cached
def products(request: HttpRequest, language: str = "vi") -> HttpResponse:
    """Recognised products, the newest first, each with its state of today and its own page."""
    with translation.override(language):
        day = clock.today()
        form = ListForm(request.GET)
        wanted = form.wanted()
        if (wanted.text or wanted.place) and too_often(request):
            return busy(request)
        page = Paginator(published.recognised(wanted, on=day), PAGE).get_page(request.GET.get("trang"))
        active = sum(bool(request.GET.get(name)) for name in form.fields)
        context = {"form": form, "active": active, "page": page, **_lines(list(page.object_list))}
        return _page(request, "products", language, context)


@cached
def decision(request: HttpRequest, authority: UUID, language: str = "vi") -> HttpResponse:
    """The annex list of one decision; its number stands in the address (`?so=905/QĐ-UBND`)."""
    number = request.GET.get("so", "").strip()
    with translation.override(language):
        rows = list(published.of_decision(authority, number)) if number else []
        if not rows:
            raise Http404
        first = rows[0]
        context = {
            "authority": first.authority_name,
            "number": number,
            "decided_on": first.decided_on,
            "count": len(rows),
            "query": request.GET.urlencode(),
            **_lines(rows),
        }
        return _page(request, "decision", language, context, args=[authority])


def _lines(rows: list[Certificate]) -> dict[str, Any]:
    shown = [public_certificate(one, clock.today()) for one in rows]
    return {"lines": shown, "illustration": any(one.illustration for one in shown), "day": clock.today()}


def _page(
    request: HttpRequest, name: str, language: str, context: dict[str, Any], *, args: list[Any] | None = None
) -> HttpResponse:
    english = language == "en"
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    addresses = {
        "english": english,
        "start": reverse("public-home-en" if english else "public-home"),
        "all": reverse("public-products-en" if english else "public-products"),
        "in_vietnamese": reverse(f"public-{name}", args=args) + query,
        "in_english": reverse(f"public-{name}-en", args=args) + query,
    }
    return render(request, f"public/{name}.html", {**addresses, **context})
