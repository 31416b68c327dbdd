"""What the components draw: small frozen values that views build and tags take.

A component refuses anything else, so a misspelt attribute fails at once instead of leaving a silent blank on a page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeVar

T = TypeVar("T")
Tone = Literal["good", "soon", "late", "info", "neutral"]
StepState = Literal["done", "now", "later", "stopped"]

TONES: tuple[Tone, ...] = ("good", "soon", "late", "info", "neutral")
STEP_STATES: tuple[StepState, ...] = ("done", "now", "later", "stopped")


def one_of(value: str, allowed: Sequence[str], *, name: str) -> str:
    """Return `value` when it is allowed; a component's caller has made a mistake otherwise (ValueError)."""
    if value not in allowed:
        raise ValueError(f"{name} is {value!r}, must be one of {', '.join(map(repr, allowed))}")
    return value


def all_of(items: Iterable[T], kind: type[T], *, name: str) -> list[T]:
    """Return the items as a list when each is of `kind` (TypeError otherwise)."""
    found = list(items)
    for item in found:
        if not isinstance(item, kind):
            raise TypeError(f"{name} holds {type(item).__name__}, expected {kind.__name__}")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a dossier's road: `on` is the day it was done, or is due when `state` is "now"."""

    title: str
    state: StepState
    on: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        one_of(self.state, STEP_STATES, name="state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One page of a long form in its task list."""

    title: str
    href: str
    word: str
    tone: Tone = "neutral"
    hint: str = ""

    def __post_init__(self) -> None:
        one_of(self.tone, TONES, name="tone")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """One line of "Việc cần làm": what, for whom, due when, one button.

    `left` counts days until `due` in the unit the rule uses (negative: late); `working` says they are working days.
    """

    title: str
    href: str
    action: str
    detail: str = ""
    whom: str = ""
    due: date | None = None
    left: int | None = None
    working: bool = True
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One thing still missing, as a sentence; `blocks` only where the law makes it a condition."""

    sentence: str
    href: str = ""
    action: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One event of a record in words."""

    at: datetime
    who: str
    sentence: str
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure of a home page; `href` opens the list it counts."""

    value: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One section of a record page."""

    title: str
    href: str
    current: bool = False
    count: int | None = None
