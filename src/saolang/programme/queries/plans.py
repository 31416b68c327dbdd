"""Which plans, readings, difficulties and cited documents a membership may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from saolang.core import clock
from saolang.people.enums import MINISTRY_KINDS, Role
from saolang.people.models import Membership, Organisation
from saolang.people.queries import in_scope
from saolang.programme import rules
from saolang.programme.enums import PlanState
from saolang.programme.models import Citation, CitedDocument, Difficulty, Duty, Plan, PlanReading, TaskParty
from saolang.viet.text import fold

ISSUED = (PlanState.ISSUED, PlanState.AMENDED, PlanState.CLOSED)


def visible_to(by: Membership) -> QuerySet[Plan]:
    """The plans this membership may open.

    Own ones in every state; of its scope (a province's units, the country for the ministry) those that were submitted;
    those in force that its own province or commune stands under (the ministry's above all), or that give its agency a
    task or duty.
    """
    rows = Plan.objects.select_related("organisation", "unit", "created_by", "amends", "parent__organisation")
    if by.role not in rules.READERS:
        return rows.none()
    part = Exists(TaskParty.objects.filter(task__plan=OuterRef("pk"), organisation=by.organisation_id))
    duty = Exists(Duty.objects.filter(plan=OuterRef("pk"), organisation=by.organisation_id))
    named = Q(state__in=ISSUED) & (part | duty)
    unit = by.organisation.unit
    above = Q(state__in=ISSUED, unit=None, organisation__kind__in=MINISTRY_KINDS)
    if unit is not None:
        above |= Q(state__in=ISSUED, unit__in=[key for key in (unit.pk, unit.parent_id, unit.province_id) if key])
    return rows.filter(_own(by) | named | above | _of_scope(by))


def _own(by: Membership) -> Q:
    own = Q(organisation=by.organisation_id) | Q(created_by__organisation=by.organisation_id)
    if by.role in (Role.OCOP_OFFICE, Role.PROVINCE_LEADER):
        unit = by.organisation.unit_id
        own |= Q(organisation=by.organisation.parent_id) if by.organisation.parent_id else Q()
        own |= Q(created_by__organisation__unit=unit, organisation__unit=unit) if unit else Q()
    return own


def _of_scope(by: Membership) -> Q:
    """A department of a province sees only what is its own; offices and leaders see the plans below them."""
    if by.role in (Role.DEPARTMENT_OFFICER, Role.ACCOUNTANT):
        return Q(pk__in=[])
    sent = ~Q(state__in=[PlanState.DRAFT, PlanState.DROPPED])
    if by.organisation.kind in MINISTRY_KINDS:
        return sent
    return sent & in_scope(by)


def editable(by: Membership, plan: Plan) -> bool:
    """Whether pages offer to change the content."""
    return rules.can_edit(by, plan) is None


def search(rows: QuerySet[Plan], *, text: str = "", year: int | None = None, state: str = "") -> QuerySet[Plan]:
    """Those whose title or agency holds every word, of a year, in a state."""
    for word in fold(text).split():
        rows = rows.filter(Q(folded__contains=word) | Q(organisation__folded__contains=word))
    if year:
        rows = rows.filter(year_from__lte=year, year_to__gte=year)
    if state:
        rows = rows.filter(state=state)
    return rows


def latest(rows: QuerySet[Plan]) -> QuerySet[Plan]:
    """Without dropped drafts and versions that were amended: what counts now."""
    return rows.exclude(state__in=[PlanState.DROPPED, PlanState.AMENDED])


def upper_plans(by: Membership, organisations: Iterable[Organisation], *, plan: Plan | None = None) -> QuerySet[Plan]:
    """Plans in force that a plan of one of these agencies may hang under (see `rules.stands_above`).

    Args:
        plan: the plan that is to hang (the one it hangs under already stays among them); None for one that is only
            being begun, whose years are not known yet.
    """
    agencies = list(organisations)
    units = [one.unit for one in agencies if one.unit]
    places = {key for unit in units for key in (unit.pk, unit.parent_id, unit.province_id) if key}
    near = visible_to(by).filter(Q(unit=None) | Q(unit__in=places), state=PlanState.ISSUED)
    fit = [
        row.pk for row in near
        if row != plan and any(rules.stands_above(row, plan or _begun(one, row)) for one in agencies)
    ]  # fmt: skip
    kept = [plan.parent_id] if plan and plan.parent_id else []
    return visible_to(by).filter(pk__in=[*fit, *kept])


def _begun(organisation: Organisation, upper: Plan) -> Plan:
    """A plan of one year in the time of the upper one."""
    return Plan(organisation=organisation, unit=organisation.unit, year_from=upper.year_from, year_to=upper.year_from)


def readings_visible_to(by: Membership) -> QuerySet[PlanReading]:
    """Uploaded files of the own agency and of the committee it prepares plans for."""
    if by.role not in rules.EDITORS:
        return PlanReading.objects.none()
    rows = PlanReading.objects.select_related("organisation__unit__parent", "file", "by__account")
    own = Q(organisation=by.organisation_id) | Q(by__organisation=by.organisation_id)
    return rows.filter(own)


def difficulties_visible_to(by: Membership) -> QuerySet[Difficulty]:
    """Raised or to be solved by the own agency, or of a plan that it prepares or stands above."""
    rows = Difficulty.objects.select_related(
        "plan__organisation", "plan__created_by", "organisation", "assigned_to", "raised_by__account", "task"
    )
    if by.role not in rules.READERS:
        return rows.none()
    mine = Q(organisation=by.organisation_id) | Q(assigned_to=by.organisation_id)
    plans = Plan.objects.filter(_own(by) | _of_scope(by)).values("pk")
    return rows.filter(mine | Q(plan__in=plans))


def documents_visible_to(by: Membership) -> QuerySet[CitedDocument]:
    """The documents that the visible plans rest on."""
    cited = Citation.objects.filter(document=OuterRef("pk"), plan__in=visible_to(by).order_by().values("pk"))
    return CitedDocument.objects.filter(Exists(cited))


@dataclass(frozen=True, slots=True)
class Base:
    """A base of a plan with what is doubtful about it.

    Attributes:
        other_days: days that other plans (or the register) give for the same document.
    """

    citation: Citation
    other_days: tuple[str, ...]
    ended: bool


def citations_of(plan: Plan) -> list[Base]:
    """The bases in order; another day elsewhere, or a document that was no longer in force then, is said."""
    rows = list(plan.citations.select_related("document").order_by("position", "id"))
    written: dict[int, set[str]] = defaultdict(set)
    others = Citation.objects.filter(document__in=[row.document_id for row in rows], written_on__isnull=False)
    for document, day in others.values_list("document", "written_on"):
        if day:
            written[document].add(day.isoformat())
    when = plan.issued_on or clock.today()
    found = []
    for row in rows:
        days = set(written[row.document_id])
        if row.document.issued_on:
            days.add(row.document.issued_on.isoformat())
        own = row.written_on.isoformat() if row.written_on else ""
        other = tuple(sorted(days - {own})) if own else ()
        end = row.document.in_force_to
        found.append(Base(row, other, bool(end and end < when)))
    return found
