"""The road of one dossier: rows made from the route at submission, one open at a time (DESIGN rule 3)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from saolang.core import clock, events, practice
from saolang.core.errors import NotNow
from saolang.core.versions import locked
from saolang.dossiers import level_clock
from saolang.dossiers.enums import Kind, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.dossiers.models_national import NationalFile
from saolang.dossiers.renewal import old_certificate
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
    renewed = _renewed_star(dossier)
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
        if renewed is None or item.not_renewed_star != renewed
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
        points: the mean in hundredths that is known by now. A level that only products of more points reach is entered
            with enough `points` only; otherwise it stays waiting and nothing is open. So does one that the issue of
            a paper opens (the Ministry's, by the province's letter): its file is begun instead.

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
    entered = following is not None and following.level == step.level
    if following and not entered and not _is_taken(dossier, following.key, points):
        following = None
    elif following and _rule(dossier, following.key).opened_by:
        NationalFile.objects.get_or_create(dossier=dossier)
        following = None
    elif following:
        _open(following, dossier, on)
        following.save(update_fields=["state", "started_on", "due_on"])
    events.record(dossier, "step_done", by=by, data={"step": key, "on": on, "next": following.key if following else ""})
    return following


@transaction.atomic
def open_by_paper(dossier: Dossier, key: str, *, on: date, by: Membership | None) -> Step:
    """Open the waiting step that the issue of a paper opens, counted from the day of the paper.

    Raises:
        NotNow: the step does not wait, or another one is open.
    """
    locked(dossier)
    step = dossier.steps.filter(key=key, state=StepState.WAITING).first()
    if step is None or open_step(dossier):
        raise NotNow(_("Hồ sơ không chờ bước này. Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    _open(step, dossier, on)
    step.save(update_fields=["state", "started_on", "due_on"])
    events.record(dossier, "step_began", by=by, data={"step": key, "on": on, "due_on": step.due_on})
    return step


@transaction.atomic
def add_steps(dossier: Dossier, keys: Sequence[str], *, on: date, by: Membership | None) -> Step:
    """The road goes on after its last step, as the law says for a result below the highest star (Điều 7.4g).

    Args:
        keys: steps of the route, in order; the first is opened on `on`.

    Raises:
        NotNow: a step is still open.
    """
    locked(dossier)
    if open_step(dossier):
        raise NotNow(_("Hồ sơ đang ở một bước khác. Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    last = dossier.steps.order_by("no").last()
    agencies = _agencies(dossier)
    made = []
    for place, key in enumerate(keys, start=(last.no if last else 0) + 1):
        item = _rule(dossier, key)
        step = Step(dossier=dossier, no=place, key=item.key, level=item.level, kind=item.kind, title=item.title[:200])
        step.agency = agencies.get(item.agency)
        made.append(step)
    _open(made[0], dossier, on)
    Step.objects.bulk_create(made)
    events.record(dossier, "steps_added", by=by, data={"steps": list(keys), "on": on})
    return made[0]


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
    limit = _rule(dossier, key).deadline
    if limit is None:
        return None
    counts_first = not practice.value("first_day_excluded")
    return due_on(start, limit, clock.calendar(), first_day_counts=counts_first)


def _open(step: Step, dossier: Dossier, on: date) -> None:
    """Open a step; where its whole level has one limit, that one counts and not the day of opening (Điều 7.6g)."""
    whole = level_clock.limit(dossier, step.level)
    due = level_clock.level_due(dossier, step.level) if whole else due_day(dossier, step.key, on)
    step.state, step.started_on, step.due_on = StepState.OPEN, on, due


def _the_open(dossier: Dossier, key: str) -> Step:
    step = dossier.steps.filter(key=key, state=StepState.OPEN).first()
    if step is None:
        raise NotNow(_("Hồ sơ không ở bước này. Hãy tải lại trang để xem hồ sơ đang ở đâu."))
    return step


def _is_taken(dossier: Dossier, key: str, points: int | None) -> bool:
    item = _rule(dossier, key)
    if item.from_points is None or (points is not None and points >= item.from_points):
        return True
    return item.renewed_star is not None and item.renewed_star == _renewed_star(dossier)


def _rule(dossier: Dossier, key: str) -> routes.RouteStep:
    return routes.route(dossier.route).step(dossier.kind, key)


def _renewed_star(dossier: Dossier) -> int | None:
    """The star of the certificate that is being renewed: the road of a five-star product is another (Điều 7.6e)."""
    old = old_certificate(dossier) if dossier.kind == Kind.RENEWAL else None
    return old.star if old else None


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
