"""Downloads of a paper: only for those who may read it; never cached outside the browser."""

import re
from io import BytesIO
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from saolang.core import files, sniff
from saolang.core.models import StoredFile
from saolang.documents.canonical import from_json
from saolang.documents.write import write_docx, write_pdf
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.viet.text import fold
from saolang.web.access import role_required
from saolang.web.downloads import private
from saolang.web.office.papers.views.record import found

SCALE = 1.6  # about 115 dots per inch: readable on a phone, small to send


@role_required(*Role)
@require_GET
def pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The frozen PDF, or the draft with number and date blank."""
    _by, paper = found(request, uuid)
    return _send(paper, sniff.PDF, paper.frozen_pdf, write_pdf)


@role_required(*Role)
@require_GET
def docx(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The frozen DOCX, or the draft for work in Word."""
    _by, paper = found(request, uuid)
    return _send(paper, sniff.DOCX, paper.frozen_docx, write_docx)


@role_required(*Role)
@require_GET
def signed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The signed file as it came."""
    _by, paper = found(request, uuid)
    if paper.signed_file is None:
        raise Http404(_("Văn bản này chưa có bản ký."))
    return _stored(paper, paper.signed_file, suffix="-ban-ky")


@role_required(*Role)
@require_GET
def first_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The first page as a picture, for the page of the paper."""
    _by, paper = found(request, uuid)
    content = _pdf_bytes(paper)
    import pypdfium2  # a large library, not for every process

    document = pypdfium2.PdfDocument(content)
    try:
        picture = document[0].render(scale=SCALE).to_pil()
    finally:
        document.close()
    out = BytesIO()
    picture.convert("L").save(out, "PNG")
    return private(HttpResponse(out.getvalue(), content_type=sniff.PNG))


def _pdf_bytes(paper: OfficialPaper) -> bytes:
    if paper.frozen_pdf:
        return files.read_file(paper.frozen_pdf)
    if not paper.content:
        raise Http404(_("Văn bản giấy này chỉ có bản quét."))
    return write_pdf(from_json(paper.content))


def _send(paper: OfficialPaper, media_type: str, frozen: StoredFile | None, write) -> HttpResponse:  # type: ignore[no-untyped-def]
    if frozen:
        return _stored(paper, frozen)
    if not paper.content:
        raise Http404(_("Văn bản giấy này chỉ có bản quét."))
    made = BytesIO(write(from_json(paper.content)))
    return private(FileResponse(made, content_type=media_type, filename=_name(paper, media_type)))


def _stored(paper: OfficialPaper, row: StoredFile, *, suffix: str = "") -> HttpResponse:
    name = _name(paper, row.media_type, suffix=suffix)
    return private(FileResponse(files.open_file(row), content_type=row.media_type, filename=name))


def _name(paper: OfficialPaper, media_type: str, *, suffix: str = "") -> str:
    """A name people find again: number and title without accents."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(f"{paper.number_text} {paper.title}")).strip("-")[:80]
    return f"{words or 'van-ban'}{suffix}.{sniff.EXTENSIONS[media_type]}"
