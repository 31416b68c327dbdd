"""`/healthz`: the database answers and the files folder can be written."""

import os
from pathlib import Path

from django.core.files.storage import FileSystemStorage, storages
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from saolang.web.access import public


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """200 with {"status": "ok"}, or 503 with what failed; tells nothing else."""
    faults = []
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        faults.append("database")
    if not _files_answer():
        faults.append("files")
    return JsonResponse({"status": "fault" if faults else "ok", "faults": faults}, status=503 if faults else 200)


def _files_answer() -> bool:
    """Whether the private store answers; one in a folder must also be writable (a folder not made yet is made)."""
    store = storages["private"]
    try:
        if isinstance(store, FileSystemStorage):
            folder = Path(store.location)
            folder.mkdir(parents=True, exist_ok=True)
            return os.access(folder, os.W_OK)
        store.exists("healthz")
    except Exception:  # noqa: BLE001 - every store has errors of its own; here only the fact counts
        return False
    return True
