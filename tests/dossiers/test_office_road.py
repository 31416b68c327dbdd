"""The commune's and the OCOP office's road, with real objects (QĐ 26/2026/QĐ-TTg, Điều 5–7)."""

from datetime import date, timedelta

import pytest

from saolang.core import clock, events
from saolang.core.errors import DomainError, NoRight, NotNow, Stale, WrongInput
from saolang.councils.models import RoundEntry
from saolang.councils.queries_rounds import entry_of
from saolang.documents.canonical import from_json
from saolang.dossiers import checklist, desk, effects, queries
from saolang.dossiers.domain import commune, letters, office, samples
from saolang.dossiers.domain.steps import due_day
from saolang.dossiers.enums import State
from saolang.dossiers.models import Dossier
from saolang.papers.domain import drop_paper
from saolang.papers.models import Notice, PaperState
from saolang.people.enums import Role
from tests.factories.office import (
    assess,
    issue_report,
    make_assessed,
    make_checked,
    make_filed,
    make_proposed,
    make_received,
    make_town,
    propose,
)
from tests.factories.papers import issue
from tests.factories.people import make_member
from tests.factories.producers import make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
TOURISM = "qd26-2026-26"


def test_a_dossier_goes_from_filing_to_the_council() -> None:
    town = make_town()
    dossier = make_checked(town)
    entry = RoundEntry.objects.get(dossier=dossier)
    assert (entry.round.year, entry.round.no, entry.round.organisation) == (2027, 1, town.province)
    assert dossier.state == State.IN_EVALUATION
    steps = list(dossier.steps.values_list("key", "state"))[:3]
    assert steps == [("commune-assessment", "done"), ("province-check", "done"), ("province-advice", "open")]
    assert {receipt.level for receipt in dossier.receipts.all()} == {"commune", "province"}
    assert not list(events.verify())


def test_receipt_gives_number_code_and_fifteen_working_days() -> None:
    town = make_town()
    first, second = make_filed(town), make_filed(town)
    one = commune.receive_dossier(first, received_on=clock.today(), by=town.officer)
    two = commune.receive_dossier(second, received_on=clock.today(), by=town.officer)
    codes = f"{town.unit.province.code}-{town.unit.code}"
    assert (one.number_text, two.number_text) == (f"01/PĐK-{codes}-2026", f"02/PĐK-{codes}-2026")
    assert (first.product_code, second.product_code) == (f"{codes}-1-2026", f"{codes}-2-2026")
    assert first.steps.get(key="commune-assessment").due_on == date(2026, 12, 14), "24/11 is a public holiday"
    assert Notice.objects.filter(
        organisation=first.product.producer.organisation, subject__startswith="Đã tiếp nhận"
    ).exists()


def test_fifteen_working_days_pass_over_tet() -> None:
    """Tết Bính Ngọ: no office works from 16/2 to 20/2/2026."""
    calendar = clock.calendar()
    assert not any(calendar.is_working(date(2026, 2, day)) for day in range(14, 23))
    dossier = Dossier(route="26-2026", kind="first")
    assert due_day(dossier, "commune-assessment", date(2026, 2, 6)) == date(2026, 3, 6)
    assert due_day(dossier, "commune-assessment", date(2026, 3, 2)) == date(2026, 3, 23)


def test_receipt_day_lies_between_filing_and_today() -> None:
    town = make_town()
    dossier = make_filed(town)
    for wrong in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(WrongInput) as caught:
            commune.receive_dossier(dossier, received_on=wrong, by=town.officer)
        assert caught.value.field == "received_on"
    dossier.refresh_from_db()
    assert (dossier.state, dossier.product_code) == (State.SUBMITTED, "")


def test_received_once_and_by_its_own_commune_only() -> None:
    town, other = make_town(), make_town()
    dossier = make_filed(town)
    for stranger in (other.officer, town.leader, town.office, town.clerk, member_of(dossier.product.producer)):
        with pytest.raises(NoRight):
            commune.receive_dossier(dossier, received_on=clock.today(), by=stranger)
    commune.receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    with pytest.raises(DomainError) as caught:
        commune.receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    assert "đã" in caught.value.sentence or "không làm được" in caught.value.sentence
    assert dossier.receipts.count() == 1


def test_assessment_keeps_what_was_typed_and_refuses_a_stale_page() -> None:
    town = make_town()
    dossier = make_received(town)
    row = dossier.assessment
    saved = commune.save_assessment(row, findings={"origin": "Cá của 12 hộ."}, by=town.officer, expected=1)
    assert (saved.findings, saved.version) == ({"origin": "Cá của 12 hộ."}, 2)
    again = commune.save_assessment(row, findings={"origin": "Cá của 12 hộ."}, by=town.officer, expected=2)
    assert again.version == 2, "saving the same text again is no change"
    with pytest.raises(Stale) as caught:
        commune.save_assessment(row, findings={"origin": "khác"}, by=town.officer, expected=1)
    assert town.officer.account.full_name in caught.value.sentence


@pytest.mark.parametrize(
    "wrong",
    [
        {"findings": {"no-such": "x"}},
        {"components": {"no-such": {"state": "have"}}},
        {"components": {"form-01": {"state": "perhaps"}}},
        {"findings": {"origin": "x" * 20_001}},
    ],
)
def test_assessment_refuses_what_is_not_in_the_law_data(wrong) -> None:
    town = make_town()
    dossier = make_received(town)
    with pytest.raises(WrongInput):
        commune.save_assessment(dossier.assessment, by=town.officer, expected=1, **wrong)


def test_components_come_from_the_law_data() -> None:
    town = make_town()
    dossier = make_received(town)
    found = checklist.components(dossier)
    assert [item.key for item in found if item.required] == ["form-01", "form-02"]
    assert len([item for item in found if not item.required]) == 15
    row = commune.save_assessment(
        dossier.assessment,
        components={"market": {"state": "missing", "note": "Chưa có hợp đồng."}},
        by=town.officer,
        expected=1,
    )
    assert row.components["market"] == {"state": "missing", "note": "Chưa có hợp đồng."}


def test_samples_are_five_and_tourism_sends_none() -> None:
    town = make_town()
    fish = make_received(town)
    tour = make_received(town, product_set=TOURISM)
    assert (checklist.samples_needed(fish), checklist.samples_needed(tour)) == (5, 0)
    with pytest.raises(WrongInput):
        samples.record_samples(
            tour.assessment,
            count=5,
            received_on=clock.today(),
            note="",
            by=town.officer,
            expected=tour.assessment.version,
        )
    with pytest.raises(WrongInput) as caught:
        samples.record_samples(
            fish.assessment,
            count=5,
            received_on=clock.today() + timedelta(days=1),
            note="",
            by=town.officer,
            expected=1,
        )
    assert caught.value.field == "samples_received_on"
    issue_report(assess(tour, by=town.officer), town)
    assert effects.missing_for_letter(tour) == []


def test_report_is_written_from_the_frozen_dossier_and_the_findings() -> None:
    town = make_town()
    dossier = assess(make_received(town), by=town.officer)
    paper = letters.draft_report(dossier.assessment, by=town.officer)
    assert (paper.kind, paper.organisation) == ("BC", town.commune)
    text = paper.content
    assert "Về sử dụng nguyên liệu địa phương" in text
    assert "Xã xác nhận: Bản sắc/trí tuệ địa phương." in text
    assert dossier.product.producer.representative in text
    assert from_json(text).kind_title == "BÁO CÁO"
    again = letters.draft_report(dossier.assessment, by=town.officer)
    assert again.uuid == paper.uuid, "a draft is written anew, not doubled"


def test_findings_are_fixed_once_the_report_is_issued() -> None:
    town = make_town()
    dossier = make_assessed(town)
    row = dossier.assessment
    with pytest.raises(NotNow):
        commune.save_assessment(row, findings={"origin": "khác"}, by=town.officer, expected=row.version)
    with pytest.raises(NotNow):
        letters.draft_report(row, by=town.officer)


def test_one_letter_for_several_dossiers() -> None:
    town = make_town()
    dossiers = [make_assessed(town), make_assessed(town)]
    paper = propose(dossiers, town)
    assert paper.number_text.startswith("01/")
    assert [entry.position for entry in RoundEntry.objects.order_by("position")] == [1, 2]
    for dossier in dossiers:
        assert dossier.assessment.proposal == paper.uuid
        assert dossier.steps.get(key="commune-assessment").done_on == clock.today()
        assert desk.next_steps(town.officer) == []
    assert len(desk.next_steps(town.office)) == 2


def test_a_letter_refuses_doubles_strangers_and_dossiers_of_other_letters() -> None:
    town, other = make_town(), make_town()
    mine, theirs = make_assessed(town), make_assessed(other)
    for wrong in ([], [mine, mine], [mine, theirs]):
        with pytest.raises(DomainError):
            letters.draft_proposal(wrong, by=town.officer)
    letters.draft_proposal([mine], by=town.officer)
    with pytest.raises(WrongInput) as caught:
        letters.draft_proposal([mine], by=town.officer)
    assert "văn bản đề nghị khác" in caught.value.sentence


def test_a_letter_waits_for_report_and_samples_and_for_nothing_else() -> None:
    town = make_town()
    bare = make_received(town)
    codes = {refusal.code for refusal in effects.missing_for_letter(bare)}
    assert codes == {"no-report", "no-samples"}
    paper = letters.draft_proposal([bare], by=town.officer)
    with pytest.raises(WrongInput) as caught:
        issue(paper, clerk=town.clerk, right=town.right)
    assert caught.value.code == "no-report"
    assert bare.product.name in caught.value.sentence
    bare.refresh_from_db()
    assert bare.steps.get(key="commune-assessment").state == "open"


def test_a_dossier_is_taken_off_before_the_letter_is_issued() -> None:
    town = make_town()
    one, two = make_assessed(town), make_assessed(town)
    paper = letters.draft_proposal([one, two], by=town.officer)
    letters.revise_proposal(paper, [two], by=town.officer)
    one.refresh_from_db()
    assert one.assessment.proposal is None
    letters.draft_proposal([one], by=town.officer)


def test_a_dropped_letter_frees_its_dossiers() -> None:
    town = make_town()
    dossier = make_assessed(town)
    paper = letters.draft_proposal([dossier], by=town.officer)
    drop_paper(paper, reason="Sai danh sách.", by=town.officer)
    assert letters.draft_proposal([dossier], by=town.officer).state == PaperState.DRAFT


def test_a_letter_is_not_dated_before_its_report(travel) -> None:
    town = make_town()
    dossier = make_assessed(town, report=False)
    letter = letters.draft_proposal([dossier], by=town.officer)
    travel(clock.today() + timedelta(days=3))
    issue_report(dossier, town)
    with pytest.raises(WrongInput) as caught:
        issue(letter, clerk=town.clerk, right=town.right, on=clock.today() - timedelta(days=1))
    assert (caught.value.code, caught.value.field) == ("date-before-report", "issued_on")


def test_office_receives_after_the_letter_and_numbers_its_own_book() -> None:
    town = make_town()
    dossier = make_proposed(town)
    with pytest.raises(WrongInput):
        office.receive_at_office(dossier, received_on=clock.today() - timedelta(days=1), by=town.office)
    receipt = office.receive_at_office(dossier, received_on=clock.today(), by=town.office)
    assert (receipt.level, receipt.number, receipt.organisation) == ("province", 1, town.office.organisation)
    with pytest.raises(NoRight):
        office.receive_at_office(dossier, received_on=clock.today(), by=town.office)
    with pytest.raises(NoRight):
        office.save_check(dossier.office_check, is_complete=True, by=make_town().office, expected=1)


def test_a_commune_that_took_over_goes_on_with_the_dossier() -> None:
    old, new = make_town(), make_town()
    dossier = make_filed(old)
    old.commune.successor = new.commune
    old.commune.save(update_fields=["successor"])
    commune.receive_dossier(dossier, received_on=clock.today(), by=new.officer)
    assess(dossier, by=new.officer)
    issue_report(dossier, new)
    letter = propose([dossier], new)
    assert letter.organisation == new.commune
    assert dossier.receipts.get().organisation == new.commune
    assert dossier.product_code.split("-")[1] == new.unit.code
    assert entry_of(dossier).round.organisation == old.province


def test_next_step_tells_who_acts() -> None:
    town = make_town()
    dossier = make_filed(town)
    assert [step.action for _d, step in desk.next_steps(town.officer)] == ["dossier.receive"]
    assert desk.next_steps(town.office) == []
    commune.receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    assert [step.action for _d, step in desk.next_steps(town.officer)] == ["dossier.assess"]
    assess(dossier, by=town.officer)
    assert [step.action for _d, step in desk.next_steps(town.officer)] == ["dossier.report"]
    issue_report(dossier, town)
    assert [step.action for _d, step in desk.next_steps(town.officer)] == ["dossier.propose"]
    propose([dossier], town)
    assert [step.action for _d, step in desk.next_steps(town.office)] == ["dossier.office-receive"]


@pytest.mark.parametrize("count", [1, 3])
def test_desk_asks_the_same_number_of_questions_for_any_number_of_dossiers(django_assert_num_queries, count) -> None:
    town = make_town()
    for _number in range(count):
        make_assessed(town)
    with django_assert_num_queries(5):
        assert len(desk.next_steps(town.officer)) == count


def test_producer_of_elsewhere_sees_nothing() -> None:
    town = make_town()
    dossier = make_received(town)
    stranger = make_member(Role.COMMUNE_OFFICER, make_town().commune)
    assert not queries.visible_to(stranger).filter(pk=dossier.pk).exists()
    assert make_product(make_producer(unit=town.unit)).pk
