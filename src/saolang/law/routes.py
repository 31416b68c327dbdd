"""Routes: which steps a dossier takes, who decides which star, and how long each step may last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from saolang.law import read
from saolang.law.errors import LawError
from saolang.law.load import REGIME_CODES, document


class Kind(StrEnum):
    """Kinds of evaluation: lần đầu, nâng hạng, đánh giá lại."""

    FIRST = "first"
    UPGRADE = "upgrade"
    RENEWAL = "renewal"


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit; `starts` says in words from when it runs."""

    key: str
    kinds: tuple[str, ...]
    amount: int
    unit: Unit
    starts: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step of a dossier.

    Attributes:
        from_points: only products with this mean (hundredths) or more take it.
        renewed_star: a renewal of a certificate of this star takes it whatever the points (Điều 6.3b, 7.6e).
        not_renewed_star: a renewal of a certificate of this star goes past it.
        opened_by: paper of the law's list whose issue opens it; without one it opens when the step before ends.
    """

    no: int
    key: str
    level: str
    agency: str
    agency_title: str
    kind: str
    title: str
    deadline: Deadline | None
    method: str | None
    from_points: int | None
    source: str
    renewed_star: int | None = None
    not_renewed_star: int | None = None
    opened_by: str | None = None


@dataclass(frozen=True, slots=True)
class BelowNational:
    """What may follow when the centre gives less than the highest star (Điều 7.4g).

    Attributes:
        begins: key of the step that opens then; "" where the decision says nothing.
        goes_on: choice → keys of the steps after it, those of the road again or those of `steps`.
    """

    options: tuple[str, ...]
    begins: str
    goes_on: Mapping[str, tuple[str, ...]]
    steps: tuple[RouteStep, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides a star and signs its certificate."""

    star: int
    level: str
    agency: str
    title: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class RoundRule:
    """A yearly round: dossiers proposed before one day of the year are evaluated before another."""

    level: str
    number: int
    proposed_before: tuple[int, int]
    held_before: tuple[int, int]
    source: str


@dataclass(frozen=True, slots=True)
class RenewalWindow:
    """Days before the end of the certificate between which a renewal is filed."""

    opens_before: int
    closes_before: int
    source: str


@dataclass(frozen=True, slots=True)
class Transition:
    """What happens to dossiers filed before a decision took effect: days to finish by kind, and the notice after."""

    filed_before: date
    days: Mapping[str, int]
    notice: str
    source: str


@dataclass(frozen=True, slots=True)
class Route:
    """A procedure with the regime it scores by.

    `filed_in_software` says what a dossier in software is worth; "" where the decision says nothing of it.
    """

    code: str
    regime: str
    title: str
    filed_from: date
    filed_to: date | None
    validity_months: int
    commune_meeting: str
    forward_from: Mapping[str, int]
    deciders: tuple[Decider, ...]
    deadlines: tuple[Deadline, ...]
    renewal_window: RenewalWindow | None
    rounds: tuple[RoundRule, ...]
    below_national: BelowNational
    extra_rounds_need: tuple[str, ...]
    filed_in_software: str
    transition: Transition | None
    steps_by_kind: Mapping[str, tuple[RouteStep, ...]]
    gaps: tuple[str, ...]

    def steps(self, kind: str, points: int | None = None) -> tuple[RouteStep, ...]:
        """The steps of a kind of evaluation.

        Args:
            kind: a `Kind`.
            points: mean so far in hundredths; leaves out the steps that only higher products take. None: all steps.
        """
        made = self.steps_by_kind[Kind(kind)]
        return tuple(item for item in made if points is None or item.from_points is None or points >= item.from_points)

    def step(self, kind: str, key: str) -> RouteStep:
        """A step of a kind of evaluation by its key, those after a result below the highest star too; `KeyError`."""
        for item in (*self.steps_by_kind[Kind(kind)], *self.below_national.steps):
            if item.key == key:
                return item
        raise KeyError(key)

    def highest_star(self, level: str) -> int | None:
        """The highest star that a level decides; None when it decides none."""
        return max((item.star for item in self.deciders if item.level == level), default=None)

    def decider(self, star: int) -> Decider | None:
        """Who decides this star; None for 1 and 2 stars, which nobody recognises."""
        return next((item for item in self.deciders if item.star == star), None)

    def deadline(self, key: str) -> Deadline | None:
        """A time limit by its key; None where the decision sets none."""
        return next((item for item in self.deadlines if item.key == key), None)


@cache
def routes() -> tuple[Route, ...]:
    """All routes, the newest first."""
    made = [_route(raw, code) for code in REGIME_CODES for raw in document(f"{code}/routes.json")["routes"]]
    return tuple(sorted(made, key=lambda item: item.filed_from, reverse=True))


def route(code: str) -> Route:
    """A route by its code, such as `26-2026`; `LawError` `unknown_route`."""
    for item in routes():
        if item.code == code:
            return item
    raise LawError("unknown_route", f"Không có quy trình “{code}”.")


def route_for(filed_on: date) -> Route:
    """The route of a dossier filed on this day (QĐ 26/2026/QĐ-TTg, Điều 11 và 12).

    Raises:
        LawError: `no_route` before the first decision.
    """
    for item in routes():
        if item.filed_from <= filed_on:
            return item
    raise LawError("no_route", f"Chưa có quy định đánh giá OCOP vào ngày {filed_on:%d/%m/%Y}.")


def problems() -> list[str]:
    """What is wrong with the routes as data: order of steps, gaps in time, deciders without a step."""
    found = []
    oldest_first = routes()[::-1]
    for earlier, later in pairwise(oldest_first):
        if earlier.filed_to is None or earlier.filed_to + timedelta(days=1) != later.filed_from:
            found.append(f"Quy trình {earlier.code} không nối liền {later.code}.")
    for item in routes():
        for kind, steps in item.steps_by_kind.items():
            if [step.no for step in steps] != list(range(1, len(steps) + 1)):
                found.append(f"Quy trình {item.code}: bước của {kind} không đánh số liên tục.")
            deciding = {step.agency for step in steps if step.kind == "decide"}
            if not {decider.agency for decider in item.deciders} <= deciding:
                found.append(f"Quy trình {item.code}: có cấp quyết định không có bước.")
    return found


def _route(raw: dict[str, Any], regime: str) -> Route:
    deadlines = tuple(
        Deadline(**(item | {"kinds": tuple(item["kinds"]), "unit": Unit(item["unit"])})) for item in raw["deadlines"]
    )
    agencies = raw["agencies"]
    steps = {}
    for kind, given in raw["steps"].items():
        listed = raw["steps"][given["same_as"]] if isinstance(given, dict) else given
        steps[kind] = tuple(_step(item, agencies, deadlines) for item in listed)
    window, transition = raw["renewal_window"], raw["transition"]
    forward = {level: points for level, points in raw["forward_from"].items() if level != "source"}
    return Route(
        code=raw["code"],
        regime=regime,
        title=raw["title"],
        filed_from=date.fromisoformat(raw["filed_from"]),
        filed_to=date.fromisoformat(raw["filed_to"]) if raw["filed_to"] else None,
        validity_months=raw["validity_months"]["value"],
        commune_meeting=raw["commune_meeting"]["value"],
        forward_from=MappingProxyType({level: read.hundredths(points) for level, points in forward.items()}),
        deciders=tuple(Decider(title=agencies[item["agency"]], **item) for item in raw["deciders"]),
        deadlines=deadlines,
        renewal_window=None if window is None else RenewalWindow(**window),
        rounds=tuple(map(_round, raw["rounds"])),
        below_national=_below_national(raw["below_national"], agencies, deadlines),
        extra_rounds_need=tuple(raw["extra_rounds"]["needs"]),
        filed_in_software=raw.get("filed_in_software", ""),
        transition=None if transition is None else _transition(transition),
        steps_by_kind=MappingProxyType(steps),
        gaps=tuple(raw["gaps"]),
    )


def _step(raw: dict[str, Any], agencies: Mapping[str, str], deadlines: tuple[Deadline, ...]) -> RouteStep:
    deadline = next(item for item in deadlines if item.key == raw["deadline"]) if raw["deadline"] else None
    points = raw["from_points"]
    own = {"deadline": deadline, "from_points": None if points is None else read.hundredths(points)}
    return RouteStep(agency_title=agencies[raw["agency"]], **(raw | own))


def _below_national(raw: dict[str, Any], agencies: Mapping[str, str], deadlines: tuple[Deadline, ...]) -> BelowNational:
    return BelowNational(
        options=tuple(raw["options"]),
        begins=raw.get("begins", ""),
        goes_on=MappingProxyType({option: tuple(keys) for option, keys in raw.get("goes_on", {}).items()}),
        steps=tuple(_step(item, agencies, deadlines) for item in raw.get("steps", [])),
        source=raw["source"],
    )


def _round(raw: dict[str, Any]) -> RoundRule:
    return RoundRule(
        level=raw["level"],
        number=raw["number"],
        proposed_before=_day(raw["proposed_before"]),
        held_before=_day(raw["held_before"]),
        source=raw["source"],
    )


def _day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def _transition(raw: dict[str, Any]) -> Transition:
    return Transition(
        filed_before=date.fromisoformat(raw["filed_before"]),
        days=MappingProxyType(raw["days"]),
        notice=raw["notice"],
        source=raw["source"],
    )
