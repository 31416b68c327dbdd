"""Sample products by lot, and the hand-over record (Điều 6.2d)."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.dossiers import effects
from saolang.dossiers.domain.samples import draft_handover, drop_samples, record_samples
from saolang.papers.models import PaperState
from tests.factories.office import Town, make_proposed, make_received, make_town
from tests.factories.papers import issue

pytestmark = pytest.mark.django_db
TOURISM = "qd26-2026-26"


@pytest.fixture
def town() -> Town:
    return make_town()


def hand_over(dossier, town: Town, count: int = 5, **changes):
    row = dossier.assessment
    row.refresh_from_db()
    values = {"received_on": clock.today(), "lot": "A1", "by": town.officer, "expected": row.version, **changes}
    return record_samples(row, count=count, **values)


def test_lots_add_up_and_one_is_taken_back(town: Town) -> None:
    dossier = make_received(town)
    hand_over(dossier, town, 3)
    second = hand_over(dossier, town, 2, lot="A2", made_on=clock.today() - timedelta(days=9))
    dossier.assessment.refresh_from_db()
    assert dossier.assessment.samples == 5
    drop_samples(second, by=town.officer)
    dossier.assessment.refresh_from_db()
    assert (dossier.assessment.samples, dossier.handovers.count()) == (3, 1)


def test_the_same_sample_count_twice_is_refused(town: Town) -> None:
    dossier = make_received(town)
    hand_over(dossier, town, 5)
    with pytest.raises(WrongInput) as caught:
        hand_over(dossier, town, 5)
    assert (caught.value.code, caught.value.field) == ("same-samples", "count")
    dossier.assessment.refresh_from_db()
    assert dossier.assessment.samples == 5
    hand_over(dossier, town, 5, lot="A2")  # another lot is another hand-over


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(min_value=1, max_value=1000), max_size=4))
def test_the_total_is_the_sum_of_what_lies_there(town: Town, counts: list[int]) -> None:
    dossier = make_received(town)
    made = [hand_over(dossier, town, count, lot=f"L{number}") for number, count in enumerate(counts)]
    for handover in made[::2]:
        drop_samples(handover, by=town.officer)
    dossier.assessment.refresh_from_db()
    assert (dossier.assessment.samples or 0) == sum(counts[1::2])


@pytest.mark.parametrize("count", [0, -1, 1001])
def test_impossible_counts_are_refused(town: Town, count: int) -> None:
    with pytest.raises(WrongInput) as caught:
        hand_over(make_received(town), town, count)
    assert caught.value.field == "count"


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"received_on": 1}, "samples_received_on"),
        ({"made_on": 1}, "made_on"),
        ({"made_on": -3, "expires_on": -4}, "expires_on"),
        ({"expires_on": -1}, "expires_on"),
    ],
)
def test_impossible_days_are_refused(town: Town, days: dict[str, int], field: str) -> None:
    changes = {key: clock.today() + timedelta(days=by) for key, by in days.items()}
    with pytest.raises(WrongInput) as caught:
        hand_over(make_received(town), town, 5, **changes)
    assert caught.value.field == field


def test_tourism_sends_no_samples(town: Town) -> None:
    tour = make_received(town, product_set=TOURISM)
    with pytest.raises(WrongInput):
        hand_over(tour, town)
    with pytest.raises(NotNow):
        draft_handover(tour.assessment, by=town.officer)


def test_two_people_at_once_and_strangers(town: Town) -> None:
    dossier = make_received(town)
    version = dossier.assessment.version
    hand_over(dossier, town, 2)
    with pytest.raises(Stale):
        hand_over(dossier, town, 2, lot="B", expected=version)
    with pytest.raises(NoRight):
        hand_over(dossier, town, 2, lot="B", by=make_town().officer)
    with pytest.raises(NoRight):
        hand_over(make_proposed(town), town, 2, lot="B")


def test_the_record_lists_each_lot_once(town: Town) -> None:
    dossier = make_received(town)
    with pytest.raises(NotNow):
        draft_handover(dossier.assessment, by=town.officer)
    first = hand_over(dossier, town, 3, given_by="Trần Thị Giao", expires_on=clock.today() + timedelta(days=90))
    paper = draft_handover(dossier.assessment, by=town.officer)
    for words in ("A1", "Trần Thị Giao", "03 sản phẩm mẫu", "BÊN GIAO"):
        assert words in paper.content
    hand_over(dossier, town, 2, lot="A2")
    assert draft_handover(dossier.assessment, by=town.officer).pk == paper.pk  # the draft is written anew
    paper.refresh_from_db()
    assert "05 sản phẩm mẫu" in paper.content
    paper = issue(paper, clerk=town.officer, right=None)
    assert (paper.state, paper.number) == (PaperState.ISSUED, None)
    first.refresh_from_db()
    with pytest.raises(NotNow):
        drop_samples(first, by=town.officer)
    with pytest.raises(NotNow):
        draft_handover(dossier.assessment, by=town.officer)
    hand_over(dossier, town, 1, lot="A3")
    assert draft_handover(dossier.assessment, by=town.officer).pk != paper.pk


def test_only_enough_samples_let_the_letter_go(town: Town) -> None:
    dossier = make_received(town)
    hand_over(dossier, town, 4)
    assert "no-samples" in {refusal.code for refusal in effects.missing_for_letter(dossier)}
    hand_over(dossier, town, 1)
    assert "no-samples" not in {refusal.code for refusal in effects.missing_for_letter(dossier)}
