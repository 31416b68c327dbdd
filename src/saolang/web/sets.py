"""What both surfaces share about a dossier's set: its file as a download."""

from django.http import FileResponse, Http404, HttpResponse
from django.utils.text import slugify

from saolang.core import files
from saolang.dossiers.models_beside import DossierSet
from saolang.viet.text import fold
from saolang.web.downloads import private

MEDIA = {"pdf": "application/pdf", "zip": "application/zip"}


def set_file(row: DossierSet, suffix: str) -> HttpResponse:
    """PDF or ZIP of a set, streamed from the store; 404 while it is not made."""
    stored = {"pdf": row.pdf, "zip": row.zip}.get(suffix)
    if stored is None:
        raise Http404
    name = f"bo-ho-so-{slugify(fold(row.dossier.product.name))[:60]}-{row.submission.no}.{suffix}"
    response = FileResponse(files.open_file(stored), content_type=MEDIA[suffix], as_attachment=True, filename=name)
    response["Content-Length"] = stored.size
    return private(response)
