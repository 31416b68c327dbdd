"""The first people of an agency: the operator invites them, they invite their colleagues themselves."""

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from saolang.people import domain, queries
from saolang.people.enums import Role
from saolang.people.models import Invitation
from saolang.web.access import role_required
from saolang.web.account.organisations.forms import FirstPersonForm
from saolang.web.account.people.letters import link_of, mail_invitation
from saolang.web.forms import guard, told
from saolang.web.once import once


@role_required(Role.SYSTEM_ADMIN)
@require_http_methods(["GET", "POST"])
@once
def invite(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make an invitation into the agency; its link is shown on the next page, and mailed when there is an address."""
    by = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(queries.agencies(by), uuid=uuid)
    first = {"role": Role.ORGANISATION_ADMIN}
    form = FirstPersonForm(request.POST or None, by=by, agency=row, initial=first, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            made = domain.invite_colleague(row, **form.cleaned_data, by=by)
            transaction.on_commit(lambda: mail_invitation.enqueue(made.pk))
            return redirect("invited-to-agency", made.uuid)
    return render(request, "account/organisations/invite.html", {"form": form, "row": row})


@role_required(Role.SYSTEM_ADMIN)
@require_GET
def invited(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The link of an open invitation, to be handed to the person."""
    row = _open(request, uuid)
    return render(request, "account/organisations/invited.html", {"invitation": row, "link": link_of(row)})


@role_required(Role.SYSTEM_ADMIN)
@require_POST
@once
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make a link useless."""
    row = _open(request, uuid)
    with told(request):
        domain.cancel_invitation(row, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã hủy lời mời cho %s.") % row.full_name)
    return redirect("agency", row.organisation.uuid)


def _open(request: HttpRequest, uuid: UUID) -> Invitation:
    """An open invitation into an agency that the operator looks after."""
    agencies = queries.agencies(request.acting)  # type: ignore[attr-defined]
    row = get_object_or_404(Invitation.objects.filter(organisation__in=agencies.order_by()), uuid=uuid)
    return get_object_or_404(queries.invitations_to(row.organisation).select_related("organisation"), pk=row.pk)
