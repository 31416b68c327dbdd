import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from saolang.documents.clean import clean_text
from saolang.documents.model import KeyValues, Run


@given(st.text())
def test_cleaned_text_is_stable_and_free_of_controls(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert {unicodedata.category(char) for char in cleaned if char != "\n"}.isdisjoint({"Cc", "Cs"})


def test_a_run_drops_nul_and_direction_marks_and_joins_letters() -> None:
    assert Run("a\x00b\u202ec\tdo\u0302\u0301\r\nx").text == "abc dố\nx"


def test_pairs_are_cleaned_too() -> None:
    assert KeyValues((("a\x00", "b\x07"),)).pairs == (("a", "b"),)
