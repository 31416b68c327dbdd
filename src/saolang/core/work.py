"""Registry of work items ("việc cần làm"): each room says what waits for a membership, the home page asks all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class WorkItem:
    """One thing to do: what, for whom, due when, and the button's verb.

    Attributes:
        kind: name that the web maps to an address ("dossier.receive").
        target: UUID of the object that the address needs.
        since: day it began to wait, for items without a due day.
    """

    kind: str
    target: UUID
    title: str
    owner: str
    button: str
    detail: str = ""
    due_on: date | None = None
    since: date | None = None


Source = Callable[[Any], Iterable[WorkItem]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Decorator: register a function (membership) → work items."""
    _sources.append(function)
    return function


def items_for(membership: Any) -> list[WorkItem]:
    """Everything that waits for this membership, most urgent first, undated last in order of waiting."""
    found = [item for ask in _sources for item in ask(membership)]
    return sorted(found, key=lambda item: (item.due_on is None, item.due_on or date.max, item.since or date.max))


def next_step_sentence(items: list[WorkItem]) -> str:
    """The next step in one sentence, for the top of a home page."""
    if not items:
        return _("Hôm nay bạn không có việc nào đang chờ.")
    return _("Việc tiếp theo: %(title)s.") % {"title": items[0].title.rstrip(".")}
