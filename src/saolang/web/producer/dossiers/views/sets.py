"""The set of a dossier to print or hand over, and forms that were signed by hand and scanned back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.dossiers.domain.scans import attach_scan, can_attach
from saolang.dossiers.domain.sets import ask_set, current_set
from saolang.dossiers.models_beside import DossierSet
from saolang.dossiers.sets import check_url
from saolang.web.forms import guard, told
from saolang.web.once import once
from saolang.web.producer.dossiers.forms import ScanForm
from saolang.web.producer.dossiers.views.common import acting, dossier_or_404, owners, writers
from saolang.web.sets import set_file

KIND = DossierSet.Kind.PRODUCER


@writers
@once
def dossier_set(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The set of what lies there now; one click has it made."""
    found = dossier_or_404(request, uuid)
    if found.submitted_at is None:
        raise Http404
    if request.method == "POST":
        with told(request):
            made = ask_set(found, kind=KIND, by=acting(request))
            if made.state == DossierSet.State.READY:
                if request.POST.get("do") == "pdf":
                    return redirect("dossier-set-file", found.uuid, made.uuid, "pdf")
                messages.success(request, _("Bộ hồ sơ đã sẵn sàng để tải về."))
        return redirect("dossier-set", found.uuid)
    row = current_set(found, kind=KIND)
    last = found.submissions.defer("content").order_by("-no").first()
    context = {"dossier": found, "row": row, "check": check_url(last) if last else "", "submission": last}
    return render(request, "producer/dossiers/set.html", context)


@writers
def dossier_set_file(request: HttpRequest, uuid: UUID, row: UUID, suffix: str) -> HttpResponse:
    """PDF or ZIP of one set of this dossier."""
    found = dossier_or_404(request, uuid)
    rows = found.sets.filter(kind=KIND).select_related("dossier__product", "submission", "pdf", "zip")
    return set_file(get_object_or_404(rows.defer("submission__content"), uuid=row), suffix)


@owners
@once
def dossier_scans(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Send the signed scan of Mẫu 01 or 02; what was filed stays as it is."""
    found = dossier_or_404(request, uuid)
    form = ScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with guard(form):
            attach_scan(found, form=form.cleaned_data["form"], content=file, name=file.name, by=acting(request))
            messages.success(request, _("Đã gửi kèm bản ký “%(name)s”.") % {"name": file.name})
            return redirect("dossier", found.uuid)
    context = {
        "dossier": found,
        "form": form,
        "scans": list(found.scans.select_related("file", "attached_by__account")),
        "may_attach": can_attach(acting(request), found) is None,
    }
    return render(request, "producer/dossiers/scans.html", context)
