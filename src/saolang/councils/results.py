"""From closed sheets to a result. Pure: integers in hundredths, sums and counts, nothing rounded (DESIGN rule 8)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from saolang.councils.working_rules import WorkingRules
from saolang.law import stars
from saolang.law.model import ProductSet
from saolang.law.score import MissedMinimum, mean_score, missed_minimums


@dataclass(frozen=True)
class ClosedSheet:
    """What counts of one member's sheet.

    Attributes:
        seat: UUID of the seat.
        marks: points in hundredths by criterion; a missing one counts 0.
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
        votes: how many sheets name each knock-out.
        spread: highest less lowest total, in hundredths.
    """

    total_sum: int
    count: int
    part_sums: Mapping[str, int]
    criterion_sums: Mapping[str, int]
    star_by_total: int
    star: int | None
    missed: tuple[MissedMinimum, ...]
    votes: Mapping[str, int]
    eliminated_by: tuple[str, ...]
    spread: int


def compute(sheet: ProductSet, closed: Sequence[ClosedSheet], rules: WorkingRules) -> Computed:
    """The council's result for one product (QĐ 26/2026/QĐ-TTg, Điều 3.3).

    Raises:
        LawError: no sheet, or marks that the product set does not know.
    """
    votes = Counter(key for one in closed for key in dict.fromkeys(one.eliminated_by))
    eliminated = tuple(key for key in sorted(votes) if _decides(votes[key], len(closed), rules.decision_rule))
    mean = mean_score(sheet, [one.marks for one in closed], eliminated=eliminated)
    missed = mean.missed_minimums
    star = mean.star
    if rules.minimum_tested_on == "every_sheet":
        missed = _missed_on_any(sheet, closed)
        star = None if eliminated else stars.lowered(mean.star_by_total, {one.star for one in missed})
    totals = [one.total for one in closed]
    return Computed(
        total_sum=mean.total_sum,
        count=mean.count,
        part_sums=dict(mean.part_sums),
        criterion_sums=dict(mean.criterion_sums),
        star_by_total=mean.star_by_total,
        star=star,
        missed=missed,
        votes=dict(votes),
        eliminated_by=eliminated,
        spread=max(totals) - min(totals),
    )


def _decides(votes: int, count: int, rule: str) -> bool:
    return votes == count if rule == "consensus" else 2 * votes > count


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
