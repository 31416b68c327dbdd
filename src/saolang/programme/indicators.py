"""Indicators that plans are measured by, over the rooms above: products, certificates, dossiers, producers."""

from collections.abc import Callable

from django.db.models import Aggregate, Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from saolang.certificates import queries as certificates
from saolang.certificates.enums import IN_FORCE
from saolang.certificates.models import Certificate
from saolang.core.indicators import Indicator, Scope, register
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.producers.models import Producer
from saolang.territory.models import Unit
from saolang.viet.dates import short_date

PRODUCTS = Count("product", distinct=True)
PRODUCT_UNIT = _("sản phẩm")


def units_of(unit: Unit | None) -> QuerySet[Unit] | None:
    """The units whose records belong to a plan of `unit`, as a subquery of keys; None is the whole country."""
    if unit is None:
        return None
    below = Q(pk=unit.pk) | Q(province=unit) | Q(parent=unit)
    answered = Q(responsibility__today=unit) | Q(responsibility__today__province=unit)
    return Unit.objects.filter(below | answered).order_by().values("pk")  # type: ignore[return-value]


def _certificates(scope: Scope) -> QuerySet[Certificate]:
    return Certificate.objects.filter(**scope.within("product__place"), **scope.days("issued_on"))


def _of_kind(scope: Scope, kind: str) -> QuerySet[Certificate]:
    dossiers = Dossier.objects.filter(kind=kind).values("uuid")
    return _certificates(scope).filter(dossier__in=dossiers)


def _valid(scope: Scope) -> QuerySet[Certificate]:
    rows = Certificate.objects.filter(**scope.within("product__place"))
    found = Certificate.objects.none()
    for kind in IN_FORCE:
        found = found | certificates.with_state(rows, kind, scope.until)
    return found


def _filed(scope: Scope) -> QuerySet[Dossier]:
    return Dossier.objects.filter(**scope.within("commune__unit"), **scope.days("submitted_at__date"))


def _taking_part(scope: Scope) -> QuerySet[Producer]:
    return Producer.objects.filter(products__in=_filed(scope).values("product")).distinct()


def _certificate_line(row: Certificate) -> tuple[str, str]:
    day = short_date(row.issued_on) if row.issued_on else ""
    return row.product.name, " · ".join(part for part in (row.holder_name, f"{row.star} sao", day) if part)


def _dossier_line(row: Dossier) -> tuple[str, str]:
    return row.product.name, row.product.producer.organisation.name


def _of_certificates(
    key: str,
    title: StrPromise,
    rows: Callable[[Scope], QuerySet[Certificate]],
    *,
    count: Aggregate = PRODUCTS,
    unit: StrPromise = PRODUCT_UNIT,
) -> None:
    register(
        Indicator(
            key=f"certificates.{key}", title=title, unit=unit, rows=rows, aggregate=count, line=_certificate_line,
            related=("product",),
        )
    )  # fmt: skip


def _with_star(star: int) -> Callable[[Scope], QuerySet[Certificate]]:
    return lambda scope: _certificates(scope).filter(star=star)


_of_certificates("new", _("Sản phẩm được công nhận OCOP trong kỳ"), _certificates)
_of_certificates("new-3", _("Sản phẩm được công nhận 3 sao trong kỳ"), _with_star(3))
_of_certificates("new-4", _("Sản phẩm được công nhận 4 sao trong kỳ"), _with_star(4))
_of_certificates("new-5", _("Sản phẩm được công nhận 5 sao trong kỳ"), _with_star(5))
_of_certificates(
    "renewed", _("Sản phẩm được đánh giá lại, công nhận trong kỳ"), lambda scope: _of_kind(scope, Kind.RENEWAL)
)
_of_certificates("upgraded", _("Sản phẩm được nâng hạng trong kỳ"), lambda scope: _of_kind(scope, Kind.UPGRADE))
_of_certificates("valid", _("Sản phẩm có chứng nhận còn hiệu lực cuối kỳ"), _valid)
_of_certificates(
    "communes", _("Xã, phường có sản phẩm còn hiệu lực cuối kỳ"), _valid,
    count=Count("product__place", distinct=True), unit=_("xã"),
)  # fmt: skip
register(
    Indicator(
        key="dossiers.filed", title=_("Hồ sơ sản phẩm nộp trong kỳ"), unit=_("hồ sơ"), rows=_filed,
        aggregate=Count("pk"), line=_dossier_line, related=("product__producer__organisation",),
    )
)  # fmt: skip
register(
    Indicator(
        key="producers.taking-part", title=_("Chủ thể nộp hồ sơ trong kỳ"), unit=_("chủ thể"), rows=_taking_part,
        aggregate=Count("pk", distinct=True), related=("organisation",),
    )
)  # fmt: skip
