"""The page of a whole sheet and the worker that shows it without connection."""

import pytest
from django.test import Client
from django.urls import reverse

from saolang.councils.rules import Seated
from saolang.law.load import product_set
from tests.factories.councils import Hall, close, make_scoring, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall() -> Hall:
    return make_scoring()


def signed_in(hall: Hall, place: int = 0) -> Client:
    client = Client()
    client.force_login(hall.seats[place].account)
    return client


def test_every_criterion_and_its_evidence_stands_on_one_page(hall: Hall) -> None:
    sheet = sheet_of(hall, hall.seats[0])
    page = signed_in(hall).get(reverse("sheet-whole", args=[sheet.uuid])).content.decode()
    for criterion in product_set(sheet.entry.dossier.product_set).criteria:
        assert f'data-mark="{criterion.key}"' in page
    assert page.count("Chủ thể mô tả, minh chứng") == len(product_set(sheet.entry.dossier.product_set).criteria)
    assert f'data-account="{hall.seats[0].account.uuid}"' in page
    assert 'data-send="/api/v1/operations"' in page


def test_another_members_sheet_is_not_there(hall: Hall) -> None:
    sheet = sheet_of(hall, hall.seats[0])
    assert signed_in(hall, 1).get(reverse("sheet-whole", args=[sheet.uuid])).status_code == 404


def test_a_closed_sheet_can_only_be_read(hall: Hall) -> None:
    sheet = sheet_of(hall, hall.seats[0])
    close(sheet, by=Seated(sheet.seat))
    page = signed_in(hall).get(reverse("sheet-whole", args=[sheet.uuid])).content.decode()
    assert "Chốt điểm</span>" not in page
    assert page.count("disabled>") > len(product_set(sheet.entry.dossier.product_set).criteria)


def test_the_page_asks_the_same_few_questions(hall: Hall, django_assert_max_num_queries) -> None:
    sheet = sheet_of(hall, hall.seats[0])
    client = signed_in(hall)
    client.get(reverse("sheet-whole", args=[sheet.uuid]))
    with django_assert_max_num_queries(14):
        client.get(reverse("sheet-whole", args=[sheet.uuid]))


def test_the_list_says_which_sheets_to_keep(hall: Hall) -> None:
    page = signed_in(hall).get(reverse("my-sheets", args=[hall.council.uuid])).content.decode()
    sheet = sheet_of(hall, hall.seats[0])
    assert f'data-keep="{reverse("sheet-whole", args=[sheet.uuid])}" data-version="1"' in page


def test_the_worker_is_a_script_above_the_pages_of_councils(client: Client) -> None:
    answer = client.get(reverse("council-worker"))
    assert answer["Content-Type"].startswith("text/javascript")
    assert reverse("council-worker").startswith(reverse("councils"))
    assert "Set-Cookie" not in answer
