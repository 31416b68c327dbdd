"""The session of a signed-in person as the key of an API call; an ended one is said before anything else."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.security import APIKeyCookie
from ninja.utils import check_csrf


class SignedIn(APIKeyCookie):
    """Session cookie with the token against foreign pages. Without a session 401, so that a device keeps its queue."""

    param_name: str = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        if request.user.is_authenticated and check_csrf(request):
            raise HttpError(403, _("Trang đã mở quá lâu. Hãy tải lại trang rồi gửi lần nữa."))
        return request.COOKIES.get(self.param_name)

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        """The account of the session, None when there is none any more."""
        return request.user if request.user.is_authenticated else None


def ended(api: NinjaAPI, request: HttpRequest) -> HttpResponse:
    """The answer to a call without a session."""
    sentence = _("Phiên làm việc đã hết. Hãy đăng nhập lại; những gì chưa gửi vẫn còn trên máy này.")
    return api.create_response(request, {"code": "signed-out", "message": sentence}, status=401)
