"""What pages of plans share: the plan that may be opened, one page for every form."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from saolang.programme import queries, rules
from saolang.programme.models import Plan
from saolang.web.access import acting_of
from saolang.web.forms import guard

READERS = rules.READERS
EDITORS = rules.EDITORS


def plan_of(request: HttpRequest, uuid: UUID) -> Plan:
    """A plan that this person may open, 404 otherwise."""
    return get_object_or_404(queries.visible_to(acting_of(request)), uuid=uuid)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    title: str,
    button: str,
    back: str,
    done: str,
    above: str = "",
    below: str = "",
    confirm: str = "",
    names: list[str] | None = None,
    fresh: Callable[[], int] | None = None,
    target: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """Show a form; a good POST runs `act` with its values and goes back, a refused one keeps what was typed.

    Args:
        back: address of the page above, also where a good POST leads unless `target` says otherwise.
        names: suggestions for fields marked with `data-names`.
        fresh: reads the version of the row now, so that a second try after a stale write can succeed.
        target: address of the result.
    """
    if request.method == "POST" and form.is_valid():
        with guard(form):
            result = act(form.cleaned_data)
            messages.success(request, done)
            return redirect(target(result) if target else back)
        if fresh and "version" in form.fields:
            sent: Any = form.data
            form.data = sent.copy()
            with suppress(ObjectDoesNotExist):  # removed meanwhile: the sentence says so, the typed text stays
                form.data["version"] = str(fresh())
    context = {
        "form": form, "title": title, "button": button, "back": back, "above": above, "below": below,
        "confirm": confirm, "names": names or [],
    }  # fmt: skip
    return render(request, "office/plans/form.html", context)
