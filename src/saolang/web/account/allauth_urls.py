"""allauth's views under Vietnamese addresses, each with its declaration of who may open it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from saolang.web.access import signed_in

View = Callable[..., HttpResponse]


def anyone(view: View) -> View:
    """Pages of signing in: anyone may open them, and they use the session (so they are not `public`)."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    inner.roles = frozenset({"anyone"})  # type: ignore[attr-defined]
    return inner


urlpatterns = [
    path("dang-nhap/", anyone(account.login), name="account_login"),
    path("dang-nhap/ma/", anyone(account.confirm_login_code), name="account_confirm_login_code"),
    path("dang-nhap/hai-buoc/", anyone(mfa.authenticate), name="mfa_authenticate"),
    path("dang-xuat/", anyone(account.logout), name="account_logout"),
    path("dang-ky/", anyone(account.signup), name="account_signup"),
    path("da-khoa/", anyone(account.account_inactive), name="account_inactive"),
    path("quen-mat-khau/", anyone(account.password_reset), name="account_reset_password"),
    path("quen-mat-khau/da-gui/", anyone(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^quen-mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        anyone(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "quen-mat-khau/xong/",
        anyone(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("thu-dien-tu/da-gui/", anyone(account.email_verification_sent), name="account_email_verification_sent"),
    re_path(r"^thu-dien-tu/xac-nhan/(?P<key>[-:\w]+)/$", anyone(account.confirm_email), name="account_confirm_email"),
    path("thu-dien-tu/", signed_in(account.email), name="account_email"),
    path("mat-khau/", signed_in(account.password_change), name="account_change_password"),
    path("mat-khau/dat/", signed_in(account.password_set), name="account_set_password"),
    path("nhap-lai-mat-khau/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("hai-buoc/", signed_in(mfa.index), name="mfa_index"),
    path("hai-buoc/nhap-lai/", signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("hai-buoc/bat/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("hai-buoc/tat/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("hai-buoc/ma-du-phong/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("hai-buoc/ma-du-phong/tao/", signed_in(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("hai-buoc/ma-du-phong/tai/", signed_in(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
