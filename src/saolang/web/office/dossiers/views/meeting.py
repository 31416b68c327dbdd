"""The commune's meeting about the contents of dossiers, with its minutes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.dossiers import rules_office
from saolang.dossiers.domain.meeting import drop_meeting, record_meeting
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import CommuneMeeting
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import MeetingForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.office.dossiers.views.proposal import at_commune
from saolang.web.once import once


@role_required(Role.COMMUNE_OFFICER)
@once
def meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One meeting for one or several dossiers; its opinions go into Mẫu số 03."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_assess(acting, dossier))
    lines = _lines(request, dossier, acting)
    initial = {"held_on": clock.today(), "secretary": acting.account.full_name}
    form = MeetingForm(request.POST or None, initial=initial, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = record_meeting(_opinions(request, lines), by=acting, **form.cleaned_data)
            messages.success(
                request, _("Đã ghi cuộc họp và soạn biên bản. In ra, chủ trì và thư ký ký, rồi gửi kèm bản quét.")
            )
            return redirect(shown.address_of("paper.open", made.paper) if made.paper else "office-dossiers")
    held = CommuneMeeting.objects.filter(opinions__dossier=dossier).order_by("-id")
    return page(request, "meeting", dossier, form=form, lines=lines, held=held)


def _lines(request: HttpRequest, dossier: Dossier, acting: Membership) -> list[dict[str, Any]]:
    """Received dossiers of the commune, the one the officer came from first and ticked."""
    found = sorted(at_commune(acting), key=lambda one: one.pk != dossier.pk)
    chosen = request.POST.getlist("dossiers") if request.method == "POST" else [str(dossier.uuid)]
    return [
        {
            "dossier": one,
            "ticked": str(one.uuid) in chosen,
            "opinion": request.POST.get(f"opinion-{one.uuid}", one.assessment.meeting_note),
        }
        for one in found
    ]


def _opinions(request: HttpRequest, lines: list[dict[str, Any]]) -> list[tuple[Dossier, str]]:
    known = {str(line["dossier"].uuid): line for line in lines}
    keys = request.POST.getlist("dossiers")
    if any(key not in known for key in keys):
        raise Http404
    return [(known[key]["dossier"], known[key]["opinion"]) for key in keys]


@role_required(Role.COMMUNE_OFFICER)
@require_POST
@once
def drop(request: HttpRequest, uuid: UUID, meeting: UUID) -> HttpResponse:
    """Take back a meeting that was entered by mistake."""
    dossier = dossier_of(request, uuid)
    row = get_object_or_404(CommuneMeeting, opinions__dossier=dossier, uuid=meeting)
    with told(request):
        drop_meeting(row, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã bỏ cuộc họp này."))
    return redirect("office-dossier-contents", uuid)
