"""An invented province with its communes, agencies and the people who work there."""

from dataclasses import dataclass
from datetime import timedelta

from saolang.demo.bulk.maker import Maker, fact, save, words
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership, Organisation
from saolang.territory.models import Kind, Level, Unit
from saolang.viet.text import fold

FIRST_COMMUNE_CODE = 40_000
COMMUNE_CODES_OF_A_PROVINCE = 1_000
SINCE = timedelta(days=4 * 365)
COMMUNE_STAFF = (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.CLERK)


@dataclass
class Commune:
    """A commune with its committee and officer."""

    unit: Unit
    committee: Organisation
    officer: Membership


@dataclass
class Province:
    """A province with its agencies and the people that papers name."""

    unit: Unit
    committee: Organisation
    office: Organisation
    officer: Membership
    chairman: Membership
    members: list[Membership]
    communes: list[Commune]


def make_province(maker: Maker, *, communes: int, members: int) -> Province:
    """Units, agencies, accounts; `members` people of departments who can sit in councils."""
    unit, commune_units = _units(maker, communes)
    committee = _agency(maker, OrganisationKind.PROVINCE_COMMITTEE, f"UBND {unit}", unit, "UBND")
    save([committee])
    office = _agency(maker, OrganisationKind.PROVINCE_OCOP_OFFICE, f"Văn phòng OCOP {unit}", unit, "VPOCOP")
    department = _agency(maker, OrganisationKind.DEPARTMENT, f"Sở Nông nghiệp {unit}", unit, "SNN")
    office.parent = department.parent = committee
    agencies = [_agency(maker, OrganisationKind.COMMUNE_COMMITTEE, f"UBND {one}", one, "UBND") for one in commune_units]
    save([office, department, *agencies])
    staff = [
        (office, Role.OCOP_OFFICE, "ocop"),
        (office, Role.CLERK, "vanthu-ocop"),
        (committee, Role.PROVINCE_LEADER, "lanhdao"),
        (committee, Role.CLERK, "vanthu"),
        *((department, Role.DEPARTMENT_OFFICER, f"so-{number + 1}") for number in range(members)),
        *((one, role, f"{one.unit.code}-{role}") for one in agencies for role in COMMUNE_STAFF if one.unit),
    ]
    made = _staff(maker, staff)
    first = 4 + members
    return Province(
        unit=unit,
        committee=committee,
        office=office,
        officer=made[0],
        chairman=made[2],
        members=made[4:first],
        communes=[
            Commune(one, agency, made[first + number * len(COMMUNE_STAFF)])
            for number, (one, agency) in enumerate(zip(commune_units, agencies, strict=True))
        ],
    )


def _units(maker: Maker, communes: int) -> tuple[Unit, list[Unit]]:
    name = f"Mẫu {maker.number + 1:02d}"
    province = _unit(maker, "tinh", name, Level.PROVINCE, Kind.TINH, words()["free_province_codes"][maker.number], None)
    save([province])
    first = FIRST_COMMUNE_CODE + maker.number * COMMUNE_CODES_OF_A_PROVINCE
    units = []
    for number in range(communes):
        kind = maker.pick([(Kind.XA, 78), (Kind.PHUONG, 22)])
        code = f"{first + number}"
        units.append(_unit(maker, code, f"{name}-{number + 1:03d}", Level.COMMUNE, kind, code, province))
    save(units)
    return province, units


def _unit(maker: Maker, key: str, name: str, level: Level, kind: Kind, code: str, parent: Unit | None) -> Unit:
    unit = maker.new(
        Unit,
        stable_id=f"made-{maker.seed}-{maker.number}-{key}",
        level=level,
        kind=kind,
        code=code,
        name=name,
        folded=fold(name),
        parent=parent,
        province=parent,
        invented=True,
    )
    maker.happened(unit, fact("invented", at=maker.at(maker.today), code=code))
    return unit


def _agency(maker: Maker, kind: str, name: str, unit: Unit, symbol: str) -> Organisation:
    made = maker.new(
        Organisation,
        kind=kind,
        name=name,
        folded=fold(name),
        unit=unit,
        symbol=symbol,
        place=unit.name,
        illustration=True,
    )
    maker.happened(made, fact("created", at=maker.at(maker.today - SINCE), kind=kind, unit=unit.stable_id))
    return made


def _staff(maker: Maker, staff: list[tuple[Organisation, Role, str]]) -> list[Membership]:
    accounts = [
        maker.new(
            Account,
            username=f"mau{maker.seed}.{maker.number + 1}.{key}",
            full_name=maker.person(),
            password=maker.password,
        )
        for _agency, _role, key in staff
    ]
    save(accounts)
    memberships = [
        maker.new(Membership, account=account, organisation=agency, role=role, from_on=maker.today - SINCE)
        for account, (agency, role, _key) in zip(accounts, staff, strict=True)
    ]
    save(memberships)
    return memberships
