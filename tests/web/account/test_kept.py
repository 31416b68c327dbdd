"""A session that ended gives the typed text back to the same person, and to nobody else."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from saolang.people.models import Account
from tests.factories.papers import make_desk, make_paper
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db
TYPED = {"full_name": "Trần Thị Năm gõ rất lâu", "phone": "0912 345 678", "language": "vi"}


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def sign_in(client: Client, account: Account, to: str = "/viec/"):
    return client.post(f"{reverse('account_login')}?next={to}", {"login": account.username, "password": PASSWORD})


def browser_of(account: Account) -> Client:
    """A browser whose session has just ended on the server."""
    client = Client()
    sign_in(client, account)
    client.session.flush()
    client.cookies["sessionid"] = "da-het"
    return client


def test_typed_text_stands_in_the_form_after_signing_in_and_nothing_was_done() -> None:
    account = make_account()
    client = browser_of(account)
    address = reverse("my-account")
    answer = client.post(address, {**TYPED, "form_key": str(uuid4())})
    assert answer["Location"] == f"{reverse('account_login')}?next={address}"
    assert sign_in(client, account, address)["Location"] == address
    page = client.get(address).content.decode()
    assert 'value="Trần Thị Năm gõ rất lâu"' in page
    assert "Phiên làm việc đã hết nên lần gửi vừa rồi chưa được nhận." in page
    account.refresh_from_db()
    assert account.full_name != TYPED["full_name"]
    assert "gõ rất lâu" not in client.get(address).content.decode()
    assert "Trần Thị Năm gõ rất lâu" in client.get(reverse("kept-text")).content.decode()


def test_page_that_only_takes_post_leads_back_to_where_the_form_stood() -> None:
    desk = make_desk()
    paper = make_paper(desk)
    client = browser_of(desk.officer.account)
    page = reverse("paper", args=[paper.uuid])
    answer = client.post(
        reverse("paper-send", args=[paper.uuid]), {"version": "1"}, headers={"referer": f"http://testserver{page}"}
    )
    assert answer["Location"] == f"{reverse('account_login')}?next={page}"
    sign_in(client, desk.officer.account, page)
    shown = client.get(page)
    assert "Phiên làm việc đã hết" in shown.content.decode()
    paper.refresh_from_db()
    assert paper.state == "draft"


def test_referer_of_another_house_is_not_followed() -> None:
    client = browser_of(make_account())
    address = reverse("my-account")
    answer = client.post(address, TYPED, headers={"referer": "https://xau.vi.du/viec/"})
    assert answer["Location"] == f"{reverse('account_login')}?next={address}"


def test_next_person_at_the_computer_does_not_see_it() -> None:
    owner, other = make_account(), make_account()
    client = browser_of(owner)
    address = reverse("my-account")
    client.post(address, TYPED)
    sign_in(client, other, address)
    assert "gõ rất lâu" not in client.get(reverse("kept-text")).content.decode()
    assert "gõ rất lâu" not in client.get(address).content.decode()
    assert "kept" not in client.session


def test_passwords_and_keys_are_never_kept() -> None:
    client = browser_of(make_account())
    client.post(
        reverse("account_change_password"),
        {
            "oldpassword": "cu",
            "password1": "moi",
            "password2": "moi",
            "form_key": "x",
            "csrfmiddlewaretoken": "y",
            "note": "z",
        },
    )
    assert client.session["kept"]["data"] == "note=z"


def test_a_stranger_without_the_cookie_leaves_nothing() -> None:
    client = Client()
    client.post(reverse("my-account"), TYPED)
    assert "kept" not in client.session


def test_too_much_text_is_not_kept() -> None:
    client = browser_of(make_account())
    client.post(reverse("my-account"), {"note": "a" * 200_001})
    assert "kept" not in client.session


@pytest.mark.parametrize("method", ["get", "post"])
def test_part_of_a_page_leads_the_whole_page_to_signing_in(method: str) -> None:
    client = browser_of(make_account())
    headers = {"HX-Request": "true", "referer": "http://testserver/viec/?a=1"}
    answer = getattr(client, method)(reverse("my-account"), TYPED, headers=headers)
    assert answer["HX-Redirect"] == f"{reverse('account_login')}?next=/viec/%3Fa%3D1"
    assert ("kept" in client.session) == (method == "post")
