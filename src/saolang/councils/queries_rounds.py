"""Reading rounds: the list of a province, the days of each, the dossiers in it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Prefetch, Q, QuerySet

from saolang.core import clock
from saolang.councils import levels, rules_rounds
from saolang.councils.models import Round, RoundEntry
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier, Step
from saolang.law import clock as law_clock
from saolang.law import routes
from saolang.people.models import Membership, Organisation

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a round as people ask for them.

    Attributes:
        last_proposal: last day on which a commune's letter still counts.
        last_safe: last day to file with the commune so that its full time still fits; None when the law sets none.
        commune_days: how long that time is.
    """

    last_proposal: date
    held_before: date
    last_safe: date | None
    commune_days: int | None


def rounds_visible_to(membership: Membership) -> QuerySet[Round]:
    """The rounds of the province or of the Ministry, for its OCOP office and leaders; nobody else has a list."""
    own = levels.held_by(membership, "organisation__")
    if own is None:
        return Round.objects.none()
    return Round.objects.filter(own).select_related("organisation")


class Counts(TypedDict):
    """What `with_counts` adds to a round."""

    entry_count: int
    undecided_count: int


def with_counts(rows: QuerySet[Round]) -> "QuerySet[WithAnnotations[Round, Counts]]":
    """Add `entry_count` and `undecided_count` to each round."""
    undecided = Q(entries__decided_on__isnull=True, entries__dossier__state__in=rules_rounds.RUNNING)
    return rows.annotate(
        entry_count=Count("entries", distinct=True),
        undecided_count=Count("entries", filter=undecided, distinct=True),
    )


def entries_of(one: Round) -> QuerySet[RoundEntry]:
    """The dossiers of a round in the order of its list, each with `open_steps` (at most one)."""
    open_steps = Prefetch("dossier__steps", queryset=Step.objects.filter(state=StepState.OPEN), to_attr="open_steps")
    related = ("dossier__product__producer__organisation", "dossier__commune", "dossier__province")
    rows = one.entries.select_related(*related)
    return rows.prefetch_related(open_steps).order_by("position", "id")


def entry_of(dossier: Dossier, organisation: Organisation | None = None) -> RoundEntry | None:
    """The latest place of a dossier on a list of rounds, of one agency or of any."""
    rows = dossier.round_entries.select_related("round__organisation").order_by("-id")
    return (rows.filter(round__organisation=organisation) if organisation else rows).first()


def days_of(one: Round) -> Days:
    """The days of a round, with the last safe day to file counted by the calendar of working days."""
    target = law_clock.Round(
        level=levels.level_of(one.organisation),
        number=one.no,
        year=one.year,
        proposed_before=one.proposed_before,
        held_before=one.held_before,
        source="",
    )
    route = routes.route_for(min(one.proposed_before, clock.today()))
    limit = route.deadline("commune-assessment") if target.level == levels.PROVINCE else None
    return Days(
        last_proposal=date.fromordinal(one.proposed_before.toordinal() - 1),
        held_before=one.held_before,
        last_safe=law_clock.last_safe_day(target, route, clock.calendar()) if limit else None,
        commune_days=limit.amount if limit else None,
    )
