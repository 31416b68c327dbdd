"""Reading certificates. Lists begin with `visible_to`; the public look-ups read what anyone may know."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from saolang.certificates import codes, terms
from saolang.certificates.enums import Kind
from saolang.certificates.models import (
    Certificate,
    CertificateLayout,
    Prolongation,
    Replacement,
    Withdrawal,
    WithdrawalCase,
)
from saolang.core import clock
from saolang.people.enums import MINISTRY_KINDS, OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.people.queries import in_scope
from saolang.territory.models import Unit
from saolang.territory.queries import units_named
from saolang.viet.text import fold

RELATED = ("withdrawal", "prolongation", "replaced_by__by", "product")
PUBLIC = (
    *RELATED,
    "authority",
    "product__producer__organisation",
    "product__picture",
    "product__place__parent",
    "product__place__province",
    "product__place__responsibility__today__parent",
    "product__place__responsibility__today__province",
)
NEWER = tuple(f"replaced_by__by__{name}" for name in ("withdrawal", "prolongation", "replaced_by"))
PLACE = "product__place__"
SEARCH_LIMIT = 20
LONGEST_QUERY = 120
MOST_WORDS = 8


def visible_to(membership: Membership) -> QuerySet[Certificate]:
    """The certificates a membership works with: its own, its commune's, its province's, or all for the ministry.

    A certificate from a unit that ended belongs to the unit responsible today (DESIGN rule 9).
    """
    rows = Certificate.objects.select_related(*PUBLIC)
    if membership.role == Role.PRODUCER:
        return rows.filter(product__producer__organisation=membership.organisation_id)
    return rows.filter(in_scope(membership, "product__place"))


def by_code(text: str) -> Certificate | None:
    """The certificate of a typed or scanned code with all that its public page shows, in two queries.

    Two of a few joins each: to plan one of sixteen takes the database longer than to answer both.
    """
    code = codes.read_code(text)
    if not code:
        return None
    place = Unit.objects.select_related(*(name.removeprefix(PLACE) for name in PUBLIC if name.startswith(PLACE)))
    rows = Certificate.objects.select_related(*RELATED, *NEWER, "authority", "product__picture")
    return rows.prefetch_related(Prefetch("product__place", queryset=place)).filter(code=code).first()


def search_public(text: str) -> list[Certificate]:
    """Certificates whose product, producer or place has every word, without accents, old names of places too.

    One query; at most `SEARCH_LIMIT` + 1 rows, so that the caller knows whether there are more. What was replaced is
    left out: its new certificate is found instead.
    """
    words = fold(text[:LONGEST_QUERY]).split()[:MOST_WORDS]
    rows = Certificate.objects.select_related(*PUBLIC).filter(replaced_by__isnull=True)
    if not words:
        return []
    for word in words:
        rows = rows.filter(_names(word))
    return list(rows.order_by("product__name", "-issued_on", "-id")[: SEARCH_LIMIT + 1])


def _names(word: str) -> Q:
    return product_or_producer(word) | Q(product__place__in=units_named(word).values("pk"))


def product_or_producer(word: str) -> Q:
    """A filter: product or producer has this folded word."""
    return Q(product__folded__contains=word) | Q(product__producer__organisation__folded__contains=word)


def with_state(rows: QuerySet[Certificate], kind: str, day: date) -> QuerySet[Certificate]:
    """Those whose state on `day` is `kind`: the same rules as `state.state_on`, for the filters of lists."""
    if kind not in Kind.values:
        return rows
    ended = Exists(Withdrawal.objects.filter(certificate=OuterRef("pk"), decided_on__lte=day))
    replaced = Exists(Replacement.objects.filter(certificate=OuterRef("pk"), on__lte=day))
    prolonged = Exists(
        Prolongation.objects.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day),
            certificate=OuterRef("pk"),
            decided_on__lte=day,
            last_possible_on__gte=day,
        )
    )
    if kind == Kind.WITHDRAWN:
        return rows.filter(ended)
    if kind == Kind.REPLACED:
        return rows.filter(~ended, replaced)
    running = rows.filter(~ended, ~replaced)
    if kind == Kind.UNKNOWN_DATE:
        return running.filter(last_valid_on__isnull=True)
    begun = running.filter(Q(issued_on__isnull=True) | Q(issued_on__lte=day))
    limit = terms.last_day_before_window(day)
    return {
        Kind.NOT_YET: running.filter(last_valid_on__isnull=False, issued_on__gt=day),
        Kind.VALID: begun.filter(last_valid_on__gt=limit),
        Kind.EXPIRING: begun.filter(last_valid_on__gte=day, last_valid_on__lte=limit),
        Kind.PROLONGED: begun.filter(prolonged, last_valid_on__lt=day),
        Kind.LAPSED: begun.filter(~prolonged, last_valid_on__lt=day),
    }[Kind(kind)]


def cases_visible_to(membership: Membership) -> QuerySet[WithdrawalCase]:
    """The withdrawals of the certificates that a membership works with; producers see the decision, not the work."""
    rows = WithdrawalCase.objects.select_related("certificate__product", "certificate__authority", "opened_by__account")
    if membership.role == Role.PRODUCER:
        return rows.none()
    return rows.filter(certificate__in=visible_to(membership).order_by().values("pk"))


def open_withdrawals(membership: Membership) -> QuerySet[WithdrawalCase]:
    """Cases without a decision that the membership's level decides on, the oldest conclusion first."""
    level = "ministry" if membership.organisation.kind in MINISTRY_KINDS else "province"
    rows = cases_visible_to(membership).filter(dropped_on__isnull=True, certificate__withdrawal__isnull=True)
    stars = terms.stars_of_level(level, on=clock.today())
    return rows.filter(certificate__star__in=stars).order_by("concluded_on", "id")


def deciding_authority(certificate: Certificate) -> Organisation | None:
    """Who decides on the certificate today (Điều 8.2): the Ministry, or the committee of its province; None unknown."""
    if terms.deciding_level(certificate.star, on=clock.today()) == "ministry":
        return Organisation.objects.filter(kind=OrganisationKind.MINISTRY).order_by("id").first()
    place = certificate.product.place
    responsibility = getattr(place, "responsibility", None)
    province = responsibility.today.province if responsibility else place.province
    rows = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_COMMITTEE, unit=province)
    return rows.order_by("id").first() if province else None


def newest_layout(authority: Organisation | None) -> CertificateLayout | None:
    """How this authority prints its certificates now; None while it uses the default."""
    rows = CertificateLayout.objects.filter(organisation=authority).select_related("emblem")
    return rows.order_by("-no").first() if authority else None


def ending_within(rows: QuerySet[Certificate], day: date, *, days: int) -> QuerySet[Certificate]:
    """Certificates in their term on `day` that end within so many days, the earliest first."""
    running = rows.filter(withdrawal__isnull=True, replaced_by__isnull=True)
    return running.filter(last_valid_on__gte=day, last_valid_on__lte=day + timedelta(days=days)).order_by(
        "last_valid_on", "id"
    )
