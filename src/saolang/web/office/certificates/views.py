"""Certificates: the list with states of today, the life of one, withdrawal, prolongation, the sheet to print."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.certificates import codes, documents, domain, queries, rules, terms
from saolang.certificates.models import Certificate
from saolang.certificates.state import CertificateState, state_on
from saolang.core import clock, events, practice
from saolang.documents.write import write_docx, write_pdf
from saolang.dossiers.models import Dossier
from saolang.dossiers.renewal import running_renewal
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.downloads import named
from saolang.web.forms import guard
from saolang.web.home import layout_for
from saolang.web.office.certificates.forms import FilterForm, ProlongForm
from saolang.web.once import once
from saolang.web.ui import parts

READERS = (
    Role.COMMUNE_OFFICER,
    Role.COMMUNE_LEADER,
    Role.OCOP_OFFICE,
    Role.PROVINCE_LEADER,
    Role.MINISTRY_OFFICE,
    Role.PRODUCER,
)
OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
DECIDERS = (Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = 50


@role_required(*READERS)
def certificate_list(request: HttpRequest) -> HttpResponse:
    """The certificates in scope, each with its state of today."""
    form = FilterForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    day = clock.today()
    rows = _filtered(queries.visible_to(request.acting), given)  # type: ignore[attr-defined]
    page = Paginator(rows.order_by("-issued_on", "-id"), PAGE).get_page(request.GET.get("trang"))
    context = {
        "layout": layout_for(request.acting),  # type: ignore[attr-defined]
        "form": form,
        "page": page,
        "lines": [(one, state_on(one, day)) for one in page.object_list],
        "active": sum(bool(value) for value in given.values()),
        "can_lay_out": request.acting.role in OFFICES,  # type: ignore[attr-defined]
    }
    return render(request, "office/certificates/list.html", context)


def _filtered(rows: QuerySet[Certificate], given: dict[str, Any]) -> QuerySet[Certificate]:
    rows = queries.with_state(rows, given.get("tinh_trang", ""), clock.today())
    if given.get("sao"):
        rows = rows.filter(star=int(given["sao"]))
    for word in fold(given.get("xa", "")).split():
        here = Q(product__place__folded__contains=word)
        rows = rows.filter(here | Q(product__place__responsibility__today__folded__contains=word))
    for word in fold(given.get("tim", "")).split():
        rows = rows.filter(
            Q(product__folded__contains=word)
            | Q(product__producer__organisation__folded__contains=word)
            | Q(number_text__icontains=word)
            | Q(decision_number__icontains=word)
            | Q(code__iexact=codes.normalise(word))
        )
    return rows


def _found(request: HttpRequest, uuid: UUID) -> Certificate:
    return get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]


@role_required(*READERS)
def certificate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One certificate and its life."""
    found = _found(request, uuid)
    state = state_on(found, clock.today())
    last = found.last_valid_on
    context = {
        "layout": layout_for(request.acting),  # type: ignore[attr-defined]
        "certificate": found,
        "state": state,
        "shown_code": codes.shown(found.code),
        "can_withdraw": _may_withdraw(request.acting, found),  # type: ignore[attr-defined]
        "can_record": request.acting.role in OFFICES,  # type: ignore[attr-defined]
        "withdrawable": rules.not_withdrawable(found, clock.today()) is None,
        "case": found.withdrawal_cases.filter(dropped_on__isnull=True).first(),
        "can_decide": rules.can_decide(request.acting, found) is None,  # type: ignore[attr-defined]
        "can_print": documents.printable(found),
        "preprinted": documents.is_preprinted(found.authority),
        "can_start": request.acting.role == Role.PRODUCER and state.kind != "replaced",  # type: ignore[attr-defined]
        "opens": terms.renewal_opens(last) if last else None,
        "closes": terms.renewal_closes(last) if last else None,
        "history": [_line(event) for event in events.history(found)],
        **_ended(found, state),
    }
    return render(request, "office/certificates/certificate.html", context)


def _may_withdraw(by: Membership, found: Certificate) -> bool:
    return by.role in OFFICES and rules.can_decide(by, found) is None


def _ended(found: Certificate, state: CertificateState) -> dict[str, Any]:
    grounds = {one.key: one.text for one in terms.withdrawal_grounds()}
    withdrawal = getattr(found, "withdrawal", None)
    replaced = getattr(found, "replaced_by", None)
    return {
        "withdrawal": withdrawal,
        "ground": grounds.get(withdrawal.ground, "") if withdrawal else "",
        "newer": replaced.by if replaced and state.kind == "replaced" else None,
    }


def _line(event: Any) -> parts.HistoryLine:
    words = {
        "issued": _("cấp giấy chứng nhận"),
        "recorded": _("ghi nhận theo tài liệu"),
        "withdrawal-opened": _("mở việc thu hồi"),
        "withdrawal-drafted": _("soạn văn bản thu hồi"),
        "withdrawal-dropped": _("dừng việc thu hồi"),
        "withdrawn": _("ghi quyết định thu hồi"),
        "prolonged": _("kéo dài hiệu lực"),
        "prolongation-ended": _("kết thúc kéo dài"),
        "replaced": _("thay bằng giấy chứng nhận mới"),
    }
    return parts.HistoryLine(
        at=event.at, who=event.actor_name or _("Hệ thống"), sentence=words.get(event.kind, event.kind), unit=event.unit
    )


@role_required(*DECIDERS)
@once
def prolong(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Enter a prolongation."""
    found = _found(request, uuid)
    waiting = running_renewal(found)
    form = ProlongForm(request.POST or None, initial={"version": found.version, "reason": _waits_for(waiting)})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = dict(form.cleaned_data)
            expected = given.pop("version") or 0
            renewal = waiting.uuid if waiting else None
            domain.prolong(found, **given, renewal=renewal, by=request.acting, expected=expected)  # type: ignore[attr-defined]
            messages.success(request, _("Đã kéo dài hiệu lực."))
            return redirect("certificate", uuid)
    until = terms.prolonged_until(found.last_valid_on) if found.last_valid_on else None
    context = {"certificate": found, "form": form, "until": until, "limit": terms.limit("prolongation")}
    if found.last_valid_on:
        context["refused"] = rules.not_prolongable(found.last_valid_on)
    context["for_all"] = practice.value("prolongation_for") == "any_late_filer"
    return render(request, "office/certificates/prolong.html", context)


def _waits_for(waiting: Dossier | None) -> str:
    """The reason, where the renewal is filed here."""
    if waiting is None or waiting.submitted_at is None:
        return ""
    day = f"{timezone.localdate(waiting.submitted_at):%d/%m/%Y}"
    return _("Hồ sơ đánh giá lại đã nộp ngày %s, đang chờ kết quả.") % day


@role_required(*READERS)
def sheet(request: HttpRequest, uuid: UUID, ending: str) -> HttpResponse:
    """The certificate as PDF or DOCX with its QR code."""
    found = _found(request, uuid)
    if not documents.printable(found):
        messages.error(request, _("Giấy chứng nhận ghi theo tài liệu cũ nên không in lại được từ hệ thống."))
        return redirect("certificate", uuid)
    if ending == "docx" and documents.is_preprinted(found.authority):
        messages.error(request, _("Cơ quan cấp in lên phôi có sẵn nên chỉ có bản PDF."))
        return redirect("certificate", uuid)
    document = documents.certificate_sheet(found)
    content = write_pdf(document) if ending == "pdf" else write_docx(document)
    response = HttpResponse(content, content_type="application/pdf" if ending == "pdf" else DOCX)
    name = f"Giấy chứng nhận OCOP {found.product.name}.{ending}"
    return named(response, name)
