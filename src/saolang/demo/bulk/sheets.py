"""A pool of score sheets: made once per product set and star, drawn from for every dossier and member."""

from functools import cache
from random import Random

from saolang.demo import marks
from saolang.law import load

STARS = ((2, 12), (3, 59), (4, 27), (5, 2))
TOTALS = {2: (3_400, 4_700), 3: (5_300, 6_700), 4: (7_200, 8_600), 5: (9_200, 9_600)}
VARIANTS = 3
MEMBERS = 8
Options = dict[str, str]


@cache
def base(set_id: str, star: int, variant: int) -> Options:
    """One way to reach a star in a set, the same on every call."""
    rng = Random(f"{set_id}/{star}/{variant}")  # noqa: S311 - made-up data, not a secret
    low, high = TOTALS[star]
    return marks.choose(load.product_set(set_id), star=star, total=rng.randrange(low, high, 100), rng=rng)


@cache
def of_member(set_id: str, star: int, variant: int, member: int) -> Options:
    """The same as another person might score it."""
    rng = Random(f"{set_id}/{star}/{variant}/{member}")  # noqa: S311 - made-up data, not a secret
    return marks.vary(load.product_set(set_id), base(set_id, star, variant), star=star, rng=rng)


def points_of(set_id: str, options: Options) -> dict[str, int]:
    """Points by criterion for chosen options."""
    by_key = load.product_set(set_id).by_key
    return {key: by_key[key].option(option).points for key, option in options.items()}
