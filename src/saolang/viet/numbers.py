"""Numbers in Vietnamese words and back, and numbers as printed (1.234.567,89)."""

import re
import unicodedata
from decimal import Decimal

from saolang.viet.text import place_tones

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
BILLION = 10**9
LIMIT = 10**27
LONGEST_FRACTION = 30

_ALIASES = {
    "lẻ": "linh",
    "ngàn": "nghìn",
    "tỉ": "tỷ",
    "tư": "bốn",
    "nhăm": "lăm",
    "dăm": "lăm",
    "bẩy": "bảy",
    "phảy": "phẩy",
}
_VALUES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "lăm": 5}
_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+|[+-]?\d+")


class NumberError(ValueError):
    """Text that is no number in words or figures; the message is a Vietnamese sentence."""


def in_words(number: int) -> str:
    """A whole number in words, lower case: 1001 → "một nghìn không trăm linh một".

    Raises:
        NumberError: 10^27 or more, above or below zero.
    """
    if abs(number) >= LIMIT:
        raise NumberError("Số quá lớn để đọc thành chữ.")
    if number < 0:
        return f"âm {in_words(-number)}"
    return " ".join(_words(number)) or DIGITS[0]


def decimal_in_words(value: Decimal) -> str:
    """A decimal in words with "phẩy": 71.25 → "bảy mươi mốt phẩy hai lăm". Zeros at the end are not read."""
    if not value.is_finite():
        raise NumberError("Không phải là một số.")
    exponent = value.as_tuple().exponent
    if value.adjusted() >= len(str(LIMIT)) - 1 or (isinstance(exponent, int) and exponent < -LONGEST_FRACTION):
        raise NumberError("Số quá dài để đọc thành chữ.")
    sign = "âm " if value < 0 else ""
    whole, _, fraction = f"{value.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0")
    if not fraction:
        return in_words(int(value))
    return f"{sign}{in_words(int(whole))} phẩy {_fraction(fraction)}"


def money_in_words(dong: int) -> str:
    """An amount as it stands after "Bằng chữ:": "Sáu tỷ … đồng"."""
    words = in_words(dong)
    return f"{words[0].upper()}{words[1:]} đồng"


def from_words(text: str) -> int:
    """A whole number from words; "lẻ", "ngàn", "tỉ", "tư", commas and a closing "đồng", "chẵn" are understood.

    Raises:
        NumberError: anything that is not one number said in full.
    """
    words = _split(text)
    sign = 1
    if words[:1] == ["âm"]:
        sign, words = -1, words[1:]
    if not words:
        raise NumberError("Không có chữ số nào để đọc.")
    return sign * _number(words)


def decimal_from_words(text: str) -> Decimal:
    """A number from words, with or without "phẩy".

    Raises:
        NumberError: as `from_words`.
    """
    words = _split(text)
    if "phẩy" not in words:
        return Decimal(from_words(text))
    at = words.index("phẩy")
    negative = words[:1] == ["âm"]
    whole = _number(words[negative:at]) if words[negative:at] else _fail()
    return Decimal(f"{'-' if negative else ''}{whole}.{_fraction_digits(words[at + 1 :])}")


def group(number: int) -> str:
    """Thousands with dots: 1234567 → "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def parse_figures(text: str) -> int | Decimal:
    """Figures as people write them: "6.422.330.000", "6422330000", "-5", "71,25".

    Raises:
        NumberError: anything else.
    """
    whole, comma, fraction = text.strip().partition(",")
    if not _GROUPED.fullmatch(whole) or not whole.isascii() or (comma and not re.fullmatch(r"[0-9]+", fraction)):
        raise NumberError(f"“{text.strip()[:60]}” không phải là một số.")
    figures = whole.replace(".", "")
    if len(figures) > len(str(LIMIT)):
        raise NumberError("Số quá lớn để đọc thành chữ.")
    return Decimal(f"{figures}.{fraction}") if comma else int(figures)


def _words(number: int) -> list[str]:
    """All words of a number above zero; each nine digits to the left of them are counted in "tỷ"."""
    high, low = divmod(number, BILLION)
    made = [*_words(high), "tỷ"] if high else []
    for scale, name in ((10**6, "triệu"), (1000, "nghìn"), (1, "")):
        value = low // scale % 1000
        if value:
            made += _three(value, full=bool(made))
            made += [name] if name else []
    return made


def _three(value: int, *, full: bool) -> list[str]:
    """A group of three digits; `full` says its zeros because something stands to the left."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    made = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if units:
            made += ["linh", DIGITS[units]] if made else [DIGITS[units]]
        return made
    made += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    return [*made, *_unit_after_ten(tens, units)]


def _unit_after_ten(tens: int, units: int) -> list[str]:
    if units == 0:
        return []
    if units == 5:
        return ["lăm"]
    return ["mốt"] if units == 1 and tens > 1 else [DIGITS[units]]


def _fraction(figures: str) -> str:
    """Digits after the comma: two of them as people say a score ("hai lăm", "mười lăm"), otherwise one by one."""
    if len(figures) == 2 and figures[0] != "0":
        tens, units = int(figures[0]), int(figures[1])
        first = "mười" if tens == 1 else DIGITS[tens]
        return " ".join([first, *_unit_after_ten(tens, units)])
    return " ".join(DIGITS[int(figure)] for figure in figures)


def _fraction_digits(words: list[str]) -> str:
    if words[:1] == ["mười"] and len(words) < 3:
        words = ["một", *(words[1:] or ["không"])]
    elif words[1:2] == ["mươi"] and len(words) < 4:
        words = [words[0], *(words[2:] or ["không"])]
    if not words or not all(word in _VALUES for word in words):
        _fail()
    return "".join(str(_VALUES[word]) for word in words)


def _split(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", place_tones(text).lower())
    words = [_ALIASES.get(word, word) for word in re.split(r"[\s,.]+", plain) if word]
    while words and words[-1] in {"đồng", "chẵn"}:
        words.pop()
    return words


def _number(words: list[str]) -> int:
    if "tỷ" in words:
        at = len(words) - 1 - words[::-1].index("tỷ")
        right = _below_billion(words[at + 1 :], full=True) if words[at + 1 :] else 0
        return _number(words[:at]) * BILLION + right if words[:at] else _fail()
    return _below_billion(words, full=False)


def _below_billion(words: list[str], *, full: bool) -> int:
    total = 0
    for name, scale in (("triệu", 10**6), ("nghìn", 1000)):
        if name in words:
            at = words.index(name)
            total += _group(words[:at], full=False) * scale
            words, full = words[at + 1 :], True
    return total + (_group(words, full=full) if words or not full else 0)


def _group(words: list[str], *, full: bool) -> int:
    """One group of three digits from its words.

    `full`: something stands to its left and nothing to its right, where a bare digit could mean hundreds as well
    ("một nghìn năm"), so it is refused.
    """
    value = 0
    if words[1:2] == ["trăm"]:
        value, words, said = _digit(words[0]) * 100, words[2:], True
    else:
        said = False
    if words[:1] == ["linh"]:
        if len(words) != 2 or (not said and not full):
            _fail()
        return value + _digit(words[1])
    tens = 0
    if words[:1] == ["mười"]:
        tens, words = 1, words[1:]
    elif words[1:2] == ["mươi"]:
        tens, words = _digit(words[0]), words[2:]
    if not words:
        return value + tens * 10 if said or tens else _fail()
    if len(words) > 1 or (tens == 0 and (said or full)):
        _fail()
    return value + tens * 10 + (_VALUES[words[0]] if tens and words[0] in {"mốt", "lăm"} else _digit(words[0]))


def _digit(word: str) -> int:
    return DIGITS.index(word) if word in DIGITS else _fail()


def _fail() -> int:
    raise NumberError("Không đọc được số từ những chữ này.")
