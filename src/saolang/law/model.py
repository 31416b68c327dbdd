"""The law as frozen values. Points are integers in hundredths (1 printed point = 100)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

HUNDRED = 100


class KnockOutKind(StrEnum):
    """What a knock-out ends: the whole dossier, the product by one criterion, or the steps that follow."""

    DOSSIER = "dossier"
    CRITERION = "criterion"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a criterion that an evaluator can choose."""

    key: str
    points: int
    label: str
    case: int | None = None
    star: int | None = None
    inferred: bool = False
    printed: str | None = None


@dataclass(frozen=True, slots=True)
class Minimum:
    """A star mark: from this star on, the criterion needs these points; None when the sheet names no option."""

    star: int
    points: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One of two alternatives of a criterion; the title is None where the source prints none."""

    number: int
    title: str | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A leaf of the sheet, where one option is chosen (or none: 0 points)."""

    key: str
    code: str
    ref: str
    label: str
    part: str
    sections: tuple[str, ...]
    order: int
    max_points: int
    requirement: str | None
    note: str | None
    options: tuple[Option, ...]
    cases: tuple[Case, ...]
    minimums: tuple[Minimum, ...]
    assessed_by: tuple[str, ...]
    evidence: tuple[str, ...]
    status: str | None
    choices: frozenset[int] = field(repr=False, compare=False)

    def option(self, key: str) -> Option:
        """The option with this key; `KeyError` when the criterion has none."""
        for option in self.options:
            if option.key == key:
                return option
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading of the sheet with criteria or further headings under it."""

    key: str
    code: str
    label: str
    max_points: int
    note: str | None
    children: tuple["Section | Criterion", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Part A, B or C of a sheet."""

    code: str
    label: str
    max_points: int
    children: tuple[Section | Criterion, ...]


@dataclass(frozen=True, slots=True)
class KnockOut:
    """A rule that ends the evaluation; `text` is copied from the sheet, `trigger` says it shortly."""

    key: str
    kind: KnockOutKind
    criterion: str | None
    trigger: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A paper that a note of the sheet asks for without ending the evaluation."""

    key: str
    criterion: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A defect of the data that is known and declared."""

    kind: str
    where: str
    printed: float | None
    expected: float | None
    text: str


@dataclass(frozen=True, slots=True)
class ProductSet:
    """The score sheet of one product set (bộ sản phẩm) under one regime."""

    id: str
    regime: str
    number: int
    group: str
    subgroup: str
    name: str
    title: str
    ministries: tuple[str, ...]
    status: str
    confidence: str
    sources: tuple[Mapping[str, str], ...]
    cross_checked_with: tuple[str, ...]
    doubts: tuple[str, ...]
    gaps: tuple[Gap, ...]
    star_legend: str | None
    parts: tuple[Part, ...]
    criteria: tuple[Criterion, ...]
    knock_outs: tuple[KnockOut, ...]
    conditions: tuple[Condition, ...]
    by_key: Mapping[str, Criterion] = field(repr=False, compare=False)

    def sections(self) -> Iterator[Section]:
        """All headings, in the order of the sheet."""
        stack: list[Section | Criterion] = [child for part in reversed(self.parts) for child in reversed(part.children)]
        while stack:
            node = stack.pop()
            if isinstance(node, Section):
                yield node
                stack.extend(reversed(node.children))

    def knock_out(self, key: str) -> KnockOut:
        """The knock-out with this key; `KeyError` when the sheet has none."""
        for rule in self.knock_outs:
            if rule.key == key:
                return rule
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class StarBand:
    """The totals of one star: `start` ≤ mean < `below`, both in hundredths; `below` is None at the top."""

    star: int
    start: int
    below: int | None
    printed: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Subgroup:
    name: str
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One of the six product groups (nhóm ngành) with its sub-groups and sets."""

    number: int
    name: str
    subgroups: tuple[Subgroup, ...]

    @property
    def sets(self) -> tuple[str, ...]:
        return tuple(item for subgroup in self.subgroups for item in subgroup.sets)


@dataclass(frozen=True, slots=True)
class Regime:
    """A set of criteria in force from a day on. `computable` is False where results come only from decisions."""

    code: str
    decision: str
    name: str
    issued: date
    effective_from: date
    effective_to: date | None
    computable: bool
    max_points: int
    parts: Mapping[str, int]
    bands: tuple[StarBand, ...]
    groups: tuple[Group, ...]
    set_ids: tuple[str, ...]
    gaps: tuple[Gap, ...]
    doubts: tuple[str, ...]
    sources: tuple[str, ...]

    def band(self, star: int) -> StarBand:
        """The band of this star; `KeyError` when there is none."""
        for band in self.bands:
            if band.star == star:
                return band
        raise KeyError(star)

    def group_of(self, set_id: str) -> Group:
        """The product group that holds this set; `KeyError` when none does."""
        for group in self.groups:
            if set_id in group.sets:
                return group
        raise KeyError(set_id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A kind of evidence of Mẫu số 02, Phần III, and the criteria (by `ref`) it backs."""

    key: str
    number: int
    title: str
    requirement: str
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trait:
    """What an applicant is, as a criterion (by `ref`): it cannot be changed to gain points.

    `only_met`: it tells personal facts of the representative, so that only met or not met is shown.
    """

    ref: str
    only_met: bool
    source: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A point the law leaves open: the default, its source, and the question a council answers."""

    key: str
    default: Any
    choices: tuple[Any, ...] | None
    source: str
    confidence: str
    question: str
