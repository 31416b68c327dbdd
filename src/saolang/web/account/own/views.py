"""Own data, and choosing which membership acts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saolang.people import domain, queries
from saolang.web.access import signed_in
from saolang.web.account.forms import AccountForm
from saolang.web.forms import guard, uuid_of
from saolang.web.home import layout_for
from saolang.web.middleware import choose_acting
from saolang.web.once import once


@signed_in
@require_http_methods(["GET", "POST"])
@once
def my_account(request: HttpRequest) -> HttpResponse:
    """Name, phone, language; the roles I hold; ways to password, e-mail, two-step sign-in."""
    person = request.user
    initial = {"full_name": person.full_name, "phone": person.phone, "language": person.language}  # type: ignore[union-attr]
    form = AccountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.update_account(person, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("Đã lưu."))
            return redirect("my-account")
    acting = request.acting or None  # type: ignore[attr-defined]
    shown = {"form": form, "mine": queries.active_memberships(person), "layout": layout_for(acting)}  # type: ignore[arg-type]
    return render(request, "account/own/account.html", shown)


@signed_in
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Who holds several memberships chooses which one acts; choosing twice does no harm."""
    mine = list(queries.active_memberships(request.user))  # type: ignore[arg-type]
    if request.method == "POST":
        wanted = uuid_of(request.POST.get("membership", ""))
        if wanted and choose_acting(request, wanted):
            return redirect("home")
        messages.error(request, _("Vai trò này không còn hiệu lực. Hãy chọn vai trò khác."))
    acting = request.acting or None  # type: ignore[attr-defined]
    return render(request, "account/own/choose.html", {"mine": mine, "layout": layout_for(acting)})
