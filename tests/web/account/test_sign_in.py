"""Signing up and in, two steps, rate limits, reset of a password; all words Vietnamese."""

import json
import os
import re
import subprocess
import sys
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from saolang.people.models import Account
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(r"\b(the|your|password|sign|account|please|address|email|change|submit)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def sign_up(client: Client, **changes):
    data = {
        "full_name": "Nguyễn Văn Tám",
        "username": "0912345678",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "phone": "0912 345 678",
        **changes,
    }
    return client.post(reverse("account_signup"), data)


def test_sign_up_needs_no_e_mail_and_keeps_name_and_phone() -> None:
    answer = sign_up(Client())
    assert (answer.status_code, answer["Location"]) == (302, "/viec/")
    account = Account.objects.get()
    assert (account.full_name, account.phone, account.email) == ("Nguyễn Văn Tám", "0912345678", "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "co.san"}, "Tên đăng nhập này đã có người dùng"),
        ({"password1": "ngan", "password2": "ngan"}, "10"),
        ({"password2": "khac-han-2026"}, "mật khẩu"),
        ({"full_name": " 12 "}, "Hãy ghi họ và tên"),
        ({"phone": "abc"}, "Số điện thoại chưa đúng"),
    ],
)
def test_bad_sign_up_says_why_and_keeps_the_rest(changes: dict[str, str], sentence: str) -> None:
    make_account(username="co.san")
    page = sign_up(Client(), **changes)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert Account.objects.count() == 1


def test_sign_in_by_user_name_or_e_mail_and_out() -> None:
    make_account(username="ba.nam", email="nam@vi.du")
    client = Client()
    wrong = client.post(reverse("account_login"), {"login": "ba.nam", "password": "sai"})
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in wrong.content.decode()
    for name in ("ba.nam", "nam@vi.du"):
        answer = client.post(reverse("account_login"), {"login": name, "password": PASSWORD})
        assert answer["Location"] == "/viec/"
        assert client.post(reverse("account_logout"))["Location"] == "/"


def test_many_wrong_passwords_are_stopped() -> None:
    make_account(username="ba.nam")
    client = Client()
    for _ in range(6):
        page = client.post(reverse("account_login"), {"login": "ba.nam", "password": "sai"})
    assert "Bạn đã nhập sai nhiều lần" in page.content.decode()
    right = client.post(reverse("account_login"), {"login": "ba.nam", "password": PASSWORD})
    assert right.status_code == 200
    assert "_auth_user_id" not in client.session


def test_reset_by_letter_tells_nobody_who_has_an_account() -> None:
    account = make_account(username="ba.nam", email="nam@vi.du")
    client = Client()
    known = client.post(reverse("account_reset_password"), {"email": "nam@vi.du"})
    unknown = client.post(reverse("account_reset_password"), {"email": "ai@vi.du"})
    assert known["Location"] == unknown["Location"]
    letter = next(one for one in mail.outbox if one.to == ["nam@vi.du"])
    link = re.search(r"http://testserver(/\S+)", letter.body)[1]
    form = client.get(link)["Location"]
    client.post(form, {"password1": "Mot-mat-khau-khac-9", "password2": "Mot-mat-khau-khac-9"})
    account.refresh_from_db()
    assert account.check_password("Mot-mat-khau-khac-9")


def test_two_steps_with_recovery_codes() -> None:
    account = make_account(username="ba.nam")
    client = Client()
    client.post(reverse("account_login"), {"login": "ba.nam", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert "mã" in client.get(reverse("mfa_activate_totp")).content.decode()
    codes = _switch_on(account)
    client.post(reverse("account_logout"))
    first = client.post(reverse("account_login"), {"login": "ba.nam", "password": PASSWORD})
    assert first["Location"].startswith(reverse("mfa_authenticate"))
    page = client.get(first["Location"]).content.decode()
    assert "Mã trong ứng dụng" in page
    assert "Code" not in page
    assert client.get(reverse("home")).status_code == 302
    second = client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert second["Location"] == "/viec/"


def _switch_on(account: Account) -> list[str]:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    TOTP.activate(account, generate_totp_secret())
    return RecoveryCodes.activate(account).generate_codes()


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_signup", "account_reset_password", "account_reset_password_done", "account_inactive"],
)
def test_pages_for_anyone_speak_vietnamese(name: str) -> None:
    assert_vietnamese(Client().get(reverse(name)))


@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_password",
        "account_logout",
        "mfa_index",
        "mfa_activate_totp",
        "account_reauthenticate",
    ],
)
def test_pages_of_the_own_account_speak_vietnamese(name: str) -> None:
    make_account(username="ba.nam", email="nam@vi.du")
    client = Client()
    client.post(reverse("account_login"), {"login": "ba.nam", "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert_vietnamese(client.get(reverse(name)))


def assert_vietnamese(page) -> None:
    assert page.status_code == 200, page
    text = re.sub(r"<script.*?</script>|<style.*?</style>|<[^>]+>", " ", page.content.decode(), flags=re.DOTALL)
    assert not ENGLISH.findall(text), text


SINGLE_SIGN_ON = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
call_command("migrate", verbosity=0)
page = Client().get(reverse("account_login")).content.decode()
print(reverse("openid_connect_login", args=["tinh"]) in page, "Tỉnh Sao Mai" in page)
"""


def test_single_sign_on_is_a_setting() -> None:
    """With a provider set, its addresses load and the sign-in page offers it."""
    provider = {"provider_id": "tinh", "name": "Tỉnh Sao Mai", "client_id": "x", "secret": "y"}
    provider["settings"] = {"server_url": "https://sso.vi.du"}
    done = subprocess.run(
        [sys.executable, "-c", SINGLE_SIGN_ON],
        env={
            **os.environ,
            "SAOLANG_OIDC": json.dumps(provider),
            "SAOLANG_DATABASE_URL": "sqlite://:memory:",
            "SAOLANG_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().splitlines()[-1] == "True True"


def test_form_key_is_of_no_use_twice() -> None:
    account = make_account()
    client = Client()
    client.force_login(account)
    data = {"full_name": "Tên Một", "phone": "", "language": "vi", "form_key": str(uuid4())}
    client.post(reverse("my-account"), data)
    client.post(reverse("my-account"), {**data, "full_name": "Tên Hai"})
    account.refresh_from_db()
    assert account.full_name == "Tên Một"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("account_email", "Your account has no email address."),
        ("account_change_password", "Current password"),
        ("account_reauthenticate", "To protect your account, confirm once more."),
        ("mfa_index", "Two-step verification"),
        ("mfa_view_recovery_codes", "recovery codes left."),
        ("mfa_deactivate_totp", "Only the password will protect your account."),
    ],
)
def test_account_pages_in_english_speak_like_the_other_pages(name: str, says: str) -> None:
    account = make_account(username="ba.nam")
    Account.objects.filter(pk=account.pk).update(language="en")
    client = Client()
    client.post(reverse("account_login"), {"login": "ba.nam", "password": PASSWORD})
    _switch_on(account)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse(name)).content.decode()
    assert says in page
    assert not any(words in page for words in ("Two-Factor", "Email Addresses", "Change Password", "Please "))
