"""The law without a database: the score of a sheet and the exact path to the next star, for every product set."""

from collections.abc import Iterator
from random import Random

from benchmarks.timing import Line, median_ms
from saolang.law import load
from saolang.law.score import mean_score, path_to


def measure() -> Iterator[Line]:
    """The slowest set counts."""
    rng = Random(1)
    sheets = load.all_sets()
    marks = {sheet.id: {one.key: rng.choice(one.options).points for one in sheet.criteria} for sheet in sheets}
    computable = [sheet for sheet in sheets if load.regime(sheet.regime).computable]
    scored = {one.id: median_ms(lambda one=one: mean_score(one, [marks[one.id]])) for one in computable}  # type: ignore[misc]
    slowest = max(scored, key=scored.__getitem__)
    yield Line("score of a sheet, slowest of all sets", scored[slowest], budget=1, note=slowest)
    paths = {one.id: median_ms(lambda one=one: path_to(one, marks[one.id], 5)) for one in computable}  # type: ignore[misc]
    slowest = max(paths, key=paths.__getitem__)
    yield Line("path to five stars, slowest of all sets", paths[slowest], budget=50, note=slowest)
