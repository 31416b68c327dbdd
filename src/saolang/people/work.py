"""Work of this room: what people asked about their data, invitations nobody took, signing rights that end soon."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, work
from saolang.core.work import WorkItem
from saolang.people import queries
from saolang.people.enums import Role
from saolang.people.models import Membership

RIGHTS_SOON = timedelta(days=30)  # how long before its end a signing right is shown, so that papers find a signer


@work.source
def data_requests_waiting(by: Membership) -> Iterator[WorkItem]:
    """Requests without an answer, for the operator."""
    for request in queries.data_requests(by).filter(answered_at__isnull=True):
        yield WorkItem(
            kind="data.answer",
            target=request.uuid,
            title=_("Trả lời yêu cầu về dữ liệu cá nhân"),
            owner=request.account.full_name,
            button=_("Trả lời"),
            detail=request.get_kind_display(),
            due_on=request.due_on,
        )


@work.source
def invitations_not_taken(by: Membership) -> Iterator[WorkItem]:
    """Colleagues who were invited and have not come, for the organisation's administrator, until the link ends."""
    if by.role != Role.ORGANISATION_ADMIN:
        return
    for invitation in queries.open_invitations(by):
        yield WorkItem(
            kind="invitation.wait",
            target=invitation.uuid,
            title=_("Nhắc %s nhận lời mời") % invitation.full_name,
            owner=str(Role(invitation.role).label),
            button=_("Mở lời mời"),
            detail=_("Đường dẫn mời hết hiệu lực vào ngày ghi ở cột Hạn."),
            due_on=timezone.localdate(invitation.expires_at),
            since=timezone.localdate(invitation.created_at),
        )


@work.source
def signing_rights_ending(by: Membership) -> Iterator[WorkItem]:
    """Signing rights of the organisation that end within a month, for its administrator."""
    if by.role != Role.ORGANISATION_ADMIN:
        return
    today = clock.today()
    for right in (
        queries.signing_rights_in(by).filter(to_on__gte=today, to_on__lte=today + RIGHTS_SOON).order_by("to_on")
    ):
        yield WorkItem(
            kind="signing.ending",
            target=right.uuid,
            title=_("Quyền ký của %s sắp hết") % right.account.full_name,
            owner=right.post,
            button=_("Bàn giao"),
            detail=_("Hết ngày này văn bản cần người ký khác."),
            due_on=right.to_on,
        )
