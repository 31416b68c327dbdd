"""Colleagues, invitations, and the page behind an invitation's link."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from saolang.core import clock
from saolang.core.errors import DomainError
from saolang.people import domain, queries, rules
from saolang.people.enums import AGENCY_KINDS
from saolang.people.models import Invitation
from saolang.web import kept
from saolang.web.access import role_required
from saolang.web.account.allauth_urls import anyone
from saolang.web.account.people.forms import MANAGING, EndForm, InviteForm
from saolang.web.account.people.letters import link_of, mail_invitation
from saolang.web.forms import guard, told
from saolang.web.home import layout_for
from saolang.web.middleware import ACTING_KEY
from saolang.web.once import once


@role_required(*MANAGING)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who works here, who is invited, who may sign."""
    by = request.acting  # type: ignore[attr-defined]
    is_agency = by.organisation.kind in AGENCY_KINDS
    return render(
        request,
        "account/people/people.html",
        {
            "layout": layout_for(by),
            "colleagues": queries.colleagues(by),
            "invitations": queries.open_invitations(by),
            "rights": queries.signing_rights_in(by) if is_agency else [],
            "is_agency": is_agency,
            "can_grant": rules.can_grant_signing(by, by.organisation) is None,
            "day": clock.today(),
        },
    )


@role_required(*MANAGING)
@require_http_methods(["GET", "POST"])
@once
def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation; its link is shown on the next page, and mailed when there is an address."""
    by = request.acting  # type: ignore[attr-defined]
    form = InviteForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = domain.invite_colleague(by.organisation, **form.cleaned_data, by=by)
            transaction.on_commit(lambda: mail_invitation.enqueue(made.pk))
            return redirect("invited", uuid=made.uuid)
    return render(request, "account/people/invite.html", {"form": form, "layout": layout_for(by)})


@role_required(*MANAGING)
@require_GET
def invited(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The link of an open invitation, to be handed to the person."""
    by = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(queries.open_invitations(by), uuid=uuid)
    shown = {"invitation": row, "link": link_of(row), "layout": layout_for(by)}
    return render(request, "account/people/invited.html", shown)


@role_required(*MANAGING)
@require_POST
@once
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make a link useless."""
    by = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(queries.open_invitations(by), uuid=uuid)
    with told(request):
        domain.cancel_invitation(row, by=by)
        messages.success(request, _("Đã hủy lời mời cho %s.") % row.full_name)
    return redirect("organisation-people")


@role_required(*MANAGING)
@require_http_methods(["GET", "POST"])
@once
def end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End a colleague's membership on a day."""
    by = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(queries.colleagues(by), uuid=uuid)
    form = EndForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            ended = domain.end_membership(row, on=form.cleaned_data["on"], by=by)
            messages.success(request, _("%s làm vai trò này đến hết ngày đã chọn.") % ended.account.full_name)
            return redirect("organisation-people")
    return render(request, "account/people/end.html", {"form": form, "row": row, "layout": layout_for(by)})


@anyone
@require_http_methods(["GET", "POST"])
@once
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The invited person sees who invites; signed in, one button accepts; signed out, sign in or sign up first."""
    row = Invitation.objects.select_related("organisation").filter(token=token).first()
    if row is None:
        raise Http404(_("Không có lời mời này. Hãy kiểm tra lại đường dẫn."))
    is_open = not row.accepted_by_id and not row.cancelled_at and row.expires_at > clock.now()
    if request.method == "POST":
        if not request.user.is_authenticated:
            return kept.sign_in_again(request)
        try:
            membership = domain.accept_invitation(row, account=request.user)
        except DomainError as error:
            messages.error(request, error.sentence)
            return redirect("invitation", token=token)
        request.session[ACTING_KEY] = str(membership.uuid)
        messages.success(request, _("Bạn đã vào %s.") % row.organisation.name)
        return redirect("home")
    acting = getattr(request, "acting", None) or None
    return render(
        request,
        "account/people/invitation.html",
        {"invitation": row, "is_open": is_open, "layout": layout_for(acting)},
    )
