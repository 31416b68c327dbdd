"""The councils that a person has to do with, and a member's own sheets."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from saolang.councils import queries, queries_opinions, queries_team, rules, working_rules
from saolang.councils.enums import CouncilState
from saolang.councils.levels import OFFICE_ROLES
from saolang.councils.models import Conflict
from saolang.web.access import signed_in
from saolang.web.office.councils import shown
from saolang.web.office.councils.views.found import account_of, acting_of, place_of

PAGE = 50


@signed_in
def council_list(request: HttpRequest) -> HttpResponse:
    """Councils of the province, or those in which the person sits."""
    acting = acting_of(request)
    rows = queries.visible_to(acting, account_of(request))
    is_office = bool(acting and acting.role in OFFICE_ROLES)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": [(one, shown.TONES[CouncilState(one.state)]) for one in page.object_list],
        "is_office": is_office,
        "teams": queries_team.teams_visible_to(acting, account_of(request))[:PAGE],
        "renewals": list(queries_opinions.waiting_renewals(acting)) if acting and is_office else [],
        "waiting": queries.rounds_without_council(acting) if acting and is_office else [],
    }
    return render(request, "office/councils/list.html", context)


@signed_in
def my_sheets(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A member's dossiers in this council: what is scored, what is closed, what is not mine to score."""
    place = place_of(request, uuid)
    if place.seat is None or not rules.scores(place.seat, working_rules.read(place.council.rules)):
        return redirect("council-board", uuid)
    sheets = list(queries.sheets_of(place.seat).filter(council=place.council))
    conflicts = Conflict.objects.filter(seat=place.seat).select_related("entry__dossier__product")
    context = {
        "council": place.council,
        "lines": [shown.sheet_line(sheet) for sheet in sheets],
        "closed": sum(sheet.state == "closed" for sheet in sheets),
        "conflicts": conflicts,
        "runs": place.runs,
    }
    return render(request, "office/councils/my_sheets.html", context)
