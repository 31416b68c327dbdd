"""How allauth meets our accounts: name and phone are kept at sign-up, sentences are ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from saolang.people.domain import complete_registration
from saolang.people.models import Account
from saolang.web.kept import remember_account


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Account adapter of the house."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra chữ hoa, chữ thường."),
        "email_password_mismatch": _("Thư điện tử hoặc mật khẩu chưa đúng."),
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng."),
        "too_many_login_attempts": _("Bạn đã nhập sai nhiều lần. Hãy chờ 5 phút rồi thử lại, hoặc đặt lại mật khẩu."),
        "username_taken": _("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."),
        "rate_limited": _("Bạn gửi quá nhanh. Hãy chờ một lát rồi thử lại."),
    }

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        """Keep the person's name and phone with the new account."""
        saved: Account = super().save_user(request, user, form, commit=commit)
        given = form.cleaned_data
        return complete_registration(saved, full_name=given.get("full_name", ""), phone=given.get("phone", ""))

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """After signing in, the browser may keep this person's typed text when the session ends."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember_account(response, user.uuid)
        return response

    def format_email_subject(self, subject: str) -> str:
        """Subjects of letters begin with the name of the house."""
        return f"[Sao Làng] {subject}"
