"""Adding up trees and shares: properties over made-up trees."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.programme.progress import Progress, Standing, percent, share, share_of_sums
from saolang.programme.sums import Node, add, add_up, total

AMOUNTS = st.one_of(st.none(), st.integers(-(10**12), 10**12))


@st.composite
def trees(draw) -> list[Node]:
    """Up to 20 lines; each hangs under an earlier one or stands alone."""
    size = draw(st.integers(0, 20))
    return [
        Node(key, draw(st.sampled_from([None, *range(key)])) if key else None, draw(AMOUNTS)) for key in range(size)
    ]


@given(tree=trees())
def test_a_total_is_the_sum_of_the_lowest_known_amounts(tree: list[Node]) -> None:
    children: dict[object, list[Node]] = {}
    for node in tree:
        children.setdefault(node.parent, []).append(node)

    def lowest(node: Node) -> list[int]:
        below = [amount for child in children.get(node.key, []) for amount in lowest(child)]
        return below or ([] if node.amount is None else [node.amount])

    known = [amount for root in children.get(None, []) for amount in lowest(root)]
    assert total(tree) == (sum(known) if known else None)


@given(tree=trees())
def test_order_of_the_lines_changes_nothing(tree: list[Node]) -> None:
    assert add_up(reversed(tree)) == add_up(tree)


@given(tree=trees())
def test_a_difference_is_shown_only_where_both_are_there(tree: list[Node]) -> None:
    for found in add_up(tree).values():
        if found.stated is None or found.summed is None:
            assert found.difference is None
        else:
            assert found.difference == found.stated - found.summed


def test_blank_is_not_zero() -> None:
    assert add([None, None]) is None
    assert add([None, 0]) == 0
    assert total([Node(1, None, None), Node(2, 1, None)]) is None


def test_a_line_above_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="above itself"):
        add_up([Node(1, 2, 5), Node(2, 1, 5)])
    with pytest.raises(ValueError, match="one key"):
        add_up([Node(1, None, 5), Node(1, None, 5)])


def progress(actual, wanted=4, *, operator="at_least", upper=None, today="2026-06-01"):
    from datetime import date

    return Progress(
        operator=operator,
        wanted=None if wanted is None else Decimal(wanted),
        wanted_max=None if upper is None else Decimal(upper),
        actual=None if actual is None else Decimal(actual),
        due_on=date(2026, 12, 31),
        today=date.fromisoformat(today),
    )


@pytest.mark.parametrize(
    ("actual", "today", "standing"),
    [
        (9, "2026-06-01", Standing.REACHED),
        (0, "2026-06-01", Standing.ON_THE_WAY),
        (0, "2027-01-01", Standing.MISSED),
        (None, "2026-06-01", Standing.NOT_DUE),
        (None, "2027-01-01", Standing.BLANK),
    ],
)
def test_blank_zero_and_not_due_are_three_things(actual, today, standing) -> None:
    assert progress(actual, today=today).standing == standing


def test_nine_of_four_are_225_percent() -> None:
    assert percent(progress(9).share) == Decimal("225.0")
    assert percent(share(1, 3)) == Decimal("33.3")
    assert percent(share(2, 3)) == Decimal("66.7")
    assert share(5, 0) is None


def test_a_ceiling_is_judged_when_it_is_due() -> None:
    assert progress(3, operator="at_most").standing == Standing.ON_THE_WAY
    assert progress(3, operator="at_most", today="2026-12-31").standing == Standing.REACHED
    assert progress(4, 3, operator="between", upper=5, today="2026-12-31").standing == Standing.REACHED
    assert progress(6, 3, operator="between", upper=5, today="2026-12-31").standing == Standing.MISSED


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000)), min_size=1, max_size=10))
def test_a_share_of_several_is_rebuilt_from_their_sums(pairs: list[tuple[int, int]]) -> None:
    wanted = sum(pair[1] for pair in pairs)
    assert share_of_sums(pairs) == Fraction(sum(pair[0] for pair in pairs), wanted)
    assert share_of_sums([*pairs, (None, 5), (5, None)]) == share_of_sums(pairs)
