"""Home of every role, notices, choosing who acts."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from saolang.papers.models import Notice
from saolang.papers.notices import Channel, send_notice
from saolang.people.enums import Role
from tests.factories.papers import make_desk, make_paper_to_sign
from tests.factories.people import make_account, make_member, make_organisation

pytestmark = pytest.mark.django_db


def signed_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


@pytest.mark.parametrize("role", Role.values)
def test_every_role_has_a_home(role: str) -> None:
    organisation = make_organisation() if role in (Role.CLERK, Role.ACCOUNTANT, Role.ORGANISATION_ADMIN) else None
    page = signed_in(make_member(role, organisation).account).get(reverse("home"))
    assert page.status_code == 200
    assert "Hôm nay không có việc nào chờ bạn" in page.content.decode()


def test_the_operator_finds_the_way_to_the_agencies() -> None:
    page = signed_in(make_member(Role.SYSTEM_ADMIN).account).get(reverse("home")).content.decode()
    assert "cơ quan trong hệ thống" in page
    assert f'class="card" href="{reverse("agency-list")}"' in page


def test_a_refused_page_leads_to_the_choice_of_the_role() -> None:
    refused = signed_in(make_member(Role.CLERK, make_organisation()).account).get(reverse("agency-list"))
    assert refused.status_code == 403
    assert f'href="{reverse("choose-acting")}"' in refused.content.decode()


def test_home_shows_work_with_one_button_each_and_the_next_step() -> None:
    desk = make_desk()
    paper = make_paper_to_sign(desk, title="Công văn đề nghị 2 sản phẩm")
    page = signed_in(desk.leader.account).get(reverse("home")).content.decode()
    assert "Việc tiếp theo: Ký: Công văn đề nghị 2 sản phẩm." in page
    assert reverse("paper", args=[paper.uuid]) in page
    assert (
        reverse("paper-issue", args=[paper.uuid]) in signed_in(desk.clerk.account).get(reverse("home")).content.decode()
    )


def test_much_work_is_shown_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saolang.web.account.home.views.WORK_PAGE", 2)
    desk = make_desk()
    papers = [make_paper_to_sign(desk) for _ in range(3)]
    client = signed_in(desk.leader.account)
    pages = [client.get(reverse("home"), {"trang": number}).content.decode() for number in (1, 2)]
    shown = [[paper for paper in papers if reverse("paper", args=[paper.uuid]) in page] for page in pages]
    assert [len(found) for found in shown] == [2, 1]
    assert "3 việc" in " ".join(pages[0].split())


def test_home_query_count_does_not_grow_with_work_and_notices() -> None:
    counts = []
    for number in (1, 3):
        desk = make_desk()
        for _ in range(number):
            make_paper_to_sign(desk)
            send_notice(desk.clerk.account, subject="Chào", channels=[Channel.SCREEN])
        client = signed_in(desk.clerk.account)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse("home"))
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 25


def test_person_without_role_is_told_both_ways() -> None:
    page = signed_in(make_account()).get(reverse("home")).content.decode()
    assert "Tôi làm ra sản phẩm OCOP" in page
    assert "gửi cho bạn một lời mời" in page


def test_home_asks_to_sign_in() -> None:
    answer = Client().get(reverse("home"))
    assert (answer.status_code, answer["Location"]) == (302, f"{reverse('account_login')}?next=/viec/")


def test_notices_are_shown_until_they_are_read() -> None:
    member = make_member()
    client = signed_in(member.account)
    send_notice(member.organisation, subject="Có hồ sơ mới", body="Mời xem.", channels=[Channel.SCREEN])
    assert "Có hồ sơ mới" in client.get(reverse("home")).content.decode()
    client.post(reverse("notices-read"), {"form_key": str(uuid4())})
    assert "Có hồ sơ mới" not in client.get(reverse("home")).content.decode()
    assert "Có hồ sơ mới" in client.get(reverse("notices")).content.decode()


def test_one_notice_is_read_and_never_those_of_others() -> None:
    member, stranger = make_member(), make_member()
    client = signed_in(member.account)
    for subject in ("Một", "Hai"):
        send_notice(member.organisation, subject=subject, channels=[Channel.SCREEN])
    send_notice(stranger.organisation, subject="Của người khác", channels=[Channel.SCREEN])
    named = {one.subject: str(one.uuid) for one in Notice.objects.all()}
    for wrong in (named["Của người khác"], str(uuid4()), "abc", "a\x00"):
        answer = client.post(reverse("notices-read"), {"form_key": str(uuid4()), "notice": wrong})
        assert answer.status_code == 404
    assert not Notice.objects.filter(read_at__isnull=False).exists()
    client.post(reverse("notices-read"), {"form_key": str(uuid4()), "notice": named["Một"]})
    assert [one.subject for one in Notice.objects.filter(read_at__isnull=False)] == ["Một"]


@pytest.mark.parametrize("wrong", ["", "abc", "a\x00", "48577596-6f98-47a7-b81e-40d115aa5d55"])
def test_a_role_that_is_not_ones_own_is_not_chosen(wrong: str) -> None:
    member = make_member()
    client = signed_in(member.account)
    answer = client.post(reverse("choose-acting"), {"membership": wrong or str(make_member().uuid)})
    assert answer.status_code == 200
    assert "không còn hiệu lực" in answer.content.decode()
    assert client.get(reverse("home")).wsgi_request.acting == member


def test_choosing_who_acts() -> None:
    account = make_account()
    first, second = make_member(Role.COMMUNE_OFFICER, account=account), make_member(Role.PRODUCER, account=account)
    client = signed_in(account)
    assert first.organisation.name in client.get(reverse("home")).content.decode()
    answer = client.post(reverse("choose-acting"), {"membership": str(second.uuid)})
    assert answer["Location"] == reverse("home")
    assert client.get(reverse("home")).wsgi_request.acting == second


@pytest.mark.parametrize("membership", ["", "x", "00000000-0000-4000-8000-000000000000"])
def test_a_role_that_is_not_mine_is_refused(membership: str) -> None:
    member, stranger = make_member(), make_member()
    client = signed_in(member.account)
    for wrong in (membership, str(stranger.uuid)):
        page = client.post(reverse("choose-acting"), {"membership": wrong})
        assert "Vai trò này không còn hiệu lực" in page.content.decode()
        assert client.get(reverse("home")).wsgi_request.acting == member


def test_own_data_is_saved_and_bad_phone_keeps_what_was_typed() -> None:
    account = make_account()
    client = signed_in(account)
    data = {"full_name": "Trần Thị Năm", "phone": "0912 345 678", "language": "vi"}
    client.post(reverse("my-account"), {**data, "form_key": str(uuid4())})
    account.refresh_from_db()
    assert (account.full_name, account.phone) == ("Trần Thị Năm", "0912345678")
    page = client.post(reverse("my-account"), {**data, "phone": "12ab", "form_key": str(uuid4())}).content.decode()
    assert "Số điện thoại chưa đúng" in page
    assert 'value="12ab"' in page
