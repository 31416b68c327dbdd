"""The operating regulation: drafted with every open rule, in force when issued, followed by councils (Điều 7.3b)."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.councils import explain, working_rules
from saolang.councils.documents_regulation import RegulationText
from saolang.councils.domain import meeting, regulation
from saolang.councils.models import Result
from saolang.papers.domain import send_to_sign
from saolang.people.enums import Role
from tests.factories.councils import attend, draft, make_established, make_hall, make_scoring, score
from tests.factories.papers import issue
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db
COUNCIL = "Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh"


def text_of(**changes) -> RegulationText:
    extra = changes.pop("extra_rounds", False)
    return RegulationText(COUNCIL, replace(working_rules.defaults(), **changes), extra)


def issue_regulation(hall, **changes):
    paper = regulation.draft_regulation(hall.town.province, given=text_of(**changes), by=hall.office)
    return issue(paper, clerk=hall.clerk, right=hall.chairman)


def test_its_rules_stand_in_the_paper_and_are_the_councils() -> None:
    hall = make_hall()
    paper = issue_regulation(hall, quorum_percent=60, mean="mean_per_criterion", extra_rounds=True)
    made = regulation.in_force(hall.town.province)
    assert made is not None
    assert made.paper == paper.uuid
    assert made.extra_rounds
    for sentence in working_rules.read(made.rules).sentences():
        assert sentence in paper.content
    assert "trước ngày 30 tháng 4" in paper.content
    assert "có thể tổ chức thêm các đợt" in paper.content

    from saolang.councils.domain.establish import draft_council
    from tests.factories.councils import plan_members

    decision = draft_council(hall.round, name=COUNCIL, members=plan_members(3), by=hall.office)
    assert decision.data["rules"] == made.rules
    assert paper.number_text in decision.content
    issue(decision, clerk=hall.clerk, right=hall.chairman)
    assert hall.round.councils.get().rules["quorum_percent"] == 60


def test_a_council_that_waits_follows_a_new_regulation_and_one_that_scores_does_not() -> None:
    waiting = make_established()
    issue_regulation(waiting, spread_points=7)
    assert waiting.fresh().rules["spread_points"] == 7
    scoring = make_scoring()
    issue_regulation(scoring, spread_points=9)
    assert scoring.fresh().rules["spread_points"] == 10


def test_it_is_revised_while_a_draft_and_not_while_it_waits_for_signature() -> None:
    hall = make_hall()
    first = regulation.draft_regulation(hall.town.province, given=text_of(), by=hall.office)
    again = regulation.draft_regulation(hall.town.province, given=text_of(quorum_percent=80), by=hall.office)
    assert again.pk == first.pk
    assert again.data["rules"]["quorum_percent"] == 80
    send_to_sign(again, by=hall.office)
    with pytest.raises(NotNow):
        regulation.draft_regulation(hall.town.province, given=text_of(), by=hall.office)


def test_only_the_office_of_the_province_writes_it() -> None:
    hall = make_hall()
    with pytest.raises(NoRight):
        regulation.draft_regulation(hall.town.province, given=text_of(), by=make_member(Role.OCOP_OFFICE))
    with pytest.raises(NoRight):
        regulation.draft_regulation(hall.town.province, given=text_of(), by=hall.town.officer)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("mean", "rounded"),
        ("mean_over", "nobody"),
        ("minimum_tested_on", "luck"),
        ("scoring_passes", 3),
        ("missed_minimum_means", "five stars"),
        ("replaced_member_sheets", "both"),
        ("quorum_percent", 0),
    ],
)
def test_a_rule_that_cannot_be_is_refused_at_its_field(field, value) -> None:
    hall = make_hall()
    with pytest.raises(WrongInput) as refused:
        regulation.draft_regulation(hall.town.province, given=text_of(**{field: value}), by=hall.office)
    assert refused.value.field == field


def test_the_page_shows_the_source_of_every_default_and_drafts_the_paper() -> None:
    hall = make_hall()
    client = Client()
    client.force_login(hall.office.account)
    address = reverse("council-regulation")
    page = client.get(address)
    for source in working_rules.sources().values():
        assert source in page.content.decode()
    assert "Chưa có Quy chế" in page.content.decode()
    rules = {key: str(value) for key, value in working_rules.defaults().as_json().items() if value is not False}
    sent = {**rules, "council": COUNCIL, "mean": "mean_per_criterion", "minimums_cumulative": "False"}
    answer = client.post(address, {**sent, "form_key": str(uuid4()), "further": "Thành viên vắng báo trước một ngày."})
    assert answer.status_code == 302, answer.content.decode()[:2000]
    paper = regulation.under_way(hall.town.province)
    assert paper
    assert paper.data["rules"]["mean"] == "mean_per_criterion"
    assert paper.data["rules"]["minimums_cumulative"] is False
    assert "Thành viên vắng báo trước một ngày." in paper.content


def test_the_council_meets_by_the_average_of_all_members_when_the_rule_says_so() -> None:
    hall = make_scoring(members=4, mean_over=working_rules.EVERYONE)
    score(hall, totals=[6000, 6200, 5800, 9000])
    attend(hall, hall.seats[:3])
    meeting.conclude(hall.council, by=hall.office)
    result = Result.objects.get()
    assert result.sheet_count == 4
    assert "kể cả người vắng họp" in "\n".join(working_rules.read(hall.fresh().rules).sentences())
    assert explain.mean_shown(result)


def test_with_that_rule_an_absent_members_open_sheet_holds_the_result_up() -> None:
    hall = make_scoring(members=4, mean_over=working_rules.EVERYONE)
    from saolang.councils.rules import Seated
    from tests.factories.councils import close, mark_all, sheet_of

    for seat in hall.seats[:3]:
        close(mark_all(sheet_of(hall, seat), by=Seated(seat), total=6000), by=Seated(seat))
    attend(hall, hall.seats[:3])
    with pytest.raises(NotNow, match="1 phiếu"):
        meeting.conclude(hall.council, by=hall.office)


def test_a_draft_decision_with_rules_of_its_own_keeps_them() -> None:
    hall = make_hall()
    issue_regulation(hall, quorum_percent=60)
    assert draft(hall, quorum_percent=90).data["rules"]["quorum_percent"] == 90
