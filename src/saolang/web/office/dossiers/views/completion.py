"""Pages of "yêu cầu hoàn thiện": write, send, see the answer beside the first version, close."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.dossiers import reading, rules_office
from saolang.dossiers.domain import completion, letters
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.law.load import product_set
from saolang.papers.queries import live
from saolang.web.access import role_required
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import ItemSet, RequestForm, items_of
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.dossiers.views.found import READERS, WORKERS, dossier_of, request_of
from saolang.web.once import once
from saolang.web.ui.words import sentence

State = CompletionRequest.State


def _criteria(dossier: Dossier) -> list[tuple[str, str]]:
    return [
        (item.key, f"{item.code} {sentence(item.label)}"[:120]) for item in product_set(dossier.product_set).criteria
    ]


def _written(
    request: HttpRequest, dossier: Dossier, initial: dict[str, Any], items: list[dict[str, Any]]
) -> tuple[RequestForm, Any]:
    data = request.POST or None
    choices = {"criteria": _criteria(dossier)}
    return RequestForm(data, initial=initial), ItemSet(data, initial=items, prefix="muc", form_kwargs=choices)


@role_required(*WORKERS)
@once
def new_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write a request; nothing is sent yet."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(rules_office.can_ask(acting, dossier))
    form, items = _written(request, dossier, {}, [])
    if request.method == "POST" and form.is_valid() and items.is_valid():
        with guard(form):
            made = completion.draft_request(
                dossier, due_on=form.cleaned_data["due_on"], items=items_of(items), by=acting
            )
            return redirect("office-completion", made.uuid)
    return render(request, "office/dossiers/request_form.html", {"dossier": dossier, "form": form, "items": items})


@role_required(*WORKERS)
@once
def edit_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change a request that was not sent yet."""
    acting = request.acting  # type: ignore[attr-defined]
    row = request_of(request, uuid)
    stop(rules_office.can_handle(acting, row))
    if row.state != State.DRAFT:
        return redirect("office-completion", uuid)
    kept = [{"subject": item.subject, "reason": item.reason, "criterion": item.criterion} for item in row.items.all()]
    form, items = _written(request, row.dossier, {"due_on": row.due_on, "version": row.version}, kept)
    if request.method == "POST" and form.is_valid() and items.is_valid():
        data = form.cleaned_data
        with guard(form):
            completion.revise_request(
                row, due_on=data["due_on"], items=items_of(items), by=acting, expected=data["version"] or 0
            )
            return redirect("office-completion", uuid)
    context = {"dossier": row.dossier, "form": form, "items": items, "row": row}
    return render(request, "office/dossiers/request_form.html", context)


@role_required(*READERS)
def show_request(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request: its items, the answers, and what the producer changed."""
    acting = request.acting  # type: ignore[attr-defined]
    row = request_of(request, uuid)
    dossier = row.dossier
    handles = rules_office.can_handle(acting, row) is None
    paper = live(row.paper)
    context = {
        "row": row,
        "dossier": dossier,
        "items": row.items.all(),
        "handles": handles,
        "is_draft": row.state == State.DRAFT,
        "is_open": row.state in (State.SENT, State.ANSWERED),
        "paper": paper,
        "paper_href": shown.address_of("paper.open", paper.uuid) if paper else "",
        "versions": _compared(row),
    }
    return render(request, "office/dossiers/request.html", context)


def _compared(row: CompletionRequest) -> dict[str, Any] | None:
    """The version that answered the request beside the one before it."""
    if row.answered_at is None:
        return None
    answered = row.dossier.submissions.filter(submitted_at__gte=row.answered_at).order_by("no").first()
    before = row.dossier.submissions.filter(no=answered.no - 1).first() if answered else None
    if answered is None or before is None:
        return None
    old, new = reading.read(before), reading.read(answered)
    return {"old": old.no, "new": new.no, "changes": reading.changes(old, new)}


def _act(request: HttpRequest, uuid: UUID, act: Any, done: str) -> HttpResponse:
    row = request_of(request, uuid)
    if request.method == "POST":
        with told(request):
            act(row, by=request.acting, expected=seen_version(request))  # type: ignore[attr-defined]
            messages.success(request, done)
    if not CompletionRequest.objects.filter(pk=row.pk).exists():
        return redirect("office-dossier", row.dossier.uuid)
    return redirect("office-completion", uuid)


@role_required(*WORKERS)
@once
def send(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send the request to the producer."""
    return _act(request, uuid, completion.send_request, _("Đã gửi yêu cầu cho chủ thể."))


@role_required(*WORKERS)
@once
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the request."""
    return _act(request, uuid, completion.close_request, _("Đã đóng yêu cầu hoàn thiện."))


@role_required(*WORKERS)
@once
def drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Throw a draft away."""
    return _act(request, uuid, completion.drop_request, _("Đã bỏ bản thảo."))


@role_required(*WORKERS)
@once
def letter(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the công văn with the same items."""
    row = request_of(request, uuid)
    if request.method == "POST":
        with told(request):
            paper = letters.draft_completion_letter(row, by=request.acting)  # type: ignore[attr-defined]
            messages.success(request, _("Đã soạn công văn. Hãy xem lại rồi trình ký."))
            if href := shown.address_of("paper.open", paper.uuid):
                return redirect(href)
    return redirect("office-completion", uuid)
