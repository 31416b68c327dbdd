"""The OCOP office's own evaluation of a renewal: what is new, field check, proposed points, report."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.dossiers import documents_review, level_clock, reading, rules_review
from saolang.dossiers.domain import review as domain
from saolang.dossiers.models import Dossier, RenewalReview
from saolang.law.load import product_set
from saolang.papers.queries import live
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import VersionForm, guard, told
from saolang.web.office.dossiers.forms_review import FieldNeedForm, FieldResultForm, ProposalForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once
from saolang.web.ui import parts

DRAFTS = {"bien-ban": domain.draft_field_minutes, "bao-cao": domain.draft_report}


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One page, three forms; each keeps its part."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_review.can_review(acting, dossier))
    level = rules_review.level_of(acting)
    row = domain.review_of(dossier, level)
    forms = _forms(request, dossier, row)
    chosen = forms.get(request.POST.get("do", ""))
    if request.method == "POST" and chosen is not None and chosen.is_valid():
        with guard(chosen):
            _keep(request, dossier, chosen)
            messages.success(request, _("Đã lưu."))
            return redirect("office-dossier-review", uuid)
        row = domain.review_of(dossier, level)
        sent = request.POST.copy()
        sent["version"] = str(row.version)  # the sentence says who was faster; the next press may write
        chosen.data = sent
    score = documents_review.proposed_score(row).score if any(row.marks.values()) else None
    return page(
        request,
        "review",
        dossier,
        review=row,
        forms=forms,
        updates=documents_review.filed_updates(dossier),
        score=score,
        missed=documents_review.missed_words(row) if score else "",
        limit=level_clock.limit(dossier, level),
        due_on=level_clock.level_due(dossier, level),
        minutes=live(row.field_paper),
        paper=live(row.paper),
        missing=[parts.Missing(sentence=sentence, blocks=True) for sentence in domain.stands_against(row)],
    )


def _forms(request: HttpRequest, dossier: Dossier, row: RenewalReview) -> dict[str, VersionForm]:
    """The three forms; only the one that was sent is bound."""
    sent = request.POST.get("do", "") if request.method == "POST" else ""

    def data(name: str) -> Any:
        return request.POST if sent == name else None

    filed = reading.filed(dossier)
    own = {score["criterion"]: score["option"] for score in filed.content.get("scores", [])}
    result = {"checked_on": row.checked_on, "people": row.field_people, "result": row.field_result}
    return {
        "field": FieldNeedForm(data("field"), initial=FieldNeedForm.initial_of(row)),
        "checked": FieldResultForm(data("checked"), initial={**result, "version": row.version}),
        "points": ProposalForm(
            data("points"),
            law=product_set(dossier.product_set),
            kept=row.marks,
            own=own,
            initial={"opinion": row.opinion, "version": row.version},
        ),
    }


def _keep(request: HttpRequest, dossier: Dossier, form: VersionForm) -> None:
    acting = request.acting  # type: ignore[attr-defined]
    given = form.cleaned_data
    expected = given["version"] or 0
    if isinstance(form, FieldNeedForm):
        needed = given["needed"] != "no"
        reason = given["needed"] if needed else ""
        domain.decide_field_check(
            dossier, needed=needed, reason=reason, note=given["note"], by=acting, expected=expected
        )
    elif isinstance(form, FieldResultForm):
        domain.record_field_check(
            dossier,
            checked_on=given["checked_on"],
            people=given["people"],
            result=given["result"],
            by=acting,
            expected=expected,
        )
    elif isinstance(form, ProposalForm):
        domain.save_proposal(dossier, marks=form.marks(), opinion=given["opinion"], by=acting, expected=expected)


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
@require_POST
def review_draft(request: HttpRequest, uuid: UUID, which: str) -> HttpResponse:
    """Write the minutes of the field check, or the report, and open the paper."""
    if which not in DRAFTS:
        raise Http404
    dossier = dossier_of(request, uuid)
    with told(request):
        paper = DRAFTS[which](dossier, by=request.acting)  # type: ignore[attr-defined]
        return redirect("paper", paper.uuid)
    return redirect("office-dossier-review", uuid)
