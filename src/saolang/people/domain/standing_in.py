"""A commune officer enters for a producer that brings paper or a USB stick, until the producer has an account."""

from datetime import timedelta

from django.db import transaction

from saolang.core import clock, events
from saolang.core.errors import require
from saolang.people import rules
from saolang.people.domain.accounts import add_membership
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation

_DAY = timedelta(days=1)


@transaction.atomic
def stand_in(organisation: Organisation, *, by: Membership) -> Membership:
    """The membership in which the officer enters for this producer; asked again, the same one.

    Every change that is made with it is written down as the officer's, for the producer.

    Raises:
        NoRight: not an officer of the producer's commune, or the producer has people of its own.
    """
    row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    require(rules.can_stand_in(by, row))
    mine = {"organisation": row, "account": by.account, "role": Role.PRODUCER, "to_on__isnull": True}
    known = Membership.objects.filter(**mine).select_related("stands_in__organisation", "organisation").first()
    if known is not None:
        return known
    membership = add_membership(row, account=by.account, role=Role.PRODUCER, by=None)
    membership.stands_in = by
    membership.save(update_fields=["stands_in"])
    events.record(row, "stood-in", by=by, data={"membership": str(membership.uuid)})
    return membership


def end_stand_ins(organisation: Organisation, *, by: Membership) -> int:
    """The producer has an account now: nobody enters for it any more. Call it inside the transaction of the change."""
    rows = Membership.objects.filter(organisation=organisation, stands_in__isnull=False, to_on__isnull=True)
    ended = [str(row.uuid) for row in rows]
    if ended:
        # From this moment on, not from tomorrow: the last day lies before today.
        rows.update(to_on=clock.today() - _DAY)
        events.record(organisation, "taken-over", by=by, data={"memberships": ended})
    return len(ended)
