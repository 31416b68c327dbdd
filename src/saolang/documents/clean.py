"""What a document lets in: text without control characters, in one Unicode form."""

import re
import unicodedata
from dataclasses import fields
from typing import Any

# Control characters (NUL included) break XML; lone surrogates and noncharacters break UTF-8 and XML;
# direction overrides could make a signed paper read differently from what it stores.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
    "|[" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)) + "]"
)
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")


def clean_text(text: str) -> str:
    """Return ``text`` in NFC, with ``\\n`` as the only line break, tabs as spaces and no control characters."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    # Dropping comes first: it may bring a letter and its mark together.
    return unicodedata.normalize("NFC", _UNWANTED.sub("", text))


def _clean(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return clean_text(value)
    if isinstance(value, tuple) and any(type(item) is str for item in value):
        return tuple(_clean(item) for item in value)
    return value


class Value:
    """Base of every document part: cleans its text once, at construction."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            cleaned = _clean(value)
            if cleaned is not value:
                object.__setattr__(self, field.name, cleaned)
