"""One search over everything that the acting membership may see."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.account.search import groups
from saolang.web.home import layout_for

LONGEST = 120
FIRST = 5
PAGE = 50


@role_required(*Role)
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """The first rows of every group with its count; `nhom` shows all of one group."""
    by = request.acting  # type: ignore[attr-defined]
    text = " ".join(request.GET.get("tim", "").split())[:LONGEST]
    context: dict[str, Any] = {"layout": layout_for(by), "search_text": text, "is_office": "office" in layout_for(by)}
    asked = next((one for one in groups.groups_for(by) if one.key == request.GET.get("nhom")), None)
    if not groups.enough(text):
        return render(request, "account/search/search.html", {**context, "too_short": bool(text)})
    if asked:
        page = Paginator(asked.rows(by, text), PAGE).get_page(request.GET.get("trang"))
        lines = [asked.line(row, by) for row in page.object_list]
        back = f"{reverse('search')}?{urlencode({'tim': text})}"
        context |= {"group": asked, "page": page, "lines": lines, "back": back}
        return render(request, "account/search/search.html", context)
    found = [one.first(by, text, FIRST) for one in groups.groups_for(by)]
    shown = [one for one in found if one.count]
    total = sum(one.count for one in shown)
    return render(request, "account/search/search.html", {**context, "found": shown, "total": total, "searched": True})
