"""The plan as DOCX, PDF and XLSX, and its source file."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from saolang.core import files, sniff
from saolang.documents.write import write_docx, write_pdf
from saolang.documents.write.rows import xlsx_pieces
from saolang.programme.documents import plan_document
from saolang.programme.models import Plan
from saolang.programme.workbook import plan_rows
from saolang.web.access import role_required
from saolang.web.downloads import named, stored_file
from saolang.web.office.plans.views.common import READERS, plan_of

_WRITERS: dict[str, tuple[str, Callable[[Plan], bytes]]] = {
    "docx": (sniff.DOCX, lambda plan: write_docx(plan_document(plan))),
    "pdf": (sniff.PDF, lambda plan: write_pdf(plan_document(plan))),
    "xlsx": (sniff.XLSX, lambda plan: b"".join(xlsx_pieces(plan_rows(plan), name=plan.title, heading=2))),
}


@role_required(*READERS)
@require_GET
def plan_file(request: HttpRequest, uuid: UUID, suffix: str) -> HttpResponse:
    """The plan as it stands now; an issued one whose paper is here gives the frozen file."""
    plan = plan_of(request, uuid)
    if suffix not in _WRITERS:
        raise Http404
    media_type, write = _WRITERS[suffix]
    frozen = {"pdf": plan.paper.frozen_pdf, "docx": plan.paper.frozen_docx}.get(suffix) if plan.paper else None
    content = files.open_file(frozen) if frozen else BytesIO(write(plan))
    name = f"{plan.number_text} {plan.title}".strip()[:120].replace("/", "-")
    return named(FileResponse(content, content_type=media_type), f"{name}.{suffix}", inside=suffix == "pdf")


@role_required(*READERS)
@require_GET
def source_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The file that the plan was taken from, only saved."""
    plan = plan_of(request, uuid)
    if plan.source_file is None:
        raise Http404
    return stored_file(plan.source_file, plan.source_name or plan.title[:120], shown=())
