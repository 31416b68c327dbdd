"""One-time form keys: a double click or a repeated POST shows the first result (DESIGN rule 10).

A view that takes a POST is decorated with `once`; its form contains `{% form_key %}`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.models import FormKey
from saolang.web.forms import uuid_of

FIELD = "form_key"
View = Callable[..., HttpResponse]


def once(view: View) -> View:
    """Run a POST once for each key; a repeat goes to the result of the first.

    A POST that ends in anything but a redirect (a form with errors) gives its key back.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        key = uuid_of(request.POST.get(FIELD, ""))
        if key is None:
            messages.error(request, _("Trang đã mở quá lâu hoặc không đầy đủ. Hãy xem lại rồi gửi lần nữa."))
            return HttpResponseRedirect(request.get_full_path())
        if not _claim(key, request):
            return _first_result(key, request)
        try:
            response = view(request, *args, **kwargs)
        except BaseException:
            FormKey.objects.filter(key=key).delete()
            raise
        if 300 <= response.status_code < 400:
            FormKey.objects.filter(key=key).update(result=response["Location"])
        else:
            FormKey.objects.filter(key=key).delete()
        return response

    return inner


def _claim(key: UUID, request: HttpRequest) -> bool:
    try:
        with transaction.atomic():
            FormKey.objects.create(key=key, account=request.user.pk, path=request.path[:300], created_at=clock.now())
    except IntegrityError:
        return False
    return True


def _first_result(key: UUID, request: HttpRequest) -> HttpResponse:
    first = FormKey.objects.filter(key=key, account=request.user.pk).first()
    messages.info(request, _("Bạn đã gửi việc này rồi. Đây là kết quả của lần gửi đầu."))
    return HttpResponseRedirect((first and first.result) or request.get_full_path())
