"""One-time form keys: whose a key is, what gives it back, and a form without one."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from saolang.core.models import FormKey
from saolang.people.models import Account
from saolang.web.once import once
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


def sent(account: Account, key: object, address: str = "/viec/") -> HttpRequest:
    request = RequestFactory().post(address, {"form_key": str(key)})
    request.user = account
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def test_a_repeat_sees_the_first_result_and_a_stranger_does_not() -> None:
    done: list[Any] = []

    @once
    def act(request: HttpRequest) -> HttpResponse:
        done.append(request.user)
        return HttpResponseRedirect("/ket-qua-rieng/")

    mine, stranger, key = make_account(), make_account(), uuid4()
    assert act(sent(mine, key))["Location"] == "/ket-qua-rieng/"
    assert act(sent(mine, key))["Location"] == "/ket-qua-rieng/"
    assert act(sent(stranger, key))["Location"] == "/viec/"
    assert done == [mine]


@pytest.mark.parametrize("key", ["", "abc", "a\x00"])
def test_a_form_without_its_key_does_nothing_and_says_so(key: str) -> None:
    @once
    def act(request: HttpRequest) -> HttpResponse:
        raise AssertionError("never run")

    request = sent(make_account(), key, "/viec/?trang=2")
    assert act(request)["Location"] == "/viec/?trang=2"
    assert "mở quá lâu" in str(next(iter(get_messages(request))))
    assert not FormKey.objects.exists()


def test_what_fails_or_shows_errors_gives_its_key_back() -> None:
    answers: list[Any] = [ValueError("broken"), HttpResponse("có chỗ cần sửa"), HttpResponseRedirect("/xong/")]

    @once
    def act(request: HttpRequest) -> HttpResponse:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    account, key = make_account(), uuid4()
    with pytest.raises(ValueError, match="broken"):
        act(sent(account, key))
    assert act(sent(account, key)).status_code == 200
    assert act(sent(account, key))["Location"] == "/xong/"
    assert answers == []
