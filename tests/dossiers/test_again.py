"""Đăng ký lại đợt sau: the old dossier copied, its gaps as tasks; another product set while a draft."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.dossiers.domain import completion
from saolang.dossiers.domain.again import can_start_again, start_again, tick_task
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.completion import Item
from saolang.dossiers.domain.draft import withdraw_dossier
from saolang.dossiers.domain.evidence import upload_evidence
from saolang.dossiers.domain.product_set import can_change_set, change_product_set, effect_of
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.dossiers.models_beside import DossierTask
from saolang.law import load
from tests.factories.dossiers import fill, make_dossier, make_filled
from tests.factories.office import Town, make_received, make_town
from tests.factories.producers import make_pdf, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
TOURISM = "qd26-2026-26"


@pytest.fixture
def town() -> Town:
    return make_town()


def make_withdrawn(town: Town, *, points: str = "least") -> Dossier:
    """A poor dossier, asked to be completed, withdrawn by its producer."""
    from saolang.dossiers.domain.commune import receive_dossier
    from saolang.dossiers.domain.submit import submit_dossier

    dossier = fill(make_dossier(make_product(make_producer(unit=town.unit))), points=points)
    by = member_of(dossier.product.producer)
    upload_evidence(dossier, criterion="1.1", content=make_pdf(), name="hop-dong.pdf", by=by)
    submit_dossier(dossier, by=by)
    receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    items = [Item("Hợp đồng thu mua", "Đã hết hạn.", "1.1"), Item("Ảnh nhà xưởng", "Chưa có.")]
    from datetime import timedelta

    asked = completion.draft_request(dossier, due_on=clock.today() + timedelta(days=10), items=items, by=town.officer)
    completion.send_request(asked, by=town.officer, expected=asked.version)
    withdraw_dossier(dossier, note="Sửa rồi nộp lại.", by=by)
    return dossier


def test_the_new_dossier_copies_the_old_one_with_its_gaps_as_tasks(town: Town) -> None:
    old = make_withdrawn(town)
    by = member_of(old.product.producer)
    new = start_again(old, by=by)
    assert (new.state, new.replaces, new.kind) == (State.DRAFT, old, old.kind)
    assert set(SelfMark.objects.filter(dossier=new).values_list("criterion", "option")) == set(
        SelfMark.objects.filter(dossier=old).values_list("criterion", "option")
    )
    assert PaperUse.objects.filter(dossier=new, criterion="1.1").count() == 1
    tasks = list(new.tasks.all())
    asked = [task for task in tasks if task.source == DossierTask.Source.COMPLETION]
    assert {(task.criterion, task.sentence) for task in asked} == {
        ("1.1", "Hợp đồng thu mua: Đã hết hạn."),
        ("", "Ảnh nhà xưởng: Chưa có."),
    }
    missed = [task for task in tasks if task.source == DossierTask.Source.MINIMUM]
    assert missed
    keys = load.product_set(new.product_set).by_key
    assert all(task.criterion in keys for task in missed)
    assert [task.position for task in tasks] == list(range(1, len(tasks) + 1))


def test_tasks_are_ticked_by_the_producer_until_filing(town: Town) -> None:
    new = start_again(old := make_withdrawn(town), by=(by := member_of(old.product.producer)))
    task = new.tasks.first()
    assert task
    assert tick_task(task, done=True, by=by).done_by == by
    assert tick_task(task, done=True, by=by).done_at
    assert tick_task(task, done=False, by=by).done_at is None
    with pytest.raises(NoRight):
        tick_task(task, done=True, by=town.officer)


def test_once_and_only_after_an_unsuccessful_end(town: Town) -> None:
    old = make_withdrawn(town)
    by = member_of(old.product.producer)
    with pytest.raises(NoRight):
        start_again(old, by=town.officer)
    start_again(old, by=by)
    with pytest.raises(NoRight):
        start_again(old, by=by)
    running = make_received(town)
    refusal = can_start_again(member_of(running.product.producer), running)
    assert refusal
    assert refusal.code == "not-now"


@pytest.mark.parametrize(
    ("reason", "may"),
    [
        (CloseReason.NOT_RECOGNISED, True),
        (CloseReason.ELIMINATED, True),
        (CloseReason.REFUSED, True),
        (CloseReason.FILE_AGAIN, True),
        (CloseReason.RECOGNISED, False),
        (CloseReason.DECLINED, False),
    ],
)
def test_which_ends_may_be_tried_again(town: Town, reason: str, may: bool) -> None:
    dossier = make_received(town)
    close_dossier(dossier, reason=reason, action="stop", on=clock.today(), by=None)
    assert (can_start_again(member_of(dossier.product.producer), dossier) is None) is may


# --- Another product set ------------------------------------------------------------------------------------


def test_scores_of_other_criteria_are_taken_back_and_no_paper_is_lost(town: Town) -> None:
    dossier = make_filled(make_product(make_producer(unit=town.unit)))
    by = member_of(dossier.product.producer)
    for criterion in load.product_set(dossier.product_set).criteria[:3]:
        upload_evidence(dossier, criterion=criterion.key, content=make_pdf(), name="a.pdf", by=by)
    said = SelfMark.objects.filter(dossier=dossier).count()
    effect = effect_of(dossier.product, TOURISM)
    assert len(effect.kept) + len(effect.lost) == said
    draft = change_product_set(dossier.product, product_set=TOURISM, by=by)
    assert draft == dossier
    dossier.refresh_from_db()
    assert (dossier.product_set, dossier.product.product_set) == (TOURISM, TOURISM)
    assert set(SelfMark.objects.filter(dossier=dossier).values_list("criterion", flat=True)) == set(effect.kept)
    assert PaperUse.objects.filter(dossier=dossier).count() == 3
    new = load.product_set(TOURISM).by_key
    assert all(use.criterion == "" or use.criterion in new for use in PaperUse.objects.filter(dossier=dossier))
    assert dossier.form["producer"]["samples"] == 0  # tourism sends none


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(product_set=st.sampled_from(load.regime("qd26-2026").set_ids))
def test_what_stays_means_the_same_in_both_sheets(product_set: str) -> None:
    dossier = make_filled()
    by = member_of(dossier.product.producer)
    if product_set == dossier.product_set:
        with pytest.raises(WrongInput):
            change_product_set(dossier.product, product_set=product_set, by=by)
        return
    before = {mark.criterion: mark for mark in SelfMark.objects.filter(dossier=dossier)}
    old, new = load.product_set(dossier.product_set), load.product_set(product_set)
    change_product_set(dossier.product, product_set=product_set, by=by)
    for mark in SelfMark.objects.filter(dossier=dossier):
        assert mark.option == before[mark.criterion].option
        assert mark.points == new.by_key[mark.criterion].option(mark.option).points
        assert old.by_key[mark.criterion].label == new.by_key[mark.criterion].label


def test_a_filed_product_keeps_its_set(town: Town) -> None:
    dossier = make_received(town)
    by = member_of(dossier.product.producer)
    refusal = can_change_set(by, dossier.product)
    assert refusal
    with pytest.raises((NoRight, NotNow)):
        change_product_set(dossier.product, product_set=TOURISM, by=by)
    with pytest.raises(WrongInput):
        change_product_set(make_product(by.organisation.producer), product_set="qd26-2026-99", by=by)
    with pytest.raises(NoRight):
        change_product_set(make_product(by.organisation.producer), product_set=TOURISM, by=town.officer)
