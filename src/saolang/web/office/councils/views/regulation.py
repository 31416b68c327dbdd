"""The operating regulation of an authority's councils: what is in force, and the draft of the next one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.councils.domain import regulation as domain
from saolang.councils.levels import committee_of, runs_rounds
from saolang.councils.working_rules import defaults
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import Organisation
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.councils.forms_rules import RegulationForm
from saolang.web.once import once


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
def regulation(request: HttpRequest) -> HttpResponse:
    """Every open rule with its default's source; the paper is then signed and issued like any other."""
    acting = request.acting  # type: ignore[attr-defined]
    authority = committee_of(acting.organisation)
    if refusal := runs_rounds(acting, authority):
        raise PermissionDenied(refusal.sentence)
    draft, current = domain.under_way(authority), domain.in_force(authority)
    form = RegulationForm(request.POST or None, initial=_initial(authority, draft))
    if request.method == "POST" and form.is_valid():
        with guard(form):
            paper = domain.draft_regulation(authority, given=form.given(), by=acting)
            return redirect("paper", paper.uuid)
    context = {
        "form": form,
        "current": current,
        "draft": draft,
        "sentences": domain.rules_in_force(authority).sentences(),
    }
    return render(request, "office/councils/regulation.html", context)


def _initial(authority: Organisation, draft: OfficialPaper | None) -> dict[str, Any]:
    """The draft that is there, else the regulation in force, else the defaults."""
    if draft:
        data = draft.data
        further = "\n".join(data["further"])
        return {**data["rules"], **{key: data[key] for key in ("council", "extra_rounds")}, "further": further}
    name = _("Hội đồng đánh giá, phân hạng sản phẩm OCOP %s") % (authority.unit or _("cấp trung ương"))
    current = domain.in_force(authority)
    if current is None:
        return {**defaults().as_json(), "council": name, "extra_rounds": True}
    paper = OfficialPaper.objects.get(uuid=current.paper)
    further = "\n".join(paper.data.get("further", []))
    council = paper.data.get("council", name)
    return {**current.rules, "council": council, "extra_rounds": current.extra_rounds, "further": further}
