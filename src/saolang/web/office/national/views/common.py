"""What pages of the file for 5 stars share."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.councils.models import Round
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers import national
from saolang.dossiers.models_national import NationalFile
from saolang.people.enums import Role
from saolang.web.access import acting_of

READERS = (Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE)
PROVINCE, MINISTRY = Role.OCOP_OFFICE, Role.MINISTRY_OFFICE


def file_of(request: HttpRequest, uuid: UUID) -> NationalFile:
    """A file that this person may open, 404 otherwise."""
    rows = national.files_of(acting_of(request)).prefetch_related("dossier__steps", "dossier__receipts", "requests")
    return get_object_or_404(rows, uuid=uuid)


def form_context(file: NationalFile, form: Any, title: str, **more: Any) -> dict[str, Any]:
    """What the page of one form shows."""
    return {"file": file, "dossier": file.dossier, "form": form, "title": title, **more}


def round_of(file: NationalFile) -> Round | None:
    """The round of the Ministry that the file is in, once it is sent."""
    ministry = national.ministry_of(file.dossier)
    entry = entry_of(file.dossier, ministry) if ministry and file.sent_on else None
    return entry.round if entry else None
