"""Drafting the decision that sets up the council of a round."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils import composition, queries_rounds
from saolang.councils.domain import regulation
from saolang.councils.domain.establish import draft_council, live_decision
from saolang.councils.levels import OFFICE_ROLES
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.councils import shown
from saolang.web.office.councils.forms import CouncilForm, MemberFormSet
from saolang.web.office.councils.views.drafts import typed_before
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
    committee, today, drafted = one.organisation, clock.today(), live_decision(one)
    initial, members = typed_before(drafted, one, _("Hội đồng đánh giá, phân hạng sản phẩm OCOP %s"))
    form = CouncilForm(request.POST or None, initial=initial)
    rows = MemberFormSet(request.POST or None, initial=members, prefix="nguoi")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        with guard(form):
            paper = draft_council(
                one,
                name=form.cleaned_data["name"],
                members=[row.plan() for row in rows if row.cleaned_data],
                bases=form.further_bases(),
                delegation=form.cleaned_data["delegation"],
                by=acting,
            )
            if found := composition.lacks(committee, paper.data, on=today):
                sentences = [shown.lacking(found)["lacking_title"] + ":", *(lack.sentence for lack in found)]
                messages.warning(request, " ".join(sentences))
            return redirect("paper", paper.uuid)
    found = composition.lacks(committee, drafted.data, on=today) if drafted else []
    context = {
        "round": one,
        "form": form,
        "rows": rows,
        "regulation": regulation.in_force(committee),
        "seats": composition.seats_wanted(committee, today),
        **shown.lacking(found),
        "rules": regulation.rules_in_force(committee).sentences(),
    }
    return render(request, "office/councils/establish.html", context)
