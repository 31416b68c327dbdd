"""Dates of a certificate and of a dossier. Pure: today and the calendar of working days are passed in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from saolang.law.errors import LawError
from saolang.law.load import default
from saolang.law.routes import Deadline, Kind, RoundRule, Route, Unit
from saolang.viet.dates import add_months
from saolang.viet.workdays import Calendar, add_working_days


class TransitionState(StrEnum):
    """What became of a dossier filed before the decision now in force."""

    NOT_CONCERNED = "not_concerned"
    FINISHED = "finished"
    CONTINUES = "continues"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which a renewal is filed in time."""

    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class Round:
    """A round with its days: proposals strictly before the one, evaluation strictly before the other."""

    level: str
    number: int
    year: int
    proposed_before: date
    held_before: date
    source: str


@dataclass(frozen=True, slots=True)
class TransitionResult:
    """State of an old dossier; `last_day` to finish it, `notice` when it is stopped and must be filed again."""

    state: TransitionState
    last_day: date | None
    notice: str | None


def last_valid_day(issued_on: date, route: Route, *, expiry_day: str | None = None) -> date:
    """The last day on which a certificate is valid (QĐ 26/2026/QĐ-TTg, Điều 4.3).

    Args:
        issued_on: day the authority issued the certificate.
        route: the procedure it was issued under; gives the months.
        expiry_day: `same_day` (of the calendar, so many months later) or `day_before`; the practice setting when None.
    """
    end = add_months(issued_on, route.validity_months)
    return end - timedelta(days=1) if (expiry_day or default("expiry_day")) == "day_before" else end


def renewal_window(expires_on: date, route: Route) -> Window | None:
    """Between which days a renewal is filed (Điều 7.6a); None where the route sets no window."""
    rule = route.renewal_window
    if rule is None:
        return None
    return Window(expires_on - timedelta(days=rule.opens_before), expires_on - timedelta(days=rule.closes_before))


def prolonged_until(expires_on: date, route: Route) -> date | None:
    """The last day of a prolonged certificate while a late renewal is decided (Điều 12.3); None without that rule."""
    deadline = route.deadline("prolongation")
    return None if deadline is None else expires_on + timedelta(days=deadline.amount)


def due_on(start: date, deadline: Deadline, calendar: Calendar, *, first_day_counts: bool | None = None) -> date:
    """The last day of a time limit.

    Args:
        start: the day from which it runs.
        deadline: amount and unit.
        calendar: which days are worked.
        first_day_counts: whether `start` itself is the first day; the practice setting when None.
    """
    counts = not default("first_day_excluded") if first_day_counts is None else first_day_counts
    if deadline.unit is Unit.WORKING_DAYS:
        return add_working_days(start, deadline.amount, calendar, first_day_counts=counts)
    return start + timedelta(days=deadline.amount - counts)


def rounds(route: Route, level: str, since: date) -> Iterator[Round]:
    """The regular rounds of a level whose proposals are still open on a day, the nearest first, without end."""
    rules = sorted((rule for rule in route.rounds if rule.level == level), key=lambda rule: rule.proposed_before)
    year = since.year
    while rules:
        for rule in rules:
            made = _round(rule, year)
            if since < made.proposed_before:
                yield made
        year += 1


def round_for(proposed_on: date, route: Route, level: str = "province") -> Round:
    """The regular round of a proposal: the first whose day lies strictly after it (Điều 5).

    Args:
        proposed_on: date of the issued letter of the commune (for the province) or of the province (for the ministry).
        route: the procedure.
        level: `province` or `ministry`.

    Raises:
        LawError: `no_round` where the route sets no rounds for the level.
    """
    for found in rounds(route, level, proposed_on):
        return found
    raise LawError("no_round", "Quy định này không đặt đợt đánh giá theo ngày.")


def last_safe_day(target: Round, route: Route, calendar: Calendar) -> date | None:
    """The last day to file with the commune so that its full time still ends before the proposals of a round close.

    None where the route sets the commune no limit.
    """
    deadline = route.deadline("commune-assessment")
    if deadline is None:
        return None
    day = target.proposed_before - timedelta(days=1)
    while due_on(day, deadline, calendar) >= target.proposed_before:
        day -= timedelta(days=1)
    return day


def transition(
    filed_on: date, kind: str, on: date, route: Route, *, decided_on: date | None = None
) -> TransitionResult:
    """What becomes of a dossier filed before a decision took effect (Điều 12.2).

    Args:
        filed_on: day of filing.
        kind: a `Kind`.
        on: the day of the question.
        route: the newer procedure, whose transition applies.
        decided_on: day of the result, when there is one.
    """
    rule = route.transition
    if rule is None or filed_on >= rule.filed_before:
        return TransitionResult(TransitionState.NOT_CONCERNED, None, None)
    last = rule.filed_before + timedelta(days=rule.days[Kind(kind)])
    if decided_on is not None and decided_on <= last:
        return TransitionResult(TransitionState.FINISHED, last, None)
    if on <= last:
        return TransitionResult(TransitionState.CONTINUES, last, None)
    return TransitionResult(TransitionState.STOPPED, last, rule.notice)


def _round(rule: RoundRule, year: int) -> Round:
    return Round(
        level=rule.level,
        number=rule.number,
        year=year,
        proposed_before=date(year, *rule.proposed_before),
        held_before=date(year, *rule.held_before),
        source=rule.source,
    )
