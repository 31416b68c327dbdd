from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.territory.catalogue import MAYBE, NO, YES, Span, Unit, catalogue

TODAY = "2026-11-22"
UNITS = st.sampled_from(sorted(catalogue().units.values(), key=lambda unit: unit.id))


def unit(at: str) -> Unit:
    return catalogue().units[at]


def names(units: list[Unit]) -> list[str]:
    return [f"{one.kind} {one.name}" for one in units]


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        ("2022-03-01", {"province": 63, "district": 705, "commune": 10599}),
        ("2025-06-30", {"province": 63, "district": 696, "commune": 10035}),
        ("2025-07-01", {"province": 34, "commune": 3321}),
        (TODAY, {"province": 34, "commune": 3321}),
    ],
)
def test_each_structure_has_its_official_number_of_units(day: str, counts: dict[str, int]) -> None:
    assert Counter(one.level for one in catalogue().valid_on(day) if one.on(day) == YES) == counts


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        ("2025-07-01", {"tỉnh": 28, "thành phố": 6, "xã": 2621, "phường": 687, "đặc khu": 13}),
        (TODAY, {"tỉnh": 25, "thành phố": 9, "xã": 2599, "phường": 709, "đặc khu": 13}),
    ],
)
def test_kinds_before_and_after_the_changes_of_2026(day: str, kinds: dict[str, int]) -> None:
    assert Counter(one.kind for one in catalogue().valid_on(day) if one.on(day) == YES) == kinds


def test_every_commune_of_the_reform_knows_what_it_was_made_of_and_by_which_resolution() -> None:
    made = {link.new_id for link in catalogue().successions}
    new = [one for one in catalogue().units.values() if one.level == "commune" and one.start.day == "2025-07-01"]
    assert len(new) == 3321
    assert all(one.id in made and one.resolution for one in new)


def test_nearly_every_unit_of_2022_leads_to_units_of_today_and_the_rest_is_left_open() -> None:
    open_ends = [one for one in catalogue().valid_on("2022-03-01") if not catalogue().responsible(one, TODAY)]
    assert {one.level for one in open_ends} == {"commune"}
    assert {one.lists for one in open_ends} == {("2021-2022",)}
    assert len(open_ends) < 100


def test_every_commune_of_june_2025_leads_to_units_of_today() -> None:
    assert all(catalogue().responsible(one, TODAY) for one in catalogue().valid_on("2025-06-30"))


@given(UNITS)
def test_those_responsible_are_valid_today_and_a_valid_unit_answers_for_itself(one: Unit) -> None:
    responsible = catalogue().responsible(one, TODAY)
    assert all(heir.on(TODAY) == YES for heir in responsible)
    assert (responsible == [one]) == (one.on(TODAY) == YES)


@given(UNITS)
def test_a_path_runs_from_a_province_down_to_the_unit_through_units_of_its_time(one: Unit) -> None:
    day = one.end.earliest if one.end else TODAY
    path = catalogue().path(one, day)
    assert path[0].level == "province"
    assert path[-1] is one
    assert all(step.on(day) is not NO for step in path)


@pytest.mark.parametrize("day", ["2022-03-01", "2025-06-30", "2025-07-01", TODAY])
def test_every_unit_of_a_structure_stands_under_units_of_that_structure(day: str) -> None:
    wrong = [one.id for one in catalogue().valid_on(day) if any(up.on(day) is NO for up in catalogue().path(one, day))]
    assert wrong == []


def test_a_commune_changed_its_district_where_the_code_of_an_ended_district_was_given_to_another() -> None:
    book = catalogue()
    for at, before, after in (
        ("c25126", "Đạ Tẻh", "Đạ Huoai"),
        ("c26680", "Đất Đỏ", "Long Đất"),
        ("c19777", "Huế", "Thuận Hóa"),
    ):
        assert book.path(unit(f"{at}-a"), "2022-03-01")[1].name == before
        assert book.path(unit(f"{at}-b"), "2025-06-30")[1].name == after
        assert unit(f"{at}-b") in book.versions(unit(f"{at}-a"))
    assert (unit("c19777-a").end, unit("c19777-b").start.day) == (Span("2024-12-31", "2024-12-31"), "2025-01-01")


def test_a_reused_code_joins_no_two_units() -> None:
    book = catalogue()
    assert names(book.responsible(unit("p82-a"), TODAY)) == ["tỉnh Đồng Tháp"]
    assert unit("p82-a").name == "Tiền Giang"
    assert names(book.responsible(unit("p15-a"), TODAY)) == ["tỉnh Lào Cai"]
    for link in book.successions:
        old, new = unit(link.old_id), unit(link.new_id)
        assert link.form != "continues" or (old.code, old.level) == (new.code, new.level)


@pytest.mark.parametrize("name", ["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"])
def test_island_districts_without_communes_went_on_as_special_zones(name: str) -> None:
    (island,) = [one for one in catalogue().valid_on("2025-06-30", "district") if one.name == name]
    assert names(catalogue().responsible(island, TODAY)) == [f"đặc khu {name}"]


def test_a_province_became_a_city_and_is_called_so_from_that_day() -> None:
    before, after = unit("p75-c"), unit("p75-d")
    assert (before.end, after.start.day) == (Span("2026-04-29", "2026-04-29"), "2026-04-30")
    commune = next(one for one in catalogue().valid_on(TODAY, "commune") if one.parent_id == after.id)
    assert catalogue().path(commune, "2026-04-29")[0].kind == "tỉnh"
    assert catalogue().path(commune, "2026-04-30")[0].kind == "thành phố"
    assert set(catalogue().children(before)) == set(catalogue().children(after))


def test_an_unknown_day_makes_both_forms_possible_and_neither_sure() -> None:
    assert unit("p24-c").on("2026-09-01") == unit("p24-d").on("2026-09-01") == MAYBE
    assert unit("p24-c").on("2026-08-23") == unit("p24-d").on(TODAY) == YES
    assert Span("2026-08-24", "2026-10-31").day is None


def test_a_divided_commune_has_several_successors_each_a_part() -> None:
    ward = unit("c27148-a")  # Phường 4 of Quận 3
    links = catalogue().successions_of(ward)
    assert {link.form for link in links} == {"part"}
    assert {link.basis for link in links} == {"note"}
    assert names(catalogue().responsible(ward, TODAY)) == ["phường Xuân Hòa", "phường Bàn Cờ"]


def test_the_data_files_are_small_and_the_disagreements_can_be_read() -> None:
    data = files("saolang.territory") / "data"
    assert sum(len(file.read_bytes()) for file in data.iterdir()) < 500_000
    head, *rows = (data / "disagreements.tsv").read_text("utf-8").splitlines()
    assert head.startswith("chuyện\tđơn vị cũ")
    assert rows
    assert {row.count("\t") for row in rows} == {head.count("\t")}
