"""From closed sheets to a result. Pure: integers in hundredths, sums and a divisor, nothing rounded (DESIGN rule 8)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm

from saolang.councils.working_rules import WorkingRules
from saolang.law import stars
from saolang.law.load import regime
from saolang.law.model import ProductSet
from saolang.law.score import MissedMinimum, mean_score, missed_minimums


@dataclass(frozen=True)
class ClosedSheet:
    """What counts of one member's sheet.

    Attributes:
        seat: UUID of the seat.
        marks: points in hundredths by criterion; a missing one was left open.
        eliminated_by: knock-outs that the member holds to apply.
    """

    seat: str
    name: str
    marks: Mapping[str, int]
    eliminated_by: Sequence[str] = ()

    @property
    def total(self) -> int:
        """Sum of the marks, in hundredths."""
        return sum(self.marks.values())


@dataclass(frozen=True)
class Computed:
    """A result with all numbers between the sheets and the star.

    Attributes:
        total_sum, part_sums, criterion_sums: what divided by `divisor` is the mean, in hundredths.
        count: how many sheets count.
        divisor: `count`; where each criterion is averaged over those who scored it, their least common multiple.
        votes: how many sheets name each knock-out.
        spread: highest less lowest total, in hundredths.
    """

    total_sum: int
    count: int
    divisor: int
    part_sums: Mapping[str, int]
    criterion_sums: Mapping[str, int]
    star_by_total: int
    star: int | None
    missed: tuple[MissedMinimum, ...]
    votes: Mapping[str, int]
    eliminated_by: tuple[str, ...]
    spread: int


def compute(
    sheet: ProductSet,
    closed: Sequence[ClosedSheet],
    rules: WorkingRules,
    *,
    agreed: Mapping[str, int] | None = None,
) -> Computed:
    """The council's result for one product (QĐ 26/2026/QĐ-TTg, Điều 3.3).

    Args:
        agreed: points that the council agreed on, by criterion; read when the minimums are tested on them. Where
            nothing was agreed the lowest points given stand.

    Raises:
        LawError: no sheet, or marks that the product set does not know.
    """
    votes = Counter(key for one in closed for key in dict.fromkeys(one.eliminated_by))
    eliminated = tuple(key for key in sorted(votes) if _decides(votes[key], len(closed), rules.decision_rule))
    mean_score(sheet, [one.marks for one in closed], eliminated=eliminated)  # refuses what the set does not know
    sums, divisor = _means(sheet, closed, rules)
    parts = dict.fromkeys((part.code for part in sheet.parts), 0)
    for criterion in sheet.criteria:
        parts[criterion.part] += sums[criterion.key]
    total = sum(parts.values())
    by_total = stars.star_by_total(regime(sheet.regime), total, divisor)
    missed = _missed(sheet, closed, rules, sums, divisor, agreed or {})
    totals = [one.total for one in closed]
    return Computed(
        total_sum=total,
        count=len(closed),
        divisor=divisor,
        part_sums=parts,
        criterion_sums=sums,
        star_by_total=by_total,
        star=None if eliminated else _after_minimums(by_total, {one.star for one in missed}, rules),
        missed=missed,
        votes=dict(votes),
        eliminated_by=eliminated,
        spread=max(totals) - min(totals),
    )


def differing(sheet: ProductSet, closed: Sequence[ClosedSheet]) -> list[str]:
    """Criteria with a minimum on which the sheets differ: these the council has to agree on."""
    return [
        criterion.key
        for criterion in sheet.criteria
        if any(minimum.points is not None for minimum in criterion.minimums)
        and len({one.marks.get(criterion.key, 0) for one in closed}) > 1
    ]


def _decides(votes: int, count: int, rule: str) -> bool:
    return votes == count if rule == "consensus" else 2 * votes > count


def _means(sheet: ProductSet, closed: Sequence[ClosedSheet], rules: WorkingRules) -> tuple[dict[str, int], int]:
    """Sums by criterion and what they are divided by."""
    sums = {item.key: sum(one.marks.get(item.key, 0) for one in closed) for item in sheet.criteria}
    if rules.mean == "mean_of_totals":
        return sums, len(closed)
    scored = {key: sum(key in one.marks for one in closed) or 1 for key in sums}
    divisor = lcm(*scored.values())
    return {key: value * (divisor // scored[key]) for key, value in sums.items()}, divisor


def _missed(
    sheet: ProductSet,
    closed: Sequence[ClosedSheet],
    rules: WorkingRules,
    sums: Mapping[str, int],
    divisor: int,
    agreed: Mapping[str, int],
) -> tuple[MissedMinimum, ...]:
    if rules.minimum_tested_on == "every_sheet":
        return _missed_on_any(sheet, closed)
    if rules.minimum_tested_on == "agreed_option":
        lowest = {key: min(one.marks.get(key, 0) for one in closed) for key in sums}
        return missed_minimums(sheet, {**lowest, **agreed})
    return missed_minimums(sheet, sums, divisor)


def _missed_on_any(sheet: ProductSet, closed: Sequence[ClosedSheet]) -> tuple[MissedMinimum, ...]:
    """Minimums that at least one sheet misses, with the lowest points given."""
    worst: dict[tuple[int, str], MissedMinimum] = {}
    for one in closed:
        for missed in missed_minimums(sheet, one.marks):
            key = (missed.star, missed.criterion)
            if key not in worst or missed.has < worst[key].has:
                worst[key] = missed
    order = {criterion.key: criterion.order for criterion in sheet.criteria}
    return tuple(worst[key] for key in sorted(worst, key=lambda key: (key[0], order[key[1]])))


def _after_minimums(by_total: int, missed: set[int], rules: WorkingRules) -> int:
    """The star once its minimums are looked at; a class below recognition is never lost by a minimum."""
    if rules.minimums_cumulative:
        star = stars.lowered(by_total, missed)
    else:
        star = by_total
        while star > stars.LOWEST_BY_MINIMUM and star in missed:
            star -= 1
    lost = star < by_total
    return stars.LOWEST_BY_MINIMUM if lost and rules.missed_minimum_means == "not_recognised" else star
