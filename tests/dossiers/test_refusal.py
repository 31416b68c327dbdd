"""The commune refuses only under a rule of its province; the producer withdraws at each stage before the decision."""

from datetime import date, timedelta

import pytest

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.dossiers.domain.draft import withdraw_dossier
from saolang.dossiers.domain.letters import draft_proposal, revise_proposal
from saolang.dossiers.domain.refusal import can_refuse, draft_refusal, end_rule, enter_rule, rule_for, rules_of
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models_beside import RefusalRule
from saolang.papers.models import Notice
from tests.factories.dossiers import make_dossier
from tests.factories.office import (
    Town,
    make_assessed,
    make_checked,
    make_filed,
    make_proposed,
    make_received,
    make_town,
)
from tests.factories.papers import issue
from tests.factories.producers import make_pdf, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
WORDS = "Không tiếp nhận sản phẩm của cơ sở đang bị đình chỉ sản xuất."


@pytest.fixture
def town() -> Town:
    return make_town()


def make_rule(town: Town, **changes) -> RefusalRule:
    values = {
        "text": WORDS,
        "paper_title": "Quyết định",
        "paper_number": "12/2026/QĐ-UBND",
        "paper_on": date(2026, 3, 1),
        "from_on": date(2026, 3, 10),
        "by": town.office,
        **changes,
    }
    return enter_rule(**values)


def test_without_a_rule_nobody_refuses(town: Town) -> None:
    dossier = make_received(town)
    refusal = can_refuse(town.officer, dossier)
    assert refusal
    assert refusal.code == "no-rule"
    with pytest.raises(NoRight):
        draft_refusal(dossier, reason="Cơ sở bị đình chỉ.", by=town.officer)


@pytest.mark.parametrize("make", [make_filed, make_received])
def test_the_notice_names_rule_and_reason_and_ends_the_dossier(town: Town, make) -> None:
    rule = make_rule(town, scan=make_pdf())
    dossier = make(town)
    paper = draft_refusal(dossier, reason="Cơ sở bị đình chỉ từ 01/10/2026.", by=town.officer)
    for words in (WORDS, "Quyết định số 12/2026/QĐ-UBND ngày 01 tháng 3 năm 2026", "đình chỉ từ 01/10/2026"):
        assert words in paper.content
    dossier.refresh_from_db()
    assert dossier.state != State.CLOSED  # a step follows its signed paper
    with pytest.raises(NotNow):
        draft_refusal(dossier, reason="Lần nữa.", by=town.officer)
    issue(paper, clerk=town.clerk, right=town.right)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.REFUSED)
    assert rule.paper_number in dossier.close_note
    producer = member_of(dossier.product.producer)
    assert Notice.objects.filter(organisation=producer.organisation, subject__contains="từ chối").exists()


def test_a_rule_that_ended_refuses_nobody(town: Town) -> None:
    rule = make_rule(town)
    dossier = make_received(town)
    paper = draft_refusal(dossier, reason="Cơ sở bị đình chỉ.", by=town.officer)
    end_rule(rule, on=clock.today() - timedelta(days=1), by=town.office, expected=1)
    assert rule_for(dossier) is None
    with pytest.raises(WrongInput) as caught:
        issue(paper, clerk=town.clerk, right=town.right)
    assert caught.value.code == "no-rule"


def test_who_may_enter_and_end_a_rule(town: Town) -> None:
    with pytest.raises(NoRight):
        make_rule(town, by=town.officer)
    rule, other = make_rule(town), make_town()
    assert list(rules_of(other.office)) == []
    assert list(rules_of(town.officer)) == [rule]
    with pytest.raises(NoRight):
        end_rule(rule, on=clock.today(), by=other.office)
    with pytest.raises(Stale):
        end_rule(rule, on=clock.today(), by=town.office, expected=7)
    end_rule(rule, on=clock.today(), by=town.office)
    with pytest.raises(NotNow):
        end_rule(rule, on=clock.today(), by=town.office)
    assert rule_for(make_received(other)) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "  "}, "text"),
        ({"paper_number": " "}, "paper_number"),
        ({"paper_on": date(2030, 1, 1), "from_on": date(2030, 1, 2)}, "paper_on"),
        ({"from_on": date(2026, 2, 1)}, "from_on"),
        ({"to_on": date(2026, 3, 9)}, "to_on"),
    ],
)
def test_impossible_rules_are_refused(town: Town, changes: dict[str, object], field: str) -> None:
    with pytest.raises(WrongInput) as caught:
        make_rule(town, **changes)
    assert caught.value.field == field


def test_a_reason_is_needed_and_the_step_must_be_the_communes(town: Town) -> None:
    make_rule(town)
    with pytest.raises(WrongInput):
        draft_refusal(make_received(town), reason=" ", by=town.officer)
    with pytest.raises(NoRight):
        draft_refusal(make_received(town), reason="Lý do.", by=make_town().officer)
    refusal = can_refuse(town.officer, make_proposed(town))
    assert refusal
    assert refusal.code == "not-now"


def _draft(town: Town):
    return make_dossier(make_product(make_producer(unit=town.unit)))


@pytest.mark.parametrize("make", [_draft, make_filed, make_received, make_assessed, make_proposed, make_checked])
def test_the_producer_withdraws_at_each_stage_before_the_decision(town: Town, make) -> None:
    dossier = make(town)
    withdraw_dossier(dossier, note="Chưa kịp sản xuất.", by=member_of(dossier.product.producer))
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.WITHDRAWN)
    assert not dossier.steps.filter(state__in=["open", "waiting"]).exists()


def test_nobody_else_withdraws(town: Town) -> None:
    with pytest.raises(NoRight):
        withdraw_dossier(make_received(town), by=town.officer)


def test_a_letter_lists_a_dossier_once_and_none_of_another_commune(town: Town) -> None:
    one, two, foreign = make_assessed(town), make_assessed(town), make_assessed(make_town())
    with pytest.raises(WrongInput):
        draft_proposal([one, one], by=town.officer)
    with pytest.raises((WrongInput, NoRight)):
        draft_proposal([one, foreign], by=town.officer)
    with pytest.raises(NoRight):
        draft_proposal([foreign], by=town.officer)
    letter = draft_proposal([one, two], by=town.officer)
    letter = revise_proposal(letter, [two], by=town.officer)  # one is taken off before issue
    one.assessment.refresh_from_db()
    assert one.assessment.proposal is None
    issue(letter, clerk=town.clerk, right=town.right)
    assert one.steps.get(state="open").key == "commune-assessment"
    assert two.steps.get(state="open").key == "province-check"
