"""Renewals at each point of their road, made by the domain."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from saolang.certificates import domain as certificates
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.dossiers.domain import commune, office, review
from saolang.dossiers.domain.draft import start_dossier
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier
from saolang.law.load import product_set
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation, SigningRight
from tests.factories.certificates import make_grant, make_ministry
from tests.factories.dossiers import fill
from tests.factories.office import Town, assess, issue_report, make_town, propose
from tests.factories.papers import issue
from tests.factories.people import make_member, make_signing_right
from tests.factories.producers import make_producer, make_product, member_of

GIVEN = date(2026, 6, 14)
END = date(2029, 6, 14)
Travel = Callable[[date], None]


@dataclass
class House:
    """A town, the people of its province who sign and number, one certificate and its renewal."""

    town: Town
    clerk: Membership
    chairman: SigningRight
    head: SigningRight
    certificate: Certificate
    dossier: Dossier

    @property
    def office(self) -> Membership:
        return self.town.office


def make_house(
    travel: Travel,
    *,
    star: int = 3,
    before: int = 150,
    kind: str = "renewal",
    points: str = "best",
    authority: Organisation | None = None,
) -> House:
    """A filed renewal or upgrade, `before` days before the end of the certificate."""
    travel(END - timedelta(days=before))
    town = make_town()
    leader = make_member(Role.PROVINCE_LEADER, town.province)
    product = make_product(make_producer(unit=town.unit))
    authority = authority or (make_ministry() if star == 5 else town.province)
    grant = make_grant(product, star=star, on=GIVEN, authority=authority)
    old = certificates.issue(product, grant=grant, by=None)
    return House(
        town=town,
        clerk=make_member(Role.CLERK, town.province),
        chairman=make_signing_right(town.province, leader.account),
        head=make_signing_right(town.office.organisation, post="Chánh Văn phòng"),
        certificate=old,
        dossier=file(old, kind=kind, points=points),
    )


def file(old: Certificate, *, kind: str = "renewal", points: str = "best") -> Dossier:
    """File a dossier about a certificate today."""
    by = member_of(old.product.producer)
    dossier = fill(start_dossier(old.product, kind=kind, by=by), points=points)
    submit_dossier(dossier, by=by)
    dossier.refresh_from_db()
    return dossier


def to_office(house: House, dossier: Dossier | None = None, *, finish: bool = True) -> Dossier:
    """Through the commune, received and (unless `finish` is off) checked by the OCOP office."""
    dossier, town = dossier or house.dossier, house.town
    commune.receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    assess(dossier, by=town.officer)
    issue_report(dossier, town)
    propose([dossier], town)
    office.receive_at_office(dossier, received_on=clock.today(), by=town.office)
    if not finish:
        return dossier
    check = dossier.office_check
    office.save_check(check, conclusion="Hồ sơ đầy đủ.", is_complete=True, by=town.office, expected=check.version)
    office.finish_check(dossier, by=town.office)
    dossier.refresh_from_db()
    return dossier


def best_marks(dossier: Dossier, *, fewer: int = 0) -> dict[str, str]:
    """The best option of each criterion; the last `fewer` criteria get the lowest one."""
    criteria = product_set(dossier.product_set).criteria
    cut = len(criteria) - fewer
    return {
        item.key: (max if place < cut else min)(item.options, key=lambda option: option.points).key
        for place, item in enumerate(criteria)
    }


def make_ready(house: House, dossier: Dossier | None = None, *, marks: dict[str, str] | None = None) -> Dossier:
    """The office decided against a field check and proposed points."""
    dossier = dossier or house.dossier
    review.decide_field_check(dossier, needed=False, note="Quy mô không đổi, minh chứng rõ.", by=house.office)
    review.save_proposal(
        dossier, marks=marks or best_marks(dossier), opinion="Duy trì tốt các tiêu chí.", by=house.office
    )
    return dossier


def issue_renewal_report(house: House, dossier: Dossier | None = None) -> OfficialPaper:
    """The report to the chair of the council, signed and issued."""
    dossier = dossier or house.dossier
    paper = issue(review.draft_report(dossier, by=house.office), clerk=house.office, right=house.head)
    dossier.refresh_from_db()
    return paper


def make_reported(travel: Travel, **changes) -> House:
    """A renewal that waits for the council's opinions."""
    marks = changes.pop("marks", None)
    house = make_house(travel, **changes)
    to_office(house)
    make_ready(house, marks=marks)
    issue_renewal_report(house)
    return house
