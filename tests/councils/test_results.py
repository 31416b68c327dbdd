"""Results against an oracle that recomputes everything from the sheets by another way, with fractions."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.councils import explain
from saolang.councils.models import Result
from saolang.councils.queries_rounds import entry_of
from saolang.councils.results import ClosedSheet, compute
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


def oracle(set_id: str, sheets: list[ClosedSheet], rules: WorkingRules) -> tuple[int, int | None, set[str]]:
    law = product_set(set_id)
    mean = Fraction(sum(sum(one.marks.values()) for one in sheets), len(sheets) * 100)
    by_total = next(star for least, star in BANDS if mean >= least)
    out = set()
    for rule in law.knock_outs:
        votes = sum(rule.key in one.eliminated_by for one in sheets)
        if (votes > len(sheets) / 2) if rules.decision_rule == "majority" else votes == len(sheets):
            out.add(rule.key)

    def met(star: int) -> bool:
        for criterion in law.criteria:
            for minimum in criterion.minimums:
                if minimum.star > star or minimum.points is None:
                    continue
                given = [Fraction(one.marks.get(criterion.key, 0)) for one in sheets]
                value = min(given) if rules.minimum_tested_on == "every_sheet" else sum(given) / len(given)
                if value < minimum.points:
                    return False
        return True

    star = by_total
    while star > 2 and not met(star):
        star -= 1
    return by_total, None if out else star, out


@settings(max_examples=120, deadline=None)
@given(rounds(), st.sampled_from(["mean_of_members", "every_sheet"]), st.sampled_from(["majority", "consensus"]))
def test_results_agree_with_the_oracle(made, tested_on, decision_rule) -> None:
    set_id, sheets = made
    rules = WorkingRules(75, True, 10, tested_on, decision_rule)
    computed = compute(product_set(set_id), sheets, rules)
    assert (computed.star_by_total, computed.star, set(computed.eliminated_by)) == oracle(set_id, sheets, rules)
    assert computed.total_sum == sum(one.total for one in sheets)
    assert computed.count == len(sheets)
    assert sum(computed.part_sums.values()) == computed.total_sum == sum(computed.criterion_sums.values())
    assert computed.spread == max(one.total for one in sheets) - min(one.total for one in sheets)


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
