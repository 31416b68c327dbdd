"""The province puts the file together: scans, samples, the whole as one set."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.dossiers import national, rules_national
from saolang.dossiers.domain import national as domain
from saolang.dossiers.domain.sets import ask_set
from saolang.dossiers.models_beside import DossierSet
from saolang.dossiers.models_national import NationalPart
from saolang.web.access import acting_of, role_required
from saolang.web.downloads import stored_file
from saolang.web.forms import guard, told
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.national.forms import (
    AttachForm,
    DetailsForm,
)
from saolang.web.office.national.views.common import PROVINCE, READERS, file_of, form_context
from saolang.web.once import once
from saolang.web.sets import set_file


@role_required(PROVINCE)
@once
def attach(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Attach the scan of one part."""
    file = file_of(request, uuid)
    stop(rules_national.can_put_together(acting_of(request), file))
    part = next((one for one in national.parts(file) if one.key == key), None)
    if part is None:
        raise Http404
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.attach_part(
                file,
                key=key,
                title=data["title"],
                content=data["content"],
                name=data["content"].name,
                by=acting_of(request),
            )
            messages.success(request, _("Đã đính kèm."))
            return redirect("national-file", uuid)
    return render(request, "office/national/form.html", form_context(file, form, part.title, upload=True))


@role_required(*READERS)
def part_file(request: HttpRequest, uuid: UUID, part: UUID) -> HttpResponse:
    """One attached scan."""
    kept = get_object_or_404(NationalPart.objects.select_related("stored"), uuid=part, file=file_of(request, uuid))
    return stored_file(kept.stored, kept.original_name)


@role_required(PROVINCE)
@once
@require_POST
def drop_part(request: HttpRequest, uuid: UUID, part: UUID) -> HttpResponse:
    """Take an attached scan out."""
    kept = get_object_or_404(NationalPart.objects.select_related("file"), uuid=part, file=file_of(request, uuid))
    with told(request):
        domain.drop_part(kept, by=acting_of(request))
        messages.success(request, _("Đã bỏ bản chụp."))
    return redirect("national-file", uuid)


@role_required(PROVINCE)
@once
def details(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Samples for the Ministry, further tests."""
    file = file_of(request, uuid)
    stop(rules_national.can_put_together(acting_of(request), file))
    needed = national.samples_needed(file.dossier)
    names = ("samples", "samples_sent_on", "samples_note", "no_extra_tests", "version")
    initial = {name: getattr(file, name) for name in names}
    form = DetailsForm(request.POST or None, initial=initial, samples=needed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.save_details(
                file,
                samples=data.get("samples"),
                samples_sent_on=data.get("samples_sent_on"),
                samples_note=data.get("samples_note", ""),
                no_extra_tests=data["no_extra_tests"],
                by=acting_of(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã lưu."))
            return redirect("national-file", uuid)
    note = _("Hồ sơ gửi Bộ kèm %02d sản phẩm mẫu do chủ thể cung cấp (Điều 6.3).") % needed if needed else ""
    return render(request, "office/national/form.html", form_context(file, form, _("Mẫu và kiểm nghiệm"), note=note))


@role_required(*READERS)
@once
@require_POST
def ask_for_set(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Have the whole file made as one bookmarked PDF and one ZIP with hashes (Điều 7.3e)."""
    with told(request):
        made = ask_set(file_of(request, uuid).dossier, kind=DossierSet.Kind.NATIONAL, by=acting_of(request))
        if made.state == DossierSet.State.READY:
            messages.success(request, _("Bộ hồ sơ đã sẵn sàng để tải về."))
    return redirect("national-file", uuid)


@role_required(*READERS)
def national_set_file(request: HttpRequest, uuid: UUID, row: UUID, suffix: str) -> HttpResponse:
    """PDF or ZIP of one set of this file."""
    rows = file_of(request, uuid).dossier.sets.filter(kind=DossierSet.Kind.NATIONAL)
    rows = rows.select_related("dossier__product", "submission", "pdf", "zip").defer("submission__content")
    return set_file(get_object_or_404(rows, uuid=row), suffix)
