"""Pages of the commune's work: receipt, components, four contents, samples, Mẫu số 03."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.core.errors import DomainError, Refusal
from saolang.dossiers import checklist, desk, reading, rules_office
from saolang.dossiers.domain import commune, letters, office
from saolang.dossiers.models import Dossier
from saolang.law.routes import route
from saolang.people.enums import Role
from saolang.producers import rules as producer_rules
from saolang.producers.domain.register import confirm_producer
from saolang.producers.models import ProducerState
from saolang.producers.queries import near_to
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import ComponentsForm, FindingsForm, ReceiveForm
from saolang.web.office.dossiers.views.found import WORKERS, dossier_of
from saolang.web.once import once


def stop(refusal: Refusal | None) -> None:
    """A page that the acting membership has no business on answers 403 with the reason."""
    if refusal:
        raise PermissionDenied(refusal.sentence)


def page(request: HttpRequest, name: str, dossier: Dossier, **context: Any) -> HttpResponse:
    """A page of work on one dossier."""
    return render(request, f"office/dossiers/{name}.html", {"dossier": dossier, **context})


@role_required(*WORKERS)
@once
def receive(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The commune, then the OCOP office, takes a dossier in."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    is_commune = acting.role == Role.COMMUNE_OFFICER
    rule = rules_office.can_receive if is_commune else rules_office.can_receive_at_office
    stop(rule(acting, dossier))
    form = ReceiveForm(request.POST or None, initial={"received_on": clock.today(), "version": dossier.version})
    if request.method == "POST" and form.is_valid():
        act = commune.receive_dossier if is_commune else office.receive_at_office
        day, version = form.cleaned_data["received_on"], form.cleaned_data["version"]
        with guard(form):
            receipt = act(dossier, received_on=day, by=acting, expected=version)
            messages.success(request, _("Đã tiếp nhận. Phiếu số %s.") % receipt.number_text)
            return redirect("office-dossier", uuid)
    producer = dossier.product.producer
    waits = producer.state == ProducerState.WAITING
    context = {
        "form": form,
        "is_commune": is_commune,
        "producer_waits": waits,
        "near": near_to(producer) if waits and is_commune else [],
        "can_confirm": waits and producer_rules.can_confirm(acting, producer) is None,
        "samples_needed": checklist.samples_needed(dossier),
        "limit": route(dossier.route).deadline("commune-assessment"),
    }
    return page(request, "receive", dossier, **context)


@role_required(Role.COMMUNE_OFFICER)
@once
def confirm(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Confirm the producer of a dossier on the way to its receipt."""
    dossier = dossier_of(request, uuid)
    if request.method == "POST":
        with told(request):
            confirm_producer(dossier.product.producer, by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã xác nhận chủ thể."))
    return redirect("office-dossier-receive", uuid)


@role_required(*WORKERS)
@once
def components(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Have or missing, component by component; both agencies keep their own check."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    is_commune = acting.role == Role.COMMUNE_OFFICER
    stop((rules_office.can_assess if is_commune else rules_office.can_check)(acting, dossier))
    row = dossier.assessment if is_commune else dossier.office_check
    items, filed = checklist.components(dossier), reading.filed(dossier)
    form = ComponentsForm(request.POST or None, components=items, kept=row.components, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        save: Any = commune.save_assessment if is_commune else office.save_check
        version = form.cleaned_data["version"] or 0
        with guard(form):
            save(row, components=form.values(), by=acting, expected=version)
            messages.success(request, _("Đã lưu phần kiểm tra thành phần hồ sơ."))
            return redirect("office-dossier", uuid)
    return page(request, "components", dossier, form=form, rows=_component_rows(form, filed))


def _component_rows(form: ComponentsForm, filed: reading.Filed) -> list[dict[str, Any]]:
    """Each component with how the electronic dossier answers it: the forms are there, evidence by its kind."""
    kinds = filed.evidence_kinds
    return [
        {"item": item, "state": state, "note": note, "attached": item.required or item.key in kinds}
        for item, state, note in form.rows()
    ]


@role_required(Role.COMMUNE_OFFICER)
@once
def contents(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The four contents: what the producer says beside what the commune found; saves itself."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(acting, dossier))
    row, items, filed = dossier.assessment, checklist.contents(dossier), reading.filed(dossier)
    initial = {"version": row.version, "held_meeting": row.held_meeting, "meeting_note": row.meeting_note}
    form = FindingsForm(request.POST or None, contents=items, kept=row.findings, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            commune.save_assessment(
                row,
                findings=form.values(),
                held_meeting=data["held_meeting"],
                meeting_note=data["meeting_note"],
                by=acting,
                expected=data["version"] or 0,
            )
            return _after_contents(request, uuid)
    rows = [(item, field, reading.description(filed, item)) for item, field in form.rows()]
    return page(request, "contents", dossier, form=form, rows=rows)


@role_required(Role.COMMUNE_OFFICER)
@require_POST
def save_contents(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The four contents save themselves; answers with the next version.

    Carries no one-time key: saving the same text again is no change, and a stale version is refused.
    """
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(acting, dossier))
    form = FindingsForm(request.POST, contents=checklist.contents(dossier), kept={})
    if not form.is_valid():
        return HttpResponse(status=422)
    try:
        row = commune.save_assessment(
            dossier.assessment,
            findings=form.values(),
            held_meeting=form.cleaned_data["held_meeting"],
            meeting_note=form.cleaned_data["meeting_note"],
            by=acting,
            expected=form.cleaned_data["version"] or 0,
        )
    except DomainError:
        return HttpResponse(status=409)
    return render(request, "office/dossiers/version.html", {"version": row.version})


def _after_contents(request: HttpRequest, uuid: UUID) -> HttpResponse:
    if "soan" in request.POST:
        return redirect("office-dossier-report", uuid)
    messages.success(request, _("Đã lưu phần đánh giá."))
    return redirect(f"{reverse('office-dossier', args=[uuid])}?phan=bon-noi-dung")


@role_required(Role.COMMUNE_OFFICER)
@once
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask once, then write Mẫu số 03 from the assessment and open the paper."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(acting, dossier))
    if request.method == "POST":
        with told(request):
            paper = letters.draft_report(dossier.assessment, by=acting)
            messages.success(request, _("Đã soạn Báo cáo Mẫu số 03. Hãy xem lại rồi trình ký."))
            return redirect(shown.address_of("paper.open", paper.uuid) or reverse("office-dossier", args=[uuid]))
        return redirect("office-dossier", uuid)
    return page(request, "report", dossier, lacking=desk.lacking_findings(dossier))
