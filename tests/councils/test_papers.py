"""Papers of a round and its council: summary of dossiers, plan with an extra round, council's report, table."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.urls import reverse

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.councils import documents_papers
from saolang.councils.domain import extra_rounds, papers
from saolang.dossiers.domain.letters import PROPOSAL
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import about
from saolang.people.enums import Role
from tests.councils.test_regulation import issue_regulation
from tests.factories.councils import issue_minutes, issue_submission, make_concluded, make_hall
from tests.factories.papers import issue
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def plan_text(**changes) -> documents_papers.PlanText:
    values = {
        "survey_from": None,
        "survey_to": None,
        "meeting_on": None,
        "meeting_place": "Hội trường A",
        "duties": ("Sở Y tế: cử thành viên.",),
        **changes,
    }
    return documents_papers.PlanText(**values)


def test_the_office_reports_the_dossiers_of_a_round_to_the_chairman() -> None:
    hall = make_hall(2)
    paper = papers.draft_office_summary(hall.round, by=hall.office)
    for dossier in hall.dossiers:
        assert dossier.product.name in paper.content
    for words in ("Đã nhận 02 hồ sơ", "02 hồ sơ đầy đủ", "Chủ tịch Ủy ban nhân dân", "Hồ sơ đầy đủ."):
        assert words in paper.content
    for letter in OfficialPaper.objects.filter(template=PROPOSAL):
        assert letter.number_text in paper.content
    again = papers.draft_office_summary(hall.round, by=hall.office)
    assert again.pk == paper.pk
    paper = issue(again, clerk=hall.office, right=hall.head)
    assert paper.frozen_docx
    with pytest.raises(NotNow):
        papers.draft_office_summary(hall.round, by=hall.office)
    with pytest.raises(NoRight):
        papers.draft_office_summary(make_hall().round, by=hall.town.officer)


def test_a_plan_names_days_people_and_dossiers() -> None:
    hall = make_hall()
    one = hall.round
    day = one.held_before - timedelta(days=3)
    paper = papers.draft_plan(one, given=plan_text(meeting_on=day), by=hall.office)
    for words in (f"{day:%d/%m/%Y}", "Hội trường A", "Sở Y tế: cử thành viên.", hall.dossiers[0].product.name, "TM."):
        assert words in paper.content
    paper = issue(paper, clerk=hall.clerk, right=hall.chairman)
    assert paper.number_text.startswith("01/KH")


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("survey_to", {"survey_from": 5, "survey_to": 1}),
        ("meeting_on", {"meeting_on": 10_000}),
        ("meeting_on", {"survey_to": 5, "meeting_on": 1}),
        ("duties", {"duties": ()}),
        ("extra_held", {"extra_before": 40}),
        ("extra_held", {"extra_before": 40, "extra_held": 30}),
        ("extra_before", {"extra_before": 40, "extra_held": 60}),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(field, changes) -> None:
    hall = make_hall()
    days = {
        key: clock.today() + timedelta(days=value) if isinstance(value, int) else value
        for key, value in changes.items()
    }
    with pytest.raises(WrongInput) as refused:
        papers.draft_plan(hall.round, given=plan_text(**days), by=hall.office)
    assert refused.value.field == field


def test_an_extra_round_rests_on_regulation_and_plan_and_is_linked_to_both() -> None:
    hall = make_hall()
    rule = issue_regulation(hall, extra_rounds=True)
    before, held = clock.today() + timedelta(days=40), clock.today() + timedelta(days=80)
    plan = papers.draft_plan(hall.round, given=plan_text(extra_before=before, extra_held=held), by=hall.office)
    with pytest.raises(NotNow):
        extra_rounds.open_planned(plan, by=hall.office)
    plan = issue(plan, clerk=hall.clerk, right=hall.chairman)
    assert extra_rounds.waiting_plans(hall.town.province) == [plan]
    made = extra_rounds.open_planned(plan, by=hall.office)
    assert (made.proposed_before, made.held_before, made.is_extra) == (before, held, True)
    assert made.basis_papers == [str(rule.uuid), str(plan.uuid)]
    assert plan.number_text in made.basis
    assert extra_rounds.waiting_plans(hall.town.province) == []
    with pytest.raises(NotNow):
        extra_rounds.open_planned(plan, by=hall.office)


def test_a_regulation_without_extra_rounds_allows_none() -> None:
    hall = make_hall()
    issue_regulation(hall)
    days = {"proposed_before": clock.today() + timedelta(days=9), "held_before": clock.today() + timedelta(days=19)}
    with pytest.raises(WrongInput) as refused:
        extra_rounds.open_extra(hall.town.province, **days, basis="Kế hoạch 5/KH-UBND", by=hall.office)
    assert refused.value.field == "basis"


def test_the_council_reports_after_its_minutes() -> None:
    hall = make_concluded([[6000] * 3, [4000] * 3])
    with pytest.raises(NotNow):
        papers.draft_council_report(hall.council, by=hall.office)
    table = papers.draft_summary_table(hall.council, by=hall.office)
    assert "BẢNG TỔNG HỢP" in table.content
    issue_minutes(hall)
    paper = papers.draft_council_report(hall.council, by=hall.office)
    for dossier in hall.dossiers:
        assert dossier.product.name in paper.content
    for words in ("Đề nghị công nhận", "Chưa được công nhận", "Biên bản họp"):
        assert words in paper.content
    paper = issue(paper, clerk=hall.office, right=None)
    assert paper.number_text == "01/BC-HĐ"
    assert "01/BC-HĐ" in issue_submission(hall).content
    with pytest.raises(NoRight):
        papers.draft_summary_table(hall.council, by=make_member(Role.OCOP_OFFICE))


def test_the_pages_of_round_and_council_draft_them(client) -> None:
    hall = make_concluded()
    client.force_login(hall.office.account)

    def post(name, *args, **data):
        return client.post(reverse(name, args=args), {"form_key": str(uuid4()), **data})

    page = client.get(reverse("office-round", args=[hall.round.uuid])).content.decode()
    for words in ("Báo cáo tổng hợp hồ sơ", "Kế hoạch đánh giá", "chưa soạn"):
        assert words in page
    assert post("office-round-summary", hall.round.uuid).status_code == 302
    assert about(hall.round, template=papers.OFFICE_SUMMARY).first()
    refused = post("office-round-plan", hall.round.uuid, duties="")
    assert refused.status_code == 200
    assert post("office-round-plan", hall.round.uuid, duties="Sở Y tế: cử thành viên.").status_code == 302
    assert post("council-draft", hall.council.uuid, "bang-tong-hop").status_code == 302
    table = client.get(reverse("council-summary-xlsx", args=[hall.council.uuid]))
    book = ZipFile(BytesIO(b"".join(table.streaming_content)))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert hall.dossiers[0].product.name in sheet
    issue_minutes(hall)
    assert post("council-draft", hall.council.uuid, "bao-cao").status_code == 302
    assert about(hall.council, template=papers.COUNCIL_REPORT).first()
