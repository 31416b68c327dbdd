"""The one place that ends a dossier, whoever ends it."""

from datetime import date
from typing import Any

from django.db import transaction

from saolang.core.transitions import advance
from saolang.dossiers import rules
from saolang.dossiers.domain.steps import skip_rest
from saolang.dossiers.models import Dossier
from saolang.people.models import Membership

NOTE_LENGTH = 2_000


@transaction.atomic
def close_dossier(
    dossier: Dossier,
    *,
    reason: str,
    note: str = "",
    action: str = "close",
    on: date,
    expected: int | None = None,
    by: Membership | None,
) -> Dossier:
    """End a dossier with its reason; what is left of its road will not be done.

    Args:
        reason: one of `CloseReason`.
        action: the arrow of the table ("close", "withdraw", "decline", "stop"); its right decides who may.
        by: None when time alone ends it.
        on: the day on which the open and waiting steps end.

    Raises:
        NoRight, NotNow: the table does not allow it. Stale: changed meanwhile.
    """
    dossier.close_reason, dossier.close_note = reason, note[:NOTE_LENGTH]
    data: dict[str, Any] = {"reason": reason, "on": on}
    # The reason first: no closed row without one (constraint); an arrow that is refused undoes it.
    dossier.save(update_fields=["close_reason", "close_note"])
    advance(dossier, rules.TABLE, action, by=by, expected=expected, data=data)
    skip_rest(dossier, on=on, by=by)
    return dossier
