"""What every answer carries, and what one person's request must not leave behind for the next."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from saolang.core.logs import without_personal_data
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db
PERSONAL = "private"


def test_the_language_of_one_person_does_not_stay_for_the_next() -> None:
    reader = make_account()
    reader.language = "en"
    reader.save(update_fields=["language"])
    client = Client()
    assert client.login(username=reader.username, password=PASSWORD)

    client.get(reverse("home"))

    assert translation.get_language() == "vi"
    page = Client().post(reverse("account_login"), {}).content.decode()
    assert '<html lang="vi"' in page
    assert "This field" not in page


def test_pages_behind_the_login_are_kept_by_nobody_in_between() -> None:
    reader = make_account()
    client = Client()
    assert client.login(username=reader.username, password=PASSWORD)

    assert PERSONAL in client.get(reverse("home"))["Cache-Control"]
    assert "public" in client.get("/")["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/viec/", "/khong-co/", "/healthz"])
def test_every_answer_says_which_parts_of_a_device_it_uses(client: Client, address: str) -> None:
    assert "geolocation=()" in client.get(address)["Permissions-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/tai-khoan/quen-mat-khau/dat-lai/3-abc-123/",
        "/loi-moi/khoa-bi-mat-123/",
        "/tai-khoan/thu-dien-tu/xac-nhan/Mg:1xV-123/",
    ],
)
def test_keys_in_addresses_stay_out_of_the_log(path: str) -> None:
    written = without_personal_data(None, "info", {"request": f"GET {path}?a=b", "event": f"Not Found: {path}"})

    assert "123" not in written["request"] + written["event"]
    assert path.split("/")[1] in written["request"]
