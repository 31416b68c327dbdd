"""The pages of a renewal's evaluation: review of the OCOP office, asking, answering, meeting after all."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from saolang.core import clock
from saolang.core.work import items_for
from saolang.councils.models import Council, Round
from saolang.dossiers.models import RenewalReview
from tests.councils.test_opinions import agree, make_asked, make_second, sheet_of
from tests.factories.renewals import best_marks, make_house, make_reported, to_office

pytestmark = pytest.mark.django_db


def signed_in(account, membership=None) -> Client:
    client = Client()
    client.force_login(account)
    if membership is not None:
        session = client.session
        session["acting"] = str(membership.uuid)
        session.save()
    return client


def post(client: Client, name: str, *args, **data):
    page = client.get(reverse(name, args=args))
    key = page.content.decode().split('name="form_key" value="')[1].split('"')[0] if page.status_code == 200 else ""
    return client.post(reverse(name, args=args), {"form_key": key, **data})


def test_the_office_reviews_on_one_page(travel) -> None:
    house = make_house(travel)
    dossier = to_office(house)
    client = signed_in(house.office.account, house.office)
    address = ("office-dossier-review", dossier.uuid)
    page = client.get(reverse(address[0], args=[dossier.uuid])).content.decode()
    assert "Chưa ghi có cần kiểm tra thực tế hay không." in page
    assert "45 ngày từ ngày nhận đủ hồ sơ" in page
    assert post(client, *address, do="field", needed="no", note="Không đổi quy mô.", version="1").status_code == 302
    wrong = post(client, *address, do="checked", checked_on="", people="", result="", version="2")
    assert wrong.status_code == 200
    marks = {f"mark-{key}": option for key, option in best_marks(dossier).items()}
    sent = post(client, *address, do="points", opinion="Duy trì tốt.", version="2", **marks)
    assert sent.status_code == 302
    row = RenewalReview.objects.get()
    assert (row.needs_field_check, row.total) == (False, 10_000)
    made = post(client, "office-dossier-review", dossier.uuid, do="points", opinion="Cũ.", version="2", **marks)
    assert "vừa được người khác sửa" in made.content.decode()
    assert "Cũ." in made.content.decode(), "a stale page keeps what was typed"
    key = client.get(reverse(address[0], args=[dossier.uuid])).content.decode()
    key = key.split('name="form_key" value="')[1].split('"')[0]
    drafted = client.post(reverse("office-dossier-review-draft", args=[dossier.uuid, "bao-cao"]), {"form_key": key})
    assert "/van-ban/" in drafted["Location"]


def test_asking_and_answering(travel) -> None:
    house = make_reported(travel)
    client = signed_in(house.office.account, house.office)
    (item,) = [one for one in items_for(house.office) if one.kind == "opinions.ask"]
    assert item.target == house.dossier.uuid
    due = clock.today() + timedelta(days=7)
    values = {"dossiers": [str(house.dossier.uuid)], "council": "new"}
    late = post(client, "opinions-ask", house.dossier.uuid, due_on=f"{clock.today():%d/%m/%Y}", **values)
    assert "Hạn trả lời phải sau ngày hôm nay" in late.content.decode()
    sent = post(client, "opinions-ask", house.dossier.uuid, due_on=f"{due:%d/%m/%Y}", **values)
    assert sent["Location"] == reverse("council-establish", args=[Round.objects.get(is_consultation=True).uuid])
    assert client.get(reverse("opinions-ask", args=[house.dossier.uuid])).status_code == 404, "asked already"


def test_a_member_answers_on_the_page(travel) -> None:
    _house, hall = make_asked(travel)
    first, second, _third = hall.seats
    member = signed_in(first.account)
    sheet = sheet_of(hall, first)
    listed = member.get(reverse("my-sheets", args=[hall.council.uuid])).content.decode()
    assert reverse("sheet-opinion", args=[sheet.uuid]) in listed
    page = member.get(reverse("sheet-opinion", args=[sheet.uuid])).content.decode()
    for words in ("Điểm đề xuất", "Duy trì tốt các tiêu chí.", f"{hall.council.round.opinions_due:%d/%m/%Y}"):
        assert words in page
    for name in ("sheet-report", "sheet-pdf"):
        assert member.get(reverse(name, args=[sheet.uuid]))["Content-Type"] == "application/pdf"
    answered = post(member, "sheet-opinion", sheet.uuid, do="agree", opinion="Nhất trí.", version=str(sheet.version))
    assert answered["Location"] == reverse("my-sheets", args=[hall.council.uuid])
    assert "Đồng ý" in member.get(answered["Location"]).content.decode()
    other = sheet_of(hall, second)
    strange = member.get(reverse("sheet-opinion", args=[other.uuid]))
    assert strange.status_code == 404, "nobody opens the sheet of another"
    client = signed_in(second.account)
    begun = post(client, "sheet-opinion", other.uuid, do="differ", version=str(other.version))
    assert begun["Location"] == reverse("sheet", args=[other.uuid])
    assert other.marks.exclude(option="").count() == len(best_marks(hall.dossiers[0]))


def test_the_board_of_written_opinions_and_the_meeting_after_all(travel) -> None:
    house, hall = make_asked(travel)
    agree(hall, hall.seats[:2])
    client = signed_in(house.office.account, house.office)
    board = reverse("council-board", args=[hall.council.uuid])
    page = client.get(board).content.decode()
    assert "Còn 1 phiếu chưa trả lời" in page
    assert "Ghi cuộc họp, điểm danh" not in page
    address = ("council-meet", hall.council.uuid)
    empty = post(client, *address, reason="", note="", version=str(hall.council.version))
    assert empty.status_code == 200
    fresh = Council.objects.get(pk=hall.council.pk)
    sent = post(client, *address, reason="complex", note="Đổi công nghệ.", version=str(fresh.version))
    assert sent["Location"] == board
    assert "Ghi cuộc họp, điểm danh" in client.get(board).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_waiting_renewals_takes_a_fixed_number_of_queries(
    travel, count: int, django_assert_max_num_queries
) -> None:
    house = make_reported(travel)
    for _place in range(count - 1):
        make_second(house)
    client = signed_in(house.office.account, house.office)
    client.get(reverse("opinions-ask", args=[house.dossier.uuid]))
    with django_assert_max_num_queries(25):
        client.get(reverse("opinions-ask", args=[house.dossier.uuid]))
