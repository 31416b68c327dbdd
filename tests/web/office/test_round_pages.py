"""Pages of evaluation rounds."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from saolang.councils.models import Round
from tests.factories.office import Town, make_proposed, make_town
from tests.web.office.test_dossier_pages import as_, post, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


def test_an_empty_list_tells_the_next_round_and_its_last_safe_day(town: Town) -> None:
    page = text_of(as_(town.office).get(reverse("office-rounds")))
    assert "hồ sơ vào đợt 1 năm 2027 (đề nghị trước ngày 30/04/2027)" in page
    assert "nộp cho xã chậm nhất ngày 07/04/2027" in page
    assert "Chưa có đợt nào." in page


@pytest.mark.parametrize("count", [1, 3])
def test_lists_of_rounds_and_entries_ask_a_fixed_number_of_questions(
    town: Town, django_assert_num_queries, count: int
) -> None:
    for _number in range(count):
        make_proposed(town)
    client = as_(town.office)
    one = Round.objects.get()
    for address, asked in ((reverse("office-rounds"), 8), (reverse("office-round", args=[one.uuid]), 18)):
        client.get(address)
        with django_assert_num_queries(asked):
            assert client.get(address).status_code == 200


def test_a_round_is_started_and_not_closed_while_results_are_missing(town: Town) -> None:
    dossier = make_proposed(town)
    client = as_(town.office)
    one = Round.objects.get()
    answer = client.get(reverse("office-round", args=[one.uuid]))
    page = text_of(answer)
    assert dossier.product.name in page
    assert "Bắt đầu đánh giá" in page
    assert reverse("council-establish", args=[one.uuid]) in answer.content.decode()
    post(client, "office-round-start", one.uuid, version=one.version)
    one.refresh_from_db()
    assert one.state == "evaluating"
    page = text_of(client.get(reverse("office-round", args=[one.uuid])))
    assert "Còn 1 hồ sơ của đợt chưa có kết quả, nên chưa đóng đợt được." in page
    assert "Đợt còn nhận hồ sơ được đề nghị đến hết ngày 29/04/2027" in page
    refused = client.post(
        reverse("office-round-close", args=[one.uuid]),
        {"form_key": str(uuid.uuid4()), "version": one.version},
        follow=True,
    )
    assert "chưa đóng đợt được" in text_of(refused)
    one.refresh_from_db()
    assert one.state == "evaluating"


def test_an_extra_round_needs_its_basis(town: Town) -> None:
    client = as_(town.office)
    days = {"proposed_before": "15/12/2026", "held_before": "30/12/2026"}
    page = post(client, "office-round-extra", **days, basis=" ")
    assert page.status_code == 200
    assert not Round.objects.exists()
    swapped = {"proposed_before": "30/12/2026", "held_before": "15/12/2026", "basis": "Quy chế"}
    assert "Đợt phải được tổ chức sau ngày hết nhận đề nghị." in text_of(post(client, "office-round-extra", **swapped))
    made = post(client, "office-round-extra", **days, basis="Quy chế 12/QĐ-UBND ngày 02/01/2026; Kế hoạch 30/KH-UBND")
    one = Round.objects.get()
    assert made["Location"] == reverse("office-round", args=[one.uuid])
    assert "Kế hoạch 30/KH-UBND" in text_of(client.get(made["Location"]))


@pytest.mark.parametrize("name", ["office-round-start", "office-round-close"])
def test_forged_moves_change_nothing(town: Town, name: str) -> None:
    make_proposed(town)
    one = Round.objects.get()
    for person in (make_town().office, town.officer, town.clerk):
        assert post(as_(person), name, one.uuid, version=one.version).status_code in (403, 404)
    assert Client().post(reverse(name, args=[one.uuid])).status_code == 302
    one.refresh_from_db()
    assert one.state == "open"
