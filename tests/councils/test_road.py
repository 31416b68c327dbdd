"""From the council's decision to certificates and notices, through issued papers only."""

from datetime import date, timedelta

import pytest

from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.core.work import items_for
from saolang.councils import explain, queries, queries_rounds, rules_rounds, working_rules
from saolang.councils.domain import establish, outcome, scoring, taking_effect
from saolang.councils.domain.telling import NOTICE
from saolang.councils.enums import CouncilState, Outcome, RoundState
from saolang.councils.models import Council
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers.domain.letters import PROPOSAL, REPORT
from saolang.dossiers.enums import CloseReason, State
from saolang.papers import queries as papers
from saolang.papers.domain import issue_paper, send_to_sign
from saolang.papers.models import Notice, OfficialPaper, PaperItem
from saolang.people.enums import Role, SeatRole
from tests.factories.councils import (
    draft,
    issue_approval,
    issue_minutes,
    issue_recognition,
    issue_submission,
    make_concluded,
    make_established,
    make_hall,
    make_scoring,
    plan_members,
)
from tests.factories.papers import issue
from tests.factories.people import make_member
from tests.factories.producers import member_of

pytestmark = pytest.mark.django_db


def test_from_decision_to_certificate() -> None:
    hall = make_concluded([[6000, 6200, 5900], [None, None, None], [4000, 4100, 4000]])
    first, best, poor = hall.dossiers
    issue_minutes(hall)
    assert hall.council.state == CouncilState.MINUTED
    issue_submission(hall)
    decision = issue_recognition(hall)

    (certificate,) = Certificate.objects.all()
    assert (certificate.product, certificate.dossier) == (first.product, first.uuid)
    assert certificate.decision_number == decision.number_text
    assert certificate.issued_on == decision.issued_on
    assert certificate.number_text.startswith("01/GCN")
    assert certificate.product_code == first.product_code != ""
    assert certificate.star == entry_of(first).result.star

    for dossier in hall.dossiers:
        dossier.refresh_from_db()
    assert (first.state, first.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    assert (poor.state, poor.close_reason) == (State.CLOSED, CloseReason.NOT_RECOGNISED)
    assert "chưa đạt 50 điểm" in poor.close_note
    assert best.state == State.IN_EVALUATION
    assert explain.outcome(entry_of(best).result) == Outcome.NATIONAL
    assert best.steps.get(key="province-decision").state == "open"
    assert hall.council.announced_on is None
    assert not first.steps.exclude(state__in=["done", "skipped"]).exists()

    approval = issue_approval(hall)
    assert best.steps.get(key="ministry-check").state == "waiting"
    assert best.national_file.sent_on is None
    assert Certificate.objects.count() == 1

    notices = OfficialPaper.objects.filter(template=NOTICE)
    assert notices.count() == 3
    [waiting] = [item for item in items_for(hall.office) if "thông báo kết quả" in item.title]
    assert "3 thông báo" in waiting.title
    assert Notice.objects.filter(organisation=poor.product.producer.organisation, subject__contains="Kết quả").exists()
    assert Notice.objects.filter(organisation=poor.commune, subject__contains="Kết quả").exists()
    about = PaperItem.objects.get(object_id=poor.uuid, paper__in=notices).paper
    assert "Luật Khiếu nại" in about.content
    assert "Tiêu chí" in about.content
    assert issue(about, clerk=hall.office, right=hall.head).frozen_pdf
    assert hall.council.announced_on == decision.issued_on == approval.issued_on


def test_those_concerned_may_read_what_was_decided() -> None:
    hall = make_concluded([[6000] * 3, [4000] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    decision = issue_recognition(hall)
    notice = OfficialPaper.objects.get(template=NOTICE, items__object_id=hall.dossiers[1].uuid)
    producer = member_of(hall.dossiers[1].product.producer)
    readers = [producer, hall.town.officer]
    for reader in readers:
        seen = {paper.template for paper in papers.visible_to(reader).filter(state="issued")}
        assert {establish.DECISION, outcome.RECOGNITION, REPORT} <= seen
        assert not papers.visible_to(reader).filter(pk=notice.pk).exists(), "a notice is read when it is issued"
    issue(notice, clerk=hall.office, right=hall.head)
    for reader in readers:
        assert papers.visible_to(reader).filter(pk=notice.pk).exists()
    others = member_of(hall.dossiers[0].product.producer), make_member(Role.COMMUNE_OFFICER)
    for stranger in others:
        assert not papers.visible_to(stranger).filter(pk=notice.pk).exists()
    assert not papers.visible_to(others[1]).filter(pk=decision.pk).exists()
    for paper in papers.visible_to(producer):
        assert paper.state == "issued"
        assert paper.template not in {outcome.MINUTES, outcome.SUBMISSION, PROPOSAL}


def test_a_round_ends_when_all_have_a_result() -> None:
    hall = make_concluded([[6000] * 3])
    assert hall.council.round.state == RoundState.EVALUATING
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    assert hall.fresh().round.state == RoundState.CLOSED


def test_a_product_sent_to_the_ministry_does_not_hold_its_round() -> None:
    hall = make_concluded([[6000] * 3, [None] * 3])
    assert rules_rounds.all_decided(hall.office, hall.council.round).code == "undecided"
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    assert hall.fresh().round.state == RoundState.EVALUATING
    issue_approval(hall)
    national = hall.dossiers[1]
    national.refresh_from_db()
    assert national.state == State.IN_EVALUATION
    assert not national.steps.filter(state="open").exists()
    one = hall.fresh().round
    assert one.state == RoundState.CLOSED
    counted = queries_rounds.with_counts(queries_rounds.rounds_visible_to(hall.office)).get(pk=one.pk)
    assert (counted.entry_count, counted.undecided_count) == (2, 0)


def test_without_a_recognised_product_results_are_announced() -> None:
    hall = make_concluded([[4000] * 3])
    issue_minutes(hall)
    with pytest.raises(NotNow):
        taking_effect.announce(hall.council, by=hall.office)
    issue_submission(hall)
    with pytest.raises(NotNow):
        outcome.draft_recognition(hall.council, by=hall.office)
    taking_effect.announce(hall.council, by=hall.office)
    hall.dossiers[0].refresh_from_db()
    assert hall.dossiers[0].close_reason == CloseReason.NOT_RECOGNISED
    with pytest.raises(NotNow):
        taking_effect.announce(hall.council, by=hall.office)
    assert Certificate.objects.count() == 0


def test_results_waiting_for_a_decision_are_not_announced() -> None:
    hall = make_concluded([[6000] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    with pytest.raises(NotNow):
        taking_effect.announce(hall.council, by=hall.office)


def test_papers_come_in_their_order() -> None:
    hall = make_concluded()
    with pytest.raises(NotNow):
        outcome.draft_submission(hall.council, by=hall.office)
    issue_minutes(hall)
    with pytest.raises(NotNow):
        outcome.draft_recognition(hall.council, by=hall.office)
    with pytest.raises(NotNow):
        outcome.draft_minutes(hall.council, by=hall.office)


def test_a_decision_dated_before_the_minutes_is_refused(travel) -> None:
    hall = make_concluded()
    issue_minutes(hall)
    issue_submission(hall)
    paper = send_to_sign(outcome.draft_recognition(hall.council, by=hall.office), by=hall.office)
    OfficialPaper.objects.filter(pk=paper.pk).update(created_at=clock.now() - timedelta(days=9))
    with pytest.raises(WrongInput) as refused:
        issue_paper(paper, issued_on=clock.today() - timedelta(days=2), signing_right=hall.chairman, by=hall.clerk)
    assert refused.value.field == "issued_on"
    assert Certificate.objects.count() == 0


def test_a_product_without_stars_is_not_slipped_into_the_list() -> None:
    from saolang.papers.domain import revise_paper

    hall = make_concluded([[6000] * 3, [4000] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    paper = outcome.draft_recognition(hall.council, by=hall.office)
    paper = revise_paper(paper, items=[*hall.dossiers], by=hall.office)
    paper = send_to_sign(paper, by=hall.office)
    with pytest.raises(WrongInput) as refused:
        issue_paper(paper, issued_on=clock.today(), signing_right=hall.chairman, by=hall.clerk)
    assert refused.value.code == "no-star"


def test_the_same_decision_cannot_be_issued_twice() -> None:
    hall = make_concluded()
    issue_minutes(hall)
    issue_submission(hall)
    paper = issue_recognition(hall)
    with pytest.raises(NotNow):
        issue_paper(paper, issued_on=clock.today(), signing_right=hall.chairman, by=hall.clerk)
    with pytest.raises(NotNow):
        outcome.draft_recognition(hall.council, by=hall.office)
    assert Certificate.objects.count() == 1


# --- Setting up -----------------------------------------------------------------------------------------------


def test_a_council_exists_when_its_decision_is_issued() -> None:
    hall = make_hall()
    paper = draft(hall, members=5)
    assert Council.objects.count() == 0
    again = draft(hall, members=4)
    assert again.pk == paper.pk
    issue(again, clerk=hall.clerk, right=hall.chairman)
    council = Council.objects.get()
    assert council.state == CouncilState.ESTABLISHED
    assert [seat.role for seat in council.body.seats.all()] == ["chair", "member", "member", "member", "secretary"]
    assert council.body.from_on == clock.today()
    with pytest.raises(NotNow):
        draft(hall)


@pytest.mark.parametrize("fault", ["few", "no-chair", "two-chairs", "twice", "unknown", "role"])
def test_lists_of_members_that_cannot_be(fault: str) -> None:
    members = plan_members(3)
    plan = establish.SeatPlan
    broken = {
        "few": members[:2],
        "no-chair": members[1:],
        "two-chairs": [*members, plan("Một Người", "Sở", SeatRole.CHAIR)],
        "twice": [*members, plan("Một Người", "Sở", SeatRole.MEMBER, members[0].account)],
        "unknown": [*members, plan("Một Người", "Sở", SeatRole.MEMBER, "00000000-0000-0000-0000-000000000000")],
        "role": [*members, plan("Một Người", "Sở", "king")],
    }[fault]
    with pytest.raises(WrongInput):
        establish.check_members(broken)


def test_only_the_office_of_the_province_sets_up_and_opens() -> None:
    hall = make_established()
    stranger = make_member(Role.OCOP_OFFICE)
    for by in (stranger, hall.clerk, hall.town.officer):
        with pytest.raises(NoRight):
            scoring.open_scoring(hall.council, by=by)
    with pytest.raises(NoRight):
        establish.draft_council(
            hall.round, name="x", members=plan_members(3), working=working_rules.defaults(), by=stranger
        )


@pytest.mark.parametrize("values", [{"quorum_percent": 0}, {"quorum_percent": 101}, {"spread_points": -1}])
def test_working_rules_that_cannot_be(values) -> None:
    with pytest.raises(WrongInput):
        draft(make_hall(), **values)


# --- Scope and work ---------------------------------------------------------------------------------------------


def test_who_sees_a_council() -> None:
    hall = make_scoring()
    account = hall.seats[0].account
    assert list(queries.visible_to(None, account)) == [hall.council]
    assert list(queries.visible_to(hall.office)) == [hall.council]
    assert not queries.visible_to(make_member(Role.OCOP_OFFICE)).exists()
    assert not queries.visible_to(hall.clerk, hall.clerk.account).exists()


def test_a_member_is_told_what_waits() -> None:
    hall = make_scoring(2)
    member = make_member(Role.DEPARTMENT_OFFICER, account=hall.seats[1].account)
    (item,) = [item for item in items_for(member) if item.kind == "council.sheets"]
    assert "2 phiếu" in item.title
    assert item.due_on == hall.round.held_before
    (item,) = [item for item in items_for(hall.office) if item.kind == "council.board"]
    assert item.target == hall.council.uuid


def test_days_of_the_papers_are_the_days_of_the_road() -> None:
    hall = make_concluded()
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    done = dict(hall.dossiers[0].steps.values_list("key", "done_on"))
    assert done["province-scoring"] == done["province-decision"] == date(2026, 11, 22)
