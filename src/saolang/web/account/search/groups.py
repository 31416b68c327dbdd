"""What is searched, group by group: rows in scope, words without accents, where each result leads.

A group is offered to those roles only that may open the page its results lead to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window
from django.urls import resolve, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.certificates import codes
from saolang.certificates import queries as certificates
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.dossiers import queries as dossiers
from saolang.dossiers.models import Dossier
from saolang.papers import queries as papers
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership
from saolang.producers import queries as producers
from saolang.producers.models import Producer, Product
from saolang.programme import queries as plans
from saolang.programme.models import Plan
from saolang.territory import queries as territory
from saolang.viet.text import fold
from saolang.web.ui.words import day

SHORTEST = 2
# "xã Đồng Sao" finds what lies in Đồng Sao: names of places are kept without their kind.
KINDS_OF_PLACES = frozenset({"xa", "phuong", "huyen", "quan", "tinh"})
MOST_WORDS = 8
_ANY = UUID(int=0)


@dataclass(frozen=True)
class Line:
    """One result: its name, where it leads, what it is in a few words."""

    title: str
    href: str
    note: str
    state: str = ""


@dataclass(frozen=True)
class Found:
    """The first results of a group and how many there are."""

    key: str
    title: str
    count: int
    lines: list[Line]


@dataclass(frozen=True)
class Group:
    """One kind of thing.

    Attributes:
        pages: names of the pages a result may lead to; the first that the role may open is taken.
        rows: the rows in scope that hold every word of a text.
        shown: a row, and the address pattern chosen, as a line.
    """

    key: str
    title: Any
    pages: tuple[str, ...]
    rows: Callable[[Membership, str], QuerySet[Any]]
    shown: Callable[[Any, str], Line]

    def page_for(self, by: Membership) -> str:
        """The page of this group that the role may open; "" when none."""
        return next((name for name in self.pages if by.role in _roles(name)), "")

    def line(self, row: Any, by: Membership) -> Line:
        """A row as this membership sees it."""
        return self.shown(row, self.page_for(by))

    def first(self, by: Membership, text: str, limit: int) -> Found:
        """The first rows with the number of all, in one query."""
        rows = list(self.rows(by, text).annotate(found_count=Window(Count("pk")))[:limit])
        return Found(
            self.key, str(self.title), rows[0].found_count if rows else 0, [self.line(row, by) for row in rows]
        )


@lru_cache(maxsize=32)
def _roles(name: str) -> frozenset[str]:
    """Who may open a page, as its view declares."""
    declared: frozenset[str] = resolve(reverse(name, args=[_ANY])).func.roles  # type: ignore[attr-defined]
    return declared


def groups_for(by: Membership) -> list[Group]:
    """The groups whose results this membership may open."""
    return [group for group in GROUPS if group.page_for(by)]


def enough(text: str) -> bool:
    """Whether there is something to search for: one word of two letters or digits."""
    return any(len(word) >= SHORTEST for word in fold(text).split())


def _holding(text: str, *paths: str, place: str = "") -> Q:
    """Every word stands, accents or not, in one of the columns, or in a name the place has or had."""
    found = Q()
    words = fold(text).split()[:MOST_WORDS]
    for word in [word for word in words if word not in KINDS_OF_PLACES] or words:
        one = Q()
        for path in paths:
            one |= Q(**{f"{path}__contains": word})
        if place:
            one |= Q(**{f"{place}__in": territory.units_named(word).values("pk")})
        found &= one
    return found


def _dossiers(by: Membership, text: str) -> QuerySet[Dossier]:
    words = _holding(text, "product__folded", "product__producer__organisation__folded", place="product__place")
    return dossiers.visible_to(by).filter(words | Q(product_code__icontains=text)).order_by("-submitted_at", "-id")


def _products(by: Membership, text: str) -> QuerySet[Product]:
    words = _holding(text, "folded", "producer__organisation__folded", place="place")
    return producers.products_visible_to(by).filter(words).order_by("name", "id")


def _producers(by: Membership, text: str) -> QuerySet[Producer]:
    words = _holding(text, "organisation__folded", place="organisation__unit")
    tax_code = Q(organisation__tax_code=text)
    return producers.visible_to(by).filter(words | tax_code).order_by("organisation__name", "id")


def _certificates(by: Membership, text: str) -> QuerySet[Certificate]:
    words = _holding(text, "product__folded", "product__producer__organisation__folded", place="product__place")
    numbers = Q(number_text__icontains=text) | Q(decision_number__icontains=text) | Q(product_code__icontains=text)
    code = Q(code__iexact=codes.normalise(text))
    return certificates.visible_to(by).filter(words | numbers | code).order_by("-issued_on", "-id")


def _papers(by: Membership, text: str) -> QuerySet[OfficialPaper]:
    return papers.search(papers.visible_to(by).defer("content"), text).order_by("-id")


def _dossier_line(row: Dossier, page: str) -> Line:
    note = f"{row.product.producer.organisation} · {row.product_code or row.get_kind_display()}"
    return Line(row.product.name, reverse(page, args=[row.uuid]), note, row.get_state_display())


def _product_line(row: Product, page: str) -> Line:
    target = row.producer.uuid if page == "office-producer" else row.uuid
    return Line(row.name, reverse(page, args=[target]), f"{row.producer.organisation} · {row.place}")


def _producer_line(row: Producer, page: str) -> Line:
    note = f"{row.organisation.get_kind_display()} · {row.organisation.unit}"
    return Line(row.organisation.name, reverse(page, args=[row.uuid]), note, row.get_state_display())


def _certificate_line(row: Certificate, page: str) -> Line:
    note = " · ".join(part for part in (row.number_text, row.holder_name, day(row.issued_on)) if part)
    title = _("%(name)s – %(star)s sao") % {"name": row.product.name, "star": row.star}
    return Line(title, reverse(page, args=[row.uuid]), note, str(state_on(row, clock.today()).kind.label))


def _paper_line(row: OfficialPaper, page: str) -> Line:
    note = " · ".join(part for part in (row.organisation.name, row.number_text, day(row.issued_on)) if part)
    return Line(row.title, reverse(page, args=[row.uuid]), note, row.get_state_display())


def _plans(by: Membership, text: str) -> QuerySet[Plan]:
    words = _holding(text, "folded", "organisation__folded", place="unit")
    rows = plans.latest(plans.visible_to(by))
    return rows.filter(words | Q(number_text__icontains=text)).order_by("-year_from", "-id")


def _plan_line(row: Plan, page: str) -> Line:
    note = " · ".join(part for part in (row.organisation.name, row.years, row.number_text) if part)
    return Line(row.title, reverse(page, args=[row.uuid]), note, row.get_state_display())


GROUPS = (
    Group("ho-so", gettext_lazy("Hồ sơ"), ("office-dossier", "dossier"), _dossiers, _dossier_line),
    Group("san-pham", gettext_lazy("Sản phẩm"), ("product", "office-producer"), _products, _product_line),
    Group("chu-the", gettext_lazy("Chủ thể"), ("office-producer",), _producers, _producer_line),
    Group("chung-nhan", gettext_lazy("Chứng nhận"), ("certificate",), _certificates, _certificate_line),
    Group("ke-hoach", gettext_lazy("Kế hoạch"), ("plan",), _plans, _plan_line),
    Group("van-ban", gettext_lazy("Văn bản"), ("paper",), _papers, _paper_line),
)
