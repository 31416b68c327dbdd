"""Results against an oracle that recomputes everything from the sheets by another way, with fractions."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.councils import explain
from saolang.councils.models import Result
from saolang.councils.queries_rounds import entry_of
from saolang.councils.results import ClosedSheet, compute, differing
from saolang.councils.working_rules import WorkingRules
from saolang.law.load import all_sets, product_set
from tests.factories.councils import make_concluded

RULES = WorkingRules(75, True, 10, "mean_of_members", "majority")
BANDS = ((90, 5), (70, 4), (50, 3), (30, 2), (0, 1))
SETS = [one.id for one in all_sets("qd26-2026")]


@st.composite
def rounds(draw: st.DrawFn) -> tuple[str, list[ClosedSheet]]:
    """Random sheets of a random set; a seed draws the marks so that shrinking stays quick."""
    law = product_set(draw(st.sampled_from(SETS)))
    dice = random.Random(draw(st.integers(0, 2**32)))
    generous = draw(st.booleans())
    sheets = []
    for number in range(draw(st.integers(1, 15))):
        marks = {}
        for criterion in law.criteria:
            points = sorted({0, *(option.points for option in criterion.options)})
            picked = max(dice.choice(points), dice.choice(points)) if generous else dice.choice(points)
            if dice.random() > 0.05:
                marks[criterion.key] = max(points) if generous and dice.random() > 0.4 else picked
        out = [rule.key for rule in law.knock_outs if dice.random() < 0.15]
        sheets.append(ClosedSheet(str(number), f"Người {number}", marks, out))
    return law.id, sheets


def oracle(
    set_id: str, sheets: list[ClosedSheet], rules: WorkingRules, agreed: dict[str, int]
) -> tuple[Fraction, int, int | None, set[str]]:
    """The result by another way: fractions of points, nothing of the code under test."""
    law = product_set(set_id)
    means = {}
    for criterion in law.criteria:
        scored = [one.marks[criterion.key] for one in sheets if criterion.key in one.marks]
        over = len(sheets) if rules.mean == "mean_of_totals" else max(len(scored), 1)
        means[criterion.key] = Fraction(sum(scored), over * 100)
    mean = sum(means.values(), Fraction(0))
    by_total = next(star for least, star in BANDS if mean >= least)
    out = set()
    for rule in law.knock_outs:
        votes = sum(rule.key in one.eliminated_by for one in sheets)
        if (votes > len(sheets) / 2) if rules.decision_rule == "majority" else votes == len(sheets):
            out.add(rule.key)

    def value(key: str) -> Fraction:
        given = [Fraction(one.marks.get(key, 0), 100) for one in sheets]
        if rules.minimum_tested_on == "every_sheet":
            return min(given)
        if rules.minimum_tested_on == "agreed_option":
            return Fraction(agreed[key], 100) if len(set(given)) > 1 else given[0]
        return means[key]

    def met(star: int) -> bool:
        asked = [
            (criterion.key, minimum.points)
            for criterion in law.criteria
            for minimum in criterion.minimums
            if minimum.points is not None
            and (minimum.star <= star if rules.minimums_cumulative else minimum.star == star)
        ]
        return all(value(key) * 100 >= points for key, points in asked)

    star = by_total
    while star > 2 and not met(star):
        star -= 1
    if star < by_total and rules.missed_minimum_means == "not_recognised":
        star = 2
    return mean, by_total, None if out else star, out


WORKING = st.builds(
    WorkingRules,
    quorum_percent=st.just(75),
    quorum_needs_chair=st.just(True),
    spread_points=st.just(10),
    minimum_tested_on=st.sampled_from(["mean_of_members", "every_sheet", "agreed_option"]),
    decision_rule=st.sampled_from(["majority", "consensus"]),
    mean=st.sampled_from(["mean_of_totals", "mean_per_criterion"]),
    minimums_cumulative=st.booleans(),
    missed_minimum_means=st.sampled_from(["next_lower_class", "not_recognised"]),
)


@settings(max_examples=200, deadline=None)
@given(rounds(), WORKING, st.integers(0, 2**32))
def test_results_agree_with_the_oracle(made, rules, seed) -> None:
    set_id, sheets = made
    law = product_set(set_id)
    dice = random.Random(seed)
    agreed = {key: dice.choice([option.points for option in law.by_key[key].options]) for key in differing(law, sheets)}
    computed = compute(law, sheets, rules, agreed=agreed)
    mean = Fraction(computed.total_sum, computed.divisor * 100)
    found = (mean, computed.star_by_total, computed.star, set(computed.eliminated_by))
    assert found == oracle(set_id, sheets, rules, agreed)
    assert computed.count == len(sheets)
    assert sum(computed.part_sums.values()) == computed.total_sum == sum(computed.criterion_sums.values())
    assert computed.spread == max(one.total for one in sheets) - min(one.total for one in sheets)
    if rules.mean == "mean_of_totals":
        assert (computed.total_sum, computed.divisor) == (sum(one.total for one in sheets), len(sheets))


def test_the_two_means_differ_only_where_a_member_left_a_criterion_open() -> None:
    law = product_set("qd26-2026-09")
    full = {one.key: max(option.points for option in one.options) for one in law.criteria}
    open_one = {key: points for key, points in full.items() if key != law.criteria[0].key}
    sheets = [ClosedSheet("1", "", full), ClosedSheet("2", "", open_one)]
    totals = compute(law, sheets, RULES)
    each = compute(law, sheets, replace(RULES, mean="mean_per_criterion"))
    best = sum(full.values())
    assert Fraction(totals.total_sum, totals.divisor) == best - Fraction(full[law.criteria[0].key], 2)
    assert Fraction(each.total_sum, each.divisor) == best


def test_a_mean_near_a_band_is_not_rounded_into_it() -> None:
    law = product_set("qd26-2026-09")
    full = {one.key: max(option.points for option in one.options) for one in law.criteria}
    low = dict(full)
    for criterion in law.criteria:
        if sum(low.values()) <= 6900:
            break
        low[criterion.key] = 0
    computed = compute(law, [ClosedSheet("1", "", full), ClosedSheet("2", "", full), ClosedSheet("3", "", low)], RULES)
    mean = Fraction(computed.total_sum, 300)
    assert computed.star_by_total == (5 if mean >= 90 else 4)


@given(st.integers(0, 150_000), st.integers(1, 15), st.integers(0, 10_000))
def test_the_mean_in_whole_hundredths_decides_as_the_exact_mean_does(total: int, count: int, limit: int) -> None:
    result = Result(total_sum=total, sheet_count=count, detail={})
    assert (explain.mean_points(result) >= limit) == (Fraction(total, count) >= limit)


def test_a_mean_just_below_ninety_does_not_go_up() -> None:
    assert explain.mean_points(Result(total_sum=26_999, sheet_count=3, detail={})) == 8_999


@pytest.mark.django_db
def test_a_stored_result_keeps_every_number_and_explains_itself() -> None:
    make_concluded([[6000, 7000, 5500]])
    result = Result.objects.get()
    totals = [one["total"] for one in result.detail["sheets"]]
    assert result.total_sum == sum(totals)
    assert result.sheet_count == 3
    for one in result.detail["sheets"]:
        assert one["total"] == sum(one["marks"].values())
    assert sum(result.detail["criteria"].values()) == result.total_sum
    assert result.detail["rules"]["quorum_percent"] == 75
    lines = explain.explain_result(result)
    text = "\n".join(lines)
    assert f"{explain.mean_shown(result)} điểm; hạng xét trên số chưa làm tròn" in text
    assert "Người Chấm 1" in text
    assert "Phần A" in text
    assert lines[-1].startswith("Kết quả: ")
    assert ("quá 10 điểm" in text) == (max(totals) - min(totals) > 1000)


@pytest.mark.django_db
def test_the_best_sheets_lead_to_the_ministry() -> None:
    hall = make_concluded([[None, None, None]])
    result = entry_of(hall.dossiers[0]).result
    assert result.star_by_total == 5
    assert explain.outcome(result) == "national"
