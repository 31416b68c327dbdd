"""The Ministry's office takes files in, checks them, asks, and reports on them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.councils.domain import national as acts
from saolang.dossiers import rules_national
from saolang.dossiers.domain import national as domain
from saolang.web.access import acting_of, role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.national.forms import (
    AskForm,
    CheckForm,
    ReceiveForm,
)
from saolang.web.office.national.views.common import MINISTRY, file_of, form_context, round_of
from saolang.web.once import once


@role_required(MINISTRY)
@once
def receive(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a file in."""
    file = file_of(request, uuid)
    stop(rules_national.can_receive(acting_of(request), file))
    form = ReceiveForm(request.POST or None, initial={"received_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            receipt = domain.receive_file(file, received_on=form.cleaned_data["received_on"], by=acting_of(request))
            messages.success(request, _("Đã tiếp nhận. Phiếu số %s.") % receipt.number_text)
            return redirect("national-file", uuid)
    return render(
        request, "office/national/form.html", form_context(file, form, _("Tiếp nhận hồ sơ"), button=_("Tiếp nhận"))
    )


@role_required(MINISTRY)
@once
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the office found; then the file goes to the central council."""
    file = file_of(request, uuid)
    stop(rules_national.can_check(acting_of(request), file))
    initial: dict[str, Any] = {"conclusion": file.conclusion, "version": file.version}
    if file.is_complete is not None:
        initial["is_complete"] = "1" if file.is_complete else "0"
    form = CheckForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.save_check(
                file,
                conclusion=data["conclusion"],
                is_complete=data["is_complete"],
                by=acting_of(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã lưu phần kiểm tra."))
            return redirect("national-file", uuid)
    return render(request, "office/national/form.html", form_context(file, form, _("Kiểm tra hồ sơ")))


@role_required(MINISTRY)
@once
@require_POST
def finish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand the file over to the central council."""
    with told(request):
        domain.finish_check(file_of(request, uuid), by=acting_of(request), expected=seen_version(request))
        messages.success(request, _("Đã kiểm tra xong. Hồ sơ chuyển Tổ tư vấn và Hội đồng cấp trung ương."))
    return redirect("national-file", uuid)


@role_required(MINISTRY)
@once
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask the province to complete the file."""
    file = file_of(request, uuid)
    stop(rules_national.can_ask(acting_of(request), file))
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.ask_province(file, **form.cleaned_data, by=acting_of(request))
            messages.success(request, _("Tỉnh đã thấy yêu cầu. Công văn được soạn sẵn ở mục Văn bản."))
            return redirect("national-file", uuid)
    title = _("Đề nghị tỉnh hoàn thiện hồ sơ")
    return render(request, "office/national/form.html", form_context(file, form, title, button=_("Gửi yêu cầu")))


@role_required(MINISTRY)
@once
@require_POST
def go_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """No longer wait for the province."""
    with told(request):
        domain.go_on_without(file_of(request, uuid), by=acting_of(request))
        messages.success(request, _("Đã đóng yêu cầu."))
    return redirect("national-file", uuid)


@role_required(MINISTRY)
@once
@require_POST
def summary(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The report to the Minister on the files of the round of this file."""
    one = round_of(file_of(request, uuid))
    if one is None:
        raise PermissionDenied(_("Hồ sơ chưa vào đợt nào của Bộ."))
    with told(request):
        paper = acts.draft_summary(one, by=acting_of(request))
        return redirect("paper", paper.uuid)
    return redirect("national-file", uuid)
