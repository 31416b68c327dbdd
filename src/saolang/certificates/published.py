"""The public list of recognised products: filters over the certificates as anyone may know them."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from saolang.certificates import queries
from saolang.certificates.models import Certificate
from saolang.law.load import REGIME_CODES, regime
from saolang.law.routes import routes
from saolang.territory.models import Kind as UnitKind
from saolang.territory.models import Unit
from saolang.territory.queries import units_named
from saolang.viet.text import fold

_KIND = re.compile(rf"^({'|'.join(fold(str(label)) for _value, label in UnitKind.choices)})\s+(?=\S)")
MOST_WORDS = queries.MOST_WORDS


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a reader asks for; empty values ask for everything.

    Attributes:
        text: words of product or producer. place: words of a unit, old names too. Both without accents.
        group: key of `groups`. kind: a state of today (`certificates.enums.Kind`).
    """

    text: str = ""
    place: str = ""
    star: int | None = None
    group: str = ""
    kind: str = ""


def groups() -> list[tuple[str, str]]:
    """The product groups of the rule in force, as (key, name)."""
    return [(str(group.number), group.name) for group in regime(routes()[0].regime).groups]


def sets_of(group: str) -> list[str]:
    """The product sets of a group under every rule: groups are matched by name, because numbers changed their sense."""
    name = fold(dict(groups()).get(group, ""))
    found = (one for code in REGIME_CODES for one in regime(code).groups)
    return [key for one in found if name and fold(one.name) == name for key in one.sets]


def recognised(wanted: Wanted, *, on: date) -> QuerySet[Certificate]:
    """The certificates that fit, the newest first; what was replaced is left out unless it is asked for."""
    rows = queries.with_state(_public(), wanted.kind, on)
    if wanted.kind != "replaced":
        rows = rows.exclude(replaced_by__on__lte=on)
    if wanted.star:
        rows = rows.filter(star=wanted.star)
    if wanted.group:
        rows = rows.filter(product__product_set__in=sets_of(wanted.group))
    for word in _words(wanted.text):
        rows = rows.filter(queries.product_or_producer(word))
    for word in _place_words(wanted.place):
        rows = rows.filter(product__place__in=units_named(word).values("pk"))
    return rows


def of_decision(authority: UUID, number: str) -> QuerySet[Certificate]:
    """The products that one decision of an authority recognised: its annex list, in the order of the certificates."""
    rows = _public().filter(authority__uuid=authority, decision_number=number)
    return rows.order_by("-star", "product__name", "id")


def _public() -> QuerySet[Certificate]:
    """With all that a line shows; places apart, because to plan one join of sixteen tables takes longest."""
    names = (name for name in queries.PUBLIC if name.startswith(queries.PLACE))
    places = Unit.objects.select_related(*(name.removeprefix(queries.PLACE) for name in names))
    rows = Certificate.objects.select_related(*queries.RELATED, "authority", "product__picture")
    rows = rows.prefetch_related(Prefetch("product__place", queryset=places))
    return rows.order_by(F("issued_on").desc(nulls_last=True), "-id")


def _place_words(text: str) -> list[str]:
    """The words of a unit's names: "xã Bến Mẫu, tỉnh Sao Mai" without the kinds before each name."""
    names = [fold(piece) for piece in text[: queries.LONGEST_QUERY].split(",")]
    return [word for name in names for word in _KIND.sub("", name).split()][:MOST_WORDS]


def _words(text: str) -> Collection[str]:
    return fold(text[: queries.LONGEST_QUERY]).split()[:MOST_WORDS]
