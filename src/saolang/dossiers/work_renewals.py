"""Reminders of renewals: filed between 180 and 120 days before the end of a certificate (Điều 7.6a)."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from saolang.certificates import queries, terms
from saolang.certificates.models import Certificate
from saolang.certificates.state import written
from saolang.core import clock, work
from saolang.dossiers.enums import CloseReason, Kind, State
from saolang.dossiers.models import Dossier
from saolang.people.enums import Role
from saolang.people.models import Membership

REMIND_DAYS = 30
"""How long before the window opens the reminder appears (ours, no rule)."""


@work.source
def renewals(membership: Membership) -> Iterator[work.WorkItem]:
    """Reminders for the producer and its commune until the renewal is filed, at most to the end of the term.

    A producer who began the draft finds it among its drafts instead.
    """
    if membership.role not in {Role.PRODUCER, Role.COMMUNE_OFFICER}:
        return
    today = clock.today()
    window = terms.renewal_window()
    rows = queries.ending_within(queries.visible_to(membership), today, days=window.opens_before + REMIND_DAYS)
    begun = Dossier.objects.filter(certificate=OuterRef("uuid"), kind=Kind.RENEWAL)
    begun = begun.exclude(close_reason__in=[CloseReason.WITHDRAWN, CloseReason.DECLINED])
    if membership.role == Role.COMMUNE_OFFICER:
        begun = begun.exclude(state=State.DRAFT)
    for certificate in rows.filter(~Exists(begun)):
        yield _reminder(certificate, is_producer=membership.role == Role.PRODUCER)


def _reminder(certificate: Certificate, *, is_producer: bool) -> work.WorkItem:
    last = certificate.last_valid_on
    assert last is not None
    opens, closes = terms.renewal_opens(last), terms.renewal_closes(last)
    may_begin = is_producer and clock.today() >= opens
    title = _("Nộp hồ sơ đánh giá lại: %(name)s") if is_producer else _("Nhắc chủ thể đánh giá lại: %(name)s")
    return work.WorkItem(
        kind="dossier.start" if may_begin else "certificate.renewal",
        target=certificate.product.uuid if may_begin else certificate.uuid,
        title=title % {"name": certificate.product.name},
        owner=certificate.holder_name,
        button=_("Lập hồ sơ") if may_begin else _("Xem"),
        detail=_("Chứng nhận hết ngày %(last)s, nộp từ %(opens)s đến %(closes)s.")
        % {"last": written(last), "opens": written(opens), "closes": written(closes)},
        due_on=closes,
        since=opens,
    )
