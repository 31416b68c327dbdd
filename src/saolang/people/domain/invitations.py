"""A colleague is asked by a link to join an organisation; the link lives 14 days and works once."""

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.people import rules
from saolang.people.domain.accounts import add_membership
from saolang.people.domain.standing_in import end_stand_ins
from saolang.people.enums import Role
from saolang.people.errors import InvitationOver
from saolang.people.models import Account, Invitation, Membership, Organisation

LIVES = timedelta(days=14)


@transaction.atomic
def invite_colleague(
    organisation: Organisation, *, role: str, full_name: str, email: str = "", by: Membership
) -> Invitation:
    """Make an invitation; who may manage the organisation shows or sends its link.

    Raises:
        NoRight. WrongInput: no name, or a role that such an organisation does not have.
    """
    require(rules.can_manage(by, organisation))
    if not full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên người được mời."), field="full_name")
    if role not in rules.roles_for(organisation):
        raise WrongInput(_("Cơ quan loại này không có vai trò đó."), field="role")
    invitation = Invitation.objects.create(
        organisation=organisation, role=role, full_name=" ".join(full_name.split()), email=email, invited_by=by,
        token=secrets.token_urlsafe(32), created_at=clock.now(), expires_at=clock.now() + LIVES,
    )  # fmt: skip
    events.record(organisation, "invited", by=by, data={"invitation": str(invitation.uuid), "role": role})
    return invitation


@transaction.atomic
def cancel_invitation(invitation: Invitation, *, by: Membership) -> Invitation:
    """Make the link useless."""
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require(rules.can_manage(by, row.organisation))
    if row.accepted_by_id:
        raise NotNow(_("Lời mời này đã được nhận."))
    row.cancelled_at = clock.now()
    row.save(update_fields=["cancelled_at"])
    events.record(row.organisation, "invitation-cancelled", by=by, data={"invitation": str(row.uuid)})
    return row


@transaction.atomic
def accept_invitation(invitation: Invitation, *, account: Account) -> Membership:
    """The person who opened the link joins; works once.

    Raises:
        InvitationOver: used, cancelled or older than 14 days.
        WrongInput: the person holds this role already.
    """
    row = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if row.accepted_by_id or row.cancelled_at:
        raise InvitationOver(_("Lời mời này đã được dùng hoặc đã bị hủy. Hãy xin cơ quan một lời mời mới."))
    if row.expires_at <= clock.now():
        raise InvitationOver(_("Lời mời đã quá 14 ngày. Hãy xin cơ quan một lời mời mới."))
    membership = add_membership(row.organisation, account=account, role=row.role, by=None)
    row.accepted_by = membership
    row.save(update_fields=["accepted_by"])
    if row.role == Role.PRODUCER:
        end_stand_ins(row.organisation, by=membership)
    events.record(row.organisation, "invitation-accepted", by=membership, data={"invitation": str(row.uuid)})
    return membership
