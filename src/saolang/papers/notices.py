"""Notices to organisations and persons: on the screen, by e-mail, by letter, by text message.

A letter is only recorded (someone carries it), a text message too while no gateway is set.
"""

import json
import logging
from collections.abc import Iterable
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail
from django.db import models, transaction
from django_tasks import task

from saolang.core import clock
from saolang.papers.models import Notice
from saolang.people.models import Account, Organisation
from saolang.people.queries import in_term

logger = logging.getLogger(__name__)
Channel = Notice.Channel
SMS_SECONDS = 20


@transaction.atomic
def send_notice(
    to: Organisation | Account,
    *,
    subject: str,
    body: str = "",
    obj: models.Model | None = None,
    channels: Iterable[str] = (Channel.SCREEN, Channel.EMAIL),
) -> list[Notice]:
    """Tell an organisation (all its people) or one person something, by each of the channels.

    Call it inside the transaction of what it tells about: nothing leaves before that is committed.

    Args:
        obj: a saved row with a `uuid` that the notice leads to.
    """
    person = to if isinstance(to, Account) else None
    organisation = to if isinstance(to, Organisation) else None
    sent = []
    for channel in dict.fromkeys(channels):
        notice = Notice.objects.create(
            account=person,
            organisation=organisation,
            channel=channel,
            subject=subject[:250],
            body=body,
            object_type=obj._meta.label_lower if obj else "",
            object_id=obj.uuid if obj else None,  # type: ignore[attr-defined]
            created_at=clock.now(),
            sent_at=clock.now() if channel == Channel.SCREEN else None,
        )
        sent.append(notice)
        if channel in (Channel.EMAIL, Channel.SMS):
            transaction.on_commit(lambda pk=notice.pk: deliver.enqueue(pk))  # type: ignore[misc]
    return sent


def notices_for(account: Account, *, organisation: Organisation | None) -> models.QuerySet[Notice]:
    """Screen notices of a person and of the organisation they act for, newest first."""
    mine = models.Q(account=account)
    if organisation:
        mine |= models.Q(organisation=organisation)
    return Notice.objects.filter(mine, channel=Channel.SCREEN)


@transaction.atomic
def mark_read(account: Account, *, organisation: Organisation | None, notice: Notice | None = None) -> int:
    """Mark one notice, or all that this person sees, as read; returns how many were unread."""
    rows = notices_for(account, organisation=organisation).filter(read_at__isnull=True)
    if notice:
        rows = rows.filter(pk=notice.pk)
    return rows.update(read_at=clock.now())


@task()
def deliver(notice_id: int) -> None:
    """Send one notice by e-mail or text message; a notice that was sent already is left alone."""
    notice = Notice.objects.select_related("account", "organisation").get(pk=notice_id)
    if notice.sent_at:
        return
    if _mail(notice) if notice.channel == Channel.EMAIL else _text(notice):
        notice.sent_at = clock.now()
        notice.save(update_fields=["sent_at"])


def _people(notice: Notice) -> list[Account]:
    if notice.account:
        return [notice.account]
    members = Account.objects.filter(
        in_term(clock.today(), prefix="memberships__"), memberships__organisation=notice.organisation, is_active=True
    )
    return list(members.distinct())


def _mail(notice: Notice) -> bool:
    addresses = [person.email for person in _people(notice) if person.email]
    for address in addresses:  # one letter each: nobody sees the others' addresses
        send_mail(notice.subject, f"{notice.body}\n\n{settings.PUBLIC_URL}/viec/", None, [address])
    return bool(addresses)


def _text(notice: Notice) -> bool:
    gateway = getattr(settings, "SMS_GATEWAY", "")
    phones = [person.phone for person in _people(notice) if person.phone]
    if not gateway or not phones:
        return False
    body = json.dumps({"to": phones, "text": notice.subject}).encode()
    request = Request(gateway, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 - address of the installation
    with urlopen(request, timeout=SMS_SECONDS) as answer:  # noqa: S310
        return 200 <= int(answer.status) < 300
