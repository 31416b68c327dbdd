"""Who sits in a council against whom the decision asks for: shown and recorded, never in the way (Điều 7.3b)."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from saolang.core import clock
from saolang.core.events import history
from saolang.councils import composition
from saolang.councils.domain import establish
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.models import Council
from saolang.law import lists
from saolang.people.enums import SeatRole
from tests.factories.councils import make_hall
from tests.factories.papers import issue

pytestmark = pytest.mark.django_db

CHAIR = "Phó Chủ tịch UBND tỉnh"
POSTS = (
    "Phó Giám đốc Sở NN&MT",
    "Phó Giám đốc Sở Công Thương",
    "Trưởng phòng, Sở Y tế",
    "Phó Giám đốc Sở Khoa học và Công nghệ",
    "Phó Giám đốc Sở Văn hoá, Thể thao và Du lịch",
    "Chi cục trưởng Chi cục Phát triển nông thôn",
)
PAPER = "Quyết định số 12/QĐ-UBND ngày 03/3/2026 của Chủ tịch UBND tỉnh về việc ủy quyền"


def seated(chair: str = CHAIR, posts: tuple[str, ...] = POSTS) -> list[SeatPlan]:
    others = [SeatPlan(f"Người Thứ {no}", post) for no, post in enumerate(posts)]
    return [SeatPlan("Người Đứng Đầu", chair, SeatRole.CHAIR), *others]


def drafted(hall, members, **given):
    return establish.draft_council(hall.round, name="Hội đồng cấp tỉnh", members=members, by=hall.office, **given)


def lacking(hall, members, **given) -> list[str]:
    paper = drafted(hall, members, **given)
    return [lack.of for lack in composition.lacks(hall.round.organisation, paper.data, on=clock.today())]


def established(hall, members, **given) -> Council:
    issue(drafted(hall, members, **given), clerk=hall.clerk, right=hall.chairman)
    return hall.round.councils.get()


def test_a_whole_council_lacks_nobody() -> None:
    hall = make_hall()
    assert lacking(hall, seated()) == []
    council = established(hall, seated())
    assert composition.lacks_of(council, delegation="") == []


@pytest.mark.parametrize("missing", range(len(POSTS)))
def test_each_agency_that_is_not_seen_is_named(missing: int) -> None:
    hall = make_hall()
    posts = (*POSTS[:missing], "Phó Chủ tịch Hội Nông dân tỉnh", *POSTS[missing + 1 :])
    wanted = composition.seats_wanted(hall.round.organisation, clock.today())
    assert wanted
    named = [agency for agency in wanted.members if agency in lists.agency_names().members]
    assert lacking(hall, seated(posts=posts)) == [named[missing]]


def test_a_chair_of_another_agency_needs_the_paper_that_delegates() -> None:
    hall = make_hall()
    members = seated(chair="Giám đốc Sở Nông nghiệp và Môi trường")
    assert lacking(hall, members) == [composition.CHAIR]
    assert lacking(hall, members, delegation=PAPER) == []
    paper = drafted(hall, members, delegation=PAPER)
    assert PAPER in paper.content
    council = established(hall, members, delegation=PAPER)
    assert composition.delegation_in(paper) == PAPER
    assert composition.lacks_of(council, delegation=PAPER) == []


def test_it_is_recorded_and_stops_nobody() -> None:
    hall = make_hall()
    council = established(hall, seated(posts=POSTS[:3]))
    event = history(council).get(kind="established")
    assert json.loads(event.data)["without"] == [
        "Sở Khoa học và Công nghệ",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Đơn vị tham mưu quản lý OCOP cấp tỉnh",
    ]


def test_the_own_name_of_the_office_shows_it_whatever_it_is_called() -> None:
    hall = make_hall()
    office = hall.office.organisation
    office.name = "Văn phòng Sao Vàng"
    office.save()
    assert lacking(hall, seated(posts=(*POSTS[:5], "Chánh Văn phòng Sao Vàng"))) == []


def test_every_name_belongs_to_an_agency_of_the_decision() -> None:
    seats = [lists.council_seats("qd26-2026", level) for level in ("province", "ministry")]
    agencies = {agency for one in seats for agency in one.members}
    names = lists.agency_names()
    assert set(names.members) <= agencies
    assert names.offices <= agencies
    assert set(names.chairs) == {one.level for one in seats}


def test_the_screens_say_who_is_missing_and_keep_the_paper_of_the_delegation(client) -> None:
    hall = make_hall()
    client.force_login(hall.office.account)
    address = reverse("council-establish", args=[hall.round.uuid])
    sent = {"name": "Hội đồng cấp tỉnh", "delegation": PAPER, "nguoi-TOTAL_FORMS": "3", "nguoi-INITIAL_FORMS": "0"}
    for place, role in enumerate((SeatRole.CHAIR, SeatRole.MEMBER, SeatRole.SECRETARY)):
        sent |= {f"nguoi-{place}-full_name": f"Người {place}", f"nguoi-{place}-role": role}
        sent[f"nguoi-{place}-title"] = "Sở Công Thương"
    answer = client.post(address, {"form_key": str(uuid4()), **sent}, follow=True)
    assert "Chưa thấy đại diện Sở Y tế" in answer.content.decode()
    again = client.get(address).content.decode()
    assert "Chưa thấy đại diện Sở Y tế" in again
    assert "Chưa thấy đại diện Sở Công Thương" not in again
    assert PAPER in again
    council = established(hall, seated(chair="Giám đốc Sở Công Thương", posts=POSTS[:5]), delegation=PAPER)
    board = client.get(reverse("council-board", args=[council.uuid])).content.decode()
    assert "Chưa thấy đại diện Đơn vị tham mưu quản lý OCOP cấp tỉnh" in board
    assert PAPER in board
