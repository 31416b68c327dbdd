"""The branch of 90 points and more in both directions (QĐ 26/2026/QĐ-TTg, Điều 5.2, 6.3, 7.3e, 7.4)."""

from datetime import date

import pytest

from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.core.models import PracticeChoice
from saolang.core.work import items_for
from saolang.councils import explain, queries, queries_rounds
from saolang.councils.central import central_of
from saolang.councils.domain import after_centre, meeting, outcome, scoring, taking_effect
from saolang.councils.domain import national as acts
from saolang.councils.domain.telling import NATIONAL_NOTICE, NOTICE
from saolang.councils.enums import Outcome, RoundState
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers import national
from saolang.dossiers import queries as dossiers
from saolang.dossiers.domain import national as files
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models_national import NationalFile
from saolang.papers import queries as papers
from saolang.papers.domain import issue_paper, revise_paper, send_to_sign
from saolang.papers.models import Notice, OfficialPaper
from saolang.people.enums import Role
from tests.factories import councils
from tests.factories.councils import issue_approval, issue_minutes, issue_recognition, issue_submission, make_concluded
from tests.factories.national import (
    central_council,
    central_results,
    check,
    complete,
    make_approved,
    make_at_centre,
    make_centre,
    send_up,
)
from tests.factories.papers import issue
from tests.factories.people import make_member
from tests.factories.producers import make_pdf, member_of
from tests.factories.renewals import make_reported

pytestmark = pytest.mark.django_db
Choice = NationalFile.Choice
BELOW = 8500


def file_of(dossier) -> NationalFile:
    return NationalFile.objects.select_related("dossier__province", "dossier__product").get(dossier=dossier)


# --- Up -------------------------------------------------------------------------------------------------------------


def test_five_stars_from_the_letter_to_the_certificate() -> None:
    hall, centre, council = make_at_centre(None)
    dossier = hall.dossiers[0]
    one = entry_of(dossier, centre.ministry).round
    assert (one.year, one.no, one.proposed_before, one.held_before) == (2027, 2, date(2027, 1, 30), date(2027, 3, 30))
    assert entry_of(dossier, hall.town.province).decided_on == clock.today()

    paper = outcome.draft_recognition(council, by=centre.office)
    assert "BỘ TRƯỞNG" in paper.content
    assert "Luật Tổ chức Chính phủ" in paper.content
    decision = issue(paper, clerk=centre.clerk, right=centre.minister)
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.authority) == (5, centre.ministry)
    assert certificate.decision_number == decision.number_text
    dossier.refresh_from_db()
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    assert not dossier.steps.exclude(state__in=["done", "skipped"]).exists()
    one.refresh_from_db()
    assert one.state == RoundState.CLOSED

    notice = OfficialPaper.objects.get(template=NATIONAL_NOTICE)
    assert dossier.product.name in notice.content
    issued = issue(notice, clerk=centre.office, right=centre.head)
    assert papers.visible_to(hall.office).filter(pk=issued.pk).exists()
    assert papers.visible_to(hall.office).filter(pk=decision.pk).exists()
    assert Notice.objects.filter(
        organisation=dossier.product.producer.organisation, subject__contains="được công nhận 5 sao"
    ).exists()


def test_a_mean_of_ninety_goes_up_whatever_minimum_is_missed() -> None:
    make_centre()
    hall = make_concluded([[None] * 3])
    result = entry_of(hall.dossiers[0]).result
    result.star = 4
    assert explain.outcome(result) == Outcome.NATIONAL
    assert not explain.certified(result)


def test_the_approval_lists_only_what_goes_up() -> None:
    make_centre()
    hall = make_concluded([[6000] * 3, [None] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    paper = outcome.draft_approval(hall.fresh(), by=hall.office)
    paper = revise_paper(paper, items=hall.dossiers, by=hall.office)
    with pytest.raises(WrongInput) as refused:
        issue(paper, clerk=hall.clerk, right=hall.chairman)
    assert refused.value.code == "not-national"
    issue_recognition(hall)
    assert Certificate.objects.count() == 1
    with pytest.raises(NotNow):
        taking_effect.announce(hall.fresh(), by=hall.office)


def test_the_province_may_certify_meanwhile_where_its_practice_says_so() -> None:
    centre = make_centre()
    PracticeChoice.objects.create(key="province_certifies_while_national_pending", value=True, decided_at=clock.now())
    hall = make_concluded([[None] * 3])
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    meanwhile = Certificate.objects.get()
    assert meanwhile.star == 4
    assert hall.fresh().announced_on is None
    issue_approval(hall)
    send_up(hall)
    check(centre, hall.dossiers[0])
    council = central_council(centre, entry_of(hall.dossiers[0], centre.ministry).round)
    council = central_results(centre, council, hall.dossiers[0], total=None)
    paper = outcome.draft_recognition(council, by=centre.office)
    issue(paper, clerk=centre.clerk, right=centre.minister)
    meanwhile.refresh_from_db()
    assert meanwhile.replaced_by.by.star == 5


# --- The file -------------------------------------------------------------------------------------------------------


def test_the_seven_parts() -> None:
    make_centre()
    hall = make_approved()
    file = file_of(hall.dossiers[0])
    parts = {part.key: part for part in national.parts(file)}
    assert list(parts) == [
        "province-letter",
        "team-report",
        "council-report",
        "result-approval",
        "product-dossier",
        "extra-tests",
        "samples",
    ]
    assert [key for key, part in parts.items() if part.present] == ["result-approval", "product-dossier"]
    assert [key for key, part in parts.items() if not part.blocks] == ["extra-tests"]


@pytest.mark.parametrize("missing", ["team-report", "council-report", "samples"])
def test_a_file_with_a_missing_part_is_not_sent(missing: str) -> None:
    make_centre()
    hall = make_approved()
    dossier = hall.dossiers[0]
    file = complete(dossier.national_file, by=hall.office, but=missing)
    paper = send_to_sign(acts.draft_letter([file], by=hall.office), by=hall.office)
    with pytest.raises(WrongInput) as refused:
        issue_paper(paper, issued_on=clock.today(), signing_right=hall.chairman, by=hall.clerk)
    assert refused.value.code == f"no-{missing}"
    assert dossier.steps.get(key="ministry-check").state == "waiting"
    assert file_of(dossier).sent_on is None


def test_a_missing_confirmation_of_tests_is_recorded_only() -> None:
    make_centre()
    hall = make_approved()
    dossier = hall.dossiers[0]
    file = complete(dossier.national_file, by=hall.office, but="extra-tests")
    issue(acts.draft_letter([file], by=hall.office), clerk=hall.clerk, right=hall.chairman)
    file.refresh_from_db()
    assert file.sent_without == ["extra-tests"]
    assert file.sent_on == clock.today()
    assert dossier.steps.get(key="ministry-check").state == "open"
    with pytest.raises(NoRight):
        files.attach_part(file, key="extra-tests", title="Phiếu", content=make_pdf("x"), name="x.pdf", by=hall.office)


def test_letters_that_cannot_be() -> None:
    make_centre()
    hall = make_approved([[None] * 3, [None] * 3])
    first, second = (file_of(dossier) for dossier in hall.dossiers)
    other = file_of(make_approved().dossiers[0])
    for wrong in ([], [first, first], [first, other]):
        with pytest.raises((WrongInput, NoRight)):
            acts.draft_letter(wrong, by=hall.office)
    with pytest.raises(NoRight):
        acts.draft_letter([first], by=make_member(Role.OCOP_OFFICE))
    letter = acts.draft_letter([first, second], by=hall.office)
    with pytest.raises(WrongInput):
        acts.draft_letter([second], by=hall.office)
    acts.draft_letter([first], letter=letter, by=hall.office)
    second.refresh_from_db()
    assert second.letter is None


def test_parts_that_cannot_be_attached() -> None:
    make_centre()
    hall = make_approved()
    file = file_of(hall.dossiers[0])
    for key in ("samples", "product-dossier", "nothing"):
        with pytest.raises(WrongInput):
            files.attach_part(file, key=key, title="x", content=make_pdf("x"), name="x.pdf", by=hall.office)
    with pytest.raises(NoRight):
        files.attach_part(file, key="team-report", title="x", content=make_pdf("x"), name="x.pdf", by=hall.town.officer)
    part = files.attach_part(
        file, key="team-report", title="", content=make_pdf("x"), name="báo cáo.pdf", by=hall.office
    )
    assert part.title.startswith("Báo cáo đánh giá của Tổ tư vấn")
    files.drop_part(part, by=hall.office)
    assert not file.parts.exists()


# --- The Ministry ---------------------------------------------------------------------------------------------------


def test_the_ministry_sees_only_what_was_sent_up() -> None:
    centre = make_centre()
    hall = make_approved()
    dossier = hall.dossiers[0]
    assert not dossiers.visible_to(centre.office).exists()
    assert not queries_rounds.rounds_visible_to(centre.office).exists()
    with pytest.raises(NoRight):
        files.receive_file(file_of(dossier), received_on=clock.today(), by=centre.office)
    send_up(hall)
    assert list(dossiers.visible_to(centre.office)) == [dossier]
    assert [one.organisation for one in queries_rounds.rounds_visible_to(centre.office)] == [centre.ministry]
    assert centre.ministry not in {one.organisation for one in queries_rounds.rounds_visible_to(hall.office)}
    assert not queries.visible_to(centre.office).exists(), "the province's council is not the Ministry's"
    for stranger in (hall.office, make_member(Role.OCOP_OFFICE)):
        with pytest.raises(NoRight):
            files.receive_file(file_of(dossier), received_on=clock.today(), by=stranger)


def test_the_ministry_asks_and_the_province_answers() -> None:
    centre = make_centre()
    hall = make_approved()
    send_up(hall)
    dossier = hall.dossiers[0]
    file = file_of(dossier)
    with pytest.raises(NoRight):
        files.save_check(file, conclusion="", is_complete=True, by=centre.office)
    files.receive_file(file, received_on=clock.today(), by=centre.office)
    with pytest.raises(NotNow):
        files.finish_check(file_of(dossier), by=centre.office)
    with pytest.raises(WrongInput):
        files.ask_province(file, text=" ", due_on=date(2026, 12, 30), by=centre.office)
    with pytest.raises(WrongInput):
        files.ask_province(file, text="Thiếu phiếu kiểm nghiệm.", due_on=clock.today(), by=centre.office)
    asked = files.ask_province(file, text="Thiếu phiếu kiểm nghiệm.", due_on=date(2026, 12, 30), by=centre.office)
    letter = issue(OfficialPaper.objects.get(uuid=asked.paper), clerk=centre.office, right=centre.head)
    assert papers.visible_to(hall.office).filter(pk=letter.pk).exists()
    files.save_check(file_of(dossier), conclusion="Chờ bổ sung.", is_complete=False, by=centre.office)
    with pytest.raises(NotNow):
        files.finish_check(file_of(dossier), by=centre.office)
    files.attach_part(file, key="extra-tests", title="Phiếu", content=make_pdf("y"), name="phieu.pdf", by=hall.office)
    files.answer_ministry(file, answer="Đã bổ sung phiếu.", by=hall.office)
    with pytest.raises(NoRight):
        files.answer_ministry(file, answer="Lần nữa.", by=hall.office)
    files.finish_check(file_of(dossier), by=centre.office)
    assert dossier.steps.get(key="ministry-advice").state == "open"
    report = acts.draft_summary(entry_of(dossier, centre.ministry).round, by=centre.office)
    assert "Chờ bổ sung." in report.content
    assert "Bộ trưởng Bộ Nông nghiệp và Môi trường" in report.content


def test_a_receipt_before_the_letter_is_refused() -> None:
    centre = make_centre()
    hall = make_approved()
    send_up(hall)
    with pytest.raises(WrongInput) as refused:
        files.receive_file(file_of(hall.dossiers[0]), received_on=date(2026, 11, 1), by=centre.office)
    assert refused.value.field == "received_on"


# --- And back -------------------------------------------------------------------------------------------------------


def returned(total: int = BELOW):
    hall, centre, council = make_at_centre(total)
    with pytest.raises(NotNow):
        outcome.draft_recognition(council, by=centre.office)
    taking_effect.announce(council, by=centre.office)
    dossier = hall.dossiers[0]
    dossier.refresh_from_db()
    assert dossier.state == State.IN_EVALUATION
    assert dossier.steps.get(state="open").key == "province-choice"
    assert "7.4g" in OfficialPaper.objects.get(template=NATIONAL_NOTICE).content
    return hall, centre, dossier


def test_the_chairman_recognises_on_the_central_result() -> None:
    hall, centre, dossier = returned()
    file = file_of(dossier)
    star = central_of(dossier).star
    assert star in (3, 4)
    with pytest.raises(NoRight):
        after_centre.choose(file, choice=Choice.CENTRAL, reason="x", by=centre.office)
    with pytest.raises(WrongInput):
        after_centre.choose(file, choice=Choice.CENTRAL, reason=" ", by=hall.office)
    with pytest.raises(WrongInput):
        after_centre.choose(file, choice="something", reason="x", by=hall.office)
    after_centre.choose(file, choice=Choice.CENTRAL, reason="Theo chỉ đạo của Chủ tịch.", by=hall.office)
    with pytest.raises(NoRight):
        after_centre.choose(file_of(dossier), choice=Choice.OWN, reason="x", by=hall.office)
    paper = after_centre.draft_central_decision([file_of(dossier)], by=hall.office)
    again = after_centre.draft_central_decision([file_of(dossier)], by=hall.office)
    assert again.pk == paper.pk
    decision = issue(again, clerk=hall.clerk, right=hall.chairman)
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.authority) == (star, hall.town.province)
    assert certificate.decision_number == decision.number_text
    dossier.refresh_from_db()
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    notice = OfficialPaper.objects.get(template=after_centre.CENTRAL_NOTICE)
    assert "Hội đồng cấp trung ương" in notice.content
    assert issue(notice, clerk=hall.office, right=hall.head).frozen_pdf
    assert papers.visible_to(member_of(dossier.product.producer)).filter(pk=notice.pk).exists()


def test_a_central_result_without_stars_ends_the_dossier() -> None:
    hall, _centre, dossier = returned(4000)
    after_centre.choose(file_of(dossier), choice=Choice.CENTRAL, reason="Theo kết quả của Bộ.", by=hall.office)
    dossier.refresh_from_db()
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.NOT_RECOGNISED)
    assert Certificate.objects.count() == 0
    assert OfficialPaper.objects.filter(template=after_centre.CENTRAL_NOTICE).exists()


def test_the_province_evaluates_by_itself() -> None:
    hall, _centre, dossier = returned()
    first = entry_of(dossier, hall.town.province)
    after_centre.choose(file_of(dossier), choice=Choice.OWN, reason="Tỉnh đánh giá lại.", by=hall.office)
    entry = entry_of(dossier, hall.town.province)
    assert entry != first
    assert entry.after_centre
    assert entry.round != first.round
    assert dossier.steps.get(state="open").key == "province-advice"
    assert OfficialPaper.objects.filter(template=after_centre.OWN_NOTICE).exists()

    hall.dossiers = [dossier]
    paper = councils.draft(hall)
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    hall.council = entry.round.councils.get()
    hall.seats = queries.scoring_seats(hall.fresh())
    scoring.open_scoring(hall.council, by=hall.office)
    hall.fresh()
    councils.score(hall, dossier, totals=[None] * 3)
    councils.attend(hall)
    meeting.conclude(hall.council, by=hall.office)
    result = entry_of(dossier).result
    assert explain.outcome(result) == Outcome.RECOGNISED, "it does not go up a second time"
    assert explain.given_star(result) == 4
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    assert Certificate.objects.get().star == 4
    assert OfficialPaper.objects.filter(template=NOTICE, items__object_id=dossier.uuid).count() == 2
    dossier.refresh_from_db()
    assert dossier.close_reason == CloseReason.RECOGNISED


def test_a_renewal_of_five_stars_goes_up_by_the_letter_alone(travel) -> None:
    house = make_reported(travel, star=5)
    dossier = house.dossier
    assert not dossier.steps.filter(state="open").exists()
    file = file_of(dossier)
    assert [part.key for part in national.parts(file)] == [
        "province-letter",
        "office-report",
        "product-dossier",
        "extra-tests",
        "samples",
    ]
    assert [part.key for part in national.lacks(file) if part.blocks] == ["samples"]
    [item] = [one for one in items_for(house.office) if one.kind == "national.file"]
    assert "Gửi Bộ" in item.title
    file = complete(file, by=house.office)
    issue(acts.draft_letter([file], by=house.office), clerk=house.clerk, right=house.chairman)
    assert dossier.steps.get(state="open").key == "ministry-check"
