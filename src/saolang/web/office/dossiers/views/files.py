"""Evidence files of a submission, served privately."""

from urllib.parse import quote
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify

from saolang.core import files
from saolang.documents.write import write_pdf
from saolang.dossiers import queries, reading
from saolang.dossiers.documents_office import receipt_paper
from saolang.dossiers.models import Receipt
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.office.dossiers.views.found import READERS

SHOWN_INSIDE = ("image/jpeg", "image/png")


@role_required(*READERS)
def evidence_file(request: HttpRequest, uuid: UUID, paper: UUID, version: int) -> HttpResponse:
    """One file that a submission of this dossier names: pictures open in the browser, everything else is saved."""
    dossier = get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    found = reading.file_of(dossier, paper=str(paper), version=version)
    if found is None:
        raise Http404
    response = FileResponse(files.open_file(found.file), content_type=found.file.media_type)
    inside = found.file.media_type in SHOWN_INSIDE
    response["Content-Disposition"] = disposition(found.original_name, inside=inside)
    response["Content-Length"] = found.file.size
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response  # type: ignore[return-value]  # streamed, so not a whole HttpResponse


@role_required(*READERS)
def receipt_pdf(request: HttpRequest, uuid: UUID, level: str) -> HttpResponse:
    """The receipt of the commune or the OCOP office as a PDF to print for who brought the dossier."""
    dossier = get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    rows = Receipt.objects.select_related("dossier__product__producer__organisation", "received_by__account")
    receipt = get_object_or_404(rows, dossier=dossier, level=level)
    response = HttpResponse(write_pdf(receipt_paper(receipt)), content_type="application/pdf")
    response["Content-Disposition"] = disposition(f"phieu-tiep-nhan-{receipt.number}.pdf", inside=True)
    response["Cache-Control"] = "private, no-store"
    return response


def disposition(name: str, *, inside: bool) -> str:
    """The header with the name twice: without accents for old programs, in UTF-8 for the others (RFC 6266)."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (name, "")
    plain = slugify(fold(stem)) or "tep"
    plain += f".{slugify(ending)}" if slugify(ending) else ""
    kind = "inline" if inside else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
