"""The letter of an invitation, sent by the worker."""

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from saolang.people.models import Invitation
from saolang.web.ui.words import day


def link_of(invitation: Invitation) -> str:
    """The address that the invited person opens."""
    return str(settings.PUBLIC_URL) + reverse("invitation", args=[invitation.token])


@task()
def mail_invitation(invitation_id: int) -> None:
    """Send the link to the address that was given; a cancelled or accepted invitation is not sent."""
    row = Invitation.objects.select_related("organisation").get(pk=invitation_id)
    if not row.email or row.cancelled_at or row.accepted_by_id:
        return
    body = _(
        "Chào %(name)s,\n\n%(organisation)s mời bạn dùng Sao Làng với vai trò %(role)s.\n"
        "Hãy mở đường dẫn sau trước ngày %(day)s:\n\n%(link)s\n\n"
        "Nếu bạn không chờ lời mời này, hãy bỏ qua thư."
    ) % {
        "name": row.full_name,
        "organisation": row.organisation.name,
        "role": row.get_role_display(),
        "day": day(row.expires_at),
        "link": link_of(row),
    }
    send_mail(_("Lời mời từ %s") % row.organisation.name, body, None, [row.email])
