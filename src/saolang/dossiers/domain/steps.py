"""The road of one dossier: rows made from the route at submission, one open at a time (DESIGN rule 3)."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from saolang.core import clock, events, practice
from saolang.core.errors import NotNow
from saolang.core.versions import locked
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier, Step
from saolang.law import routes
from saolang.law.clock import due_on
from saolang.people.enums import OrganisationKind
from saolang.people.models import Membership, Organisation


@transaction.atomic
def create_steps(dossier: Dossier, submitted_on: date) -> list[Step]:
    """Make the rows of the whole road and open the first.

    Steps that only products of many points take (the ministry's) are made too; they stay waiting until
    `finish_step(..., points=)` says that this product takes them, or `skip_rest` ends the road.

    Args:
        submitted_on: the day of filing; the commune's time runs from it until the commune records its receipt
            (QĐ 26/2026/QĐ-TTg, Điều 7.1, 7.2).
    """
    route = routes.route(dossier.route)
    agencies = _agencies(dossier)
    steps = [
        Step(
            dossier=dossier,
            no=item.no,
            key=item.key,
            level=item.level,
            kind=item.kind,
            title=item.title[:200],
            agency=agencies.get(item.agency),
        )
        for item in route.steps(dossier.kind)
    ]
    _open(steps[0], dossier, submitted_on)
    return Step.objects.bulk_create(steps)


def open_step(dossier: Dossier) -> Step | None:
    """The step that is being worked on; None in a draft and at the end of the road."""
    return dossier.steps.filter(state=StepState.OPEN).select_related("agency").first()


@transaction.atomic
def begin_step(dossier: Dossier, key: str, *, on: date, by: Membership | None) -> Step:
    """Count the open step from another day: its time runs from the receipt, not from the filing.

    Raises:
        NotNow: the step is not open.
    """
    step = _the_open(dossier, key)
    _open(step, dossier, on)
    step.save(update_fields=["state", "started_on", "due_on"])
    events.record(dossier, "step_began", by=by, data={"step": key, "on": on, "due_on": step.due_on})
    return step


@transaction.atomic
def finish_step(
    dossier: Dossier, key: str, *, on: date, by: Membership | None, points: int | None = None
) -> Step | None:
    """End the open step `key` and open the one after it.

    Args:
        on: the day it took effect (of the signed paper, where the law ties the step to one).
        points: the mean in hundredths that is known by now. A step that only products of more points take is opened
            with enough `points` only; otherwise it stays waiting and nothing is open.

    Returns:
        The step that is open now, or None.

    Raises:
        NotNow: `key` is not the open step; two people finishing at once get this the second time.
    """
    locked(dossier)
    step = _the_open(dossier, key)
    step.state, step.done_on = StepState.DONE, on
    step.save(update_fields=["state", "done_on"])
    following = dossier.steps.filter(state=StepState.WAITING, no__gt=step.no).order_by("no").first()
    if following and _is_taken(dossier, following.key, points):
        _open(following, dossier, on)
        following.save(update_fields=["state", "started_on", "due_on"])
    else:
        following = None
    events.record(dossier, "step_done", by=by, data={"step": key, "on": on, "next": following.key if following else ""})
    return following


@transaction.atomic
def skip_rest(dossier: Dossier, *, on: date, by: Membership | None) -> int:
    """The road ends here: what is open or waiting will not be done. Returns how many steps that were."""
    locked(dossier)
    rest = dossier.steps.filter(state__in=[StepState.OPEN, StepState.WAITING])
    count = rest.update(state=StepState.SKIPPED, done_on=on)
    if count:
        events.record(dossier, "steps_skipped", by=by, data={"count": count, "on": on})
    return count


def due_day(dossier: Dossier, key: str, start: date) -> date | None:
    """The last day of a step that starts on `start`; None where the route sets no time."""
    limit = next(item.deadline for item in routes.route(dossier.route).steps(dossier.kind) if item.key == key)
    if limit is None:
        return None
    counts_first = not practice.value("first_day_excluded")
    return due_on(start, limit, clock.calendar(), first_day_counts=counts_first)


def _open(step: Step, dossier: Dossier, on: date) -> None:
    step.state, step.started_on, step.due_on = StepState.OPEN, on, due_day(dossier, step.key, on)


def _the_open(dossier: Dossier, key: str) -> Step:
    step = dossier.steps.filter(key=key, state=StepState.OPEN).first()
    if step is None:
        raise NotNow(_("Hồ sơ không ở bước này. Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    return step


def _is_taken(dossier: Dossier, key: str, points: int | None) -> bool:
    item = next(item for item in routes.route(dossier.route).steps(dossier.kind) if item.key == key)
    return item.from_points is None or (points is not None and points >= item.from_points)


def _agencies(dossier: Dossier) -> dict[str, Organisation | None]:
    """Who works on which step; councils and teams are set up for a round and stay empty here."""
    office = _first(OrganisationKind.PROVINCE_OCOP_OFFICE, unit=dossier.province.unit_id)
    ministry = _first(OrganisationKind.MINISTRY)
    return {
        "commune": dossier.commune,
        "provincial_office": office or dossier.province,
        "provincial_chairman": dossier.province,
        "ministry_office": _first(OrganisationKind.MINISTRY_OCOP_OFFICE) or ministry,
        "minister": ministry,
    }


def _first(kind: OrganisationKind, **filters: int | None) -> Organisation | None:
    today = clock.today()
    in_force = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    not_ended = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    return Organisation.objects.filter(in_force, not_ended, kind=kind, **filters).order_by("id").first()
