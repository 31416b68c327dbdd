"""The vault of papers: list, add, newer files, and the files themselves."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers.queries import visible_to
from saolang.people.enums import Role
from saolang.producers import queries
from saolang.producers.domain.vault import add_paper, add_version, kinds
from saolang.producers.models import PaperVersion
from saolang.web.access import role_required
from saolang.web.downloads import stored_file
from saolang.web.forms import guard
from saolang.web.once import once
from saolang.web.producer.registry.forms import NewFileForm, PaperForm
from saolang.web.producer.registry.views.common import acting, own_producer, owners
from saolang.web.producer.saving import with_version


@owners
def vault(request: HttpRequest) -> HttpResponse:
    """All papers of the producer, by kind."""
    titles = dict(kinds())
    papers = [
        {"paper": paper, "kind": titles.get(paper.kind, ""), "expired": queries.is_expired(paper)}
        for paper in queries.vault(own_producer(request))
    ]
    return render(request, "producer/registry/vault.html", {"papers": papers, "today": clock.today()})


@owners
@once
def vault_add(request: HttpRequest) -> HttpResponse:
    """Put a paper into the vault."""
    producer = own_producer(request)
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        file = data.pop("file")
        with guard(form):
            add_paper(producer, content=file, name=file.name, by=acting(request), **data)
            messages.success(request, _("Đã thêm giấy tờ vào kho."))
            return redirect("vault")
    return render(request, "producer/registry/vault_add.html", {"form": form})


@owners
@once
def vault_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One paper with its files; a newer file is a newer version."""
    paper = get_object_or_404(queries.vault(own_producer(request)), uuid=uuid)
    form = NewFileForm(
        request.POST or None, request.FILES or None, initial={"version": paper.version}, use_required_attribute=False
    )
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        file = data.pop("file")
        with guard(form):
            add_version(paper, content=file, name=file.name, expected=data.pop("version"), by=acting(request), **data)
            messages.success(request, _("Đã thêm tệp mới. Hồ sơ đã nộp vẫn dùng tệp cũ."))
            return redirect("vault-paper", paper.uuid)
        paper.refresh_from_db()
        with_version(form, paper.version)
    return render(request, "producer/registry/vault_paper.html", {"paper": paper, "form": form})


@role_required(Role.PRODUCER, Role.ADVISER)
def paper_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A file of the vault: its producer's people, and an adviser when a dossier in their term uses it."""
    version = get_object_or_404(_readable(request), uuid=uuid)
    return stored_file(version.file, version.original_name)


def _readable(request: HttpRequest) -> QuerySet[PaperVersion]:
    by = acting(request)
    rows = PaperVersion.objects.select_related("file")
    if by.role == Role.ADVISER:
        return rows.filter(uses__dossier__in=visible_to(by)).distinct()
    return rows.filter(paper__producer__organisation=by.organisation_id)
