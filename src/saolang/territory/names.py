"""Names of administrative units: comparing what people write with what the lists say.

Papers write "Thuỷ" and "Thủy", "Phường 04" and "Phường 4", "Đa Krông" and "Đakrông", "TX." and "thị xã". Three
forms serve three degrees of likeness: `spell` keeps the accents and forgets only the place of the tone mark, `fold`
drops the accents, `squeeze` drops the spaces as well. Two units may share the weaker forms, never mind how rarely
(Tân An, Tân Ân; Tân An, Tà Nan), so a weaker likeness only counts where a stronger one finds nothing.
"""

import re
import unicodedata

from saolang.viet.text import repair

KINDS: dict[str, tuple[str, ...]] = {
    "province": ("tỉnh", "thành phố"),
    "district": ("huyện", "quận", "thị xã", "thành phố"),
    "commune": ("xã", "phường", "thị trấn", "đặc khu"),
}

# What stands before a name, most words first; the values are the kinds it may mean.
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "thành phố trực thuộc trung ương": ("thành phố",),
    "thành phố": ("thành phố",),
    "huyện đảo": ("huyện",),
    "thủ đô": ("thành phố",),
    "thị trấn": ("thị trấn",),
    "thị xã": ("thị xã",),
    "đặc khu": ("đặc khu",),
    "tỉnh": ("tỉnh",),
    "huyện": ("huyện",),
    "quận": ("quận",),
    "phường": ("phường",),
    "xã": ("xã",),
    "tp": ("thành phố",),
    "tx": ("thị xã",),
    "tt": ("thị trấn",),
    "t p": ("thành phố",),
    "t x": ("thị xã",),
    "t t": ("thị trấn",),
    "đk": ("đặc khu",),
    "t": ("tỉnh",),
    "h": ("huyện",),
    "q": ("quận",),
    "p": ("phường",),
    "f": ("phường",),
    "x": ("xã",),
}

_FULL = {kind for kinds in KINDS.values() for kind in kinds}
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_APOSTROPHES = re.compile("['’‘ʼ`´′＇ʹ]")
_NUMBER = re.compile(r"\b0+(?=\d)")
_OTHER = re.compile(r"[^0-9a-z]+")


def spell(text: str) -> str:
    """Lower case, each word with its tone mark moved behind it, one space between words, no punctuation.

    "Thuỷ" and "Thủy", "B’Lao" and "B'LAO", "04" and "4" become equal; "Tân An" and "Tân Ân" stay apart.
    """
    words = []
    for word in _words(text):
        parts = unicodedata.normalize("NFD", word)
        tones = "".join(mark for mark in parts if mark in _TONES)
        plain = "".join(mark for mark in parts if mark not in _TONES)
        words.append(unicodedata.normalize("NFC", plain) + tones)
    return _NUMBER.sub("", " ".join(words))


def fold(text: str) -> str:
    """As `spell`, without any accent: "Đắk Lắk" and "DAK LAK" become "dak lak"."""
    parts = unicodedata.normalize("NFD", spell(text)).replace("đ", "d")
    return _OTHER.sub(" ", "".join(mark for mark in parts if not unicodedata.combining(mark))).strip()


def squeeze(text: str) -> str:
    """As `fold`, without spaces: "Đa Krông" and "Đakrông", "Ia H' Drai" and "Ia H'Drai" become equal."""
    return fold(text).replace(" ", "")


def plain_name(text: str) -> str:
    """An official name in NFC with one apostrophe, one space and no leading zero: "Phường 04" → "Phường 4"."""
    tidy = _APOSTROPHES.sub("'", unicodedata.normalize("NFC", text))
    return _NUMBER.sub("", " ".join(tidy.split()))


def split_kind(text: str) -> tuple[str, str]:
    """Divide "Thị xã Việt Yên" into ("thị xã", "Việt Yên"); the kind is "" when no full kind word leads."""
    low = unicodedata.normalize("NFC", text).lower()
    for word, kinds in KIND_WORDS.items():
        if word in _FULL and low.startswith(word + " "):
            return kinds[0], text[len(word) + 1 :].strip()
    return "", text.strip()


def _words(text: str) -> list[str]:
    """The words of a text, apostrophes dropped inside a word and other punctuation taken as a space."""
    low = _APOSTROPHES.sub("", repair(text)).lower()
    return "".join(letter if letter.isalnum() else " " for letter in low).split()


def key(text: str) -> str:
    """As `squeeze`, with i for y ("Quí" and "Quý", "Vĩ" and "Vỹ"): what the index of names is looked up by."""
    return squeeze(text).replace("y", "i")
