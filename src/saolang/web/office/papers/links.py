"""What a paper is about, as words with links.

A slice whose objects papers are about adds its address to `LINKS` (object type → name of an address that takes the
UUID); an object without one is named without a link.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.apps import apps
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.text import capfirst

from saolang.papers.models import PaperItem
from saolang.people.enums import Role
from saolang.people.models import Membership

LINKS: dict[str, str] = {"papers.officialpaper": "paper", "dossiers.dossier": "office-dossier"}
_OUTSIDE = (Role.PRODUCER, Role.ADVISER)


@dataclass(frozen=True)
class About:
    """One thing a paper is about."""

    label: str
    href: str


def about(items: Iterable[PaperItem], *, by: Membership) -> list[About]:
    """The things in the order of the paper; one query for each type of object."""
    rows = list(items)
    names: dict[tuple[str, object], str] = {}
    for kind, group in groupby(sorted(rows, key=attrgetter("object_type")), key=attrgetter("object_type")):
        model = apps.get_model(kind)
        found = model._default_manager.filter(uuid__in=[item.object_id for item in group])
        related = [name for name in ("product", "producer", "organisation") if _has(model, name)]
        for row in found.select_related(*related) if related else found:
            names[kind, row.uuid] = str(row)
    return [
        About(capfirst(names[item.object_type, item.object_id]), _href(item, by))
        for item in rows
        if (item.object_type, item.object_id) in names
    ]


def _has(model: type, name: str) -> bool:
    return any(field.name == name and field.many_to_one for field in model._meta.get_fields())  # type: ignore[attr-defined]


def _href(item: PaperItem, by: Membership) -> str:
    """The address when its page is for this role; a clerk reads the paper but not the dossier behind it."""
    if by.role in _OUTSIDE or item.object_type not in LINKS:
        return ""
    try:
        address = reverse(LINKS[item.object_type], args=[item.object_id])
    except NoReverseMatch:
        return ""
    roles: frozenset[str] = getattr(resolve(address).func, "roles", frozenset())
    return address if by.role in roles or "signed-in" in roles else ""
