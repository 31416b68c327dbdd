"""The numbers of lists in official papers: I, II; 1, 2; a), b), c), d), đ) (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

import re

# The alphabet of points: no f, j, w, z.
LETTERS = "abcdđeghiklmnopqrstuvxy"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
MOST = 399
_WELL_FORMED = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(text: str) -> int | None:
    """ "XIV" → 14; None for what is no Roman number up to 399."""
    if not text or not _WELL_FORMED.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def letter(text: str) -> int | None:
    """The place of a point: "a" 1, "đ" 5, "y" 23, then "aa" 24; None for other letters."""
    if not text or set(text) != {text[0]} or text[0] not in LETTERS:
        return None
    return (len(text) - 1) * len(LETTERS) + LETTERS.index(text[0]) + 1


def to_letter(number: int) -> str:
    """5 → "đ", 24 → "aa".

    Raises:
        ValueError: below 1.
    """
    if number < 1:
        raise ValueError("Thứ tự của điểm phải từ 1.")
    turns, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (turns + 1)
