"""A commune declines a producer's registration before the first dossier is filed."""

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import Refusal, require
from saolang.core.versions import locked
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models import Dossier
from saolang.people.models import Membership
from saolang.producers import rules as producer_rules
from saolang.producers.domain.register import end_registration
from saolang.producers.models import Producer, ProducerState


def can_decline(by: Membership, producer: Producer) -> Refusal | None:
    """Only a registration that waits, by its commune, and only while no dossier of it was filed."""
    if refusal := producer_rules.can_confirm(by, producer):
        return refusal
    if producer.state != ProducerState.WAITING:
        return Refusal("not-now", _("Chủ thể này không còn chờ xác nhận."))
    if Dossier.objects.filter(product__producer=producer, submitted_at__isnull=False).exists():
        return Refusal("filed", _("Chủ thể đã nộp hồ sơ nên không từ chối đăng ký được. Hãy xử lý trong hồ sơ."))
    return None


@transaction.atomic
def decline_producer(producer: Producer, *, reason: str, by: Membership, expected: int | None = None) -> Producer:
    """End a registration that is not of this commune or is there twice; its drafts end with it.

    Args:
        reason: what the person who registered is told.

    Raises:
        NoRight: not its commune, a dossier was filed. NotNow: confirmed meanwhile. Stale. WrongInput: no reason.
    """
    fresh = locked(producer, expected=expected)
    require(can_decline(by, fresh))
    for draft in Dossier.objects.filter(product__producer=fresh, state=State.DRAFT).order_by("id"):
        close_dossier(draft, reason=CloseReason.DECLINED, action="decline", on=clock.today(), by=by)
    ended = end_registration(fresh, reason=reason, by=by)
    producer.refresh_from_db()
    return ended
