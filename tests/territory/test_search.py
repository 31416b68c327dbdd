import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.territory.catalogue import YES, Unit, catalogue
from saolang.territory.search import Found, UnitNotFoundError, find_unit, label

TODAY = "2026-11-22"
DAYS = ("2022-03-01", "2025-06-30", "2025-07-01", TODAY)
OF_DAY = {day: sorted((u for u in catalogue().valid_on(day) if u.on(day) == YES), key=lambda u: u.id) for day in DAYS}
PLACES = st.sampled_from(DAYS).flatmap(lambda day: st.tuples(st.just(day), st.sampled_from(OF_DAY[day])))
SHORT = {
    "xã": "X. ",
    "phường": "P.",
    "thị trấn": "TT ",
    "huyện": "H. ",
    "quận": "Q.",
    "thị xã": "TX.",
    "thành phố": "TP. ",
    "tỉnh": "T. ",
    "đặc khu": "ĐK ",
}


def bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in parts if not unicodedata.combining(mark))


def shortened(path: list[Unit]) -> str:
    return ", ".join(f"{SHORT[unit.kind]}{unit.name}" for unit in reversed(path))


def full(path: list[Unit], between: str = ", ") -> str:
    return between.join(f"{unit.kind} {unit.name}" for unit in reversed(path))


SURE: tuple[Callable[[list[Unit]], str], ...] = (
    full,
    lambda path: full(path, " "),
    lambda path: full(path[::-1]),
    shortened,
    lambda path: "Số 12, đường Lê Lợi, ấp 3, " + full(path),
    lambda path: unicodedata.normalize("NFD", full(path).upper()),
)
LOOSE: tuple[Callable[[list[Unit]], str], ...] = (
    lambda path: bare(full(path)),
    lambda path: bare(full(path)).upper(),
    lambda path: ", ".join(unit.name for unit in reversed(path)),
    lambda path: full([path[0], path[-1]] if len(path) > 1 else path),
    lambda path: full(path[-1:]),
)


@settings(max_examples=150, deadline=None)
@given(PLACES, st.sampled_from(SURE))
def test_a_unit_is_found_by_its_full_name_on_a_day_of_its_structure(
    place: tuple[str, Unit], written: Callable[[list[Unit]], str]
) -> None:
    day, unit = place
    assert find_unit(written(catalogue().path(unit, day)), today=TODAY, on=day).unit == unit


@settings(max_examples=150, deadline=None)
@given(PLACES, st.sampled_from(LOOSE))
def test_a_unit_written_with_less_is_found_or_among_the_ambiguous(
    place: tuple[str, Unit], written: Callable[[list[Unit]], str]
) -> None:
    day, unit = place
    found = find_unit(written(catalogue().path(unit, day)), today=TODAY, on=day)
    assert unit in (found.unit, *found.ambiguous)
    assert (found.unit is None) == bool(found.ambiguous)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_an_answer_or_a_sentence(text: str) -> None:
    outcome: object
    try:
        outcome = find_unit(text, today=TODAY)
    except UnitNotFoundError as problem:
        outcome = str(problem)
    if isinstance(outcome, Found):
        assert outcome.unit or outcome.ambiguous
    else:
        assert str(outcome).startswith("Không tìm thấy")


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("xã Tân Hộ Cơ, huyện Tân Hồng, Đồng Tháp", "2022-03-01", "c29929-a"),
        ("ấp 3 xa tan ho co huyen tan hong dong thap", "2022-03-01", "c29929-a"),
        ("Đồng Tháp, Tân Hồng, Tân Hộ Cơ", "2022-03-01", "c29929-a"),
        ("P4, Q3, TPHCM", "2022-03-01", "c27148-a"),
        ("Phường 04, Quận 3, Thành phố Hồ Chí Minh", "2024-12-31", "c27148-a"),
        ("Phường 4, TP. Vị Thanh, Hậu Giang", "2022-01-01", "c31324-a"),
        ("PHƯỜNG B’LAO, TP. BẢO LỘC", "2022-01-01", "c24826-a"),
        ("huyện Đa Krông, Quảng Trị", "2022-01-01", "d467-a"),
        ("huyện Đakrông, Quảng Trị", "2022-01-01", "d467-a"),
        ("TP. Thuỷ Nguyên, Hải Phòng", "2025-06-30", "d311-b"),
        ("huyện Thủy Nguyên, TP Hải Phòng", "2022-05-01", "d311-a"),
        ("tỉnh Thừa Thiên - Huế", "2024-12-31", "p46-a"),
        ("thành phố Huế", "2025-07-01", "p46-b"),
        ("Đồng Tháp", "2022-03-01", "p87-a"),
        ("Đồng Tháp", TODAY, "p82-c"),
        ("xã Trảng Bom, tỉnh Đồng Nai, Việt Nam", "2025-08-01", "c26248-c"),
        ("phường Trảng Bom, Đồng Nai", TODAY, "c26248-d"),
        ("Q. Ba Đình, HN", "2024-01-01", "d001-a"),
        ("TP. Buôn Mê Thuột, Đắc Lắc", "2024-01-01", "d643-a"),
        ("F. Thuận An, TX. Long Mỹ, Hậu Giang", "2022-01-01", "c31471-a"),
        ("f.4, q.3, TP.HCM", "2022-01-01", "c27148-a"),
        ("huyện đảo Cồn Cỏ, Quảng Trị", "2022-01-01", "d471-a"),
        ("Tỉnh Bà Rịa – Vũng Tàu", "2022-01-01", "p77-a"),
        ("Bà Rịa – Vũng Tàu", "2022-01-01", "p77-a"),
        ("ấp Tân Bình – Tân Hộ Cơ – Tân Hồng – Đồng Tháp", "2022-01-01", "c29929-a"),
        ("ấp Tân Bình - Tân Hộ Cơ - Tân Hồng - Đồng Tháp", "2022-01-01", "c29929-a"),
        ("Thủ đô Hà Nội", TODAY, "p01-a"),
        ("huyện Krông Pắk, Đắk Lắk", "2022-01-01", "d654-a"),
        ("phường Vỹ Dạ, thành phố Huế, tỉnh Thừa Thiên Huế", "2022-01-01", "c19777-a"),
        ("phường Vỹ Dạ, quận Thuận Hóa, thành phố Huế", "2025-03-01", "c19777-b"),
        ("thị trấn Đạ Tẻh, huyện Đạ Tẻh, Lâm Đồng", "2022-01-01", "c25126-a"),
    ],
)
def test_writings_met_in_papers(text: str, on: str, expected: str) -> None:
    assert find_unit(text, today=TODAY, on=on).unit == catalogue().units[expected]


def test_without_a_day_the_units_of_today_come_first_and_then_the_latest_earlier_ones() -> None:
    assert find_unit("xã Tân Hộ Cơ, Đồng Tháp", today=TODAY).unit == catalogue().units["c29929-c"]
    old = find_unit("xã Tân Hộ Cơ, huyện Tân Hồng, Đồng Tháp", today=TODAY)
    assert (old.unit, old.day) == (catalogue().units["c29929-a"], "2025-06-30")


def test_one_name_in_several_places_is_ambiguous() -> None:
    found = find_unit("xã Tân Thành", today=TODAY, on="2022-03-01")
    assert found.unit is None
    assert len(found.ambiguous) > 5
    assert {unit.name for unit in found.ambiguous} == {"Tân Thành"}


def test_a_written_kind_keeps_a_huyen_and_a_city_of_one_name_apart() -> None:
    assert find_unit("huyện Cao Lãnh, Đồng Tháp", today=TODAY, on="2022-03-01").unit == catalogue().units["d873-a"]
    assert find_unit("TP Cao Lãnh, Đồng Tháp", today=TODAY, on="2022-03-01").unit == catalogue().units["d866-a"]
    with pytest.raises(UnitNotFoundError):
        find_unit("xã Mỹ Hội, thành phố Cao Lãnh, Đồng Tháp", today=TODAY, on="2022-03-01")


@pytest.mark.parametrize(
    ("text", "on", "part"),
    [
        ("xã Không Có, huyện Tân Hồng, Đồng Tháp", None, "Không tìm thấy đơn vị hành chính “xã Không Có"),
        ("xã Tân Hộ Cơ, huyện Tân Hồng, An Giang", "2022-03-01", "vào ngày 01/03/2022."),
        ("huyện Tân Hồng, Đồng Tháp", "2026-01-01", "huyện Tân Hồng, tỉnh Đồng Tháp (đến hết 30/06/2025)"),
        ("phường Trảng Bom, Đồng Nai", "2025-08-01", "từ một ngày chưa rõ trong khoảng 14/04/2026 – 30/04/2026"),
        ("TX. Hồng Ngự, Đồng Tháp", "2022-03-01", "thành phố Hồng Ngự, tỉnh Đồng Tháp"),
        ("tỉnh Đồng Nai", TODAY, "đến hết 29/04/2026"),
        ("xã Tân Thành, " * 2000, None, "Địa chỉ dài quá"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(text: str, on: str | None, part: str) -> None:
    with pytest.raises(UnitNotFoundError, match=re.escape(part)):
        find_unit(text, today=TODAY, on=on)


def test_a_label_names_the_superiors_of_the_day() -> None:
    unit = catalogue().units["c29929-a"]
    assert label(unit, "2022-03-01") == "xã Tân Hộ Cơ, huyện Tân Hồng, tỉnh Đồng Tháp"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Y Tý, Bát Xát, Lào Cai", "xã Y Tý, huyện Bát Xát, tỉnh Lào Cai"),
        ("Qui Nhơn, Bình Định", "thành phố Quy Nhơn, tỉnh Bình Định"),
        ("Bát Xát, Lào Cai", "xã Bát Xát, tỉnh Lào Cai"),
    ],
)
def test_an_ended_unit_that_explains_more_words_comes_before_one_of_today(text: str, unit: str) -> None:
    found = find_unit(text, today=TODAY)
    assert found.unit is not None
    assert label(found.unit, found.day) == unit
