"""Dossiers as these pages fetch them: scope first."""

from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.dossiers import desk, queries
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import CompletionRequest, Dossier, Step
from saolang.people.enums import Role

READERS = (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE)
WORKERS = (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE)


def dossier_of(request: HttpRequest, uuid: UUID) -> Dossier:
    """One dossier that the acting membership may see, with what its next step needs; 404 otherwise."""
    rows = desk.with_desk(queries.visible_to(request.acting))  # type: ignore[attr-defined]
    return get_object_or_404(rows, uuid=uuid)


def request_of(request: HttpRequest, uuid: UUID) -> CompletionRequest:
    """One completion request of a dossier that the acting membership may see; drafts only of its own agency."""
    acting = request.acting  # type: ignore[attr-defined]
    rows = CompletionRequest.objects.filter(dossier__in=queries.visible_to(acting)).select_related(
        "dossier__product__producer__organisation", "dossier__commune", "organisation"
    )
    own_or_sent = rows.exclude(~_own(acting.organisation_id), state=CompletionRequest.State.DRAFT)
    return get_object_or_404(own_or_sent, uuid=uuid)


def _own(organisation: int) -> Q:
    return Q(organisation=organisation)


def by_due_day(rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The list in the order of the open step's due day, undated last, then the newest."""
    due = Step.objects.filter(dossier=OuterRef("pk"), state=StepState.OPEN).values("due_on")[:1]
    return rows.annotate(step_due=Subquery(due)).order_by(F("step_due").asc(nulls_last=True), "-submitted_at", "-id")
