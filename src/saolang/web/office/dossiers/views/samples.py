"""Sample products at the commune: lots as they are handed over, and the hand-over record."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.dossiers import checklist, rules_office
from saolang.dossiers.domain.samples import draft_handover, drop_samples, record_samples
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import SamplesForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once


@role_required(Role.COMMUNE_OFFICER)
@once
def samples(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What was handed over so far, and one more lot."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(acting, dossier))
    row, needed = dossier.assessment, checklist.samples_needed(dossier)
    left = max(needed - (row.samples or 0), 0)
    initial = {
        "count": left or None,
        "samples_received_on": clock.today(),
        "given_by": dossier.product.producer.representative,
        "version": row.version,
    }
    form = SamplesForm(request.POST or None, initial=initial, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        with guard(form):
            version, received_on = data.pop("version") or 0, data.pop("samples_received_on")
            made = record_samples(row, received_on=received_on, by=acting, expected=version, **data)
            sentence = ngettext("Đã ghi %d sản phẩm mẫu.", "Đã ghi %d sản phẩm mẫu.", made.count)
            messages.success(request, sentence % made.count)
            return redirect("office-dossier-samples", uuid)
    handovers = list(dossier.handovers.all())
    papers = OfficialPaper.objects.filter(uuid__in=[one.paper for one in handovers if one.paper])
    context = {
        "form": form,
        "needed": needed,
        "left": left,
        "have": row.samples or 0,
        "handovers": handovers,
        "papers": [paper for paper in papers if paper.state != "dropped"],
    }
    return page(request, "samples", dossier, **context)


@role_required(Role.COMMUNE_OFFICER)
@require_POST
@once
def drop(request: HttpRequest, uuid: UUID, lot: UUID) -> HttpResponse:
    """Take a line back that was entered by mistake."""
    dossier = dossier_of(request, uuid)
    handover = get_object_or_404(dossier.handovers, uuid=lot)
    with told(request):
        drop_samples(handover, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã bỏ lần ghi này."))
    return redirect("office-dossier-samples", uuid)


@role_required(Role.COMMUNE_OFFICER)
@require_POST
@once
def record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the hand-over record and open it."""
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(request.acting, dossier))  # type: ignore[attr-defined]
    with told(request):
        paper = draft_handover(dossier.assessment, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã soạn biên bản giao nhận. In ra, hai bên ký, rồi ghi ngày và gửi kèm bản quét."))
        return redirect(shown.address_of("paper.open", paper.uuid) or reverse("office-dossier", args=[uuid]))
    return redirect("office-dossier-samples", uuid)
