"""The province answers the Ministry, and says how it goes on after less than 5 stars."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.councils.central import central_of
from saolang.councils.domain import after_centre
from saolang.councils.rules_national import can_choose
from saolang.dossiers import national, rules_national
from saolang.dossiers.domain import national as domain
from saolang.web.access import acting_of, role_required
from saolang.web.forms import guard
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.national.forms import (
    AnswerForm,
    ChooseForm,
)
from saolang.web.office.national.views.common import PROVINCE, file_of, form_context
from saolang.web.once import once


@role_required(PROVINCE)
@once
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer what the Ministry asked."""
    file = file_of(request, uuid)
    stop(rules_national.can_answer(acting_of(request), file))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.answer_ministry(file, answer=form.cleaned_data["answer"], by=acting_of(request))
            messages.success(request, _("Đã trả lời Bộ."))
            return redirect("national-file", uuid)
    asked = national.open_request(file)
    return render(
        request,
        "office/national/form.html",
        form_context(file, form, _("Trả lời Bộ"), note=asked.text if asked else ""),
    )


@role_required(PROVINCE)
@once
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Less than 5 stars at the centre: how the province goes on."""
    file = file_of(request, uuid)
    stop(can_choose(acting_of(request), file))
    found = central_of(file.dossier)
    form = ChooseForm(
        request.POST or None, initial={"version": file.version}, asks_star=bool(found and found.asks_star)
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            after_centre.choose(
                file,
                choice=data["choice"],
                reason=data["reason"],
                star=data.get("star"),
                by=acting_of(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã ghi cách giải quyết."))
            return redirect("national-file", uuid)
    context = form_context(file, form, _("Xem xét kết quả của Bộ"), central=found)
    return render(request, "office/national/choose_way.html", context)
