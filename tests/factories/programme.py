"""Plans as real rows: an OCOP office with its people, plans with targets, tasks and money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from saolang.core import clock
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation, SigningRight
from saolang.programme import domain
from saolang.programme.enums import FundGroup, Stage
from saolang.programme.models import BudgetLine, Plan
from saolang.territory.models import Unit
from tests.factories.people import make_commune, make_member, make_organisation, make_province, make_signing_right


@dataclass(frozen=True)
class Bureau:
    """A province: committee, OCOP office, a department and a commune, with the people whom plans need."""

    unit: Unit
    committee: Organisation
    office: Membership
    leader: Membership
    clerk: Membership
    accountant: Membership
    right: SigningRight
    department: Membership
    commune: Organisation
    officer: Membership
    commune_leader: Membership


def make_bureau() -> Bureau:
    """Everyone of one province."""
    unit = make_province()
    committee = make_organisation(
        OrganisationKind.PROVINCE_COMMITTEE, unit=unit, name=f"Ủy ban nhân dân {unit}", place=unit.name
    )
    office = make_organisation(
        OrganisationKind.PROVINCE_OCOP_OFFICE,
        unit=unit,
        parent=committee,
        name=f"Văn phòng OCOP {unit}",
        symbol="VPOCOP",
    )
    commune = make_commune(unit)
    town = make_organisation(OrganisationKind.COMMUNE_COMMITTEE, unit=commune, name=f"Ủy ban nhân dân {commune}")
    leader = make_member(Role.PROVINCE_LEADER, committee)
    department = make_organisation(OrganisationKind.DEPARTMENT, unit=unit, name=f"Sở Công Thương {unit.name}")
    return Bureau(
        unit=unit,
        committee=committee,
        office=make_member(Role.OCOP_OFFICE, office),
        leader=leader,
        clerk=make_member(Role.CLERK, committee),
        accountant=make_member(Role.ACCOUNTANT, office),
        right=make_signing_right(committee, leader.account),
        department=make_member(Role.DEPARTMENT_OFFICER, department),
        commune=town,
        officer=make_member(Role.COMMUNE_OFFICER, town),
        commune_leader=make_member(Role.COMMUNE_LEADER, town),
    )


def make_plan(bureau: Bureau | None = None, **changes) -> Plan:
    """A draft of the province for 2026."""
    bureau = bureau or make_bureau()
    values = {"title": "Kế hoạch Chương trình OCOP năm 2026", "year_from": 2026, "by": bureau.office, **changes}
    return domain.create_plan(values.pop("organisation", bureau.committee), **values)


def fill_plan(plan: Plan, *, by: Membership, lead: Organisation | None = None) -> Plan:
    """A target that is counted, one that is typed, two tasks, a budget of 300 million đồng in two lines."""
    domain.add_target(
        plan, text="Sản phẩm được công nhận mới", indicator="certificates.new", value=Decimal(4), unit="sản phẩm", by=by
    )
    domain.add_target(plan, text="Cán bộ được tập huấn", value=Decimal(400), unit="người", by=by)
    parties = [domain.Party("lead", lead.name if lead else "Sở Công Thương", lead)]
    first = domain.add_task(plan, title="Đào tạo, tập huấn", code="1", quarters=[2], parties=parties, by=by)
    domain.add_task(plan, title="Tập huấn cán bộ xã", code="1.1", parent=first, quarters=[1], parties=parties, by=by)
    top = domain.add_line(plan, content="Đào tạo, tập huấn", code="1", by=by)
    make_amount(top, 300_000_000, by=by)
    for code, amount in (("1.1", 100_000_000), ("1.2", 200_000_000)):
        make_amount(domain.add_line(plan, content=f"Lớp {code}", code=code, parent=top, by=by), amount, by=by)
    domain.add_duty(plan, organisation_text="Sở Tài chính", text="Bố trí kinh phí.", by=by)
    domain.cite(plan, kind="Quyết định", number="919/QĐ-TTg", written_on=date(2022, 8, 1), issuer="Thủ tướng", by=by)
    return plan


def make_amount(line: BudgetLine, amount: int, *, by: Membership, stage: str = Stage.NEED, **changes):
    """An amount of a line."""
    return domain.enter_amount(line, stage=stage, amount=amount, by=by, **changes)


def make_issued(
    bureau: Bureau | None = None, *, filled: bool = True, lead: Organisation | None = None, **changes
) -> Plan:
    """A plan in force, recorded from its paper, issued on 5/1 of its year."""
    bureau = bureau or make_bureau()
    plan = make_plan(bureau, **changes)
    by = changes.get("by", bureau.office)
    if filled:
        fill_plan(plan, by=by, lead=lead or bureau.department.organisation)
    day = min(date(plan.year_from, 1, 5), clock.today())
    return domain.record_issued(plan, number_text="05/KH-UBND", issued_on=day, signer_name="Lê Văn A", by=by)


def make_beside(plan: Plan, amount: int, *, by: Membership, group: str = FundGroup.INTEGRATED) -> BudgetLine:
    """A line with money that stands beside the total."""
    line = domain.add_line(plan, content="Lồng ghép khuyến công", code="9", by=by)
    make_amount(line, amount, by=by, fund=domain.add_source(plan, group=group, by=by))
    return line
