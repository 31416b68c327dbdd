"""Units, agencies, people and their rights, as real rows made by the domain."""

from datetime import date
from itertools import count

from saolang.people import domain
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership, Organisation, SigningRight
from saolang.territory.models import Kind, Level, Unit
from saolang.viet.text import fold

PASSWORD = "Mat-khau-2026!"
_next = count(1)


def make_province(**changes) -> Unit:
    """A province unit, "tỉnh Sông Sao 1"."""
    number = next(_next)
    values = {
        "stable_id": f"test-{number}",
        "level": Level.PROVINCE,
        "kind": Kind.TINH,
        "code": f"{number % 100:02d}",
        "name": f"Sông Sao {number}",
        **changes,
    }
    return Unit.objects.create(folded=fold(values["name"]), **values)


def make_commune(province: Unit | None = None, **changes) -> Unit:
    """A commune unit of a province."""
    number = next(_next)
    province = province or make_province()
    values = {
        "stable_id": f"test-{number}",
        "level": Level.COMMUNE,
        "kind": Kind.XA,
        "code": f"{number:05d}",
        "name": f"Đồng Sao {number}",
        "parent": province,
        "province": province,
        **changes,
    }
    return Unit.objects.create(folded=fold(values["name"]), **values)


def make_account(**changes) -> Account:
    """A person who can sign in with `PASSWORD`."""
    number = next(_next)
    values = {"username": f"nguoi{number}", "full_name": f"Nguyễn Thị Sao {number}", "password": PASSWORD, **changes}
    return domain.create_account(values.pop("username"), **values)


def make_organisation(kind: str = OrganisationKind.COMMUNE_COMMITTEE, **changes) -> Organisation:
    """An agency; a commune's committee unless another kind is asked for, with a unit of its level."""
    provincial = (
        OrganisationKind.PROVINCE_COMMITTEE,
        OrganisationKind.PROVINCE_OCOP_OFFICE,
        OrganisationKind.DEPARTMENT,
    )
    if "unit" not in changes and kind == OrganisationKind.COMMUNE_COMMITTEE:
        changes["unit"] = make_commune()
    elif "unit" not in changes and kind in provincial:
        changes["unit"] = make_province()
    values = {"name": f"Ủy ban nhân dân xã Đồng Sao {next(_next)}", "symbol": "UBND", "place": "Đồng Sao", **changes}
    return domain.create_organisation(values.pop("name"), kind=kind, by=None, **values)


def make_member(
    role: str = Role.COMMUNE_OFFICER,
    organisation: Organisation | None = None,
    account: Account | None = None,
    **changes,
) -> Membership:
    """A membership since the beginning of 2026; the organisation fits the role when none is given."""
    organisation = organisation or make_organisation(_KIND_OF_ROLE.get(role, OrganisationKind.COMMUNE_COMMITTEE))
    values = {"from_on": date(2026, 1, 1), **changes}
    return domain.add_membership(organisation, account=account or make_account(), role=role, by=None, **values)


def make_signing_right(organisation: Organisation, account: Account | None = None, **changes) -> SigningRight:
    """The right of the head of an agency, for all kinds of paper, since the beginning of 2026."""
    values = {
        "post": "Chủ tịch",
        "from_on": date(2026, 1, 1),
        "granting_paper": "Nghị quyết số 01/NQ-HĐND ngày 01/01/2026",
        **changes,
    }
    return domain.grant_signing_right(organisation, account=account or make_account(), by=None, **values)


def make_office_pair() -> tuple[Organisation, Organisation]:
    """A province's committee and the OCOP office that serves it, in one province."""
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
    return committee, office


_KIND_OF_ROLE = {
    Role.OCOP_OFFICE: OrganisationKind.PROVINCE_OCOP_OFFICE,
    Role.PROVINCE_LEADER: OrganisationKind.PROVINCE_COMMITTEE,
    Role.MINISTRY_OFFICE: OrganisationKind.MINISTRY_OCOP_OFFICE,
    Role.DEPARTMENT_OFFICER: OrganisationKind.DEPARTMENT,
    Role.PRODUCER: OrganisationKind.COOPERATIVE,
    Role.ADVISER: OrganisationKind.PARTNER,
    Role.SYSTEM_ADMIN: OrganisationKind.SYSTEM,
}
