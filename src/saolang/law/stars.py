"""From points to a star, exactly: a sum and a count are compared by cross-multiplication, nothing is rounded."""

from collections.abc import Collection

from saolang.law.model import Regime

# Only a starred class can be lost by a minimum; below three stars there is no recognition and no minimum.
LOWEST_BY_MINIMUM = 2


def star_by_total(regime: Regime, total: int, count: int = 1) -> int:
    """The star of a mean of totals (QĐ 26/2026/QĐ-TTg, Điều 3.3).

    Args:
        regime: whose bands apply.
        total: sum of the members' totals, in hundredths.
        count: how many totals were summed, at least 1.

    Returns:
        The star, 1 to 5.
    """
    return next(band.star for band in regime.bands if total >= band.start * count)


def lowered(star: int, missed: Collection[int]) -> int:
    """The star after minimums: lowered until no minimum of it or of a lower star is missed, never below 2 by that.

    Args:
        star: the star of the band.
        missed: stars of which some minimum is missed.
    """
    while star > LOWEST_BY_MINIMUM and any(low <= star for low in missed):
        star -= 1
    return star
