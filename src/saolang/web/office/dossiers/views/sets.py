"""The sets of a dossier for commune and province: the producer's, and the commune's hand-over to the province."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from saolang.dossiers.domain.scans import attach_scan, can_attach
from saolang.dossiers.domain.sets import ask_set, can_ask, current_set
from saolang.dossiers.models_beside import DossierSet
from saolang.dossiers.sets import papers_of
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.office.dossiers.forms import ScanForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once
from saolang.web.sets import set_file

KINDS = (DossierSet.Kind.COMMUNE, DossierSet.Kind.PRODUCER)  # the file for 5 stars has a page of its own
HANDLERS = (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.OCOP_OFFICE, Role.PROVINCE_LEADER)


@role_required(*HANDLERS)
@once
def sets(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Both sets, each made with one click, and the scans that lie beside the submission."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    kind = request.POST.get("kind", "")
    stop(can_ask(acting, dossier, kind=DossierSet.Kind.COMMUNE))
    if request.method == "POST":
        with told(request):
            made = ask_set(dossier, kind=kind if kind in KINDS else DossierSet.Kind.COMMUNE, by=acting)
            if made.state == DossierSet.State.READY:
                messages.success(request, _("Bộ hồ sơ đã sẵn sàng để tải về."))
        return redirect("office-dossier-sets", uuid)
    rows = [(one, current_set(dossier, kind=one)) for one in KINDS]
    context = {
        "rows": rows,
        "commune_papers": len(papers_of(dossier, DossierSet.Kind.COMMUNE)),
        "scans": list(dossier.scans.select_related("attached_by__account")),
        "may_attach": acting.role == Role.COMMUNE_OFFICER and can_attach(acting, dossier) is None,
        "is_filed": dossier.submitted_at is not None,
    }
    return page(request, "sets", dossier, **context)


@role_required(*HANDLERS)
def set_download(request: HttpRequest, uuid: UUID, row: UUID, suffix: str) -> HttpResponse:
    """PDF or ZIP of one set of this dossier."""
    dossier = dossier_of(request, uuid)
    stop(can_ask(request.acting, dossier, kind=DossierSet.Kind.COMMUNE))  # type: ignore[attr-defined]
    rows = (
        dossier.sets.filter(kind__in=KINDS)
        .select_related("dossier__product", "submission", "pdf", "zip")
        .defer("submission__content")
    )
    return set_file(get_object_or_404(rows, uuid=row), suffix)


@role_required(Role.COMMUNE_OFFICER)
@once
def scan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The producer handed in the signed paper: its scan lies beside the submission."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(can_attach(acting, dossier))
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with guard(form):
            attach_scan(dossier, form=form.cleaned_data["form"], content=file, name=file.name, by=acting)
            messages.success(request, _("Đã gửi kèm bản ký “%(name)s”.") % {"name": file.name})
            return redirect("office-dossier-sets", uuid)
    return page(request, "scan", dossier, form=form)
