"""The time of a whole level: 45 days from the full receipt of a renewal (QĐ 26/2026/QĐ-TTg, Điều 7.6g)."""

from datetime import date

from django.utils import timezone

from saolang.core import clock, practice
from saolang.dossiers.enums import Kind, StepState
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.law import routes
from saolang.law.clock import due_on
from saolang.law.routes import Deadline


def limit(dossier: Dossier, level: str) -> Deadline | None:
    """The time limit that all steps of a level share: the one set to the decision on a renewal; None without one."""
    if dossier.kind != Kind.RENEWAL:
        return None
    steps = routes.route(dossier.route).steps(dossier.kind)
    return next((step.deadline for step in steps if step.level == level and step.kind == "decide"), None)


def full_receipt_on(dossier: Dossier, level: str) -> date | None:
    """The day on which a level had the whole dossier; None before, and while the producer has to complete it."""
    receipt = dossier.receipts.filter(level=level).first()
    if receipt is None:
        return None
    asked = dossier.completion_requests.filter(organisation=receipt.organisation_id, sent_at__isnull=False)
    days = [receipt.received_on]
    for state, answered, closed in asked.values_list("state", "answered_at", "closed_at"):
        if state == CompletionRequest.State.SENT:
            return None
        if end := answered or closed:
            days.append(timezone.localdate(end))
    return max(days)


def level_due(dossier: Dossier, level: str) -> date | None:
    """The last day of a level's work on a dossier; None where the route sets no such limit or it does not run yet."""
    found, start = limit(dossier, level), full_receipt_on(dossier, level)
    if found is None or start is None:
        return None
    return due_on(start, found, clock.calendar(), first_day_counts=not practice.value("first_day_excluded"))


def refresh(dossier: Dossier) -> None:
    """Write the day of the levels again after something was received; steps that are done keep their day."""
    running = dossier.steps.filter(state__in=[StepState.OPEN, StepState.WAITING])
    for level in set(running.values_list("level", flat=True)):
        if limit(dossier, level):
            running.filter(level=level).update(due_on=level_due(dossier, level))
