import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.territory.catalogue import catalogue
from saolang.territory.names import fold, key, plain_name, spell, split_kind, squeeze

NAMES = sorted({unit.name for unit in catalogue().units.values()})


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Hoà Bình", "HÒA BÌNH"),
        ("B'Lao", "B’Lao"),
        ("Phường 04", "Phường 4"),
        ("Phan Rang-Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("Văn Miếu – Quốc Tử Giám", "Văn Miếu Quốc Tử Giám"),
    ],
)
def test_two_writings_of_one_name_spell_the_same(one: str, two: str) -> None:
    assert spell(one) == spell(two)


def test_accents_tell_names_apart_until_they_are_dropped() -> None:
    assert spell("Tân An") != spell("Tân Ân")
    assert fold("Tân An") == fold("Tân Ân") == "tan an"


def test_spaces_and_y_count_in_no_key() -> None:
    assert squeeze("Đa Krông") == squeeze("Đakrông")
    assert key("Mỹ Quí") == key("Mĩ Quý")


@given(st.sampled_from(NAMES))
def test_every_name_survives_capitals_and_decomposition(name: str) -> None:
    for written in (name.upper(), unicodedata.normalize("NFD", name), f"  {name} "):
        assert spell(written) == spell(name)
        assert fold(written) == fold(name)


@given(st.text(max_size=40))
def test_folding_any_text_leaves_plain_letters_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert all(letter.isascii() and (letter.isalnum() or letter == " ") for letter in folded)


def test_kind_and_name_are_divided_and_tidied() -> None:
    assert split_kind("Thị Xã Mường Lay") == ("thị xã", "Mường Lay")
    assert split_kind("xã Xã Đàn") == ("xã", "Xã Đàn")
    assert split_kind("Tân Hồng") == ("", "Tân Hồng")
    assert plain_name("Phường  04") == "Phường 4"
