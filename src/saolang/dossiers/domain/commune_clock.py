"""The 15 working days of the commune (QĐ 26/2026/QĐ-TTg, Điều 7.2), with the days it waited for the producer."""

from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from saolang.core import clock, practice
from saolang.dossiers.domain.steps import due_day
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.dossiers.rules_office import COMMUNE, COMMUNE_STEP
from saolang.people.enums import OrganisationKind
from saolang.viet.workdays import Calendar, add_working_days, working_days_between


def due_on(dossier: Dossier) -> date | None:
    """The last day of the commune's step; None before receipt, or when the route sets no limit.

    The decision does not say whether a request to complete stops the clock: the practice setting
    `completion_stops_commune_clock` decides. Waiting counts from the day after sending to the day of the answer (or of
    closing); overlapping requests count once.
    """
    receipt = dossier.receipts.filter(level=COMMUNE).first()
    last = due_day(dossier, COMMUNE_STEP, receipt.received_on) if receipt else None
    if receipt is None or last is None:
        return None
    waited = _waited(dossier) if practice.value("completion_stops_commune_clock") else []
    return _later(receipt.received_on, last, waited, clock.calendar())


def is_stopped(dossier: Dossier) -> bool:
    """Whether the commune waits for the producer's answer now and its clock stands still."""
    if not practice.value("completion_stops_commune_clock"):
        return False
    return _requests(dossier).filter(state=CompletionRequest.State.SENT).exists()


def refresh_due(dossier: Dossier) -> None:
    """Write the day again after waiting ended; a step that is done keeps its day."""
    dossier.steps.filter(key=COMMUNE_STEP, state=StepState.OPEN).update(due_on=due_on(dossier))


def _requests(dossier: Dossier) -> QuerySet[CompletionRequest]:
    kind = OrganisationKind.COMMUNE_COMMITTEE
    return dossier.completion_requests.filter(organisation__kind=kind, sent_at__isnull=False)


def _waited(dossier: Dossier) -> list[tuple[date, date]]:
    """Periods of waiting that have ended, as (day sent, day answered or closed)."""
    periods = []
    for sent, answered, closed in _requests(dossier).values_list("sent_at", "answered_at", "closed_at"):
        if end := answered or closed:
            periods.append((timezone.localdate(sent), timezone.localdate(end)))
    return sorted(periods)


def _later(start: date, last: date, waited: list[tuple[date, date]], calendar: Calendar) -> date:
    """`last`, moved by the working days of waiting that fell after `start` and not after the day reached so far."""
    counted = start
    for begin, end in waited:
        begin = max(begin, counted)
        if begin > last or end <= begin:
            continue
        stopped = working_days_between(begin, end, calendar)
        last, counted = add_working_days(last, stopped, calendar), end
    return last
