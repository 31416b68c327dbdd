"""Paper sets handed to the next level: several dossiers of one sender, one record."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.dossiers import checklist, queries, rules_together, work_together
from saolang.dossiers.domain.handing import Handed, drop_handing, record_handing
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import HandedSet, SetHanding
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import HandingForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once

Level = SetHanding.Level
SIDES = (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)


@role_required(Role.COMMUNE_OFFICER, Role.OCOP_OFFICE)
@once
def to_province(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The commune's sets for the province; either side writes the record."""
    return _handing(request, uuid, Level.PROVINCE)


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
def to_ministry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The province's sets for the Ministry."""
    return _handing(request, uuid, Level.MINISTRY)


def _handing(request: HttpRequest, uuid: UUID, level: str) -> HttpResponse:
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_together.can_hand(acting, dossier, level=level))
    lines = _lines(request, dossier, acting, level)
    form = HandingForm(request.POST or None, initial=_initial(acting), use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = record_handing(_chosen(request, lines), level=level, by=acting, **form.cleaned_data)
            messages.success(request, _("Đã ghi giao nhận. In biên bản, hai bên ký, rồi ghi ngày và gửi kèm bản quét."))
            return redirect(shown.address_of("paper.open", made.paper) if made.paper else _up(dossier))
    return page(request, "handing", dossier, form=form, lines=lines, is_ministry=level == Level.MINISTRY)


def _initial(acting: Membership) -> dict[str, Any]:
    """The day, and the side that this person stands on."""
    name = acting.account.full_name
    side = {Role.COMMUNE_OFFICER: "given_by", Role.MINISTRY_OFFICE: "taken_by"}.get(Role(acting.role))
    return {"handed_on": clock.today(), "way": SetHanding.Way.DIRECT, **({side: name} if side else {})}


def _lines(request: HttpRequest, dossier: Dossier, acting: Membership, level: str) -> list[dict[str, Any]]:
    """Dossiers of the same sender that wait for their hand-over, the one the person came from first."""
    same = {"province": dossier.province_id} if level == Level.MINISTRY else {"commune": dossier.commune_id}
    rows = work_together.not_handed(acting, level).filter(**same).exclude(pk=dossier.pk)
    rows = rows.select_related("product__producer__organisation", "assessment", "national_file")
    chosen = request.POST.getlist("dossiers")
    own = queries.visible_to(acting).select_related("product__producer__organisation", "assessment", "national_file")
    return [
        {
            "dossier": one,
            "ticked": str(one.uuid) in chosen if request.method == "POST" else True,
            "sets": request.POST.get(f"sets-{one.uuid}", "1"),
            "samples": request.POST.get(f"samples-{one.uuid}", str(_samples(one, level))),
            "needs_samples": bool(checklist.samples_needed(one)),
            "is_electronic": request.method != "POST" or f"electronic-{one.uuid}" in request.POST,
        }
        for one in [*own.filter(pk=dossier.pk), *rows]
    ]


def _samples(dossier: Dossier, level: str) -> int:
    row = getattr(dossier, "national_file" if level == Level.MINISTRY else "assessment", None)
    return (row.samples or 0) if row else 0


def _chosen(request: HttpRequest, lines: list[dict[str, Any]]) -> list[Handed]:
    known = {str(line["dossier"].uuid): line for line in lines}
    keys = request.POST.getlist("dossiers")
    if any(key not in known for key in keys):
        raise Http404
    return [
        Handed(
            known[key]["dossier"],
            paper_sets=_number(known[key]["sets"]),
            is_electronic=known[key]["is_electronic"],
            samples=_number(known[key]["samples"]),
        )
        for key in keys
    ]


def _number(text: str) -> int:
    """A typed number; what is none becomes -1, which the domain refuses with its sentence."""
    words = text.strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 6 else -1


def handed_sets(dossier: Dossier) -> list[HandedSet]:
    """The hand-overs of a dossier, for its record page."""
    rows = dossier.handed_sets.select_related("handing__sender", "handing__receiver", "handing__recorded_by")
    return list(rows.order_by("handing__handed_on", "id"))


@role_required(*SIDES)
@require_POST
@once
def drop(request: HttpRequest, uuid: UUID, handing: UUID) -> HttpResponse:
    """Take back a hand-over that was entered by mistake."""
    dossier = dossier_of(request, uuid)
    row = get_object_or_404(SetHanding, lines__dossier=dossier, uuid=handing)
    with told(request):
        drop_handing(row, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã bỏ lần giao nhận này."))
    return redirect(_up(dossier))


def _up(dossier: Dossier) -> str:
    return reverse("office-dossier", args=[dossier.uuid])
