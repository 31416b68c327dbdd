"""What all forms of the house share: errors of the domain shown at their field, typed text kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from saolang.core.errors import DomainError, WrongInput


@contextmanager
def guard(form: forms.BaseForm) -> Iterator[None]:
    """Run a domain function; a refusal becomes an error of the form. Check `form.is_valid()`-like by `form.errors`.

    Example:
        with guard(form):
            submit_dossier(dossier, by=request.acting)
            return redirect(…)
        return render(…)   # reached when refused; the form holds the sentence and what was typed
    """
    try:
        yield
    except WrongInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.sentence)
    except DomainError as error:
        form.add_error(None, error.sentence)


@contextmanager
def told(request: HttpRequest) -> Iterator[None]:
    """Run a domain function behind a bare button; a refusal becomes a message on the next page."""
    try:
        yield
    except DomainError as error:
        messages.error(request, error.sentence)


def seen_version(request: HttpRequest) -> int:
    """The version of the row that a bare button sends; 0 fits no row."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def uuid_of(text: str) -> UUID | None:
    """The UUID that an address or a form names; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None


class VersionForm(forms.Form):
    """A form over an editable row: sends the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
