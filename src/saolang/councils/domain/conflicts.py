"""Conflicts that need no declaration: members of the producer's organisation and advisers of the dossier."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from saolang.core import events
from saolang.councils.models import Conflict, Council, RoundEntry, Sheet
from saolang.people.models import AdviserTerm, Membership, Seat


def write_known(council: Council, entries: Sequence[RoundEntry], seats: Sequence[Seat]) -> None:
    """Write down every conflict that the records show. Call it inside the transaction that makes sheets."""
    for seat, entry, reason in _known(entries, seats):
        _row, made = Conflict.objects.get_or_create(seat=seat, entry=entry, defaults={"reason": reason})
        if made:
            data = {"seat": seat.uuid, "entry": entry.uuid, "known": True}
            events.record(council, "conflict-declared", by=None, data=data)


def make_sheets(council: Council, entries: Sequence[RoundEntry], seats: Sequence[Seat]) -> list[Sheet]:
    """A sheet for every dossier and member without a conflict."""
    write_known(council, entries, seats)
    barred = set(Conflict.objects.filter(seat__in=seats, entry__in=entries).values_list("entry", "seat"))
    return Sheet.objects.bulk_create(
        [
            Sheet(council=council, entry=entry, seat=seat)
            for entry in entries
            for seat in seats
            if (entry.pk, seat.pk) not in barred
        ]
    )


def _known(entries: Sequence[RoundEntry], seats: Sequence[Seat]) -> Iterable[tuple[Seat, RoundEntry, str]]:
    accounts = [seat.account_id for seat in seats if seat.account_id]
    owners = {entry.dossier.product.producer.organisation_id for entry in entries}
    own = set(
        Membership.objects.filter(account__in=accounts, organisation__in=owners).values_list("account", "organisation")
    )
    dossiers = [entry.dossier.uuid for entry in entries]
    advised = set(
        AdviserTerm.objects.filter(membership__account__in=accounts, dossier__in=dossiers).values_list(
            "membership__account", "dossier"
        )
    )
    for entry in entries:
        for seat in seats:
            if (seat.account_id, entry.dossier.product.producer.organisation_id) in own:
                yield seat, entry, _("Là người của chủ thể.")
            elif (seat.account_id, entry.dossier.uuid) in advised:
                yield seat, entry, _("Đã tư vấn hồ sơ này.")
