"""A person and the data kept about them: seen, taken along, asked about, answered by the operator."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from saolang.core import clock
from saolang.core.errors import DomainError, NoRight
from saolang.core.models import Event, PracticeChoice
from saolang.people.domain import answer_data_request, ask_about_data, stand_in
from saolang.people.enums import DataRequestKind, Role
from saolang.people.models import DataRequest, Membership
from tests.factories.people import make_account, make_member
from tests.factories.producers import make_producer

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8


@pytest.fixture
def operator() -> Membership:
    return make_member(Role.SYSTEM_ADMIN)


def signed_in(member: Membership) -> Client:
    client = Client()
    client.force_login(member.account)
    return client


def post(client: Client, address: str, **data: object) -> str:
    return client.post(address, {"form_key": str(uuid4()), **data}, follow=True).content.decode()


def test_a_person_asks_and_reads_the_answer(operator: Membership) -> None:
    asker = make_member(Role.CLERK)
    page = post(signed_in(asker), reverse("my-data"), kind="erase", words="Xóa số điện thoại cũ.")
    assert "Xóa số điện thoại cũ." in page
    assert "25/11/2026" in page  # three days after 22/11/2026
    request = DataRequest.objects.get()
    assert reverse("data-request", args=[request.uuid]) in signed_in(operator).get(reverse("home")).content.decode()
    answered = post(
        signed_in(operator), reverse("data-request", args=[request.uuid]), answer="Đã xóa.", version=request.version
    )
    assert "Đã trả lời." in answered
    assert "Đã xóa." in signed_in(asker).get(reverse("my-data")).content.decode()


def test_what_is_kept_is_shown_and_can_be_taken_along() -> None:
    producer = make_producer()
    member = producer.organisation.memberships.get()
    client = signed_in(member)
    assert producer.representative in client.get(reverse("my-data")).content.decode()
    copy = json.loads(client.get(reverse("my-data-copy")).content)
    assert copy["Tài khoản"]["Họ và tên"] == member.account.full_name
    assert any(facts.get("Điện thoại") == producer.phone for facts in copy.values())
    assert producer.representative not in signed_in(make_member(Role.CLERK)).get(reverse("my-data")).content.decode()


def test_who_left_a_firm_no_longer_sees_its_representative() -> None:
    producer = make_producer()
    member = producer.organisation.memberships.get()
    Membership.objects.filter(pk=member.pk).update(to_on=date(2026, 11, 21))
    client = signed_in(member)
    for name in ("my-data", "my-data-copy"):
        page = client.get(reverse(name)).content.decode()
        assert producer.organisation.name in page  # the own role stays a fact about the person
        assert producer.representative not in page
        assert producer.phone not in page


def test_an_officer_who_enters_for_a_firm_is_not_its_representative() -> None:
    officer = make_member(Role.COMMUNE_OFFICER)
    producer = make_producer(unit=officer.organisation.unit)
    producer.organisation.memberships.update(to_on=date(2026, 11, 21))
    acting = stand_in(producer.organisation, by=officer)
    assert acting.account == officer.account
    assert producer.representative not in signed_in(officer).get(reverse("my-data-copy")).content.decode()


def test_the_days_are_a_setting_and_no_words_reach_the_log() -> None:
    PracticeChoice.objects.create(key="data_request_days", value=15, decided_at=clock.now())
    request = ask_about_data(make_account(), kind=DataRequestKind.COPY, words="Xin bản sao.")
    assert request.due_on == date(2026, 12, 7)
    assert "Xin bản sao" not in json.dumps(list(Event.objects.values_list("data", flat=True)), ensure_ascii=False)


@pytest.mark.parametrize(("kind", "words"), [("copy", " \0 "), ("khac", "Xin"), ("copy", "a" * 10_000)])
def test_a_request_that_says_nothing_or_too_much_is_not_kept(kind: str, words: str) -> None:
    with pytest.raises(DomainError):
        ask_about_data(make_account(), kind=kind, words=words)
    assert not DataRequest.objects.exists()


def test_only_the_operator_answers_and_once(operator: Membership) -> None:
    request = ask_about_data(make_account(), kind="copy", words="Xin bản sao.")
    with pytest.raises(NoRight):
        answer_data_request(request, answer="Được.", by=make_member(Role.ORGANISATION_ADMIN))
    answer_data_request(request, answer="Được.", by=operator, expected=1)
    for expected in (1, None):  # a page that is old by now, and a second answer
        with pytest.raises(DomainError):
            answer_data_request(request, answer="Không.", by=operator, expected=expected)
    request.refresh_from_db()
    assert request.answer == "Được."


def test_a_second_press_of_the_button_asks_once() -> None:
    client = signed_in(make_member(Role.CLERK))
    for _press in range(2):
        client.post(reverse("my-data"), {"form_key": "0" * 32, "kind": "copy", "words": "Xin bản sao."})
    assert DataRequest.objects.count() == 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_list_asks_the_same_number_of_queries(
    operator: Membership, count: int, django_assert_max_num_queries
) -> None:
    for _no in range(count):
        ask_about_data(make_account(), kind="copy", words="Xin bản sao.")
    client = signed_in(operator)
    with django_assert_max_num_queries(MOST_QUERIES):
        page = client.get(reverse("data-requests")).content.decode()
    assert ("Chưa ai gửi yêu cầu nào" in page) == (count == 0)
