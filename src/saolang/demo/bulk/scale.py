"""How much to make. The numbers follow real reports of provinces and of the country."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Amounts of one run.

    Attributes:
        products: in stock, those with a dossier of this year among them.
        dossiers: begun under the rule in force, at all points of the road.
        members: scoring members of each council.
        active: share of the communes that have any product, in percent.
    """

    provinces: int
    communes: int
    products: int
    dossiers: int
    members: int
    active: int = 60


SCALES = {
    "commune": Scale(provinces=1, communes=1, products=10, dossiers=8, members=5, active=100),
    "province": Scale(provinces=1, communes=102, products=3_500, dossiers=800, members=11),
    "nation": Scale(provinces=34, communes=3_321, products=25_000, dossiers=10_000, members=7),
}


def shares(total: int, parts: int) -> list[int]:
    """`total` divided into whole parts that differ by one at most, the larger ones first."""
    each, rest = divmod(total, parts)
    return [each + (number < rest) for number in range(parts)]
