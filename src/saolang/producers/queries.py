"""Reading producers, products and the vault; every list begins with a scope."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from saolang.core import clock
from saolang.people.enums import PRODUCER_KINDS, Role
from saolang.people.models import Membership
from saolang.producers.models import Paper, PaperVersion, Producer, ProducerState, Product
from saolang.territory.models import Unit
from saolang.viet.text import fold

NEAR_ENOUGH = 85
HEAD_OFFICE = 10  # digits of a tax number without the branch
_DIGITS = re.compile(r"\D")
# Words that many producers carry and that say nothing about which one it is.
_COMMON = re.compile(
    r"\b(hop tac xa|htx|to hop tac|tht|cong ty|tnhh|mtv|co phan|cp|ho kinh doanh|hkd|co so"
    r"|san xuat|nong nghiep|dich vu)\b"
)


@dataclass(frozen=True, slots=True)
class Near:
    """A producer that may be the same, and why."""

    producer: Producer
    reason: str


def visible_to(membership: Membership) -> QuerySet[Producer]:
    """Producers this membership may know of: its own, those of its commune, of its province, all for the ministry."""
    rows = Producer.objects.select_related("organisation__unit__province")
    unit = membership.organisation.unit_id
    if membership.role == Role.PRODUCER:
        return rows.filter(organisation=membership.organisation_id)
    if membership.role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        return rows.filter(organisation__unit=unit) if unit else rows.none()
    if membership.role in (Role.OCOP_OFFICE, Role.PROVINCE_LEADER):
        return rows.filter(organisation__unit__province=unit) if unit else rows.none()
    if membership.role == Role.MINISTRY_OFFICE:
        return rows
    return rows.none()


def products_visible_to(membership: Membership) -> QuerySet[Product]:
    """Products by their place of production; a producer sees its own."""
    rows = Product.objects.select_related("producer__organisation", "place__province", "picture")
    unit = membership.organisation.unit_id
    if membership.role == Role.PRODUCER:
        return rows.filter(producer__organisation=membership.organisation_id)
    if membership.role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        return rows.filter(place=unit) if unit else rows.none()
    if membership.role in (Role.OCOP_OFFICE, Role.PROVINCE_LEADER):
        return rows.filter(place__province=unit) if unit else rows.none()
    if membership.role == Role.MINISTRY_OFFICE:
        return rows
    return rows.none()


def search_products(rows: QuerySet[Product], text: str) -> QuerySet[Product]:
    """Those whose name or producer holds every word of `text`, accents or not."""
    for word in fold(text).split():
        rows = rows.filter(Q(folded__contains=word) | Q(producer__organisation__folded__contains=word))
    return rows


def vault(producer: Producer) -> QuerySet[Paper]:
    """The evidence papers of a producer with their versions, two queries for any number of rows."""
    versions = PaperVersion.objects.select_related("file").order_by("-no")
    return producer.papers.prefetch_related(Prefetch("versions", queryset=versions)).order_by("kind", "id")


def is_expired(paper: Paper, on: date | None = None) -> bool:
    """Whether the paper's own last day lies before a day (today by default)."""
    return paper.expires_on is not None and paper.expires_on < (on or clock.today())


def near_producers(
    *, name: str, unit: Unit, tax_code: str = "", phone: str = "", but: Producer | None = None
) -> list[Near]:
    """Producers that may be the same: equal tax number anywhere, equal phone in the province, near name in the commune.

    A branch ("1400123456-001") has the number of its head office before the hyphen, and is shown with it.

    Args:
        but: the producer that is asked about, once it is registered.
    """
    found: dict[int, Near] = {}
    rows = Producer.objects.select_related("organisation").filter(organisation__kind__in=PRODUCER_KINDS)
    rows = rows.exclude(state=ProducerState.ENDED)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    head = _DIGITS.sub("", tax_code)[:HEAD_OFFICE]
    if head:
        for producer in rows.filter(organisation__tax_code__startswith=head)[:5]:
            found[producer.pk] = Near(producer, _("cùng mã số thuế"))
    digits = _DIGITS.sub("", phone)
    wanted = _core(name)
    if digits:
        around = rows.filter(organisation__unit__province=unit.province_id).exclude(phone="").order_by("pk")
        for producer in around:
            if _DIGITS.sub("", producer.phone) == digits:
                found.setdefault(producer.pk, Near(producer, _("cùng số điện thoại")))
    for producer in rows.filter(organisation__unit=unit).order_by("pk"):
        if producer.pk not in found and fuzz.token_sort_ratio(wanted, _core(producer.organisation.name)) >= NEAR_ENOUGH:
            found[producer.pk] = Near(producer, _("tên gần giống, cùng xã"))
    return list(found.values())


def near_to(producer: Producer) -> list[Near]:
    """Who may be the same as a producer that registered itself, for its commune to see before it confirms."""
    organisation = producer.organisation
    if organisation.unit is None:
        return []
    return near_producers(
        name=organisation.name,
        unit=organisation.unit,
        tax_code=organisation.tax_code,
        phone=producer.phone,
        but=producer,
    )


def _core(name: str) -> str:
    """The part of a name that tells one producer from another; the whole when nothing else is left."""
    folded = fold(name)
    return " ".join(_COMMON.sub(" ", folded).split()) or folded
