"""Real rows around certificates: places, agencies, a product, a certificate by its decision."""

from datetime import date
from itertools import count
from typing import Any

from saolang.certificates import domain
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership, Organisation
from saolang.producers.models import Producer, Product
from saolang.territory.models import Kind, Level, Unit
from saolang.viet.text import fold

_next = count(1)
REGIME = "qd26-2026"


def make_unit(name: str = "Bến Mẫu", **changes: Any) -> Unit:
    """A commune of a province of its own unless `province` is given."""
    n = next(_next)
    level = changes.setdefault("level", Level.COMMUNE)
    if level == Level.COMMUNE and "province" not in changes:
        changes["province"] = make_unit("Sao Mai", level=Level.PROVINCE, kind=Kind.TINH)
    values = {"stable_id": f"test-certificates-{n}", "kind": Kind.XA, "code": f"{n:05d}"}
    values |= {"name": name, "folded": fold(name)}
    return Unit.objects.create(**{**values, "parent": changes.get("province"), **changes})


def make_organisation(kind: str, name: str, **changes: Any) -> Organisation:
    """An organisation with its folded name."""
    return Organisation.objects.create(kind=kind, name=name, folded=fold(name), **changes)


def make_province(unit: Unit | None = None) -> tuple[Organisation, Organisation]:
    """The committee of a province and its OCOP office."""
    unit = unit or make_unit("Sao Mai", level=Level.PROVINCE, kind=Kind.TINH)
    committee = make_organisation(
        OrganisationKind.PROVINCE_COMMITTEE, f"UBND tỉnh {unit.name}", unit=unit, symbol="UBND", place=unit.name
    )
    office = make_organisation(
        OrganisationKind.PROVINCE_OCOP_OFFICE,
        f"Văn phòng OCOP tỉnh {unit.name}",
        parent=committee,
        unit=unit,
        symbol="VPĐP",
    )
    return committee, office


def make_ministry() -> Organisation:
    """The ministry that decides on five stars."""
    return make_organisation(OrganisationKind.MINISTRY, "Bộ Nông nghiệp và Môi trường", symbol="BNNMT")


def make_member(organisation: Organisation, role: Role, **changes: Any) -> Membership:
    """A membership of a new account."""
    n = next(_next)
    account = changes.pop("account", None) or Account.objects.create(username=f"member-{n}", full_name=f"Người {n}")
    return Membership.objects.create(
        account=account, organisation=organisation, role=role, from_on=date(2020, 1, 1), **changes
    )


def make_product(name: str = "Khô cá lóc Bến Mẫu", **changes: Any) -> Product:
    """A product of a co-operative of its own, made in a commune of its own."""
    producer = changes.pop("producer", None)
    if producer is None:
        firm = make_organisation(OrganisationKind.COOPERATIVE, changes.pop("firm", "Hợp tác xã Thủy sản Bến Mẫu"))
        producer = Producer.objects.create(organisation=firm)
    place = changes.pop("place", None) or make_unit()
    return Product.objects.create(
        producer=producer, name=name, folded=fold(name), place=place, created_at=clock.now(), **changes
    )


def make_grant(product: Product, **changes: Any) -> domain.Grant:
    """What a decision of the product's own province would give it; three stars on 14/6/2026."""
    authority = changes.pop("authority", None)
    if authority is None:
        province = product.place.province
        authority = (
            Organisation.objects.filter(unit=province, kind=OrganisationKind.PROVINCE_COMMITTEE).first()
            or make_province(province)[0]
        )
    on = changes.pop("on", date(2026, 6, 14))
    values: dict[str, Any] = {
        "star": 3,
        "regime": REGIME,
        "number_text": "118/GCN-UBND",
        "product_code": "00-00017-3-2026",
        "decision_number": f"{next(_next)}/QĐ-UBND",
        "decided_on": on,
        "issued_on": on,
    }
    return domain.Grant(authority=authority, **{**values, **changes})


def make_certificate(product: Product | None = None, **changes: Any) -> Certificate:
    """A certificate in force, issued through the domain."""
    product = product or make_product()
    return domain.issue(product, grant=make_grant(product, **changes), by=None)


def make_old(product: Product | None = None, **changes: Any) -> Certificate:
    """A certificate of an old list whose day of issue is unknown."""
    values: dict[str, Any] = {
        "star": 3,
        "regime": "qd1048-2019",
        "source": "Kế hoạch OCOP 2022, phụ lục 1, dòng 4",
        "public_note": "Theo tài liệu năm 2021; chưa có dữ liệu sau đó.",
    }
    return domain.record_old(product or make_product(), by=None, **{**values, **changes})
