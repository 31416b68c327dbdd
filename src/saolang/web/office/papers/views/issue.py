"""The clerk's page: number, date, signer, signed file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saolang.core.transitions import why_not
from saolang.papers import domain, rules
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.home import layout_for
from saolang.web.office.papers.forms import AttachForm, IssueForm
from saolang.web.office.papers.shown import acts_of, tag_of
from saolang.web.office.papers.views.record import found, missing_of
from saolang.web.once import once


@role_required(*Role)
@require_http_methods(["GET", "POST"])
@once
def issue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give number and date; what follows from the paper happens in the same moment."""
    by, row = found(request, uuid)
    if refusal := why_not(row, rules.TABLE, "issue", by=by):
        messages.error(request, refusal.sentence)
        return redirect("paper", uuid=uuid)
    form = IssueForm(request.POST or None, request.FILES or None, paper=row)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = form.cleaned_data
            issued = domain.issue_paper(
                row,
                number=given.get("number"),
                issued_on=given["issued_on"],
                signing_right=given.get("signing_right"),
                signed_file=given["signed_file"],
                by=by,
                expected=given["version"],
            )
            messages.success(request, _("Đã ban hành %s.") % (issued.number_text or issued.title))
            return redirect("paper", uuid=uuid)
    shown = {"layout": layout_for(by), "paper": row, "form": form, "tag": tag_of(row), "missing": missing_of(row)}
    return render(request, "office/papers/issue.html", shown)


@role_required(*Role)
@require_http_methods(["GET", "POST"])
@once
def attach(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add the signed file of a paper that was issued without it."""
    by, row = found(request, uuid)
    if not acts_of(row, by).can_attach:
        messages.error(request, _("Văn bản này đã có bản ký, hoặc bạn không phải văn thư của cơ quan."))
        return redirect("paper", uuid=uuid)
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.attach_signed_file(row, signed_file=form.cleaned_data["signed_file"], by=by)
            messages.success(request, _("Đã thêm bản ký."))
            return redirect("paper", uuid=uuid)
    return render(request, "office/papers/attach.html", {"layout": layout_for(by), "paper": row, "form": form})
