"""Fields of the producer's forms."""

from typing import Any

from django import forms

from saolang.viet.text import repair


class WordsField(forms.CharField):
    """Text as people paste it: control characters (NUL among them) are taken out instead of refused."""

    def to_python(self, value: Any) -> str:
        """The text, repaired."""
        return repair(super().to_python(value) or "").strip()
