"""Layouts, error pages and the style page answer, without a database where they must."""

from collections.abc import Iterator

import pytest
import structlog
from django.contrib.messages import constants
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from saolang.web.ui import errors

ADDRESSES = ("/kieu-mau/", *(f"/kieu-mau/{name}" for name in ("public", "producer", "office", "account")))


@pytest.fixture
def request_with_id() -> Iterator[HttpRequest]:
    with structlog.contextvars.bound_contextvars(request_id="yeu-cau-1"):
        yield RequestFactory().get("/x")


@pytest.mark.parametrize("address", ADDRESSES)
def test_sample_page_answers(client: Client, address: str) -> None:
    html = client.get(address).content.decode()
    assert '<html lang="vi">' in html
    assert html.count("<h1") == 1
    assert "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in html
    assert 'href="#noi-dung"' in html
    assert html.count('id="noi-dung"') == 1


def test_unknown_layout_is_not_found(client: Client) -> None:
    assert client.get("/kieu-mau/khong-co").status_code == 404


def test_public_page_sets_no_cookie_and_runs_no_script(client: Client) -> None:
    answer = client.get("/kieu-mau/public")
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert b"<script" not in answer.content


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "Yêu cầu chưa đúng"),
        (errors.permission_denied, 403, "Bạn chưa có quyền xem trang này"),
        (errors.page_not_found, 404, "Không tìm thấy trang này"),
        (errors.too_many_requests, 429, "Bạn thao tác quá nhanh"),
        (errors.server_error, 500, "Hệ thống gặp lỗi"),
        (errors.csrf_failure, 403, "Trang đã mở quá lâu"),
    ],
)
def test_error_page_says_what_and_where_to(view: object, status: int, words: str, request_with_id: HttpRequest) -> None:
    answer = view(request_with_id)  # type: ignore[operator]
    html = answer.content.decode()
    assert answer.status_code == status
    assert words in html
    assert "yeu-cau-1" in html
    assert 'href="/"' in html


def test_refusal_shows_its_reason(request_with_id: HttpRequest) -> None:
    answer = errors.permission_denied(request_with_id, PermissionError("Trang này của <tỉnh>."))
    assert "Trang này của &lt;tỉnh&gt;." in answer.content.decode()


def test_server_error_without_its_page_still_answers(request_with_id: HttpRequest, settings: object) -> None:
    settings.TEMPLATES = []  # type: ignore[attr-defined]
    answer = errors.server_error(request_with_id)
    assert answer.status_code == 500
    assert "Hệ thống gặp lỗi" in answer.content.decode()


@pytest.mark.parametrize(
    ("level", "tone"),
    [(constants.SUCCESS, "good"), (constants.WARNING, "soon"), (constants.ERROR, "late"), (constants.INFO, "info")],
)
def test_messages_have_their_tone(level: int, tone: str) -> None:
    message = type("Message", (), {"tags": constants.DEFAULT_TAGS[level], "__str__": lambda _self: "Đã gửi."})()
    assert f'class="banner {tone}"' in render_to_string("ui/messages.html", {"messages": [message]})


def test_english_layout_is_marked_english() -> None:
    with translation.override("en"):
        html = render_to_string("ui/public.html", {"illustration": True})
    assert '<html lang="en">' in html
    assert "ILLUSTRATION ONLY – NO LEGAL VALUE" in html
    assert "Skip to main content" in html


@pytest.mark.django_db
def test_account_pages_speak_vietnamese(client: Client) -> None:
    html = client.get("/tai-khoan/dang-nhap/").content.decode()
    for words in ("Đăng nhập", "Mật khẩu", "Quên mật khẩu?", "Giữ đăng nhập trên máy này"):
        assert words in html
    for words in ("Sign In", "Password", "Remember"):
        assert words not in html
