"""Council teams: the decision that sets one up, its dossiers, its report."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.councils import queries_rounds, queries_team
from saolang.councils.domain import replacing, team_work
from saolang.councils.domain import team as domain
from saolang.councils.levels import OFFICE_ROLES
from saolang.papers.queries import live
from saolang.web.access import role_required, signed_in
from saolang.web.forms import guard, told
from saolang.web.office.councils.views.drafts import typed_before
from saolang.web.office.teams.forms import TeamForm, TeamMemberFormSet
from saolang.web.office.teams.views.found import team_of
from saolang.web.once import once
from saolang.web.ui import parts

TONES = {"evaluate": "good", "complete": "soon", "knock_out": "late"}


@role_required(*OFFICE_ROLES)
@once
def establish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Name and members; the paper is then signed and issued like any other."""
    acting = request.acting  # type: ignore[attr-defined]
    one = get_object_or_404(queries_rounds.rounds_visible_to(acting), uuid=uuid)
    team = one.teams.first()
    if team:
        return redirect("team-board", team.uuid)
    name = _("Tổ tư vấn Hội đồng đánh giá, phân hạng sản phẩm OCOP %s")
    initial, members = typed_before(domain.live_decision(one), one, name)
    form = TeamForm(request.POST or None, initial=initial)
    rows = TeamMemberFormSet(request.POST or None, initial=members, prefix="nguoi")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        with guard(form):
            paper = domain.draft_team(
                one,
                name=form.cleaned_data["name"],
                members=[row.plan() for row in rows if row.cleaned_data],
                bases=form.further_bases(),
                by=acting,
            )
            return redirect("paper", paper.uuid)
    return render(request, "office/teams/establish.html", {"round": one, "form": form, "rows": rows})


@signed_in
def board(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The dossiers of the team with what is done, and the next step."""
    place = team_of(request, uuid)
    lines = queries_team.lines_of(place.team)
    left = queries_team.not_viewed(lines)
    missing = [_("Chưa ghi đề xuất cho: %s.") % ", ".join(left)] if left else []
    context = {
        "team": place.team,
        "place": place,
        "lines": [(line, TONES.get(line.view.proposal, "neutral") if line.view else "neutral") for line in lines],
        "missing": [parts.Missing(sentence=sentence, blocks=True) for sentence in missing],
        "report": live(place.team.report_paper),
        "seats": place.team.body.seats.filter(to_on__isnull=True),
        "may_replace": place.is_office and not replacing.why_closed(place.team),
    }
    return render(request, "office/teams/board.html", context)


@role_required(*OFFICE_ROLES)
@once
@require_POST
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the team's report and open the paper."""
    place = team_of(request, uuid)
    with told(request):
        paper = team_work.draft_report(place.team, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã soạn báo cáo của Tổ tư vấn."))
        return redirect("paper", paper.uuid)
    return redirect("team-board", uuid)
