"""The cheapest way to raise a sheet: exact, by sets of reachable gains kept as the bits of an integer.

Bit g of `reach[i][k]` says: raising exactly k of the criteria from i on can gain exactly g points. With some thirty
criteria, four options and a hundred points that is a few thousand shifts of small integers, so nothing is guessed.
"""

from collections.abc import Collection, Sequence
from math import gcd
from typing import NamedTuple

# (points now, points that can be chosen, points needed at least)
Place = tuple[int, Collection[int], int]


class _Row(NamedTuple):
    gains: tuple[int, ...]  # possible raises, rising
    forced: bool  # a minimum asks for one of them


def cheapest_raise(places: Sequence[Place], short: int) -> tuple[tuple[int, int], ...] | None:
    """Which criteria to raise, and to what.

    Among all ways that meet every need and gain at least `short`: the fewest criteria, then the fewest points, then
    the earliest criteria of the sheet, then the smaller raise at the earlier of them.

    Args:
        places: one per criterion in the order of the sheet: points now, points of its options, points needed.
        short: points still missing in all.

    Returns:
        Pairs (index of the criterion, new points) in the order of the sheet; None when there is no way.
    """
    rows = [_row(place) for place in places]
    if any(row.forced and not row.gains for row in rows):
        return None
    unit = gcd(*(gain for row in rows for gain in row.gains)) or 1
    rows = [_Row(tuple(gain // unit for gain in row.gains), row.forced) for row in rows]
    least = -(-short // unit)
    reach = _reachable(rows)
    for count, bits in enumerate(reach[0]):
        enough = bits >> least
        if enough:
            gain = least + (enough & -enough).bit_length() - 1
            chosen = _earliest(rows, reach, count, 1 << gain)
            gains = _smallest(rows, chosen, gain)
            return tuple((at, places[at][0] + gain * unit) for at, gain in zip(chosen, gains, strict=True))
    return None


def _row(place: Place) -> _Row:
    now, choices, need = place
    return _Row(tuple(sorted(item - now for item in choices if item > now and item >= need)), forced=need > now)


def _shifted(bits: int, gains: Sequence[int]) -> int:
    made = 0
    for gain in gains:
        made |= bits << gain
    return made


def _reachable(rows: Sequence[_Row]) -> list[list[int]]:
    reach = [[1] + [0] * len(rows)]
    for row in reversed(rows):
        after = reach[-1]
        skip = [0] * len(after) if row.forced else after
        reach.append([skip[0], *(skip[k] | _shifted(after[k - 1], row.gains) for k in range(1, len(after)))])
    reach.reverse()
    return reach


def _earliest(rows: Sequence[_Row], reach: Sequence[Sequence[int]], count: int, left: int) -> list[int]:
    """The first set of criteria, in the order of the sheet, whose raises can make up a gain in `left` (bits)."""
    chosen = []
    for at, row in enumerate(rows):
        if not count:
            break
        rest = 0
        for gain in row.gains:
            rest |= left >> gain
        rest &= reach[at + 1][count - 1]
        if rest:
            chosen.append(at)
            left, count = rest, count - 1
        else:
            left &= reach[at + 1][count]
    return chosen


def _smallest(rows: Sequence[_Row], chosen: Sequence[int], gain: int) -> list[int]:
    """The raises of the chosen criteria that make up `gain`, the smaller one first."""
    after = [1]
    for at in reversed(chosen):
        after.append(_shifted(after[-1], rows[at].gains))
    after.reverse()
    gains = []
    for step, at in enumerate(chosen, start=1):
        raised = next(item for item in rows[at].gains if item <= gain and after[step] >> (gain - item) & 1)
        gains.append(raised)
        gain -= raised
    return gains
