"""Signing rights: granted, given to a deputy, handed over, ended."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saolang.core import clock
from saolang.people import domain, queries, rules
from saolang.people.enums import Capacity
from saolang.web.access import role_required
from saolang.web.account.people.forms import DelegateForm, EndForm, HandOverForm, SigningRightForm
from saolang.web.forms import guard
from saolang.web.home import layout_for
from saolang.web.once import once


@role_required(*rules.MANAGERS)
@require_http_methods(["GET", "POST"])
@once
def grant(request: HttpRequest) -> HttpResponse:
    """Enter a right that a paper gives."""
    by = request.acting  # type: ignore[attr-defined]
    form = SigningRightForm(request.POST or None, by=by, initial={"from_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.grant_signing_right(by.organisation, **form.cleaned_data, by=by)
            return _done(request, _("Đã ghi quyền ký."))
    lead = _("Quyền ký có hiệu lực theo văn bản giao quyền; số và ngày của văn bản đó được lưu lại.")
    return _page(request, form, _("Thêm quyền ký"), lead)


@role_required(*rules.MANAGERS)
@require_http_methods(["GET", "POST"])
@once
def delegate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let a deputy, subordinate or authorised person sign for the holder."""
    by = request.acting  # type: ignore[attr-defined]
    right = get_object_or_404(queries.signing_rights_in(by), uuid=uuid)
    initial = {"from_on": clock.today(), "to_on": right.to_on, "paper_kinds": right.paper_kinds}
    form = DelegateForm(request.POST or None, by=by, initial=initial)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.delegate_signing(right, **form.cleaned_data, by=by)
            return _done(request, _("Đã giao quyền ký."))
    lead = _("Ký thay %(name)s, %(post)s. Khi quyền ký đó kết thúc, quyền được giao cũng kết thúc.")
    return _page(request, form, _("Giao ký thay"), lead % {"name": right.account.full_name, "post": right.post})


@role_required(*rules.MANAGERS)
@require_http_methods(["GET", "POST"])
@once
def hand_over(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One right ends and the successor's begins on a day."""
    by = request.acting  # type: ignore[attr-defined]
    right = get_object_or_404(queries.signing_rights_in(by), uuid=uuid)
    form = HandOverForm(request.POST or None, by=by, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = dict(form.cleaned_data)
            capacity = Capacity.Q if given.pop("acting") else None
            domain.hand_over_signing(right, **given, capacity=capacity, by=by)
            return _done(request, _("Đã bàn giao quyền ký."))
    lead = _("%(name)s, %(post)s, thôi ký từ ngày bàn giao; người nhận ký từ ngày đó.")
    return _page(request, form, _("Bàn giao quyền ký"), lead % {"name": right.account.full_name, "post": right.post})


@role_required(*rules.MANAGERS)
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End a right on a day."""
    by = request.acting  # type: ignore[attr-defined]
    right = get_object_or_404(queries.signing_rights_in(by), uuid=uuid)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.end_signing_right(right, on=form.cleaned_data["on"], by=by)
            return _done(request, _("Đã ghi ngày kết thúc quyền ký."))
    lead = _("Sau ngày này %(name)s không được chọn làm người ký nữa. Văn bản đã ban hành không thay đổi.")
    return _page(request, form, _("Kết thúc quyền ký"), lead % {"name": right.account.full_name})


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("organisation-people")


def _page(request: HttpRequest, form: object, title: str, lead: str) -> HttpResponse:
    layout = layout_for(request.acting)  # type: ignore[attr-defined]
    return render(
        request, "account/people/signing.html", {"form": form, "title": title, "lead": lead, "layout": layout}
    )
