"""The council on screens: set up, score, close, conclude; what is refused says why and keeps what was typed."""

import uuid

import pytest
from django.urls import reverse

from saolang.certificates.models import Certificate
from saolang.councils.models import Council, SheetMark
from saolang.councils.queries_rounds import entry_of
from saolang.law.load import product_set
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role, SeatRole
from tests.factories.councils import (
    attend,
    close,
    issue_minutes,
    issue_submission,
    make_concluded,
    make_established,
    make_hall,
    make_scoring,
    mark_all,
    score,
    sheet_of,
)
from tests.factories.people import make_account, make_member

pytestmark = pytest.mark.django_db


def post(client, name: str, /, *args, status: int = 302, **data):
    response = client.post(reverse(name, args=args), {"form_key": str(uuid.uuid4()), **data})
    assert response.status_code == status, response.content.decode()[:2000]
    return response


def text(response) -> str:
    return " ".join(response.content.decode().split())


def members(*rows: tuple[str, str, str]) -> dict[str, str]:
    data = {"nguoi-TOTAL_FORMS": str(len(rows)), "nguoi-INITIAL_FORMS": "0"}
    for place, (name, role, login) in enumerate(rows):
        data |= {
            f"nguoi-{place}-full_name": name,
            f"nguoi-{place}-title": "Sở Công Thương",
            f"nguoi-{place}-role": role,
            f"nguoi-{place}-login": login,
        }
    return data


NAME = {"name": "Hội đồng cấp tỉnh"}


def test_the_office_drafts_the_decision(client) -> None:
    hall = make_hall()
    client.force_login(hall.office.account)
    page = text(client.get(reverse("council-establish", args=[hall.round.uuid])))
    assert "Sở Khoa học và Công nghệ" in page
    assert "Chưa có Quy chế hoạt động của Hội đồng" in page
    login = make_account().username
    bad = members(("Trần A", SeatRole.CHAIR, "khong-co"), ("Lê B", "member", ""), ("Võ C", "secretary", ""))
    refused = text(post(client, "council-establish", hall.round.uuid, status=200, **NAME, **bad))
    assert "Không có tài khoản" in refused
    assert 'value="Trần A"' in refused
    good = members(("Trần A", SeatRole.CHAIR, login), ("Lê B", "member", ""), ("Võ C", "secretary", ""))
    response = post(client, "council-establish", hall.round.uuid, **NAME, **good)
    paper = OfficialPaper.objects.get(template="council-decision")
    assert response.headers["Location"] == reverse("paper", args=[paper.uuid])
    again = text(client.get(reverse("council-establish", args=[hall.round.uuid])))
    assert login in again


def test_scoring_is_opened_once(client) -> None:
    hall = make_established()
    client.force_login(hall.office.account)
    board = reverse("council-board", args=[hall.council.uuid])
    assert "Mở chấm điểm" in text(client.get(board))
    post(client, "council-open", hall.council.uuid, version=hall.council.version)
    assert hall.fresh().state == "scoring"
    post(client, "council-open", hall.council.uuid, version=hall.council.version)
    assert "không làm được khi đang ở bước" in text(client.get(board))


def test_a_member_scores_one_criterion(client) -> None:
    hall = make_scoring()
    seat = hall.seats[1]
    client.force_login(seat.account)
    assert "Phiếu của tôi" in text(client.get(reverse("my-sheets", args=[hall.council.uuid])))
    sheet = sheet_of(hall, seat)
    criterion = product_set(hall.dossiers[0].product_set).criteria[0]
    page = text(client.get(reverse("sheet", args=[sheet.uuid])))
    assert criterion.label in page
    assert f"Mô tả {criterion.key}" in page
    assert "Xã xác nhận" in page
    data = {"criterion": criterion.key, "option": criterion.options[-1].key, "note": "Xem ảnh 3", "version": 1}
    response = client.post(reverse("sheet-mark", args=[sheet.uuid]), data, headers={"HX-Request": "true"})
    assert response.status_code == 200
    assert 'name="version" value="2"' in text(response)
    assert "<html" not in text(response)
    stale = client.post(reverse("sheet-mark", args=[sheet.uuid]), data, headers={"HX-Request": "true"})
    assert stale.status_code == 409
    assert "Chưa lưu" in text(stale)
    plain = client.post(reverse("sheet-mark", args=[sheet.uuid]), {**data, "version": 2, "next": "1.2"})
    assert plain.headers["Location"].endswith("?tc=1.2")
    assert SheetMark.objects.get().option == criterion.options[-1].key


@pytest.mark.parametrize(
    "data",
    [
        {"criterion": "99", "option": "a", "version": "1"},
        {"criterion": "1.1", "option": "zz", "version": "1"},
        {"version": "x"},
        {"criterion": "1.1", "option": "a", "note": "x" * 6000, "version": "1"},
    ],
)
def test_forged_marks_are_refused(client, data) -> None:
    hall = make_scoring()
    client.force_login(hall.seats[0].account)
    sheet = sheet_of(hall, hall.seats[0])
    response = client.post(reverse("sheet-mark", args=[sheet.uuid]), data, headers={"HX-Request": "true"})
    assert response.status_code == 409
    assert SheetMark.objects.count() == 0


def test_nobody_opens_another_members_sheet(client) -> None:
    hall = make_scoring()
    sheet = sheet_of(hall, hall.seats[0])
    for account in (hall.seats[1].account, hall.office.account, make_member(Role.OCOP_OFFICE).account):
        client.force_login(account)
        for name in ("sheet", "sheet-summary", "sheet-pdf"):
            assert client.get(reverse(name, args=[sheet.uuid])).status_code == 404
        assert client.post(reverse("sheet-mark", args=[sheet.uuid]), {}).status_code == 404


def test_strangers_do_not_see_the_council(client) -> None:
    hall = make_scoring()
    client.force_login(make_member(Role.OCOP_OFFICE).account)
    assert client.get(reverse("council-board", args=[hall.council.uuid])).status_code == 404
    client.force_login(hall.seats[1].account)
    assert client.get(reverse("council-meeting", args=[hall.council.uuid])).status_code == 403
    assert client.get(reverse("council-board", args=[hall.council.uuid])).status_code == 200


def test_words_and_closing(client) -> None:
    hall = make_scoring()
    seat = hall.seats[0]
    client.force_login(seat.account)
    sheet = sheet_of(hall, seat)
    given = {"comment": "Bao bì đẹp", "eliminated_by": "forged", "eliminated_reason": ""}
    refused = text(post(client, "sheet-summary", sheet.uuid, status=200, version=1, **given))
    assert "Hãy ghi lý do loại hồ sơ" in refused
    assert "Bao bì đẹp" in refused
    post(client, "sheet-summary", sheet.uuid, version=1, comment="Bao bì đẹp")
    refused = text(post(client, "sheet-close", sheet.uuid, status=200, version=2))
    assert "tính 0 điểm" in refused
    post(client, "sheet-close", sheet.uuid, version=2, missing_confirmed="on")
    sheet.refresh_from_db()
    assert sheet.state == "closed"
    page = text(client.get(reverse("sheet-summary", args=[sheet.uuid])))
    assert "Bao bì đẹp" in page
    pdf = client.get(reverse("sheet-pdf", args=[sheet.uuid]))
    assert pdf.content.startswith(b"%PDF")
    assert client.get(reverse("sheet-docx", args=[sheet.uuid])).content.startswith(b"PK")


def test_conflict_and_reopening_on_screen(client) -> None:
    hall = make_scoring(2)
    seat = hall.seats[1]
    entry = entry_of(hall.dossiers[0])
    client.force_login(seat.account)
    where = (hall.council.uuid, entry.uuid)
    assert hall.seats[2].full_name not in text(client.get(reverse("council-conflict", args=where)))
    post(client, "council-conflict", *where, seat=str(seat.uuid), reason="Là anh của chủ thể")
    assert "Là anh của chủ thể" in text(client.get(reverse("my-sheets", args=[hall.council.uuid])))
    other = sheet_of(hall, seat, hall.dossiers[1])
    from saolang.councils.rules import Seated

    close(mark_all(other, by=Seated(seat), total=5000), by=Seated(seat))
    client.force_login(hall.office.account)
    post(client, "council-reopen", hall.council.uuid, other.uuid, reason="Thảo luận lại")
    other.refresh_from_db()
    assert other.state == "open"


def test_meeting_conclusion_and_papers(client) -> None:
    hall = make_scoring()
    score(hall, totals=[6000, 6100, 6000])
    client.force_login(hall.office.account)
    board = reverse("council-board", args=[hall.council.uuid])
    assert "Có mặt 0 trên 3" in text(client.get(board))
    post(client, "council-conclude", hall.council.uuid, version=hall.council.version)
    assert hall.fresh().state == "scoring"
    present = [str(seat.pk) for seat in hall.seats]
    meeting = {"present": present, "place": "Hội trường", "day": "22/11/2026", "start": "8:30", "end": "11:00"}
    refused = post(client, "council-meeting", hall.council.uuid, status=200, version=99, **meeting)
    assert "Hội trường" in text(refused)
    version = hall.fresh().version
    post(client, "council-meeting", hall.council.uuid, version=version, discussion="Thống nhất.", **meeting)
    post(client, "council-conclude", hall.council.uuid, version=hall.fresh().version)
    assert hall.fresh().state == "concluded"
    entry = entry_of(hall.dossiers[0])
    assert "Tổng các phiếu" in text(client.get(reverse("council-result", args=[hall.council.uuid, entry.uuid])))
    response = post(client, "council-draft", hall.council.uuid, "bien-ban")
    assert "/van-ban/" in response.headers["Location"]
    assert post(client, "council-draft", hall.council.uuid, "khac", status=404)


def test_board_at_each_step(client) -> None:
    hall = make_concluded()
    client.force_login(hall.office.account)
    board = reverse("council-board", args=[hall.council.uuid])
    assert "Lập biên bản" in text(client.get(board))
    issue_minutes(hall)
    assert "Lập tờ trình" in text(client.get(board))
    issue_submission(hall)
    assert "Soạn quyết định" in text(client.get(board))
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_board_page_takes_a_fixed_number_of_queries(client, count, django_assert_max_num_queries) -> None:
    hall = make_scoring(count)
    client.force_login(hall.office.account)
    with django_assert_max_num_queries(26):
        assert client.get(reverse("council-board", args=[hall.council.uuid])).status_code == 200


def test_lists(client) -> None:
    hall = make_scoring()
    for account in (hall.office.account, hall.seats[0].account):
        client.force_login(account)
        assert hall.council.body.name in text(client.get(reverse("councils")))
    client.force_login(make_account())
    assert "Chưa có Hội đồng nào" in text(client.get(reverse("councils")))
    attend(hall)
    assert Council.objects.count() == 1


def test_a_round_with_dossiers_asks_for_its_council(client) -> None:
    from saolang.core.work import items_for

    hall = make_hall()
    client.force_login(hall.office.account)
    address = reverse("council-establish", args=[hall.round.uuid])
    assert address in text(client.get(reverse("councils")))
    (item,) = [item for item in items_for(hall.office) if item.kind == "council.establish"]
    assert item.target == hall.round.uuid
