"""States are tables: one enum and one table of transitions for each object, one `advance` (DESIGN rule 3)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, Refusal, require
from saolang.core.versions import locked

Check = Callable[[Any, Any], Refusal | None]
"""A rule: (acting membership, object) → why not, or None."""


@dataclass(frozen=True)
class Transition:
    """One arrow of a table.

    Attributes:
        source: states it may start from.
        action: name of the verb, also the kind of the event.
        target: the state after it.
        right: who may do it.
        guard: what must hold besides; None when nothing does.
    """

    source: tuple[str, ...]
    action: str
    target: str
    right: Check
    guard: Check | None = None


Table = tuple[Transition, ...]


def find(table: Table, action: str) -> Transition:
    """The arrow named `action`; a wrong name is a programming error."""
    return next(arrow for arrow in table if arrow.action == action)


def why_not(obj: Any, table: Table, action: str, *, by: Any) -> Refusal | None:
    """The reason that this action is not possible now, None when it is. Pages ask this before they show a button."""
    arrow = find(table, action)
    if obj.state not in arrow.source:
        return Refusal("not-now", _("Việc này không làm được khi đang ở bước “%s”.") % obj.get_state_display())
    return arrow.right(by, obj) or (arrow.guard(by, obj) if arrow.guard else None)


@transaction.atomic
def advance(
    obj: models.Model,
    table: Table,
    action: str,
    *,
    by: events.Actor | None,
    expected: int | None = None,
    data: dict[str, Any] | None = None,
) -> Any:
    """Move `obj` along one arrow: lock, check state, right and guard, save, write the event.

    Args:
        expected: version the person saw, when the action comes from a form.
        data: facts for the event.

    Returns:
        The fresh row; `obj` itself gets the new state and version too.

    Raises:
        NotNow: the state has no such arrow. NoRight: the right or guard refused. Stale: changed meanwhile.
    """
    fresh: Any = locked(obj, expected=expected)
    arrow = find(table, action)
    if fresh.state not in arrow.source:
        raise NotNow(_("Việc này không làm được khi đang ở bước “%s”.") % fresh.get_state_display())
    if by is not None:
        require(arrow.right(by, fresh))
    if arrow.guard:
        require(arrow.guard(by, fresh))
    source, fresh.state = fresh.state, arrow.target
    fresh.version += 1
    fresh.save(update_fields=["state", "version"])
    obj.state, obj.version = fresh.state, fresh.version  # type: ignore[attr-defined]
    events.record(fresh, action, by=by, data={"from": source, "to": arrow.target, **(data or {})})
    return fresh
