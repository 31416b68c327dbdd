"""Who sees which certificates, filters by state, search without accents."""

from datetime import date

import pytest

from saolang.certificates import domain, queries
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.people.enums import OrganisationKind, Role
from saolang.territory.models import Responsibility, Succession
from tests.factories.certificates import (
    make_certificate,
    make_grant,
    make_member,
    make_ministry,
    make_old,
    make_organisation,
    make_product,
    make_unit,
)

pytestmark = pytest.mark.django_db


def test_scope_by_role() -> None:
    mine, other = make_certificate(), make_certificate()
    place = mine.product.place
    commune = make_organisation(OrganisationKind.COMMUNE_COMMITTEE, "UBND xã Bến Mẫu", unit=place)
    for member in (
        make_member(mine.product.producer.organisation, Role.PRODUCER),
        make_member(commune, Role.COMMUNE_OFFICER),
        make_member(mine.authority, Role.PROVINCE_LEADER),
        make_member(mine.authority.children.get(), Role.OCOP_OFFICE),
    ):
        assert list(queries.visible_to(member)) == [mine], member.role
    assert set(queries.visible_to(make_member(make_ministry(), Role.MINISTRY_OFFICE))) == {mine, other}
    partner = make_organisation(OrganisationKind.PARTNER, "Siêu thị")
    assert not queries.visible_to(make_member(partner, Role.ADVISER)).exists()


def test_the_unit_responsible_today_sees_old_certificates() -> None:
    row = make_old()
    now = make_unit("Bến Mới", province=row.product.place.province)
    Responsibility.objects.create(unit=row.product.place, today=now)
    commune = make_organisation(OrganisationKind.COMMUNE_COMMITTEE, "UBND xã Bến Mới", unit=now)
    assert list(queries.visible_to(make_member(commune, Role.COMMUNE_OFFICER))) == [row]


def test_the_filter_by_state_agrees_with_the_state(travel) -> None:
    travel(date(2033, 1, 1))
    rows = [make_certificate(on=date(2026, 6, 14)), make_old(), make_certificate(on=date(2030, 5, 5))]
    prolonged = make_certificate(on=date(2029, 6, 14))
    by = make_member(prolonged.authority, Role.PROVINCE_LEADER)
    domain.prolong(prolonged, decided_on=date(2032, 6, 20), reason="Nộp muộn", by=by)
    withdrawn = make_certificate(on=date(2029, 6, 14))
    leader = make_member(withdrawn.authority, Role.PROVINCE_LEADER)
    domain.withdraw(withdrawn, ground="b", decision_number="1/QĐ", decided_on=date(2031, 1, 1), by=leader)
    replaced = make_certificate(on=date(2029, 6, 14))
    domain.replace(replaced, grant=make_grant(replaced.product, on=date(2031, 1, 1)), by=None)
    assert len(rows) == 3
    days = ["2026-06-01", "2030-12-31", "2031-01-01", "2032-06-14", "2032-07-01", "2033-05-05"]
    for day in map(date.fromisoformat, days):
        expected: dict[str, set[int]] = {kind: set() for kind in Kind.values}
        for row in Certificate.objects.select_related(*queries.RELATED):
            expected[state_on(row, day).kind].add(row.pk)
        for kind in Kind.values:
            found = set(queries.with_state(Certificate.objects.all(), kind, day).values_list("pk", flat=True))
            assert found == expected[kind], (day, kind)


def test_search_without_accents_and_by_old_names() -> None:
    row = make_certificate()
    make_certificate(make_product("Gạo thơm", firm="Hộ Tư Mẫu", place=make_unit("Phú Thành")))
    for text in ("kho ca loc", "KHÔ CÁ", "thuy san", "bến mẫu", "ca loc sao mai", "  khô   cá "):
        assert queries.search_public(text) == [row], text
    old = make_unit("Tân Hộ Cơ")
    Succession.objects.create(old=old, new=row.product.place)
    assert queries.search_public("tan ho co") == [row]
    assert queries.search_public("không có đâu") == []
    assert queries.search_public("") == []
    assert queries.search_public("%" * 500) == []


def test_search_leaves_out_what_was_replaced(django_assert_num_queries) -> None:
    row = make_certificate()
    new = domain.replace(row, grant=make_grant(row.product, star=4, on=date(2026, 11, 1)), by=None)
    with django_assert_num_queries(1):
        assert queries.search_public("kho ca loc") == [new]


@pytest.mark.parametrize("count", [1, 3])
def test_lists_take_a_fixed_number_of_queries(count: int, django_assert_num_queries) -> None:
    for _ in range(count):
        make_certificate()
    member = make_member(make_ministry(), Role.MINISTRY_OFFICE)
    with django_assert_num_queries(1):
        lines = [
            (row.product.name, row.product.producer.organisation.name, state_on(row, clock.today()).sentence)
            for row in queries.visible_to(member)
        ]
    assert len(lines) == count
