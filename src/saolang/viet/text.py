"""Repairing, folding and ordering Vietnamese text."""

import re
import unicodedata

# Letters that only look right: old fonts and keyboards leave them in official files.
_LOOKALIKES = str.maketrans({"Ƣ": "Ư", "ƣ": "ư", "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "\u00a0": " "})
# Characters without width or meaning: NUL among them, which databases refuse, and those that turn the direction of
# writing, by which a name could be shown as another.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
# An open "oa", "oe", "uy" with the tone on its second vowel; in "qu" the u belongs to the consonant.
_LATE_TONE = re.compile(
    "(?<![qQ])([oO])([aeAE])([\u0300\u0309\u0303\u0301\u0323])(?![^\\W\\d_])"
    "|(?<![qQ])([uU])([yY])([\u0300\u0309\u0303\u0301\u0323])(?![^\\W\\d_])"
)


def repair(text: str) -> str:
    """NFC, real Vietnamese letters instead of look-alikes, no invisible or control characters (tabs, lines stay)."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text).translate(_LOOKALIKES))


def fold(text: str) -> str:
    """The form in which text is searched: no accents, đ as d, lower case, single spaces. Idempotent."""
    plain = unicodedata.normalize("NFD", repair(text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("đ", "d")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def place_tones(text: str) -> str:
    """Tones in one place, for matching: "hoà", "khoẻ", "uỷ" become "hòa", "khỏe", "ủy"; "quý", "toàn" stay."""
    parts = unicodedata.normalize("NFD", repair(text))

    def moved(match: re.Match[str]) -> str:
        first, second, tone = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
        return f"{first}{tone}{second}"

    return unicodedata.normalize("NFC", _LATE_TONE.sub(moved, parts))


def sort_key(text: str) -> str:
    """A key that orders by the Vietnamese alphabet: letters first, tones second, case last.

    ASCII without control characters, to be compared byte by byte (a database column needs the collation "C").
    """
    letters, tones, cases = [], [], []
    for letter in repair(text):
        base, tone = _untoned(letter)
        low = base.lower()
        letters.append(_rank(low))
        tones.append(tone)
        cases.append("1" if low != base else "0")
    return f"{''.join(letters)}!{''.join(tones)}!{''.join(cases)}"


def _untoned(letter: str) -> tuple[str, str]:
    parts = unicodedata.normalize("NFD", letter)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), "0")
    return unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)), tone


def _rank(letter: str) -> str:
    """Two or more ASCII characters; "!" stays below all of them, so that a shorter word comes first."""
    if letter == " " or letter.isspace():
        return "#0"
    if "a" <= letter <= "z" or "0" <= letter <= "9":
        return f"{letter}0"
    return _LETTERS.get(letter) or "".join(f"{'~' if letter.isalpha() else '$'}{ord(part):06x}" for part in letter)
