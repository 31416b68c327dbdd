"""Who sees which dossiers, with a fixed number of queries."""

from datetime import date

import pytest

from saolang.core.work import items_for
from saolang.dossiers import queries, rules
from saolang.people.domain import appoint_adviser
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Organisation
from tests.factories.dossiers import make_dossier, make_submitted
from tests.factories.people import make_member
from tests.factories.producers import make_producer_member, make_product, member_of

pytestmark = pytest.mark.django_db


def members(dossier):
    """Someone of each role around a dossier, and whether they see it once it is filed."""
    office = Organisation.objects.get(kind=OrganisationKind.PROVINCE_OCOP_OFFICE, unit=dossier.province.unit)
    return [
        (member_of(dossier.product.producer), True),
        (make_member(Role.COMMUNE_OFFICER, dossier.commune), True),
        (make_member(Role.COMMUNE_LEADER, dossier.commune), True),
        (make_member(Role.OCOP_OFFICE, office), True),
        (make_member(Role.PROVINCE_LEADER, dossier.province), True),
        (make_member(Role.MINISTRY_OFFICE), False),  # it sees what a province's letter sent up
        (make_producer_member(), False),
        (make_member(Role.COMMUNE_OFFICER), False),
        (make_member(Role.OCOP_OFFICE), False),
        (make_member(Role.DEPARTMENT_OFFICER), False),
        (make_member(Role.CLERK, dossier.commune), False),
        (make_member(Role.SYSTEM_ADMIN), False),
        (make_member(Role.ADVISER), False),
    ]


def test_filed_dossier_is_seen_by_those_who_handle_it():
    dossier = make_submitted()
    for by, sees in members(dossier):
        assert queries.visible_to(by).filter(pk=dossier.pk).exists() == sees, by.role


def test_draft_is_seen_by_its_producer_only():
    dossier = make_dossier()
    for by, _sees in members(dossier):
        expected = by.role == Role.PRODUCER and by.organisation == dossier.product.producer.organisation
        assert queries.visible_to(by).filter(pk=dossier.pk).exists() == expected, by.role


def test_adviser_sees_named_dossiers_in_its_term(today, travel):
    dossier, other = make_dossier(), make_dossier()
    adviser = make_member(Role.ADVISER)
    appoint_adviser(adviser, dossier=dossier.uuid, from_on=today, to_on=date(2026, 12, 31), by=None)
    assert list(queries.visible_to(adviser)) == [dossier]
    assert rules.can_edit(adviser, other) is not None
    assert rules.can_submit(adviser, dossier) is not None
    travel(date(2027, 1, 1))
    assert not queries.visible_to(adviser).exists()


def test_successor_of_a_commune_sees_its_dossiers():
    dossier = make_submitted()
    officer = make_member(Role.COMMUNE_OFFICER)
    Organisation.objects.filter(pk=dossier.commune_id).update(successor=officer.organisation)
    assert list(queries.visible_to(officer)) == [dossier]


def test_personal_fields_are_for_those_who_handle_the_dossier():
    dossier = make_submitted()
    may = {by.role for by, _sees in members(dossier) if rules.can_see_personal(by, dossier) is None}
    assert may == {
        Role.PRODUCER,
        Role.COMMUNE_OFFICER,
        Role.COMMUNE_LEADER,
        Role.OCOP_OFFICE,
        Role.PROVINCE_LEADER,
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_queries(django_assert_num_queries, rows):
    first = make_submitted()
    for _row in range(rows - 1):
        make_submitted(make_product(first.product.producer))
    by = make_member(Role.COMMUNE_OFFICER, first.commune)
    with django_assert_num_queries(2):
        found = list(queries.with_open_step(queries.search(queries.visible_to(by), "nuoc mam")))
        names = [(row.product.producer.organisation.name, row.commune.name, row.open_steps) for row in found]
    assert len(names) == rows


@pytest.mark.parametrize(("text", "count"), [("nuoc mam lang sao", 1), ("Nước MẮM", 1), ("banh phong", 0), ("", 1)])
def test_search_without_accents(text, count):
    dossier = make_submitted()
    rows = queries.search(queries.visible_to(member_of(dossier.product.producer)), text)
    assert rows.count() == count


def test_home_of_a_producer_says_what_comes_next():
    by = make_producer_member()
    assert [item.kind for item in items_for(by)] == ["product.first"]
    dossier = make_dossier()
    mine = member_of(dossier.product.producer)
    assert [(item.kind, item.target) for item in items_for(mine)] == [("dossier.continue", dossier.uuid)]
    product = make_product(dossier.product.producer)
    assert {(item.kind, item.target) for item in items_for(mine)} == {
        ("dossier.continue", dossier.uuid),
        ("dossier.start", product.uuid),
    }
