"""`/healthz`: the database answers and the files folder can be written."""

from django.core.files.storage import storages
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
    try:
        storages["private"].exists("healthz")
    except OSError:
        faults.append("files")
    return JsonResponse({"status": "fault" if faults else "ok", "faults": faults}, status=503 if faults else 200)
