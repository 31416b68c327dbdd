"""Withdrawal on screen: a case with its clock, its papers, or a decision entered from paper (Điều 8)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.certificates import domain, queries, rules, terms
from saolang.certificates.models import Certificate, WithdrawalCase
from saolang.core import clock
from saolang.core.errors import NotNow, Refusal
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.certificates.forms import CaseForm, DropForm, RecordForm
from saolang.web.once import once

OFFICES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)


def _certificate(request: HttpRequest, uuid: UUID) -> Certificate:
    return get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]


def _case(request: HttpRequest, uuid: UUID) -> WithdrawalCase:
    return get_object_or_404(queries.cases_visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]


def _stop(refusal: Refusal | None) -> None:
    if refusal:
        raise PermissionDenied(refusal.sentence)


@role_required(*OFFICES)
@once
def start(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Open the case of a certificate; an open one is shown instead."""
    found = _certificate(request, uuid)
    _stop(rules.can_decide(request.acting, found))  # type: ignore[attr-defined]
    running = found.withdrawal_cases.filter(dropped_on__isnull=True).first()
    if running:
        return redirect("withdrawal-case", running.uuid)
    form = CaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            case = domain.open_withdrawal(found, **_values(form), by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã mở việc thu hồi. Hãy lập tờ trình."))
            return redirect("withdrawal-case", case.uuid)
    context = {"certificate": found, "form": form, "limit": terms.limit("withdrawal")}
    return render(request, "office/certificates/withdraw.html", context)


def _values(form: CaseForm) -> dict[str, Any]:
    return {key: form.cleaned_data[key] for key in ("ground", "conclusion", "concluded_on", "findings")}


@role_required(*OFFICES, Role.PROVINCE_LEADER)
def case(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The case: what it rests on, by when, its two papers, the next step."""
    found = _case(request, uuid)
    due = terms.withdrawal_due_on(found.concluded_on)
    submission, decision = live(found.submission_paper), live(found.decision_paper)
    certificate = found.certificate
    ended = found.dropped_on is not None or hasattr(certificate, "withdrawal")
    may = request.acting.role in OFFICES and rules.can_decide(request.acting, certificate) is None  # type: ignore[attr-defined]
    grounds = {one.key: one.text for one in terms.withdrawal_grounds()}
    context = {
        "case": found,
        "certificate": certificate,
        "ground": grounds.get(found.ground, ""),
        "due": due,
        "left": (due - clock.today()).days,
        "papers": [paper for paper in (submission, decision) if paper],
        "ended": ended,
        "may": may and not ended,
        "next": "" if ended else _next(found, submission, decision),
        "limit": terms.limit("withdrawal"),
    }
    return render(request, "office/certificates/case.html", context)


def _next(case: WithdrawalCase, submission: OfficialPaper | None, decision: OfficialPaper | None) -> str:
    """What the office does next: "findings", "submission", "decision", or "wait" while a paper is on its way."""
    if decision:
        return "wait" if decision.state != PaperState.DRAFT else "send"
    if submission is None:
        return "submission" if case.findings else "findings"
    if submission.state == PaperState.ISSUED:
        return "decision"
    return "send" if submission.state == PaperState.DRAFT else "wait"


@role_required(*OFFICES)
@once
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ground, conclusion and findings of the case."""
    found = _case(request, uuid)
    _stop(rules.can_decide(request.acting, found.certificate))  # type: ignore[attr-defined]
    fields = ("ground", "conclusion", "concluded_on", "findings", "version")
    form = CaseForm(request.POST or None, initial={name: getattr(found, name) for name in fields})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            expected = form.cleaned_data["version"] or 0
            domain.update_withdrawal(found, **_values(form), by=request.acting, expected=expected)  # type: ignore[attr-defined]
            messages.success(request, _("Đã lưu."))
            return redirect("withdrawal-case", uuid)
    context = {"certificate": found.certificate, "case": found, "form": form, "limit": terms.limit("withdrawal")}
    return render(request, "office/certificates/withdraw.html", context)


DRAFTS = {"to-trinh": domain.draft_withdrawal_submission, "quyet-dinh": domain.draft_withdrawal_decision}


@role_required(*OFFICES)
@once
def draft(request: HttpRequest, uuid: UUID, which: str) -> HttpResponse:
    """Draft the submission or the decision; the paper opens."""
    found = _case(request, uuid)
    if which not in DRAFTS:
        raise Http404
    if request.method == "POST":
        with told(request):
            paper = DRAFTS[which](found, by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã soạn văn bản. Hãy xem lại rồi trình ký."))
            return redirect("paper", paper.uuid)
    return redirect("withdrawal-case", uuid)


@role_required(*OFFICES)
@once
def record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Enter a decision of withdrawal that was issued outside, with its scan."""
    found = _certificate(request, uuid)
    authority = queries.deciding_authority(found)
    form = RecordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            if authority is None:
                raise NotNow(_("Cơ quan có thẩm quyền thu hồi chưa có trong hệ thống. Hãy hỏi người quản trị."))
            given = {key: value for key, value in form.cleaned_data.items() if key != "version"}
            domain.record_withdrawal(found, authority=authority, **given, by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã ghi quyết định thu hồi. Trang tra cứu công khai đã đổi."))
            return redirect("certificate", uuid)
    context = {"certificate": found, "form": form, "authority": authority, "limit": terms.limit("withdrawal")}
    return render(request, "office/certificates/withdraw_record.html", context)


@role_required(*OFFICES)
@once
def drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the case without a withdrawal."""
    found = _case(request, uuid)
    _stop(rules.can_decide(request.acting, found.certificate))  # type: ignore[attr-defined]
    form = DropForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            reason, expected = form.cleaned_data["reason"], form.cleaned_data["version"] or 0
            domain.drop_withdrawal(found, reason=reason, by=request.acting, expected=expected)  # type: ignore[attr-defined]
            messages.success(request, _("Đã dừng việc thu hồi."))
            return redirect("certificate", found.certificate.uuid)
    return render(request, "office/certificates/drop.html", {"case": found, "form": form})
