from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker

from saolang.territory.load import load_units
from saolang.territory.models import Responsibility, Succession, Unit
from saolang.territory.queries import (
    descendants,
    forms,
    label,
    responsible_today,
    search_units,
    unit_on,
    valid_on,
)

TODAY = date(2026, 11, 22)
IN_2022 = date(2022, 3, 1)


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """All units, loaded once for the module and rolled back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_units()
        yield
        transaction.set_rollback(True)


pytestmark = pytest.mark.django_db


def unit(code: str, day: date, level: str = "commune") -> Unit:
    found = unit_on(code, day, level)
    assert found is not None
    return found


def test_loading_again_changes_nothing_and_writes_nothing() -> None:
    before = (Unit.objects.count(), Succession.objects.count(), Responsibility.objects.count())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert load_units() == before[0]
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE"))]
    assert (Unit.objects.count(), Succession.objects.count(), Responsibility.objects.count()) == before


def test_a_row_changed_by_hand_is_put_right_and_an_assignment_stays() -> None:
    province = unit("82", TODAY, "province")
    Unit.objects.filter(pk=province.pk).update(name="Sai")
    divided = unit("27148", IN_2022)
    first, second = responsible_today(divided)
    Responsibility.objects.create(unit=divided, today=second, decided_by="Nguyễn Văn A")
    load_units()
    province.refresh_from_db()
    assert province.name == "Đồng Tháp"
    assert responsible_today(divided) == [second] != [first]


def test_a_link_that_the_files_no_longer_hold_is_removed() -> None:
    count = Succession.objects.count()
    Succession.objects.create(old=unit("27148", IN_2022), new=unit("29929", TODAY))
    load_units()
    assert Succession.objects.count() == count


@pytest.mark.parametrize(
    ("day", "counts"), [(IN_2022, [63, 705, 10599]), (date(2025, 6, 30), [63, 696, 10035]), (TODAY, [34, 0, 3321])]
)
def test_the_tables_hold_each_structure(day: date, counts: list[int]) -> None:
    assert [valid_on(day, level).count() for level in ("province", "district", "commune")] == counts


def test_a_code_means_another_unit_on_another_day() -> None:
    assert str(unit("82", IN_2022, "province")) == "tỉnh Tiền Giang"
    assert str(unit("82", TODAY, "province")) == "tỉnh Đồng Tháp"
    assert str(unit("75", date(2026, 4, 29), "province")) == "tỉnh Đồng Nai"
    assert str(unit("75", date(2026, 4, 30), "province")) == "thành phố Đồng Nai"
    assert unit_on("99999", TODAY, "commune") is None
    assert unit_on("24", date(2026, 9, 1), "province") is None


def test_responsible_labels_and_forms() -> None:
    old = unit("29929", IN_2022)
    assert label(old) == "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp"
    assert [label(heir) for heir in responsible_today(old)] == ["xã Tân Hộ Cơ, tỉnh Đồng Tháp"]
    ward = unit("26248", TODAY)
    assert [str(form) for form in forms(ward).order_by("stable_id")] == ["xã Trảng Bom", "phường Trảng Bom"]
    assert label(ward, date(2026, 4, 1)) == "phường Trảng Bom, tỉnh Đồng Nai"


def test_an_invented_unit_answers_for_itself() -> None:
    province = Unit.objects.create(
        stable_id="x01", level="province", kind="tinh", code="X1", name="Minh Họa", folded="minh hoa", invented=True
    )
    commune = Unit.objects.create(
        stable_id="x01-1",
        level="commune",
        kind="xa",
        code="X0001",
        name="Mẫu",
        folded="mau",
        parent=province,
        province=province,
        invented=True,
    )
    assert responsible_today(commune) == [commune]
    assert label(commune) == "xã Mẫu, tỉnh Minh Họa"
    assert list(descendants(province, TODAY)) == [commune]
    assert commune in search_units("mẫu", TODAY)


def test_descendants_of_a_province_that_changed_its_kind() -> None:
    before, after = unit("75", date(2025, 8, 1), "province"), unit("75", TODAY, "province")
    assert descendants(before, TODAY).count() == descendants(after, TODAY).count() == 95
    assert descendants(unit("87", IN_2022, "province"), IN_2022).filter(level="commune").count() == 143


def test_search_puts_the_exact_unit_first_and_then_names_that_begin_so() -> None:
    found = search_units("xa tan h", TODAY)
    assert found
    assert {one.kind for one in found} == {"xa"}
    assert all(one.folded.startswith("tan h") for one in found)
    assert search_units("xã Tân Hộ Cơ, Đồng Tháp", TODAY)[0] == unit("29929", TODAY)
    assert search_units("  ", TODAY) == search_units("’", TODAY) == []
