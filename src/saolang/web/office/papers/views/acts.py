"""Send to be signed, sign, return, drop."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from saolang.core.transitions import why_not
from saolang.papers import domain, rules
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.home import layout_for
from saolang.web.office.papers.forms import NoteForm, ReturnForm
from saolang.web.office.papers.views.record import found
from saolang.web.once import once


def seen_version(request: HttpRequest) -> int | None:
    """The version on the page that the button was pressed on."""
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@role_required(*Role)
@require_POST
@once
def send(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put a draft before the signer."""
    by, row = found(request, uuid)
    with told(request):
        domain.send_to_sign(row, by=by, expected=seen_version(request))
        messages.success(request, _("Đã trình ký. Văn bản hiện ở bàn của lãnh đạo và văn thư."))
    return redirect("paper", uuid=uuid)


@role_required(*Role)
@require_POST
@once
def sign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The signer says that it is signed."""
    by, row = found(request, uuid)
    with told(request):
        domain.mark_signed(row, by=by, expected=seen_version(request))
        messages.success(request, _("Đã ghi là bạn đã ký. Văn thư sẽ cấp số và ban hành."))
    return redirect("paper", uuid=uuid)


@role_required(*Role)
@require_http_methods(["GET", "POST"])
@once
def take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Back to draft, with a note for the drafter."""
    by, row = found(request, uuid)
    form = ReturnForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = form.cleaned_data
            domain.take_back(row, note=given["note"], by=by, expected=given["version"])
            messages.success(request, _("Văn bản đã trở lại bản thảo."))
            return redirect("paper", uuid=uuid)
    elif request.method == "GET" and (refusal := why_not(row, rules.TABLE, "take_back", by=by)):
        messages.error(request, refusal.sentence)
        return redirect("paper", uuid=uuid)
    shown = {"layout": layout_for(by), "paper": row, "form": form}
    return render(request, "office/papers/return.html", shown)


@role_required(*Role)
@require_http_methods(["GET", "POST"])
@once
def drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End a paper that will not be issued."""
    by, row = found(request, uuid)
    form = NoteForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = form.cleaned_data
            domain.drop_paper(row, reason=given["note"], by=by, expected=given["version"])
            messages.success(request, _("Đã bỏ văn bản. Lý do được giữ lại."))
            return redirect("paper", uuid=uuid)
    elif request.method == "GET" and (refusal := why_not(row, rules.TABLE, "drop", by=by)):
        messages.error(request, refusal.sentence)
        return redirect("paper", uuid=uuid)
    return render(request, "office/papers/drop.html", {"layout": layout_for(by), "paper": row, "form": form})
