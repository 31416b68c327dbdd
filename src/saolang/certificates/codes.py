"""Public codes of certificates: ten characters of Crockford's base32, nine random and a check character.

The check is a weighted sum over the field of 32 elements. Every place has a weight of its own, so the code of one
certificate never turns into a well-formed code by one wrong character, nor by two characters (neighbours or not)
that changed places. Two or more wrong characters are found 31 times in 32.
"""

import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10

_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SEPARATORS = re.compile(r"[\s.\-\u2010-\u2015\u2212_]+")
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: the powers of x are all different up to the 31st


def new_code() -> str:
    """A random well-formed code; the caller sees to it that it was never used."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + check_character(body)


def normalise(text: str) -> str:
    """What a person typed or a scanner read, as the code is stored: "k7q2-0vmx 9l" → "K7Q20VMX91"."""
    return _SEPARATORS.sub("", text).upper().translate(_READ_AS)


def is_well_formed(code: str) -> bool:
    """Whether a normalised text has the right length, letters and check character."""
    return len(code) == LENGTH and all(map(_VALUE.__contains__, code)) and check_character(code[:-1]) == code[-1]


def read_code(text: str) -> str | None:
    """The stored form of a typed code, None when it cannot be a code of ours."""
    code = normalise(text)
    return code if is_well_formed(code) else None


def shown(code: str) -> str:
    """A code as people read it aloud: "K7Q20 VMX91"."""
    return f"{code[:5]} {code[5:]}"


def check_character(body: str) -> str:
    """The check character of nine letters of the alphabet."""
    total = 0
    for letter in body:
        total = _times_x(total ^ _VALUE[letter])
    return ALPHABET[total]


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _FIELD_POLYNOMIAL if doubled & 0b100000 else doubled
