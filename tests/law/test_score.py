"""Scores and paths: known cases, every sheet of the data, and a brute-force oracle on small sheets."""

from fractions import Fraction
from itertools import product as combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.law import load, score, stars
from saolang.law.errors import LawError
from saolang.law.model import Criterion, ProductSet
from saolang.law.path import cheapest_raise

SETS = load.all_sets()
RICE = load.product_set("qd26-2026-09")


def best(product_set: ProductSet) -> dict[str, int]:
    return {item.key: max(item.choices) for item in product_set.criteria}


@st.composite
def sheets(draw: st.DrawFn) -> tuple[ProductSet, dict[str, int]]:
    found = draw(st.sampled_from(SETS))
    random = Random(draw(st.integers(min_value=0, max_value=2**32)))
    generous = draw(st.sampled_from([0.0, 0.3, 0.7, 1.0]))
    marks = {}
    for item in found.criteria:
        if random.random() < 0.9:
            marks[item.key] = item.max_points if random.random() < generous else random.choice(sorted(item.choices))
    return found, {key: points for key, points in marks.items() if points in found.by_key[key].choices}


# --- whole sheets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", SETS, ids=lambda item: item.id)
def test_all_points_are_five_stars_and_none_is_one(found: ProductSet) -> None:
    full = score.score(found, best(found))
    lacking = {"qd148-2023-07": 1, "qd148-2023-11": 3, "qd148-2023-12": 3, "qd148-2023-13": 2, "qd1048-2019-19": 2}
    assert full.total == 10_000 - 100 * lacking.get(found.id, 0)
    assert (full.star_by_total, full.star, full.missed_minimums, full.next_star) == (5, 5, (), None)
    empty = score.score(found, {})
    assert (empty.total, empty.star_by_total, empty.star) == (0, 1, 1)
    assert empty.next_star is not None
    assert empty.next_star.star == 3
    assert empty.next_star.points_short == 5_000


@pytest.mark.parametrize("found", SETS, ids=lambda item: item.id)
def test_zero_points_everywhere_are_the_same_as_no_marks(found: ProductSet) -> None:
    assert score.score(found, {item.key: 0 for item in found.criteria}) == score.score(found, {})


@settings(max_examples=150)
@given(sheets())
def test_a_score_follows_its_definition(case: tuple[ProductSet, dict[str, int]]) -> None:
    found, marks = case
    result = score.score(found, marks)
    assert result.total == sum(marks.values()) == sum(result.parts.values())
    bands = {5: 9_000, 4: 7_000, 3: 5_000, 2: 3_000, 1: 0}
    by_total = max(star for star, start in bands.items() if result.total >= start)
    assert result.star_by_total == by_total
    missed = {
        (minimum.star, item.key)
        for item in found.criteria
        for minimum in item.minimums
        if minimum.points is not None and marks.get(item.key, 0) < minimum.points
    }
    assert {(item.star, item.criterion) for item in result.missed_minimums} == missed
    assert len(result.missed_minimums) == len(missed)
    allowed = [star for star in (5, 4, 3) if star <= by_total and not any(low <= star for low, _ in missed)]
    assert result.star == max(allowed, default=min(by_total, 2))


@settings(max_examples=150)
@given(sheets(), st.sampled_from([3, 4, 5]))
def test_a_path_leads_exactly_to_its_star(case: tuple[ProductSet, dict[str, int]], wanted: int) -> None:
    found, marks = case
    before = score.score(found, marks, wanted_star=wanted)
    path = before.next_star
    assert path is not None
    assert path.star == wanted
    assert path.changes is not None
    raised = marks | {item.criterion: item.after for item in path.changes}
    after = score.score(found, raised)
    assert after.star is not None
    assert after.star >= wanted
    assert before.star is not None
    assert (path.changes == ()) == (before.star >= wanted)
    orders = [found.by_key[item.criterion].order for item in path.changes]
    assert orders == sorted(orders)
    for item in path.changes:
        assert item.before == marks.get(item.criterion, 0) < item.after
        assert item.after in found.by_key[item.criterion].choices
        without = {**raised, item.criterion: item.before}
        undone = score.score(found, without).star
        assert undone is not None
        assert undone < wanted  # no change is there for nothing


# --- the rules, one by one --------------------------------------------------------------------------------------


def test_a_missed_minimum_lowers_one_star_after_another_but_never_below_two() -> None:
    full = best(RICE)
    assert score.score(RICE, full | {"4.1": 300}).star == 4  # misses only the 5-star minimum
    assert score.score(RICE, full | {"4.1": 200}).star == 3
    assert score.score(RICE, full | {"4.1": 100}).star == 2
    lost = score.score(RICE, full | {"4.1": 100})
    assert lost.star_by_total == 5
    assert [(item.star, item.needs, item.has) for item in lost.missed_minimums] == [
        (3, 200, 100),
        (4, 300, 100),
        (5, 500, 100),
    ]


def test_a_minimum_of_a_lower_star_holds_for_the_higher_ones() -> None:
    assert score.score(RICE, best(RICE) | {"8": 0}).star == 2
    assert score.score(RICE, best(RICE) | {"8": 0}, wanted_star=5).next_star == score.NextStar(
        5, 0, (score.Change("8", 0, 200, tuple(load.evidence()[key].title for key in RICE.by_key["8"].evidence)),)
    )


def test_an_eliminated_product_has_no_star_and_no_path_but_keeps_its_points() -> None:
    result = score.score(RICE, best(RICE), eliminated=["forged", "forged"], wanted_star=5)
    assert (result.star, result.next_star, result.star_by_total, result.total) == (None, None, 5, 10_000)
    assert result.eliminated_by == ("forged",)


def test_a_star_mark_without_points_is_named_and_not_tested() -> None:
    older = load.product_set("qd148-2023-09")
    result = score.score(older, best(older) | {"3.6": 0})
    assert result.unknown_minimums == (score.UnknownMinimum(4, "3.6"),)
    assert not any(item.criterion == "3.6" for item in result.missed_minimums)


def test_points_of_either_case_are_accepted() -> None:
    older = load.product_set("qd1048-2019-01")
    assert older.by_key["3.2"].choices == {0, 100, 200}
    for points in (0, 100, 200):
        assert score.score(older, {"3.2": points}).total == points


@pytest.mark.parametrize(
    ("marks", "rules", "wanted", "code"),
    [
        ({"9.9": 100}, (), None, "unknown_criterion"),
        ({"1": 100}, (), None, "unknown_criterion"),
        ({"1.1": 50}, (), None, "unknown_option"),
        ({"1.1": -100}, (), None, "unknown_option"),
        ({"1.1": 600}, (), None, "unknown_option"),
        ({}, ("none",), None, "unknown_rule"),
        ({}, (), 2, "wrong_star"),
        ({}, (), 6, "wrong_star"),
    ],
)
def test_wrong_marks_are_refused(marks: dict[str, int], rules: tuple[str, ...], wanted: int | None, code: str) -> None:
    with pytest.raises(LawError) as problem:
        score.score(RICE, marks, eliminated=rules, wanted_star=wanted)
    assert problem.value.code == code


# --- a council's mean -------------------------------------------------------------------------------------------


def test_the_band_of_a_mean_is_decided_without_rounding() -> None:
    regime = load.regime("qd26-2026")
    assert stars.star_by_total(regime, 26_999, 3) == 4  # 89.9966… shown as 90.00
    assert stars.star_by_total(regime, 27_000, 3) == 5
    assert stars.star_by_total(regime, 0, 7) == 1


@given(st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=15))
def test_the_band_of_a_mean_is_the_band_of_the_exact_fraction(totals: list[int]) -> None:
    regime = load.regime("qd26-2026")
    mean = Fraction(sum(totals), len(totals))
    expected = max(band.star for band in regime.bands if mean >= band.start)
    assert stars.star_by_total(regime, sum(totals), len(totals)) == expected


def test_minimums_are_tested_on_the_mean_of_the_sheets() -> None:
    full = best(RICE)
    one_low = score.mean_score(RICE, [full, full, full | {"4.1": 300}])
    assert (one_low.count, one_low.total_sum, one_low.star_by_total) == (3, 29_800, 5)
    assert one_low.star == 4
    assert one_low.missed_minimums == (score.MissedMinimum(5, "4.1", 500, 1_300),)
    with pytest.raises(LawError):
        score.mean_score(RICE, [])


@settings(max_examples=60)
@given(sheets(), st.integers(min_value=1, max_value=9))
def test_equal_sheets_have_the_result_of_one(case: tuple[ProductSet, dict[str, int]], count: int) -> None:
    found, marks = case
    one, many = score.score(found, marks), score.mean_score(found, [marks] * count)
    assert (many.star, many.star_by_total, many.total_sum) == (one.star, one.star_by_total, one.total * count)
    assert [(item.star, item.criterion) for item in many.missed_minimums] == [
        (item.star, item.criterion) for item in one.missed_minimums
    ]


# --- the path against trying everything --------------------------------------------------------------------------

PLACES = st.lists(
    st.tuples(
        st.integers(min_value=0, max_value=4),
        st.frozensets(st.integers(min_value=0, max_value=7), max_size=4),
        st.integers(min_value=0, max_value=6),
    ).map(lambda item: (item[0], item[1] | {0, item[0]}, max(item[0], item[2] if item[2] > 4 else 0))),
    max_size=6,
)


def by_trying(places: list[tuple[int, frozenset[int], int]], short: int) -> tuple[tuple[int, int], ...] | None:
    found = []
    ways = [[now, *sorted(item for item in choices if item > now)] for now, choices, _ in places]
    for way in combinations(*ways):
        changes = tuple((at, to) for at, to in enumerate(way) if to != places[at][0])
        gain = sum(to - places[at][0] for at, to in changes)
        if gain >= short and all(to >= need for to, (_, _, need) in zip(way, places, strict=True)):
            found.append((len(changes), gain, [at for at, _ in changes], [to for _, to in changes], changes))
    return min(found)[4] if found else None


@settings(max_examples=400)
@given(PLACES, st.integers(min_value=0, max_value=25), st.sampled_from([1, 25, 100]))
def test_the_cheapest_raise_is_what_trying_everything_finds(
    places: list[tuple[int, frozenset[int], int]], short: int, unit: int
) -> None:
    scaled = [(now * unit, frozenset(item * unit for item in choices), need * unit) for now, choices, need in places]
    expected = by_trying(scaled, short * unit)
    assert cheapest_raise(scaled, short * unit) == expected


def test_the_cheapest_raise_is_not_greedy() -> None:
    # Taking the largest raises (6, then 5) would spend 11 points; 6 and 3 do it exactly with as many criteria.
    assert cheapest_raise([(0, {0, 6}, 0), (0, {0, 3, 4}, 0), (0, {0, 5}, 0)], 9) == ((0, 6), (1, 3))
    assert cheapest_raise([(0, {0, 1}, 0)], 2) is None
    assert cheapest_raise([(1, {0, 1}, 2)], 0) is None  # a need that no option meets
    assert cheapest_raise([], 0) == ()
    assert cheapest_raise([(0, {0, 2, 5}, 2), (0, {0, 3}, 0)], 5) == ((0, 5),)  # a forced criterion raised further


def test_criteria_keep_their_place() -> None:
    assert all(isinstance(item, Criterion) for item in RICE.criteria)
    assert [item.order for item in RICE.criteria] == list(range(len(RICE.criteria)))
