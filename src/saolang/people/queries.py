"""Reading people: active memberships, colleagues, valid signing rights."""

from datetime import date

from django.db.models import Q, QuerySet

from saolang.core import clock
from saolang.people.models import Account, Membership, Organisation, SigningRight


def in_term(day: date, prefix: str = "") -> Q:
    """Rows whose `from_on`–`to_on` holds `day` (both inclusive, an empty end is open)."""
    return Q(**{f"{prefix}from_on__lte": day}) & (
        Q(**{f"{prefix}to_on__isnull": True}) | Q(**{f"{prefix}to_on__gte": day})
    )


def active_memberships(account: Account) -> QuerySet[Membership]:
    """The memberships of a person that are in force today."""
    rows = Membership.objects.filter(in_term(clock.today()), account=account)
    return rows.select_related("organisation", "organisation__unit", "account").order_by("id")


def signing_rights_on(organisation: Organisation, *, paper_kind: str, day: date) -> list[SigningRight]:
    """Who may sign this kind of paper on that day; a right without kinds covers all."""
    rights = SigningRight.objects.filter(in_term(day), organisation=organisation).select_related("account")
    return [right for right in rights if not right.paper_kinds or paper_kind in right.paper_kinds]


def holds_on(right: SigningRight, day: date) -> bool:
    """Whether a signing right is in force on that day."""
    return right.from_on <= day and (right.to_on is None or day <= right.to_on)


def signing_rights_of(by: Membership, *, organisation: Organisation, paper_kind: str) -> list[SigningRight]:
    """The rights by which this person may sign this kind of paper of an organisation today."""
    rights = signing_rights_on(organisation, paper_kind=paper_kind, day=clock.today())
    return [right for right in rights if right.account_id == by.account_id]
