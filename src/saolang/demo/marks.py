"""Options of a score sheet that make a wanted star, as a producer or a council member might choose them."""

from collections.abc import Mapping
from random import Random

from saolang.law import load
from saolang.law.model import Criterion, ProductSet
from saolang.law.score import mean_score


def choose(sheet: ProductSet, *, star: int, total: int, rng: Random) -> dict[str, str]:
    """Option keys by criterion whose result is `star`, with a total near `total` hundredths.

    Starts from the best options and lowers one criterion after the other while the star holds.

    Args:
        star: 2 to 5; the band of the total and the minimums are kept (for 2 stars they may be missed).
        total: wanted sum; it must lie in the band of the star.
    """
    points = {item.key: max(option.points for option in item.options) for item in sheet.criteria}
    floor = max(total, load.regime(sheet.regime).band(star).start)
    order = list(sheet.criteria)
    for _round in range(len(max((item.options for item in order), key=len))):
        rng.shuffle(order)
        for criterion in order:
            lower = _next_lower(criterion, points[criterion.key])
            if lower is None or sum(points.values()) - points[criterion.key] + lower < floor:
                continue
            tried = {**points, criterion.key: lower}
            if _star(sheet, tried) >= star:
                points = tried
    return as_options(sheet, points)


def vary(sheet: ProductSet, options: Mapping[str, str], *, star: int, rng: Random, changes: int = 4) -> dict[str, str]:
    """The same choice as another person might make it: a few criteria one option up or down, the same star."""
    points = {key: sheet.by_key[key].option(option).points for key, option in options.items()}
    for criterion in rng.sample(list(sheet.criteria), changes):
        near = [
            option.points for option in criterion.options if abs(option.points - points.get(criterion.key, 0)) <= 100
        ]
        tried = {**points, criterion.key: rng.choice(near)} if near else points
        if _star(sheet, tried) == star:
            points = tried
    return as_options(sheet, points)


def as_options(sheet: ProductSet, points: Mapping[str, int]) -> dict[str, str]:
    """Option keys by criterion for printed points."""
    made = {}
    for key, wanted in points.items():
        found = next((option for option in sheet.by_key[key].options if option.points == wanted), None)
        if found is not None:
            made[key] = found.key
    return made


def _star(sheet: ProductSet, points: Mapping[str, int]) -> int:
    """The star of one sheet; quicker than `score`, which also looks for the way to the next star."""
    return mean_score(sheet, [points]).star or 0


def _next_lower(criterion: Criterion, points: int) -> int | None:
    return max((option.points for option in criterion.options if option.points < points), default=None)
