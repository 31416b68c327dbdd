import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.listing import LETTERS, MOST, letter, roman, to_letter

STEPS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number: int) -> str:
    made = ""
    for value, sign in STEPS:
        count, number = divmod(number, value)
        made += sign * count
    return made


@given(st.integers(1, MOST))
def test_roman_numbers_read_back(number: int):
    assert roman(to_roman(number)) == number


@given(st.integers(1, 500))
def test_letters_of_points_read_back(number: int):
    assert letter(to_letter(number)) == number


@pytest.mark.parametrize(("text", "number"), [("IV", 4), ("XIV", 14), ("XL", 40), ("CCCXCIX", 399)])
def test_roman_numbers(text: str, number: int):
    assert roman(text) == number
    assert to_roman(number) == text


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "A", "iv", "MM", "XXXXX"])
def test_what_is_no_roman_number(text: str):
    assert roman(text) is None


@given(st.text(max_size=8))
def test_any_text_has_at_most_one_reading(text: str):
    for value, back in ((roman(text), to_roman), (letter(text), to_letter)):
        assert value is None or back(value) == text


def test_points_follow_the_vietnamese_alphabet():
    assert [letter(sign) for sign in "abcdđe"] == [1, 2, 3, 4, 5, 6]
    assert not set("fjwz") & set(LETTERS)
    assert letter("f") is letter("ab") is letter("") is None
    assert to_letter(24) == "aa"


@pytest.mark.parametrize("number", [0, -1])
def test_no_point_comes_before_the_first(number: int):
    with pytest.raises(ValueError, match="điểm"):
        to_letter(number)
