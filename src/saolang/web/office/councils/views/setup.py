"""Drafting the decision that sets up the council of a round."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils import queries_rounds
from saolang.councils.domain import regulation
from saolang.councils.domain.establish import draft_council, live_decision
from saolang.councils.levels import OFFICE_ROLES, level_of
from saolang.councils.models import Round
from saolang.law import lists
from saolang.law.routes import route_for
from saolang.people.models import Account
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.councils.forms import CouncilForm, MemberFormSet
from saolang.web.once import once


@role_required(*OFFICE_ROLES)
@once
def establish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Name, members, working rules; the paper is then signed and issued like any other."""
    acting = request.acting  # type: ignore[attr-defined]
    one = get_object_or_404(queries_rounds.rounds_visible_to(acting), uuid=uuid)
    council = one.councils.first()
    if council:
        return redirect("council-board", council.uuid)
    initial, members = _initial(one)
    form = CouncilForm(request.POST or None, initial=initial)
    rows = MemberFormSet(request.POST or None, initial=members, prefix="nguoi")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        with guard(form):
            paper = draft_council(
                one,
                name=form.cleaned_data["name"],
                members=[row.plan() for row in rows if row.cleaned_data],
                bases=form.further_bases(),
                by=acting,
            )
            return redirect("paper", paper.uuid)
    followed = regulation.in_force(one.organisation)
    context = {
        "round": one,
        "form": form,
        "rows": rows,
        "regulation": followed,
        "seats": lists.council_seats(route_for(clock.today()).regime, level_of(one.organisation)),
        "rules": regulation.rules_in_force(one.organisation).sentences(),
    }
    return render(request, "office/councils/establish.html", context)


def _initial(one: Round) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The draft that is there, else the defaults."""
    paper = live_decision(one)
    if paper is None:
        name = _("Hội đồng đánh giá, phân hạng sản phẩm OCOP %s") % (one.organisation.unit or "")
        return {"name": name.strip()}, []
    logins = dict(
        Account.objects.filter(
            uuid__in=[row["account"] for row in paper.data["members"] if row["account"]]
        ).values_list("uuid", "username")
    )
    named = {str(key): name for key, name in logins.items()}
    members = [{**row, "login": named.get(row["account"], "")} for row in paper.data["members"]]
    bases = "\n".join(paper.data["bases"])
    return {"name": paper.data["name"], "bases": bases}, members
