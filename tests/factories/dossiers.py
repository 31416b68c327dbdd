"""Dossiers at several points of the road, made by the domain."""

from saolang.dossiers.domain.draft import save_form, start_dossier
from saolang.dossiers.domain.marks import set_mark
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier
from saolang.law import load
from saolang.people.enums import OrganisationKind
from saolang.people.models import Membership, Organisation
from saolang.producers.models import Product
from saolang.territory.models import Unit
from tests.factories.people import make_commune, make_organisation, make_province
from tests.factories.producers import make_producer, make_product, member_of

ANSWERS = {
    "product": {"specification": "Chai thủy tinh 500 ml, tiêu chuẩn cơ sở số 01.", "has_business_registration": True},
    "results": {"materials": "Cá cơm mua của 12 hộ trong xã, ủ chượp trong thùng gỗ.", "revenue_last": 1_250_000_000},
    "plan": {"plan_product": "Thêm chai 250 ml trong năm tới."},
}


def make_place() -> Unit:
    """A commune with its committee, its province's committee and OCOP office in the system."""
    province = make_province()
    unit = make_commune(province)
    make_committees(unit)
    return unit


def make_committees(unit: Unit) -> tuple[Organisation, Organisation]:
    """The committees of a commune and of its province, and the OCOP office."""
    province = unit.province
    commune = make_organisation(unit=unit, name=f"Ủy ban nhân dân {unit}")
    committee = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_COMMITTEE, unit=province).first()
    if committee is None:
        committee = make_organisation(
            OrganisationKind.PROVINCE_COMMITTEE, unit=province, name=f"Ủy ban nhân dân {province}"
        )
        make_organisation(
            OrganisationKind.PROVINCE_OCOP_OFFICE, unit=province, parent=committee, name=f"Văn phòng OCOP {province}"
        )
    return commune, committee


def make_dossier(product: Product | None = None, *, by: Membership | None = None, **changes) -> Dossier:
    """A draft with what the product told; its commune and province are in the system."""
    product = product or make_product(make_producer(unit=make_place()))
    return start_dossier(product, by=by or member_of(product.producer), **changes)


def fill(dossier: Dossier, *, points: str = "best") -> Dossier:
    """Answer every required field and choose the best (or first) option of every criterion."""
    by = member_of(dossier.product.producer)
    for section, values in ANSWERS.items():
        save_form(dossier, section, values=values, by=by)
    for criterion in load.product_set(dossier.product_set).criteria:
        pick = max if points == "best" else min
        option = pick(criterion.options, key=lambda option: option.points)
        set_mark(dossier, criterion.key, option=option.key, description=f"Mô tả {criterion.key}", by=by)
    return dossier


def make_filled(product: Product | None = None, **changes) -> Dossier:
    """A draft that can be filed."""
    return fill(make_dossier(product), **changes)


def make_submitted(product: Product | None = None, **changes) -> Dossier:
    """A dossier that was filed today."""
    dossier = make_filled(product, **changes)
    submit_dossier(dossier, by=member_of(dossier.product.producer))
    dossier.refresh_from_db()
    return dossier
