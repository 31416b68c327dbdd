"""Pages of the OCOP office: its check, and the letter of a commune that works on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from saolang.councils.queries_rounds import entry_of
from saolang.dossiers import checklist, rules_office
from saolang.dossiers.domain import office, recording
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.dossiers.forms import CheckForm, RecordLetterForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.office.dossiers.views.record import missing_for
from saolang.web.once import once


@role_required(Role.OCOP_OFFICE)
@once
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the office found; then the dossier may go on to the council of its round."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_check(acting, dossier))
    row = dossier.office_check
    initial: dict[str, Any] = {"conclusion": row.conclusion, "version": row.version}
    if row.conclusion or row.is_complete:
        initial["is_complete"] = "1" if row.is_complete else "0"
    form = CheckForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            office.save_check(
                row,
                conclusion=data["conclusion"],
                is_complete=data["is_complete"],
                by=acting,
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã lưu phần kiểm tra."))
            return redirect("office-dossier-finish", uuid)
    return page(request, "check", dossier, form=form, missing=missing_for(dossier, acting))


@role_required(Role.OCOP_OFFICE)
@once
def finish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask once, then hand the dossier over to the council team and the council."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_check(acting, dossier))
    if request.method == "POST":
        with told(request):
            office.finish_check(dossier, by=acting, expected=seen_version(request))
            messages.success(request, _("Đã kiểm tra xong. Hồ sơ chuyển sang bước của Hội đồng."))
        return redirect("office-dossier", uuid)
    entry = entry_of(dossier)
    missing = missing_for(dossier, acting)
    return page(request, "finish", dossier, missing=missing, check=dossier.office_check, entry=entry)


@role_required(Role.OCOP_OFFICE)
@once
def record_letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Enter the letter and Mẫu số 03 of a commune that works on paper."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_record_letter(acting, dossier))
    form = RecordLetterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            recording.record_letter(
                dossier,
                received_on=data["received_on"],
                report=recording.OnPaper(data["report_number"], data["report_on"], data["report_scan"]),
                letter=recording.OnPaper(data["letter_number"], data["letter_on"], data["letter_scan"]),
                signer_name=data["signer_name"],
                signer_post=data["signer_post"],
                samples=data["samples"],
                by=acting,
            )
            messages.success(request, _("Đã ghi nhận văn bản đề nghị của xã. Hồ sơ đã về cơ quan."))
            return redirect("office-dossier", uuid)
    return page(request, "record_letter", dossier, form=form, samples_needed=checklist.samples_needed(dossier))
