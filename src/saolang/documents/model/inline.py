"""Pieces of text inside a line."""

from dataclasses import dataclass
from enum import StrEnum

from saolang.documents.clean import Value


class Align(StrEnum):
    """How lines stand between the margins of a block or a cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run(Value):
    """Text of one style; ``\\n`` starts a new line inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    superscript: bool = False


Inline = tuple[Run, ...]


def plain(text: str) -> Inline:
    """One run of ordinary text."""
    return (Run(text),)


def bold(text: str) -> Inline:
    """One run of bold text."""
    return (Run(text, bold=True),)


def italic(text: str) -> Inline:
    """One run of italic text."""
    return (Run(text, italic=True),)


def inline_text(runs: Inline) -> str:
    """The words of ``runs`` without their style."""
    return "".join(run.text for run in runs)
