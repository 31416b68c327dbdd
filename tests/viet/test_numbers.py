from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.numbers import (
    LIMIT,
    NumberError,
    decimal_from_words,
    decimal_in_words,
    from_words,
    group,
    in_words,
    money_in_words,
    parse_figures,
)

SAID = {
    0: "không",
    1: "một",
    5: "năm",
    10: "mười",
    11: "mười một",
    15: "mười lăm",
    20: "hai mươi",
    21: "hai mươi mốt",
    24: "hai mươi bốn",
    25: "hai mươi lăm",
    100: "một trăm",
    101: "một trăm linh một",
    105: "một trăm linh năm",
    110: "một trăm mười",
    111: "một trăm mười một",
    115: "một trăm mười lăm",
    121: "một trăm hai mươi mốt",
    1_000: "một nghìn",
    1_001: "một nghìn không trăm linh một",
    1_015: "một nghìn không trăm mười lăm",
    10_000: "mười nghìn",
    1_000_005: "một triệu không trăm linh năm",
    1_001_000: "một triệu không trăm linh một nghìn",
    1_010_000: "một triệu không trăm mười nghìn",
    6_422_330_000: "sáu tỷ bốn trăm hai mươi hai triệu ba trăm ba mươi nghìn",
    6_000_000_005: "sáu tỷ không trăm linh năm",
    10**12: "một nghìn tỷ",
    1_500_000_000_000_000: "một triệu năm trăm nghìn tỷ",
    10**18: "một tỷ tỷ",
    10**18 + 10**9: "một tỷ không trăm linh một tỷ",
    -5: "âm năm",
}


@pytest.mark.parametrize(("number", "words"), SAID.items())
def test_known_numbers_in_words_and_back(number: int, words: str) -> None:
    assert in_words(number) == words
    assert from_words(words) == number


@given(st.integers(min_value=1 - LIMIT, max_value=LIMIT - 1))
def test_words_read_back_as_the_same_number(number: int) -> None:
    assert from_words(in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**13))
def test_words_agree_with_an_independent_reader(number: int) -> None:
    assert _read_plainly(in_words(number)) == number


def _read_plainly(text: str) -> int:
    """Reads word by word with an accumulator, another way than `from_words` does."""
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    total = group_value = digit = 0
    for word in text.split():
        if word in {"nghìn", "triệu"}:
            total += (group_value + digit) * {"nghìn": 1000, "triệu": 10**6}[word]
            group_value = digit = 0
        elif word == "tỷ":
            total = (total + group_value + digit) * 10**9
            group_value = digit = 0
        elif word == "trăm":
            group_value, digit = digit * 100, 0
        elif word == "mươi":
            group_value, digit = group_value + digit * 10, 0
        elif word == "mười":
            group_value += 10
        elif word != "linh":
            digit = {"mốt": 1, "lăm": 5}[word] if word in {"mốt", "lăm"} else digits.index(word)
    return total + group_value + digit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sáu tỷ, bốn trăm hai mươi hai triệu đồng", 6_422_000_000),
        ("hai mươi tư", 24),
        ("một trăm lẻ năm ngàn", 105_000),
        ("một nghìn linh năm", 1_005),
        ("hai triệu năm nghìn đồng chẵn", 2_005_000),
        ("BA TỈ", 3_000_000_000),
        ("  ba   mươi  ", 30),
    ],
)
def test_other_spellings_are_understood(text: str, number: int) -> None:
    assert from_words(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "âm", "đồng", "abc", "một một", "một nghìn năm", "một trăm năm", "tỷ", "nghìn hai", "linh năm", "trăm",
     "hai mươi mươi", "một nghìn hai triệu", "năm phẩy hai", "mốt", "12"],
)  # fmt: skip
def test_unclear_words_are_refused(text: str) -> None:
    with pytest.raises(NumberError):
        from_words(text)


def test_a_number_without_end_is_refused() -> None:
    with pytest.raises(NumberError):
        in_words(LIMIT)
    with pytest.raises(NumberError):
        decimal_in_words(Decimal("1e5000000"))
    with pytest.raises(NumberError):
        decimal_in_words(Decimal("NaN"))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("71.25", "bảy mươi mốt phẩy hai lăm"),
        ("71.50", "bảy mươi mốt phẩy năm"),
        ("71.05", "bảy mươi mốt phẩy không năm"),
        ("89.15", "tám mươi chín phẩy mười lăm"),
        ("89.11", "tám mươi chín phẩy mười một"),
        ("90.21", "chín mươi phẩy hai mốt"),
        ("90.00", "chín mươi"),
        ("-0.5", "âm không phẩy năm"),
        ("3.142", "ba phẩy một bốn hai"),
    ],
)
def test_scores_in_words(value: str, words: str) -> None:
    assert decimal_in_words(Decimal(value)) == words
    assert decimal_from_words(words) == Decimal(value)


@given(st.integers(min_value=0, max_value=10_000))
def test_every_score_reads_back(points: int) -> None:
    assert decimal_from_words(decimal_in_words(Decimal(points) / 100)) == Decimal(points) / 100


@pytest.mark.parametrize("text", ["phẩy năm", "năm phẩy", "năm phẩy mười mười", "năm phẩy trăm", "một phẩy hai phẩy"])
def test_unclear_decimals_are_refused(text: str) -> None:
    with pytest.raises(NumberError):
        decimal_from_words(text)


def test_long_forms_of_a_fraction_are_understood() -> None:
    assert decimal_from_words("năm phẩy hai mươi lăm") == Decimal("5.25")
    assert decimal_from_words("năm phẩy hai mươi") == Decimal("5.2")
    assert decimal_from_words("bảy mươi") == 70


def test_money_begins_with_a_capital() -> None:
    assert money_in_words(35_000_000) == "Ba mươi lăm triệu đồng"


def test_printed_figures() -> None:
    assert group(6_422_330_000) == "6.422.330.000"
    assert group(-1_234) == "-1.234"


@given(st.integers())
def test_grouped_figures_read_back(number: int) -> None:
    number %= LIMIT
    assert parse_figures(group(number)) == number
    assert parse_figures(str(number)) == number


def test_figures_with_a_comma_are_a_decimal() -> None:
    assert parse_figures("-1.234,50") == Decimal("-1234.5")


@pytest.mark.parametrize("text", ["", "1.23", "1,", ",5", "1 000", "0x1", "1e3", "١٢", "--1", "9" * 60, "1,2,3"])
def test_other_figures_are_refused(text: str) -> None:
    with pytest.raises(NumberError):
        parse_figures(text)
