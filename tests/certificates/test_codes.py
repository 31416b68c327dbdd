"""Codes: what a slip of the finger cannot do."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from saolang.certificates import codes

bodies = st.text(alphabet=codes.ALPHABET, min_size=9, max_size=9)
letters = st.sampled_from(codes.ALPHABET)
places = st.integers(0, codes.LENGTH - 1)


@st.composite
def made(draw: st.DrawFn) -> str:
    body = draw(bodies)
    return body + codes.check_character(body)


def test_new_codes_are_well_formed_and_differ() -> None:
    some = {codes.new_code() for _ in range(200)}
    assert len(some) == 200
    assert all(codes.is_well_formed(code) for code in some)


@given(made(), places, letters)
def test_one_wrong_character_is_always_found(code: str, place: int, letter: str) -> None:
    assume(code[place] != letter)
    assert not codes.is_well_formed(code[:place] + letter + code[place + 1 :])


@given(made(), places, places)
def test_any_two_characters_that_changed_places_are_found(code: str, first: int, second: int) -> None:
    assume(code[first] != code[second])
    swapped = list(code)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    assert not codes.is_well_formed("".join(swapped))


def test_two_wrong_characters_are_found_31_times_in_32() -> None:
    code = "123456789" + codes.check_character("123456789")
    pairs = [(a, b) for a in codes.ALPHABET if a != code[0] for b in codes.ALPHABET if b != code[5]]
    slipped = sum(codes.is_well_formed(a + code[1:5] + b + code[6:]) for a, b in pairs)
    assert (len(pairs), slipped) == (961, 31)


@given(made())
def test_reading_forgives_case_spaces_hyphens_and_lookalikes(code: str) -> None:
    typed = f" {code[:3].lower()} - {code[3:6]}–{code[6:].lower()} "
    typed = typed.replace("0", "o").replace("1", "l")
    assert codes.read_code(typed) == code
    assert codes.read_code(code.replace("1", "I").replace("0", "O")) == code
    assert codes.read_code(codes.shown(code)) == code


@pytest.mark.parametrize("text", ["", "abc", "1234567890", "12345678901", "ĐỒNG THÁP", "🌾" * 10, "U" * 10])
def test_nonsense_is_no_code(text: str) -> None:
    expected = text if codes.is_well_formed(text) else None
    assert codes.read_code(text) == expected
    assert text == "1234567890" or codes.read_code(text) is None


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    code = codes.read_code(text)
    assert code is None or codes.is_well_formed(code)
