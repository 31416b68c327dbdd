"""Home: what waits for me, by due date, and the next step in one sentence."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from saolang.core.work import items_for, next_step_sentence
from saolang.papers.notices import mark_read, notices_for
from saolang.people.models import Membership
from saolang.web import kept
from saolang.web.access import signed_in
from saolang.web.forms import uuid_of
from saolang.web.home import figures_for, layout_for, purpose_of, work_of
from saolang.web.once import once

NEWEST = 5
PAGE = 30
WORK_PAGE = 50


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Work of today, unread notices, figures; without a membership the ways to get one."""
    by: Membership | None = request.acting or None  # type: ignore[attr-defined]
    unread = _notices(request, by).filter(read_at__isnull=True)
    shown = {"layout": layout_for(by), "notices": list(unread[:NEWEST])}
    if by is None:
        return render(request, "account/home/no_role.html", shown)
    items = items_for(by)
    page = Paginator(items, WORK_PAGE).get_page(request.GET.get("trang"))
    return render(
        request,
        "account/home/home.html",
        {
            **shown,
            "sentence": next_step_sentence(items),
            "work": work_of(by, found=list(page.object_list)),
            "page": page,
            "figures": figures_for(by),
            "purpose": purpose_of(by),
        },
    )


@signed_in
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """All notices, newest first."""
    by: Membership | None = request.acting or None  # type: ignore[attr-defined]
    rows = _notices(request, by)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    unread = rows.filter(read_at__isnull=True).exists()
    return render(request, "account/home/notices.html", {"layout": layout_for(by), "page": page, "unread": unread})


@signed_in
@require_POST
@once
def notices_read(request: HttpRequest) -> HttpResponse:
    """Mark one notice (by its UUID) or all as read."""
    by: Membership | None = request.acting or None  # type: ignore[attr-defined]
    organisation = by.organisation if by else None
    named = request.POST.get("notice")
    one = get_object_or_404(_notices(request, by), uuid=uuid_of(named)) if named else None
    mark_read(request.user, organisation=organisation, notice=one)  # type: ignore[arg-type]
    messages.success(request, _("Đã đánh dấu là đã đọc."))
    return redirect("notices" if request.POST.get("from") == "list" else "home")


@signed_in
@require_GET
def kept_text(request: HttpRequest) -> HttpResponse:
    """The text of a POST that came after the session had ended."""
    by: Membership | None = request.acting or None  # type: ignore[attr-defined]
    return render(request, "account/home/kept.html", {"layout": layout_for(by), "texts": kept.kept_texts(request)})


def _notices(request: HttpRequest, by: Membership | None):  # type: ignore[no-untyped-def]
    return notices_for(request.user, organisation=by.organisation if by else None)  # type: ignore[arg-type]
