"""The self-score of a dossier by the law: total, star, missed minimums, and the way to the next star."""

from dataclasses import dataclass

from saolang.dossiers.models import Dossier, SelfMark
from saolang.law import load
from saolang.law.model import Criterion, ProductSet
from saolang.law.score import Score, path_to, score


@dataclass(frozen=True, slots=True)
class PathStep:
    """One criterion to raise: from and to in hundredths, the option to reach, and the papers that would prove it."""

    criterion: Criterion
    before: int
    after: int
    option: str
    papers: tuple[str, ...]
    is_fixed: bool
    only_met: bool


@dataclass(frozen=True, slots=True)
class SelfScore:
    """The score of the producer's own marks.

    Attributes:
        path: the way to the next star: one that leaves alone what the producer cannot change, else the exact one
            with that at its end; None when there is no next star, or when it is out of reach.
        answered: how many criteria have a chosen option.
    """

    sheet: ProductSet
    score: Score
    path: tuple[PathStep, ...] | None
    answered: int

    @property
    def share(self) -> int:
        """Total as a whole percentage of the most points."""
        return self.score.total * 100 // load.regime(self.sheet.regime).max_points


def score_of(dossier: Dossier, *, wanted_star: int | None = None) -> SelfScore:
    """Score the marks as they stand now, one query.

    Args:
        wanted_star: 3, 4 or 5 to ask for the way to that star instead of the next one.
    """
    marks = list(SelfMark.objects.filter(dossier=dossier).exclude(option=""))
    return score_marks(
        load.product_set(dossier.product_set), {mark.criterion: mark.points for mark in marks}, wanted_star
    )


def score_marks(sheet: ProductSet, marks: dict[str, int], wanted_star: int | None = None) -> SelfScore:
    """Score chosen points of a sheet."""
    result = score(sheet, marks, wanted_star=wanted_star)
    return SelfScore(sheet=sheet, score=result, path=_path(sheet, marks, result), answered=len(marks))


def _path(sheet: ProductSet, marks: dict[str, int], result: Score) -> tuple[PathStep, ...] | None:
    if result.next_star is None or result.next_star.changes is None:
        return None
    traits = load.traits()
    by_work = path_to(sheet, marks, result.next_star.star, keep=traits.keys()).changes
    steps = []
    for change in result.next_star.changes if by_work is None else by_work:
        criterion = sheet.by_key[change.criterion]
        option = next((item.label for item in criterion.options if item.points == change.after), "")
        steps.append(
            PathStep(
                criterion=criterion,
                before=change.before,
                after=change.after,
                option=option,
                papers=change.papers,
                is_fixed=criterion.ref in traits,
                only_met=is_only_met(criterion),
            )
        )
    return tuple(sorted(steps, key=lambda step: step.is_fixed))


def is_only_met(criterion: Criterion) -> bool:
    """Whether the points of this criterion are shown as met or not met only: they tell personal facts."""
    trait = load.traits().get(criterion.ref or "")
    return trait is not None and trait.only_met
