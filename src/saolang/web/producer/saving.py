"""What forms over a dossier share: they save themselves, and show the newest version after a stale write."""

from typing import Any

from django import forms


def with_version(form: forms.BaseForm, version: int) -> None:
    """Let the page that is shown again carry the version that is in the database now.

    The person has seen who changed what (the sentence stands at the top) and their words are still in the fields, so
    the next press of the button may write them.
    """
    if form.is_bound:
        sent: Any = form.data
        data = sent.copy()
        data["version"] = str(version)
        form.data = data
    else:
        form.initial["version"] = version
