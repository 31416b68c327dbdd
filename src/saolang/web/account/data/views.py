"""Own data as the system keeps it, requests about it, and the operator's answers (DESIGN rule 17)."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from saolang.people import domain, queries
from saolang.people.enums import Role
from saolang.web.access import role_required, signed_in
from saolang.web.account.data.copy import kept_about
from saolang.web.account.data.forms import AnswerForm, AskForm
from saolang.web.forms import guard
from saolang.web.home import layout_for
from saolang.web.once import once

PAGE = 50


@signed_in
@require_http_methods(["GET", "POST"])
@once
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, what I asked, and a form to ask."""
    person = request.user
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.ask_about_data(person, **form.cleaned_data)  # type: ignore[arg-type]
            messages.success(request, _("Đã gửi yêu cầu. Câu trả lời sẽ ở ngay trang này."))
            return redirect("my-data")
    shown = {
        "form": form,
        "parts": kept_about(person),  # type: ignore[arg-type]
        "asked": person.data_requests.order_by("-id"),  # type: ignore[union-attr]
        "layout": layout_for(request.acting or None),  # type: ignore[attr-defined]
    }
    return render(request, "account/data/mine.html", shown)


@signed_in
@require_GET
def my_copy(request: HttpRequest) -> HttpResponse:
    """The same as a file for the person, readable by programs too."""
    parts = {part.title: dict(part.facts) for part in kept_about(request.user)}  # type: ignore[arg-type]
    response = JsonResponse(parts, json_dumps_params={"ensure_ascii": False, "indent": 2, "default": str})
    response["Content-Disposition"] = 'attachment; filename="du-lieu-cua-toi.json"'
    return response


@role_required(Role.SYSTEM_ADMIN)
@require_GET
def request_list(request: HttpRequest) -> HttpResponse:
    """All requests, unanswered first."""
    page = Paginator(queries.data_requests(request.acting), PAGE).get_page(request.GET.get("trang"))  # type: ignore[attr-defined]
    return render(request, "account/data/list.html", {"page": page})


@role_required(Role.SYSTEM_ADMIN)
@require_http_methods(["GET", "POST"])
@once
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request and the form of its answer."""
    row = get_object_or_404(queries.data_requests(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    form = AnswerForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            expected = form.cleaned_data["version"]
            domain.answer_data_request(
                row,
                answer=form.cleaned_data["answer"],
                by=request.acting,  # type: ignore[attr-defined]
                expected=expected,
            )
            messages.success(request, _("Đã trả lời."))
            return redirect("data-requests")
    return render(request, "account/data/answer.html", {"row": row, "form": form})
