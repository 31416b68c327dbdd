"""The council team: its decision, findings, surveys, tests, its report, and who sees what (Điều 7.3c)."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.core.events import history
from saolang.core.work import items_for
from saolang.councils import queries_team
from saolang.councils.domain import scoring, team, team_tests, team_work
from saolang.councils.models import Team, TestRequest
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers.domain import completion
from saolang.papers.models import Notice
from saolang.people.enums import Role
from tests.factories.councils import draft as draft_council
from tests.factories.councils import make_established, make_hall
from tests.factories.papers import issue
from tests.factories.people import make_account, make_member
from tests.factories.teams import make_team, member, plan

pytestmark = pytest.mark.django_db


def view(made: Team, entry, **changes):
    values = {"met": "Đủ giấy tờ.", "lacking": "", "proposal": "evaluate", "by": member(made), **changes}
    return team_work.save_view(made, entry, **values)


def survey(made: Team, entry, **changes):
    now = clock.now()
    key = queries_team.contents_of(entry)[0][0]
    values = {
        "started_at": now - timedelta(hours=2),
        "ended_at": now - timedelta(hours=1),
        "place": "Xưởng của chủ thể",
        "present": "Lê Văn Tư, Tổ phó\nTrần Thị Chủ, chủ thể",
        "findings": {key: "Xưởng sạch, có sổ ghi chép."},
        "conclusion": "Cơ sở đáp ứng.",
        "by": member(made),
        **changes,
    }
    return team_work.save_survey(made, entry, **values)


def picture() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(made, "PNG")
    made.seek(0)
    return made


def issued_report(hall, made: Team):
    for entry in queries_team.entries_of(made):
        view(made, entry)
    return issue(team_work.draft_report(made, by=hall.office), clerk=hall.office, right=None)


def test_its_own_decision_names_head_and_members() -> None:
    hall = make_hall()
    made = make_team(hall)
    assert made.body.kind == "team"
    assert made.body.seats.count() == 2
    paper = team.live_decision(hall.round)
    assert paper is not None
    for words in ("Tổ trưởng", "Người Tư Vấn 1", "DANH SÁCH THÀNH VIÊN TỔ TƯ VẤN"):
        assert words in paper.content
    with pytest.raises(NotNow):
        team.draft_team(hall.round, name="x", members=plan(), by=hall.office)


def test_a_team_without_a_head_or_with_one_person_twice_is_refused() -> None:
    hall = make_hall()
    people = plan()
    with pytest.raises(WrongInput):
        team.draft_team(hall.round, name="x", members=people[1:], by=hall.office)
    with pytest.raises(WrongInput):
        team.draft_team(hall.round, name="x", members=[*people, people[1]], by=hall.office)
    with pytest.raises(NoRight):
        team.draft_team(hall.round, name="x", members=people, by=hall.town.officer)


def test_the_step_of_the_team_ends_with_its_issued_report() -> None:
    hall = make_hall(2)
    made = make_team(hall)
    first = hall.dossiers[0]
    assert first.steps.get(key="province-advice").state == "open"
    with pytest.raises(NotNow, match="Chưa ghi đề xuất"):
        team_work.draft_report(made, by=hall.office)
    survey(made, entry_of(first))
    team_tests.ask_test(
        made, entry_of(first), subject="Vi sinh", reason="Phiếu cũ đã hết hạn", due_on=None, by=member(made)
    )
    report = issued_report(hall, made)
    assert report.number_text == "01/BC-TTV"
    for dossier in hall.dossiers:
        assert dossier.steps.get(key="province-advice").state == "done"
        assert dossier.steps.get(key="province-scoring").state == "open"
    for words in ("Vi sinh", "Xưởng của chủ thể", "Đủ điều kiện trình Hội đồng", first.product.name):
        assert words in report.content
    made.refresh_from_db()
    assert made.reported_on == report.issued_on
    with pytest.raises(NoRight):
        view(made, entry_of(first))
    paper = draft_council(hall)
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    council = hall.round.councils.get()
    scoring.open_scoring(council, by=hall.office)
    assert not history(council).filter(kind="opened-without-team-report").exists()


def test_scoring_without_the_report_is_recorded() -> None:
    hall = make_established()
    scoring.open_scoring(hall.council, by=hall.office)
    event = history(hall.council).get(kind="opened-without-team-report")
    assert str(hall.dossiers[0].uuid) in str(event.data)


def test_a_survey_has_its_record_with_pictures_and_is_then_frozen() -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    row = survey(made, entry)
    team_work.add_photo(row, content=picture(), caption="Khu sản xuất", by=member(made))
    with pytest.raises(Stale):
        survey(made, entry, survey=row, expected=row.version + 3)
    paper = team_work.draft_survey_record(row, by=hall.office)
    for words in ("Trần Thị Chủ", "Xưởng sạch", "Khu sản xuất", "Cơ sở đáp ứng"):
        assert words in paper.content
    paper = issue(paper, clerk=hall.office, right=None)
    assert paper.frozen_pdf
    with pytest.raises(NotNow):
        team_work.add_photo(row, content=picture(), caption="", by=member(made))
    with pytest.raises(NotNow):
        survey(made, entry, survey=row)


@pytest.mark.parametrize(
    "wrong",
    [
        {"place": " "},
        {"present": ""},
        {"findings": {"khong-co": "x"}},
        {"conclusion": "x" * 5001},
    ],
)
def test_a_survey_that_cannot_be_is_refused(wrong) -> None:
    hall = make_hall()
    made = make_team(hall)
    with pytest.raises(WrongInput):
        survey(made, entry_of(hall.dossiers[0]), **wrong)


def test_a_survey_lies_neither_in_the_future_nor_ends_before_it_began() -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    with pytest.raises(WrongInput):
        survey(made, entry, started_at=clock.now() + timedelta(hours=1))
    with pytest.raises(WrongInput):
        survey(made, entry, ended_at=clock.now() - timedelta(hours=3))


def test_a_photo_has_to_be_a_picture() -> None:
    hall = make_hall()
    made = make_team(hall)
    row = survey(made, entry_of(hall.dossiers[0]))
    with pytest.raises(WrongInput):
        team_work.add_photo(row, content=io.BytesIO(b"MZ not a picture"), caption="", by=member(made))


def test_a_test_is_asked_for_told_and_answered_once() -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    by = member(made)
    test = team_tests.ask_test(
        made, entry, subject="Kim loại nặng", reason="Chưa có phiếu", due_on=clock.today() + timedelta(days=9), by=by
    )
    told = Notice.objects.filter(subject__contains="kiểm nghiệm").values_list("organisation", flat=True)
    assert set(told) == {entry.dossier.product.producer.organisation_id, entry.dossier.commune_id}
    with pytest.raises(WrongInput):
        team_tests.record_test(test, received_on=clock.today() - timedelta(days=1), result="Đạt", by=by)
    with pytest.raises(WrongInput):
        team_tests.record_test(test, received_on=clock.today(), result=" ", by=by)
    team_tests.record_test(test, received_on=clock.today(), result="Đạt", content=picture(), name="phieu.png", by=by)
    with pytest.raises(NotNow):
        team_tests.record_test(test, received_on=clock.today(), result="Đạt", by=by)
    for wrong in ({"subject": ""}, {"reason": " "}, {"due_on": clock.today()}):
        values = {"subject": "a", "reason": "b", "due_on": None, "by": by, **wrong}
        with pytest.raises(WrongInput):
            team_tests.ask_test(made, entry, **values)


def test_a_finding_of_another_round_and_a_silent_knock_out_are_refused() -> None:
    hall, other = make_hall(), make_hall()
    made = make_team(hall)
    entry = entry_of(other.dossiers[0])
    if entry.round_id != made.round_id:
        with pytest.raises(WrongInput):
            view(made, entry)
    with pytest.raises(WrongInput):
        view(made, entry_of(hall.dossiers[0]), proposal="knock_out", lacking="")
    with pytest.raises(WrongInput):
        view(made, entry_of(hall.dossiers[0]), proposal="five stars")
    row = view(made, entry_of(hall.dossiers[0]), expected=0)
    with pytest.raises(Stale):
        view(made, entry_of(hall.dossiers[0]), expected=row.version + 1)


def test_members_see_their_round_and_nobody_else_does(client) -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    seat = member(made).seat
    addresses = [
        reverse("team-board", args=[made.uuid]),
        reverse("team-dossier", args=[made.uuid, entry.uuid]),
    ]
    client.force_login(make_account())
    assert {client.get(one).status_code for one in addresses} == {404}
    client.force_login(seat.account)
    assert {client.get(one).status_code for one in addresses} == {200}
    assert client.get(reverse("office-dossier", args=[hall.dossiers[0].uuid])).status_code in (302, 403, 404)


def test_the_pages_take_a_team_through_its_work(client) -> None:
    hall = make_hall()
    made = make_team(hall)
    entry = entry_of(hall.dossiers[0])
    client.force_login(member(made).seat.account)

    def post(name, *args, **data):
        response = client.post(reverse(name, args=args), {"form_key": str(uuid4()), **data})
        assert response.status_code == 302, response.content.decode()[-3000:]
        return response

    where = (made.uuid, entry.uuid)
    post("team-new-survey", *where, day="20/01/2026", start="8:30", place="Xưởng", present="Lê Văn Tư, Tổ phó")
    row = made.surveys.get()
    post("team-survey-photo-add", row.uuid, photo=SimpleUploadedFile("a.png", picture().read()), caption="Cổng")
    assert "Cổng" in client.get(reverse("team-survey", args=[row.uuid])).content.decode()
    shown = client.get(reverse("team-photo", args=[row.photos.get().uuid]))
    assert b"".join(shown.streaming_content)
    post("team-new-test", *where, subject="Vi sinh", reason="Hết hạn")
    test = TestRequest.objects.get()
    day = f"{clock.today():%d/%m/%Y}"
    post("team-test", test.uuid, received_on=day, result="Đạt", version=test.version)
    post("team-dossier", *where, met="Đủ", lacking="", proposal="evaluate", version=0)
    assert client.get(reverse("team-test-file", args=[test.uuid])).status_code == 404

    client.force_login(hall.office.account)
    assert "Soạn báo cáo" in client.get(reverse("team-board", args=[made.uuid])).content.decode()
    post("team-survey-record", row.uuid)
    post("team-report", made.uuid)
    made.refresh_from_db()
    assert made.report_paper


def test_the_home_of_a_member_says_what_waits() -> None:
    hall = make_hall()
    made = make_team(hall)
    person = member(made).seat.account
    acting = make_member(Role.DEPARTMENT_OFFICER, account=person)
    [item] = [one for one in items_for(acting) if one.kind == "team.board"]
    assert "1 hồ sơ" in item.title
    view(made, entry_of(hall.dossiers[0]))
    assert not [one for one in items_for(acting) if one.kind == "team.board"]


def test_the_list_asks_the_same_questions_for_one_and_three() -> None:
    counts = []
    for count in (1, 3):
        made = make_team(make_hall(count))
        with CaptureQueriesContext(connection) as asked:
            queries_team.lines_of(made)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_the_team_wants_completed_is_asked_by_the_office_until_scoring() -> None:
    hall = make_hall()
    made = make_team(hall)
    dossier = hall.dossiers[0]
    due = clock.today() + timedelta(days=5)
    item = completion.Item("Phiếu kiểm nghiệm", "Đã hết hạn")
    request = completion.draft_request(dossier, due_on=due, items=[item], by=hall.office)
    request = completion.send_request(request, by=hall.office, expected=request.version)
    assert request.state == "sent"
    completion.close_request(request, by=hall.office, expected=request.version)
    issued_report(hall, made)
    with pytest.raises(NoRight):
        completion.draft_request(dossier, due_on=due, items=[item], by=hall.office)
