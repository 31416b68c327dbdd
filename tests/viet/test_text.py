import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.text import fold, place_tones, repair, sort_key

# Syllables in the order of the Vietnamese dictionary.
ORDERED = [
    "a", "à", "ả", "ã", "á", "ạ", "an", "ăn", "ân", "bà Rịa", "cam", "cao", "cáo", "chè", "da", "đa", "đá", "em", "êm",
    "gạo", "hoa", "hòa", "la", "lá", "ma", "mà", "mả", "mã", "má", "mạ", "mam", "mắm", "nga", "nghe", "nha", "on", "ôn",
    "ơn", "phở", "quê", "rượu", "sen", "tiêu", "trà", "tu", "tư", "xa", "xã", "ý",
]  # fmt: skip


def test_repair_replaces_lookalikes_and_removes_what_cannot_be_seen() -> None:
    assert repair("ĐƢỜNG Ðồng ðất\u0000 tha\u0301ng\u200b") == "ĐƯỜNG Đồng đất tháng"
    assert repair("\u202eHTX\u202c \u2066Sao\u2069\ufffe\U000e0041") == "HTX Sao"
    assert repair("dòng\tmột\ndòng hai") == "dòng\tmột\ndòng hai"
    assert repair("năm\u00a02026") == "năm 2026"


def test_repair_of_a_lookalike_with_a_loose_tone_gives_one_letter() -> None:
    assert repair("ƣ\u0301") == "ứ"


@given(st.text())
def test_repair_and_fold_change_nothing_the_second_time(text: str) -> None:
    assert repair(repair(text)) == repair(text)
    assert fold(fold(text)) == fold(text)
    assert "\u0000" not in repair(text)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Đồng Tháp", "dong thap"), ("  NƯỚC   MẮM ", "nuoc mam"), ("Ðƣờng", "duong"), ("rượu ĐẬU nành", "ruou dau nanh")],
)
def test_fold(text: str, plain: str) -> None:
    assert fold(text) == plain


@given(st.sampled_from(ORDERED), st.sampled_from(["NFC", "NFD"]))
def test_fold_does_not_see_the_way_letters_are_coded(word: str, form: str) -> None:
    assert fold(unicodedata.normalize(form, word.upper())) == fold(word)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("hoà", "hòa"),
        ("hòa", "hòa"),
        ("Khoẻ", "Khỏe"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuý", "thúy"),
        ("quý", "quý"),
        ("Quỳ", "Quỳ"),
        ("toàn", "toàn"),
        ("hoàng", "hoàng"),
        ("khuỷu", "khuỷu"),
        ("xoài", "xoài"),
        ("hoà, uỷ", "hòa, ủy"),
    ],
)
def test_place_tones(text: str, placed: str) -> None:
    assert place_tones(text) == placed
    assert place_tones(unicodedata.normalize("NFD", text)) == placed


@given(st.text())
def test_place_tones_changes_nothing_the_second_time_and_never_the_letters(text: str) -> None:
    assert place_tones(place_tones(text)) == place_tones(text)
    assert fold(place_tones(text)) == fold(text)


def test_sort_key_orders_by_the_alphabet_then_by_tones() -> None:
    mixed = ORDERED[1::2] + ORDERED[::2]
    assert sorted(mixed, key=sort_key) == ORDERED


def test_sort_key_puts_the_shorter_first_and_case_last() -> None:
    words = ["an", "An", "an giang", "An Giang", "ang", "anh", "ánh"]
    mixed = words[1::2] + words[::2]
    assert sorted(mixed, key=sort_key) == words
    assert sorted(["Bến Tre", "bến", "Phường 2", "Phường 1", "10", "9", "Đ", "(x)"], key=sort_key) == [
        "(x)", "10", "9", "bến", "Bến Tre", "Đ", "Phường 1", "Phường 2",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_sort_key_is_plain_ascii_and_tells_different_words_of_the_alphabet_apart(one: str, two: str) -> None:
    assert all(" " < letter <= "~" for letter in sort_key(one + two))


@given(st.lists(st.text(alphabet="aàảãáạăắâấbcdđeêghiìklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ ", max_size=6), max_size=6))
def test_letters_decide_before_tones(words: list[str]) -> None:
    ordered = sorted(words, key=sort_key)
    letters = [sort_key(word).split("!")[0] for word in ordered]
    assert letters == sorted(letters)
    assert len({sort_key(word) for word in words}) == len(set(words))
