"""The council's page: progress, meeting, results, papers; for those who lead it, the next step."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.councils import composition, explain, queries, rules, working_rules
from saolang.councils.domain import consultation, outcome, papers, scoring, taking_effect
from saolang.councils.domain import meeting as meeting_domain
from saolang.councils.enums import CouncilState, Outcome
from saolang.councils.levels import OFFICE_ROLES
from saolang.councils.models import Council, Result, RoundEntry, Sheet
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import live
from saolang.people.models import Membership
from saolang.web.access import role_required, signed_in
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.councils import shown
from saolang.web.office.councils.forms import ConflictForm, MeetingForm, ReasonForm, meeting_initial
from saolang.web.office.councils.views import beside
from saolang.web.office.councils.views.found import Place, led_by, place_of
from saolang.web.once import once
from saolang.web.ui import parts


@signed_in
def board(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Progress of dossiers x members, the next step, what stands against it, the papers."""
    place = place_of(request, uuid)
    council = place.council
    prefetch_related_objects([council], "body__seats", "attendances")
    viewer = place.seat if isinstance(place.actor, rules.Seated) else None
    written = council.round.is_written
    judge = consultation.stands_against if written else meeting_domain.stands_against
    against = judge(council) if council.state == CouncilState.SCORING and place.runs else []
    issued = _papers(council)
    context = {
        "council": council,
        "written": written,
        "tone": shown.TONES[CouncilState(council.state)],
        "board": queries.board(council, viewer),
        "runs": place.runs,
        "reopen_under": _reopen_under(council) if place.runs and council.state == CouncilState.SCORING else "",
        "is_office": isinstance(place.actor, Membership) and place.runs,
        "sits": place.seat is not None and rules.scores(place.seat, working_rules.read(council.rules)),
        "missing": [parts.Missing(sentence=error.sentence, blocks=True) for error in against],
        "rules": working_rules.read(council.rules).sentences(),
        **_made_up(place, issued),
        "quorum": queries.quorum(council),
        "papers": issued,
        "results": [
            (result, explain.outcome(result), explain.mean_shown(result)) for result in queries.results_of(council)
        ],
        "marks_conflicts": place.runs and council.state in (CouncilState.ESTABLISHED, CouncilState.SCORING),
        "step": _next_step(council),
        **beside.context(place),
    }
    return render(request, "office/councils/board.html", context)


def _made_up(place: Place, issued: list[OfficialPaper]) -> dict[str, Any]:
    """Who has the chair by which paper and, for those who run the council, whom the law asks for besides."""
    council = place.council
    decision = next((paper for paper in issued if paper.uuid == council.decision_paper), None)
    delegation = composition.delegation_in(decision) if decision else ""
    shown_to = place.runs and not council.announced_on
    found = composition.lacks_of(council, delegation=delegation) if shown_to else []
    return {"delegation": delegation, **shown.lacking(found)}


def _reopen_under(council: Council) -> str:
    """The address under which each closed sheet is opened again: made once for thousands of cells."""
    none = UUID(int=0)
    return reverse("council-reopen", args=[council.uuid, none]).removesuffix(f"{none}/")


def _papers(council: Council) -> list[OfficialPaper]:
    keys = [
        council.decision_paper,
        council.minutes_paper,
        council.submission_paper,
        council.recognition_paper,
        council.approval_paper,
    ]
    order = {key: place for place, key in enumerate(keys) if key}
    return sorted(OfficialPaper.objects.filter(uuid__in=order), key=lambda paper: order[paper.uuid])


def _next_step(council: Council) -> str:
    """Name of the next step; the template draws its sentence and button."""
    if council.announced_on:
        return "done"
    if council.state != CouncilState.MINUTED:
        return {CouncilState.CONCLUDED: "minutes"}.get(CouncilState(council.state), council.state)
    submission = live(council.submission_paper)
    if submission is None or submission.state != "issued":
        return "submission"
    waiting = taking_effect.pending(council)
    if any(explain.certified(result) for result in waiting):
        return "recognition"
    return "approval" if all(explain.outcome(result) == Outcome.NATIONAL for result in waiting) else "announce"


def _act(request: HttpRequest, uuid: UUID, act: Callable[..., Any], done: str) -> HttpResponse:
    place = led_by(request, uuid)
    with told(request):
        act(place.council, by=place.actor, expected=seen_version(request))
        messages.success(request, done)
    return redirect("council-board", uuid)


@signed_in
@once
@require_POST
def open_scoring(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give every member a sheet for every checked dossier."""
    if led_by(request, uuid).council.round.is_consultation:
        return _act(request, uuid, consultation.send_sheets, _("Đã gửi phiếu lấy ý kiến đến các thành viên."))
    return _act(request, uuid, scoring.open_scoring, _("Đã mở chấm điểm. Các thành viên thấy phiếu của mình."))


@signed_in
@once
@require_POST
def conclude(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Compute the results."""
    written = led_by(request, uuid).council.round.is_written
    act = consultation.conclude_opinions if written else meeting_domain.conclude
    return _act(request, uuid, act, _("Đã chốt kết quả từ các phiếu."))


@signed_in
@once
def meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Attendance, place, time, discussion."""
    place = led_by(request, uuid)
    council = place.council
    initial = meeting_initial(council, queries.present_seats(council))
    form = MeetingForm(request.POST or None, initial=initial, council=council)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            expected = form.cleaned_data["version"] or 0
            meeting_domain.save_meeting(council, **form.values(), by=place.actor, expected=expected)
            messages.success(request, _("Đã lưu nội dung cuộc họp."))
            return redirect("council-board", uuid)
    return render(request, "office/councils/meeting.html", {"council": council, "form": form})


DRAFTS = {
    "bien-ban": outcome.draft_minutes,
    "to-trinh": outcome.draft_submission,
    "quyet-dinh": outcome.draft_recognition,
    "phe-duyet": outcome.draft_approval,
    "bang-tong-hop": papers.draft_summary_table,
    "bao-cao": papers.draft_council_report,
}


@role_required(*OFFICE_ROLES)
@once
@require_POST
def draft(request: HttpRequest, uuid: UUID, which: str) -> HttpResponse:
    """Write minutes, submission or decision from the results and open the paper."""
    if which not in DRAFTS:
        raise Http404
    place = led_by(request, uuid)
    with told(request):
        paper = DRAFTS[which](place.council, by=request.acting)  # type: ignore[attr-defined]
        return redirect("paper", paper.uuid)
    return redirect("council-board", uuid)


@role_required(*OFFICE_ROLES)
@once
@require_POST
def announce(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Results take effect without a decision when no product is to be recognised."""
    place = led_by(request, uuid)
    with told(request):
        taking_effect.announce(place.council, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã soạn thông báo kết quả cho từng chủ thể."))
    return redirect("council-board", uuid)


@signed_in
@once
def conflict(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """A member, or who leads the meeting, writes down that a member does not score a dossier."""
    place = place_of(request, uuid)
    found = get_object_or_404(
        RoundEntry.objects.select_related("dossier__product"), uuid=entry, round=place.council.round
    )
    seats = queries.scoring_seats(place.council)
    if not place.runs:
        seats = [seat for seat in seats if place.seat and seat.pk == place.seat.pk]
    if not seats:
        raise PermissionDenied(_("Bạn không chấm điểm trong Hội đồng này."))
    form = ConflictForm(request.POST or None, seats=seats, initial={"seat": str((place.seat or seats[0]).uuid)})
    if request.method == "POST" and form.is_valid():
        seat = next(seat for seat in seats if str(seat.uuid) == form.cleaned_data["seat"])
        with guard(form):
            scoring.declare_conflict(found, seat=seat, reason=form.cleaned_data["reason"], by=place.actor)
            messages.success(request, _("Đã ghi. Hồ sơ này không còn trong danh sách chấm của thành viên."))
            return redirect("council-board" if place.runs else "my-sheets", uuid)
    return render(request, "office/councils/conflict.html", {"council": place.council, "entry": found, "form": form})


@signed_in
@once
def reopen(request: HttpRequest, uuid: UUID, sheet: UUID) -> HttpResponse:
    """Open a closed sheet again after discussion."""
    place = led_by(request, uuid)
    rows = Sheet.objects.select_related("council__round__organisation", "entry__dossier__product", "seat")
    found = get_object_or_404(rows, uuid=sheet, council=place.council)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            scoring.reopen_sheet(found, reason=form.cleaned_data["reason"], by=place.actor)
            messages.success(request, _("Đã mở lại phiếu của %s.") % found.seat.full_name)
            return redirect("council-board", uuid)
    return render(request, "office/councils/reopen.html", {"council": place.council, "sheet": found, "form": form})


@signed_in
def result(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    """A result with every number it was made from."""
    place = place_of(request, uuid)
    rows = Result.objects.select_related("entry__dossier__product__producer__organisation", "entry__round")
    found = get_object_or_404(rows, entry__uuid=entry, entry__round=place.council.round)
    context = {
        "council": place.council,
        "result": found,
        "lines": explain.explain_result(found),
        "outcome": explain.outcome(found),
        "mean": explain.mean_shown(found),
    }
    return render(request, "office/councils/result.html", context)
