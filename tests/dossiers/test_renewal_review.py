"""The OCOP office's own evaluation of a renewal: no council team, field check only with a reason, 45 days (7.6c, g)."""

from datetime import timedelta

import pytest

from saolang.core import clock
from saolang.core.errors import DomainError, NoRight, NotNow, WrongInput
from saolang.dossiers import desk, level_clock
from saolang.dossiers.domain import completion, review
from saolang.dossiers.domain.answer import answer_completion
from saolang.dossiers.domain.steps import finish_step, open_by_paper
from saolang.dossiers.models import RenewalReview
from saolang.dossiers.models_national import NationalFile
from saolang.law.routes import route
from saolang.papers.models import PaperState
from saolang.people.enums import Role
from tests.factories.certificates import make_member, make_ministry
from tests.factories.office import make_town
from tests.factories.papers import issue
from tests.factories.producers import member_of
from tests.factories.renewals import (
    best_marks,
    issue_renewal_report,
    make_house,
    make_ready,
    make_reported,
    to_office,
)

pytestmark = pytest.mark.django_db
LIMIT = route("26-2026").deadline("renewal-evaluation").amount


def test_the_office_reports_and_the_council_is_asked_next(travel) -> None:
    house = make_reported(travel)
    steps = {step.key: step for step in house.dossier.steps.all()}
    assert (steps["province-advice"].state, steps["province-scoring"].state) == ("done", "open")
    paper = review.live(RenewalReview.objects.get().paper)
    assert paper.state == PaperState.ISSUED
    for words in ("Không kiểm tra thực tế", "Duy trì tốt các tiêu chí.", "Chủ tịch Hội đồng cấp tỉnh", "Sản lượng"):
        assert words in paper.content


def test_45_days_from_the_full_receipt_for_the_whole_level(travel) -> None:
    house = make_house(travel)
    dossier = house.dossier
    assert level_clock.level_due(dossier, "province") is None
    to_office(house)
    received = clock.today()
    due = received + timedelta(days=LIMIT)
    waiting = dossier.steps.exclude(state="done").filter(level="province")
    assert {step.due_on for step in waiting} == {due}
    travel(received + timedelta(days=10))
    make_ready(house)
    issue_renewal_report(house)
    assert dossier.steps.get(key="province-scoring").due_on == due, "no step begins its own 45 days"


def test_the_days_run_from_the_answer_when_the_dossier_was_not_complete(travel) -> None:
    house = make_house(travel)
    dossier, town = house.dossier, house.town
    to_office(house, finish=False)
    asked = completion.draft_request(
        dossier,
        due_on=clock.today() + timedelta(days=7),
        items=[completion.Item("Phiếu kiểm nghiệm", "Đã hết hạn")],
        by=town.office,
    )
    asked = completion.send_request(asked, by=town.office, expected=asked.version)
    assert level_clock.level_due(dossier, "province") is None
    assert dossier.steps.get(key="province-check").due_on is None
    travel(clock.today() + timedelta(days=5))
    answer_completion(asked, answers={1: "Đã bổ sung phiếu mới."}, by=member_of(dossier.product.producer))
    assert dossier.steps.get(key="province-check").due_on == clock.today() + timedelta(days=LIMIT)


def test_a_field_check_has_its_reason_result_and_minutes(travel) -> None:
    house = make_house(travel)
    dossier = to_office(house)
    with pytest.raises(WrongInput) as caught:
        review.decide_field_check(dossier, needed=True, note="Tăng gấp đôi sản lượng.", by=house.office)
    assert caught.value.field == "reason"
    with pytest.raises(WrongInput):
        review.decide_field_check(dossier, needed=False, note=" ", by=house.office)
    review.decide_field_check(dossier, needed=True, reason="large_change", note="Sản lượng gấp đôi.", by=house.office)
    review.save_proposal(dossier, marks=best_marks(dossier), opinion="Đạt.", by=house.office)
    with pytest.raises(NotNow, match="Biên bản kiểm tra thực tế"):
        review.draft_report(dossier, by=house.office)
    with pytest.raises(NotNow, match="ghi kết quả kiểm tra"):
        review.draft_field_minutes(dossier, by=house.office)
    tomorrow = clock.today() + timedelta(days=1)
    for changes, field in (
        ({"checked_on": tomorrow}, "checked_on"),
        ({"people": ""}, "people"),
        ({"result": " "}, "result"),
    ):
        values = {"checked_on": clock.today(), "people": "Nguyễn Văn A, Chi cục", "result": "Đúng hồ sơ.", **changes}
        with pytest.raises(WrongInput) as caught:
            review.record_field_check(dossier, **values, by=house.office)
        assert caught.value.field == field
    review.record_field_check(
        dossier, checked_on=clock.today(), people="Nguyễn Văn A, Chi cục", result="Đúng hồ sơ.", by=house.office
    )
    minutes = issue(review.draft_field_minutes(dossier, by=house.office), clerk=house.office, right=None)
    assert "Nguyễn Văn A, Chi cục" in minutes.content
    with pytest.raises(NotNow):
        review.decide_field_check(dossier, needed=False, note="Thôi.", by=house.office)
    report = issue_renewal_report(house)
    assert "Đúng hồ sơ." in report.content
    assert "Thay đổi lớn về quy mô" in report.content


def test_who_and_when(travel) -> None:
    house = make_house(travel)
    with pytest.raises(NoRight):  # still at the commune
        make_ready(house)
    to_office(house)
    for by in (house.town.officer, make_town().office, house.clerk):
        with pytest.raises(NoRight):
            review.decide_field_check(house.dossier, needed=False, note="Không đổi.", by=by)
    with pytest.raises(WrongInput):
        review.save_proposal(house.dossier, marks={"A1.1": "nothing"}, opinion="", by=house.office)
    make_ready(house)
    row = RenewalReview.objects.get()
    with pytest.raises(DomainError) as caught:
        review.save_proposal(house.dossier, marks={}, opinion="", by=house.office, expected=row.version - 1)
    assert caught.value.code == "stale"
    issue_renewal_report(house)
    with pytest.raises(NoRight):
        make_ready(house)


def test_the_desk_shows_the_review(travel) -> None:
    house = make_house(travel)
    dossier = to_office(house)
    ((found, step),) = desk.next_steps(house.office)
    assert (found, step.action) == (dossier, "dossier.review")
    assert step.due_on == clock.today() + timedelta(days=LIMIT)


def test_an_upgrade_goes_to_the_council_team(travel) -> None:
    house = make_house(travel, kind="upgrade")
    dossier = to_office(house)
    with pytest.raises(NoRight, match="Tổ tư vấn"):
        make_ready(house)
    assert desk.next_steps(house.office) == []
    assert dossier.round_entries.exists(), "an upgrade takes the whole road with its round (Điều 7.5)"


def test_a_renewal_of_five_stars_goes_to_the_ministry_without_the_provincial_council(travel) -> None:
    house = make_house(travel, star=5)
    keys = set(house.dossier.steps.values_list("key", flat=True))
    assert not keys & {"province-scoring", "province-decision"}
    to_office(house)
    make_ready(house)
    issue_renewal_report(house)
    assert house.dossier.steps.get(key="ministry-check").state == "waiting", "the province's letter opens it"
    assert NationalFile.objects.filter(dossier=house.dossier).exists()
    open_by_paper(house.dossier, "ministry-check", on=clock.today(), by=None)
    assert desk.next_steps(make_member(make_ministry(), Role.MINISTRY_OFFICE)) == []
    finish_step(house.dossier, "ministry-check", on=clock.today(), by=None)
    member = make_member(make_ministry(), Role.MINISTRY_OFFICE)
    ((found, step),) = desk.next_steps(member)
    assert (found, step.action) == (house.dossier, "dossier.review")
    review.decide_field_check(found, needed=False, note="Không đổi.", by=member)
    assert RenewalReview.objects.filter(level="ministry").exists()
