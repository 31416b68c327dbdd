"""The self-score of a dossier by the law: total, star, missed minimums, and the way to the next star."""

from dataclasses import dataclass

from saolang.dossiers.models import Dossier, SelfMark
from saolang.law import load
from saolang.law.model import Criterion, ProductSet
from saolang.law.score import Score, score

# What a producer is cannot be changed to gain points: offered last.
FIXED_REFS = frozenset({"organization_type", "legal_representative"})


@dataclass(frozen=True, slots=True)
class PathStep:
    """One criterion to raise: from and to in hundredths, the option to reach, and the papers that would prove it."""

    criterion: Criterion
    before: int
    after: int
    option: str
    papers: tuple[str, ...]
    is_fixed: bool


@dataclass(frozen=True, slots=True)
class SelfScore:
    """The score of the producer's own marks.

    Attributes:
        path: the way to the next star, what the producer cannot change last; None when there is no next star, or
            when it is out of reach.
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
    return SelfScore(sheet=sheet, score=result, path=_path(sheet, result), answered=len(marks))


def _path(sheet: ProductSet, result: Score) -> tuple[PathStep, ...] | None:
    if result.next_star is None or result.next_star.changes is None:
        return None
    steps = []
    for change in result.next_star.changes:
        criterion = sheet.by_key[change.criterion]
        option = next((item.label for item in criterion.options if item.points == change.after), "")
        steps.append(
            PathStep(
                criterion=criterion,
                before=change.before,
                after=change.after,
                option=option,
                papers=change.papers,
                is_fixed=criterion.ref in FIXED_REFS,
            )
        )
    return tuple(sorted(steps, key=lambda step: step.is_fixed))
