"""The rows of a dossier's route, as far as its days have come, and its events."""

from datetime import date

from saolang.demo.bulk.dossiers import Road
from saolang.demo.bulk.maker import Maker, fact, save
from saolang.demo.bulk.places import Province
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Step
from saolang.law import routes
from saolang.law.clock import due_on

STEPS = ("commune-assessment", "province-check", "province-advice", "province-scoring", "province-decision")


def write_steps(maker: Maker, province: Province, roads: list[Road]) -> None:
    """The rows of the route, as far as each dossier has come, and its events."""
    rows: list[Step] = []
    for road in roads:
        if road.filed:
            rows += _steps(maker, province, road)
        maker.happened(road.dossier, *sorted(road.facts, key=lambda one: str(one.at)))
    save(rows)


def _steps(maker: Maker, province: Province, road: Road) -> list[Step]:
    agencies = {"commune": road.firm.commune.committee, "provincial_office": province.office}
    agencies["provincial_chairman"] = province.committee
    starts = [road.received or road.filed, road.proposed, road.passed, road.advised, road.scored]
    ends = [road.proposed, road.passed, road.advised, road.scored, road.decided]
    rows = []
    for item in routes.route(road.dossier.route).steps(road.dossier.kind):
        index = STEPS.index(item.key) if item.key in STEPS else None
        start = starts[index] if index is not None else None
        end = ends[index] if index is not None else None
        step = maker.new(
            Step,
            dossier=road.dossier,
            no=item.no,
            key=item.key,
            level=item.level,
            kind=item.kind,
            title=item.title[:200],
            agency=agencies.get(item.agency),
            started_on=start,
            done_on=end or (road.decided if index is None and not road.goes_up else None),
            state=_step_state(start, end, is_over=road.decided is not None and not road.goes_up),
        )
        if start and item.deadline:
            step.due_on = due_on(start, item.deadline, maker.calendar)
        if end:
            road.facts.append(fact("step_done", at=maker.at(end, 16), step=item.key, on=end))
        rows.append(step)
    return rows


def _step_state(start: date | None, end: date | None, *, is_over: bool) -> StepState:
    if end:
        return StepState.DONE
    if start:
        return StepState.OPEN
    return StepState.SKIPPED if is_over else StepState.WAITING
