"""The commune's letter: choose dossiers, take one off before it is issued."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import DomainError
from saolang.dossiers import desk, effects, queries
from saolang.dossiers.domain import letters
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier
from saolang.dossiers.rules_office import COMMUNE, COMMUNE_STEP
from saolang.law import clock as law_clock
from saolang.law.errors import LawError
from saolang.law.routes import route_for
from saolang.papers import queries as papers
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once


def at_commune(acting: Membership) -> list[Dossier]:
    """Received dossiers of this commune whose letter is not issued yet."""
    rows = queries.visible_to(acting).filter(
        steps__key=COMMUNE_STEP, steps__state=StepState.OPEN, receipts__level=COMMUNE
    )
    return list(desk.with_desk(rows.order_by("id").distinct()))


def _lines(acting: Membership, letter: OfficialPaper | None, ticked: set[str]) -> list[dict[str, Any]]:
    found = at_commune(acting)
    states = desk.papers_of(found)
    lines = []
    for dossier in found:
        other = states.state(dossier.assessment.proposal)
        mine = bool(letter and dossier.assessment.proposal == letter.uuid)
        lacking = effects.missing_for_letter(dossier)
        lines.append(
            {
                "dossier": dossier,
                "lacking": lacking,
                "taken": bool(other) and not mine,
                "ticked": str(dossier.uuid) in ticked or (mine and not ticked),
            }
        )
    return lines


@role_required(Role.COMMUNE_OFFICER)
@once
def choose(request: HttpRequest, uuid: UUID | None = None) -> HttpResponse:
    """Choose the dossiers of a new letter; `uuid` is the dossier the officer came from, one that may be seen."""
    ticked = {str(dossier_of(request, uuid).uuid)} if uuid else set()
    return _page(request, None, ticked)


@role_required(Role.COMMUNE_OFFICER)
@once
def revise(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change the list of a draft letter."""
    acting = request.acting  # type: ignore[attr-defined]
    rows = papers.visible_to(acting).filter(template=letters.PROPOSAL, organisation=acting.organisation_id)
    paper = get_object_or_404(rows, uuid=uuid)
    if paper.state != PaperState.DRAFT:
        messages.error(request, _("Chỉ đổi được danh sách khi văn bản còn là bản thảo. Hãy rút văn bản về trước."))
        return redirect(shown.address_of("paper.open", uuid) or "office-dossiers")
    return _page(request, paper, set())


def _page(request: HttpRequest, paper: OfficialPaper | None, ticked: set[str]) -> HttpResponse:
    acting = request.acting  # type: ignore[attr-defined]
    wrong = ""
    if request.method == "POST":
        chosen = request.POST.getlist("dossiers")
        ticked = set(chosen)
        try:
            made = _write(acting, paper, chosen)
        except DomainError as error:
            wrong = error.sentence
        else:
            messages.success(request, _("Đã soạn văn bản đề nghị. Hãy xem lại rồi trình ký."))
            return redirect(shown.address_of("paper.open", made.uuid) or "office-dossiers")
    own = papers.visible_to(acting).filter(template=letters.PROPOSAL, organisation=acting.organisation_id)
    context = {
        "lines": _lines(acting, paper, ticked),
        "wrong": wrong,
        "paper": paper,
        "drafts": [] if paper else own.filter(state=PaperState.DRAFT).order_by("id"),
        "next_round": _next_round(),
    }
    return render(request, "office/dossiers/proposal.html", context)


def _write(acting: Membership, paper: OfficialPaper | None, chosen: list[str]) -> OfficialPaper:
    found = {str(dossier.uuid): dossier for dossier in at_commune(acting)}
    if any(key not in found for key in chosen):
        raise Http404
    dossiers = [found[key] for key in chosen]
    if paper is None:
        return letters.draft_proposal(dossiers, by=acting)
    return letters.revise_proposal(paper, dossiers, by=acting)


def _next_round() -> law_clock.Round | None:
    """The round of a letter issued today."""
    try:
        return law_clock.round_for(clock.today(), route_for(clock.today()))
    except LawError:
        return None
