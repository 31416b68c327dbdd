"""Evidence files of a submission, served privately."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from saolang.documents.write import write_pdf
from saolang.dossiers import queries, reading
from saolang.dossiers.documents_office import receipt_paper
from saolang.dossiers.models import Receipt
from saolang.web.access import role_required
from saolang.web.downloads import named, stored_file
from saolang.web.office.dossiers.views.found import READERS


@role_required(*READERS)
def evidence_file(request: HttpRequest, uuid: UUID, paper: UUID, version: int) -> HttpResponse:
    """One file that a submission of this dossier names: pictures open in the browser, everything else is saved."""
    dossier = get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    found = reading.file_of(dossier, paper=str(paper), version=version)
    if found is None:
        raise Http404
    return stored_file(found.file, found.original_name)


@role_required(*READERS)
def receipt_pdf(request: HttpRequest, uuid: UUID, level: str) -> HttpResponse:
    """The receipt of the commune or the OCOP office as a PDF to print for who brought the dossier."""
    dossier = get_object_or_404(queries.visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]
    rows = Receipt.objects.select_related("dossier__product__producer__organisation", "received_by__account")
    receipt = get_object_or_404(rows, dossier=dossier, level=level)
    response = HttpResponse(write_pdf(receipt_paper(receipt)), content_type="application/pdf")
    return named(response, f"phieu-tiep-nhan-{receipt.number}.pdf", inside=True)
