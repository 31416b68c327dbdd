"""Pages of evaluation rounds: the list with its days, the dossiers of one round, its moves."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.transitions import why_not
from saolang.councils import levels, queries_rounds, rules_rounds, sheet_rows
from saolang.councils.domain import extra_rounds, rounds
from saolang.councils.enums import RoundState
from saolang.councils.models import Round
from saolang.dossiers import national
from saolang.law import clock as law_clock
from saolang.law.errors import LawError
from saolang.law.routes import route_for
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.viet.workdays import working_days_between
from saolang.web.access import role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.dossiers import shown
from saolang.web.office.rounds import papers
from saolang.web.office.rounds.forms import ExtraRoundForm
from saolang.web.once import once
from saolang.web.ui import parts

READERS = levels.READER_ROLES
TONES = {RoundState.OPEN: "info", RoundState.EVALUATING: "soon", RoundState.CLOSED: "neutral"}
PAGE = 50


def _round(request: HttpRequest, uuid: UUID) -> Round:
    rows = queries_rounds.rounds_visible_to(request.acting)  # type: ignore[attr-defined]
    return get_object_or_404(queries_rounds.with_counts(rows), uuid=uuid)


@role_required(*READERS)
def round_list(request: HttpRequest) -> HttpResponse:
    """The rounds of the province, the newest first, each with its days."""
    acting = request.acting  # type: ignore[attr-defined]
    rows = queries_rounds.with_counts(queries_rounds.rounds_visible_to(acting))
    page = Paginator(rows.order_by("-year", "-no"), PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": [(one, TONES[RoundState(one.state)]) for one in page.object_list],
        "upcoming": _upcoming(acting),
        "is_ministry": acting.role == Role.MINISTRY_OFFICE,
        "national": acting.role != Role.MINISTRY_OFFICE and national.files_of(acting).exists(),
        "can_open": acting.role in levels.OFFICE_ROLES,
        "sheet_years": sheet_rows.years(acting) if acting.role in levels.OFFICE_ROLES else [],
    }
    return render(request, "office/rounds/list.html", context)


def _upcoming(acting: Membership) -> dict[str, Any] | None:
    """The regular round that a letter of today would belong to, with the last safe day to file with the commune."""
    today = clock.today()
    level = levels.MINISTRY if acting.role == Role.MINISTRY_OFFICE else levels.PROVINCE
    try:
        route = route_for(today)
        found = law_clock.round_for(today, route, level=level)
    except LawError:
        return None
    safe = law_clock.last_safe_day(found, route, clock.calendar()) if level == levels.PROVINCE else None
    return {"round": found, "last_safe": safe}


@role_required(*READERS)
def show_round(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One round: days, dossiers in order, what may be done now."""
    acting = request.acting  # type: ignore[attr-defined]
    one = _round(request, uuid)
    entries = queries_rounds.entries_of(one)
    page = Paginator(entries, PAGE).get_page(request.GET.get("trang"))
    office = acting.role in levels.OFFICE_ROLES
    days, council = queries_rounds.days_of(one), one.councils.first()
    context = {
        "round": one,
        "tone": TONES[RoundState(one.state)],
        "days": days,
        "left": working_days_between(clock.today(), one.held_before, clock.calendar()),
        "page": page,
        "lines": [(entry, shown.place_of(entry.dossier, _open_step(entry.dossier))) for entry in page.object_list],
        "moves": _moves(acting, one) if office else [],
        "missing": _waiting(acting, one) if office else [],
        "is_ministry": levels.level_of(one.organisation) == levels.MINISTRY,
        "council": council,
        "can_establish": office and one.state != RoundState.CLOSED,
        "papers": papers.round_papers(one),
        "basis": papers.basis_of(one),
        "can_draft": office and one.state != RoundState.CLOSED,
        "has_summary": levels.level_of(one.organisation) == levels.PROVINCE,
        "next": _next_sentence(one, has_council=council is not None, last_day=days.last_proposal),
        "still_takes": rules_rounds.takes_dossiers(one) is None and one.proposed_before > clock.today(),
    }
    return render(request, "office/rounds/round.html", context)


def _next_sentence(one: Round, *, has_council: bool, last_day: date) -> str:
    """What the round waits for, in one sentence."""
    if one.state == RoundState.CLOSED:
        return _("Đợt đã kết thúc. Kết quả của từng hồ sơ ở trang Hội đồng và trang hồ sơ.")
    if one.is_consultation:
        return _("Hội đồng đang trả lời bằng văn bản. Theo dõi ở trang Hội đồng.")
    if has_council:
        return _("Đã có Hội đồng. Mở trang Hội đồng để làm bước tiếp theo.")
    if one.state == RoundState.OPEN and one.proposed_before > clock.today():
        sentence = _("Đợt đang nhận hồ sơ đến hết ngày %s. Trong lúc chờ, hãy kiểm tra hồ sơ đã đến.")
        return sentence % f"{last_day:%d/%m/%Y}"
    return _("Đã hết ngày nhận hồ sơ. Soạn các văn bản của đợt, lập Tổ tư vấn và Hội đồng.")


def _open_step(dossier: Any) -> Any:
    return next(iter(dossier.open_steps), None)


def _moves(acting: Membership, one: Round) -> list[tuple[str, str, str]]:
    """Moves that are possible now: address name, button, consequence."""
    words = {
        "start_evaluating": (
            "office-round-start",
            _("Bắt đầu đánh giá"),
            _("Đợt chuyển sang đánh giá. Hồ sơ được đề nghị vẫn vào đợt này cho đến khi Hội đồng bắt đầu chấm."),
        ),
        "close_round": (
            "office-round-close",
            _("Kết thúc đợt"),
            _("Đợt không nhận thêm hồ sơ; hồ sơ đề nghị sau này vào đợt kế tiếp."),
        ),
    }
    return [words[action] for action in words if why_not(one, rules_rounds.TABLE, action, by=acting) is None]


def _waiting(acting: Membership, one: Round) -> list[parts.Missing]:
    """Why the round cannot be ended yet."""
    if one.state != RoundState.EVALUATING:
        return []
    refusal = why_not(one, rules_rounds.TABLE, "close_round", by=acting)
    return [parts.Missing(sentence=refusal.sentence, blocks=True)] if refusal else []


def _move(request: HttpRequest, uuid: UUID, act: Any, done: str) -> HttpResponse:
    one = _round(request, uuid)
    if request.method == "POST":
        with told(request):
            act(one, by=request.acting, expected=seen_version(request))  # type: ignore[attr-defined]
            messages.success(request, done)
    return redirect("office-round", uuid)


@role_required(*levels.OFFICE_ROLES)
@once
def start(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Begin the evaluation."""
    return _move(request, uuid, rounds.start_evaluating, _("Đợt đang được đánh giá."))


@role_required(*levels.OFFICE_ROLES)
@once
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the round."""
    return _move(request, uuid, rounds.close_round, _("Đã kết thúc đợt."))


@role_required(*levels.OFFICE_ROLES)
@once
def extra(request: HttpRequest) -> HttpResponse:
    """Open an extra round with its basis."""
    acting = request.acting  # type: ignore[attr-defined]
    holder = levels.committee_of(acting.organisation)
    refusal = levels.runs_rounds(acting, holder)
    if refusal:
        raise PermissionDenied(refusal.sentence)
    form = ExtraRoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = extra_rounds.open_extra(holder, **form.cleaned_data, by=acting)
            messages.success(request, _("Đã mở %s.") % made)
            return redirect("office-round", made.uuid)
    context = {"form": form, "plans": extra_rounds.waiting_plans(holder)}
    return render(request, "office/rounds/extra.html", context)
