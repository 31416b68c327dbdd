"""Finding councils and sheets for the person who asks: by the acting membership, or by a seat of one's own."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.councils import queries, rules
from saolang.councils.models import Council, Sheet
from saolang.people.models import Account, Membership, Seat
from saolang.people.queries import seats_of


@dataclass(frozen=True)
class Place:
    """A council, where the person sits in it (or nowhere), and as whom they act."""

    council: Council
    seat: Seat | None
    actor: rules.Actor

    @property
    def runs(self) -> bool:
        """Whether the person leads or prepares the meeting."""
        return rules.can_run(self.actor, self.council) is None


def acting_of(request: HttpRequest) -> Membership | None:
    """The acting membership, or None."""
    return request.acting or None  # type: ignore[attr-defined]


def account_of(request: HttpRequest) -> Account:
    """The signed-in person."""
    account: Account = request.user  # type: ignore[assignment]
    return account


def place_of(request: HttpRequest, uuid: UUID) -> Place:
    """The council with this address, when it is visible; else 404."""
    acting, account = acting_of(request), account_of(request)
    council = get_object_or_404(queries.visible_to(acting, account), uuid=uuid)
    seat = queries.seat_in(council, account)
    if acting and (seat is None or rules.can_run(acting, council) is None):
        return Place(council, seat, acting)
    assert seat is not None
    return Place(council, seat, rules.Seated(seat))


def led_by(request: HttpRequest, uuid: UUID) -> Place:
    """As `place_of`, for those who lead or prepare the meeting; 403 for others."""
    place = place_of(request, uuid)
    refusal = rules.can_run(place.actor, place.council)
    if refusal:
        raise PermissionDenied(refusal.sentence)
    return place


def own_sheet(request: HttpRequest, uuid: UUID) -> Sheet:
    """One of the person's own sheets; others' do not exist here."""
    related = ("council__round__organisation", "council__body", "seat__body", "seat__account", "entry__round")
    dossier = (f"entry__{name}" for name in queries.ENTRY)
    rows = Sheet.objects.select_related(*related, *dossier).filter(seat__in=seats_of(account_of(request)).values("pk"))
    return get_object_or_404(rows, uuid=uuid)
