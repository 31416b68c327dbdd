"""The operator sets an installation up: first administrator, agencies one by one, all of a province."""

from datetime import date

import pytest

from saolang.core import events
from saolang.core.errors import NoRight, Stale, WrongInput
from saolang.dossiers.places import agencies_for
from saolang.people import domain, queries
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership, Organisation
from tests.factories.people import make_commune, make_member, make_organisation, make_province

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
COMMITTEE = OrganisationKind.COMMUNE_COMMITTEE


@pytest.fixture
def operator() -> Membership:
    return make_member(Role.SYSTEM_ADMIN)


def update(agency: Organisation, by: Membership, **changes) -> Organisation:
    values = {"name": agency.name, "symbol": agency.symbol, "place": agency.place, "expected": agency.version}
    return domain.update_organisation(agency, **{**values, **changes}, by=by)


def test_the_first_administrator_comes_with_one_operator() -> None:
    first = domain.found_operator("quantri", full_name=" Lê  Văn Quản ", password="Mat-khau-2026!")
    second = domain.found_operator("quantri2", full_name="Lê Thị Trị", password="Mat-khau-2026!")

    assert first.organisation == second.organisation == Organisation.objects.get(kind=OrganisationKind.SYSTEM)
    assert (first.role, first.account.full_name) == (Role.SYSTEM_ADMIN, "Lê Văn Quản")
    assert first.account.check_password("Mat-khau-2026!")


def test_the_operator_of_the_demonstration_is_not_the_real_one() -> None:
    make_organisation(OrganisationKind.SYSTEM, unit=None, illustration=True)

    assert not domain.found_operator("quantri", full_name="Lê Quản", password="x").organisation.illustration


@pytest.mark.parametrize(
    ("username", "full_name", "field"),
    [("a b", "Lê Quản", "username"), ("", "Lê Quản", "username"), ("x" * 151, "Lê Quản", "username"),
     ("quantri", "  ", "full_name"), ("quantri", "L" * 121, "full_name"), ("DACO", "Lê Quản", "username")],
)  # fmt: skip
def test_wrong_names_of_an_administrator_make_nothing(username: str, full_name: str, field: str) -> None:
    domain.create_account("daco", full_name="Người có trước")
    with pytest.raises(WrongInput) as refused:
        domain.found_operator(username, full_name=full_name, password="x")

    assert refused.value.field == field
    assert Account.objects.count() == 1
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("unit", [None, "province", "ended"])
def test_a_committee_stands_in_a_commune_of_today(operator: Membership, unit: str | None) -> None:
    places = {None: None, "province": make_province(), "ended": make_commune(valid_to=date(2025, 6, 30))}
    with pytest.raises(WrongInput):
        domain.create_organisation("Ủy ban nhân dân", kind=COMMITTEE, unit=places[unit], by=operator)


def test_one_committee_works_in_a_commune(operator: Membership, travel) -> None:
    commune = make_commune()
    first = domain.create_organisation(f"Ủy ban nhân dân {commune}", kind=COMMITTEE, unit=commune, by=operator)
    with pytest.raises(WrongInput) as refused:
        domain.create_organisation("Ủy ban khác", kind=COMMITTEE, unit=commune, by=operator)
    assert refused.value.code == "there-already"

    update(first, operator, valid_to=TODAY)
    travel(date(2026, 11, 23))
    domain.create_organisation("Ủy ban khác", kind=COMMITTEE, unit=commune, by=operator)
    first.refresh_from_db()
    with pytest.raises(WrongInput) as refused:
        update(first, operator, valid_to=None)
    assert refused.value.field == "valid_to"


def test_update_names_what_changed_and_keeps_the_rest(operator: Membership) -> None:
    agency = make_organisation()
    changed = update(agency, operator, name="Ủy ban nhân dân xã  Bến Mới", place="Bến Mới")

    assert (changed.name, changed.folded, changed.symbol) == (
        "Ủy ban nhân dân xã Bến Mới", "uy ban nhan dan xa ben moi", "UBND",
    )  # fmt: skip
    last = events.history(agency).first()
    assert last is not None
    assert '"name"' in last.data
    assert "Bến Mới" not in last.data
    same = update(changed, operator)
    assert same.version == changed.version


def test_update_refuses_strangers_stale_pages_and_circles(operator: Membership) -> None:
    agency, below = make_organisation(), make_organisation()
    with pytest.raises(NoRight):
        update(agency, make_member(Role.ORGANISATION_ADMIN, agency))
    below = update(below, operator, parent=agency)
    with pytest.raises(WrongInput) as refused:
        update(agency, operator, parent=below)
    assert refused.value.field == "parent"
    with pytest.raises(WrongInput):
        update(agency, operator, name="  ")
    update(agency, operator, symbol="UB")
    with pytest.raises(Stale):
        update(agency, operator, symbol="UBND-X", expected=0)


def test_a_province_gets_what_is_missing_and_nothing_twice(operator: Membership) -> None:
    province = make_province()
    communes = [make_commune(province) for _ in range(3)]
    make_commune(province, valid_to=date(2025, 6, 30))
    kept = make_organisation(COMMITTEE, unit=communes[0])

    made = domain.found_province(province, by=operator)

    assert [one.kind for one in made] == [
        OrganisationKind.PROVINCE_COMMITTEE, OrganisationKind.PROVINCE_OCOP_OFFICE, COMMITTEE, COMMITTEE,
    ]  # fmt: skip
    assert made[1].parent == made[0]
    assert made[0].name == f"Ủy ban nhân dân {province}"
    assert all(events.history(one).count() == 1 for one in made)
    assert agencies_for(communes[0], on=TODAY) == (kept, made[0])
    assert agencies_for(communes[2], on=TODAY)[0].symbol == "UBND"
    assert domain.found_province(province, by=operator) == []
    assert queries.province_gaps(province).missing == 0


def test_an_invented_province_is_marked(operator: Membership) -> None:
    province = make_province(invented=True)
    make_commune(province, invented=True)

    assert all(one.illustration for one in domain.found_province(province, by=operator))


def test_only_the_operator_founds_and_only_a_province_of_today(operator: Membership) -> None:
    with pytest.raises(NoRight):
        domain.found_province(make_province(), by=make_member(Role.OCOP_OFFICE))
    for unit in (make_commune(), make_province(valid_to=date(2025, 6, 30))):
        with pytest.raises(WrongInput):
            domain.found_province(unit, by=operator)


def test_the_list_is_the_operators_and_holds_no_producers(operator: Membership) -> None:
    agency = make_organisation()
    make_member(Role.PRODUCER)

    assert set(queries.agencies(operator)) == {agency, operator.organisation}
    assert not queries.agencies(make_member(Role.OCOP_OFFICE)).exists()
