"""The way to the next star on screen: what the applicant cannot change comes last; the command line stays exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.dossiers.scores import is_only_met, score_marks
from saolang.law import load
from saolang.law.score import path_to, score

SHEET = load.product_set("qd26-2026-09")
FIXED = {item.key for item in SHEET.criteria if item.ref in load.traits()}
marks = st.fixed_dictionaries({item.key: st.sampled_from(sorted({0, *item.choices})) for item in SHEET.criteria})


def test_the_sheet_has_both_kinds_of_fixed_criteria() -> None:
    refs = {SHEET.by_key[key].ref for key in FIXED}
    assert refs == {"organization_type", "legal_representative"}
    assert [is_only_met(SHEET.by_key[key]) for key in sorted(FIXED)] == [False, True]


@given(marks)
def test_fixed_criteria_are_raised_only_when_nothing_else_reaches_the_star(chosen: dict[str, int]) -> None:
    found = score_marks(SHEET, chosen)
    exact = score(SHEET, chosen).next_star
    assert found.score.next_star == exact  # DESIGN 5: the answer of `saolang score` is untouched
    if exact is None or exact.changes is None:
        assert found.path is None
        return
    assert found.path is not None
    without = path_to(SHEET, chosen, exact.star, keep=load.traits().keys()).changes
    raised = {step.criterion.key for step in found.path}
    assert bool(raised & FIXED) == (without is None and bool({change.criterion for change in exact.changes} & FIXED))
    order = [step.is_fixed for step in found.path]
    assert order == sorted(order)


@given(marks, st.sampled_from([3, 4, 5]))
def test_the_way_on_screen_reaches_the_star(chosen: dict[str, int], wanted: int) -> None:
    found = score_marks(SHEET, chosen, wanted)
    if found.path is None:
        return
    after = chosen | {step.criterion.key: step.after for step in found.path}
    result = score(SHEET, after).star
    assert result is not None
    assert result >= wanted


@pytest.mark.parametrize("keep", [[], ["no-such-ref"]])
def test_keeping_nothing_is_the_exact_path(keep: list[str]) -> None:
    assert path_to(SHEET, {}, 3, keep=keep) == path_to(SHEET, {}, 3)
