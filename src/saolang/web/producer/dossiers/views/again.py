"""Đăng ký lại đợt sau: what the last dossier lacked, a new one with these as tasks, ticking them off."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from saolang.dossiers.domain.again import can_start_again, start_again, tick_task
from saolang.dossiers.gaps import gaps_of
from saolang.law import load
from saolang.web.forms import told
from saolang.web.once import once
from saolang.web.producer.dossiers.views.common import acting, dossier_or_404, owners, writers


@owners
@once
def dossier_again(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Says what will be taken over and what is to be mended, then makes the new draft."""
    found = dossier_or_404(request, uuid)
    if refusal := can_start_again(acting(request), found):
        raise PermissionDenied(refusal.sentence)
    if request.method == "POST":
        with told(request):
            return redirect("dossier", start_again(found, by=acting(request)).uuid)
        return redirect("dossier-again", found.uuid)
    criteria = load.product_set(found.product_set).by_key
    gaps = [(gap, criteria.get(gap.criterion)) for gap in gaps_of(found)]
    return render(request, "producer/dossiers/again.html", {"dossier": found, "gaps": gaps})


@writers
@require_POST
@once
def dossier_task(request: HttpRequest, uuid: UUID, task: UUID) -> HttpResponse:
    """Tick a task off, or take the tick back."""
    found = dossier_or_404(request, uuid)
    row = get_object_or_404(found.tasks.select_related("dossier"), uuid=task)
    with told(request):
        tick_task(row, done=request.POST.get("done") == "1", by=acting(request))
    return redirect(reverse("dossier", args=[found.uuid]) + "#viec-can-sua")
