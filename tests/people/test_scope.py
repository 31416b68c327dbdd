"""Scope by unit: commune, province, ministry; ended units follow their successor of today."""

from datetime import date

import pytest

from saolang.people import domain, queries, rules
from saolang.people.enums import BodyKind, OrganisationKind, Role
from saolang.people.models import Body, Organisation, Seat
from saolang.territory.models import Responsibility, Unit
from tests.factories.people import make_account, make_commune, make_member, make_organisation, make_province

pytestmark = pytest.mark.django_db


def units_of(membership: object) -> set[Unit]:
    return set(queries.scope_units(membership))


def test_commune_has_its_unit_and_those_it_answers_for() -> None:
    officer = make_member(Role.COMMUNE_OFFICER)
    old, other = make_commune(), make_commune(officer.organisation.unit.province)
    Responsibility.objects.create(unit=old, today=officer.organisation.unit)
    assert units_of(officer) == {officer.organisation.unit, old}
    assert other not in units_of(officer)


def test_province_has_its_communes_and_ended_units_that_lie_in_it_today() -> None:
    office = make_member(Role.OCOP_OFFICE)
    province = office.organisation.unit
    commune, ended_province = make_commune(province), make_province()
    ended = make_commune(ended_province)
    Responsibility.objects.create(unit=ended, today=commune)
    Responsibility.objects.create(unit=ended_province, today=province)
    stranger = make_commune()
    assert units_of(office) == {province, commune, ended, ended_province}
    assert stranger not in units_of(office)


def test_ministry_has_all_producers_and_operator_none() -> None:
    commune = make_commune()
    assert commune in units_of(make_member(Role.MINISTRY_OFFICE))
    producer = make_organisation(OrganisationKind.COOPERATIVE, unit=commune)
    for member in (make_member(Role.PRODUCER, producer), make_member(Role.SYSTEM_ADMIN), make_member(Role.ADVISER)):
        assert units_of(member) == set()
        assert list(queries.visible_to(member)) == [member.organisation]


def test_organisations_in_scope_of_each_level_take_one_query(django_assert_num_queries) -> None:
    officer, office = make_member(Role.COMMUNE_OFFICER), make_member(Role.OCOP_OFFICE)
    inside = make_organisation(OrganisationKind.COOPERATIVE, unit=officer.organisation.unit)
    outside = make_organisation(OrganisationKind.COOPERATIVE, unit=make_commune(office.organisation.unit))
    floating = make_organisation(OrganisationKind.PARTNER, unit=None)
    with django_assert_num_queries(1):
        assert set(queries.organisations_in_scope(officer)) == {officer.organisation, inside}
    with django_assert_num_queries(1):
        assert set(queries.organisations_in_scope(office)) == {office.organisation, outside}
    everything = set(queries.organisations_in_scope(make_member(Role.MINISTRY_OFFICE)))
    assert {inside, outside, floating} <= everything


def test_in_scope_filters_by_a_path() -> None:
    officer = make_member(Role.COMMUNE_OFFICER)
    child = make_organisation(OrganisationKind.MASS_ORGANISATION, parent=officer.organisation, unit=None)
    make_organisation(OrganisationKind.MASS_ORGANISATION, parent=make_organisation(), unit=None)
    assert Organisation.objects.filter(queries.in_scope(officer, "parent__unit")).get() == child


def test_every_kind_of_organisation_has_its_roles() -> None:
    assert set(rules.ROLES_OF_KIND) == set(OrganisationKind.values)
    assert {role for roles in rules.ROLES_OF_KIND.values() for role in roles} == set(Role)


@pytest.mark.parametrize(
    ("body_ends", "seat_from", "seat_to", "sits"),
    [
        (None, None, None, True),
        (date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 22), True),
        (date(2026, 11, 21), None, None, False),
        (None, date(2026, 11, 23), None, False),
        (None, None, date(2026, 11, 21), False),
    ],
)
def test_a_seat_is_held_in_its_term_and_in_that_of_its_body(
    body_ends: date | None, seat_from: date | None, seat_to: date | None, sits: bool
) -> None:
    person = make_account()
    body = domain.create_body(
        make_organisation(OrganisationKind.PROVINCE_COMMITTEE), kind=BodyKind.COUNCIL, name="Hội đồng", by=None
    )
    seat = domain.add_seat(body, full_name=person.full_name, title="Phó Giám đốc", account=person, by=None)
    Body.objects.filter(pk=body.pk).update(to_on=body_ends)
    Seat.objects.filter(pk=seat.pk).update(from_on=seat_from, to_on=seat_to)
    assert list(queries.seats_of(person)) == ([seat] if sits else [])
