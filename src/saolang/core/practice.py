"""Open points of the law as settings: the default and its source stand in `law/data`, an installation may choose."""

from typing import Any

from saolang.core.models import PracticeChoice
from saolang.law.load import default


def value(key: str) -> Any:
    """The choice of this installation for an open point, else the default of the law data.

    Raises:
        KeyError: no such point is declared.
    """
    fallback = default(key)
    chosen = PracticeChoice.objects.filter(key=key).values_list("value", flat=True).first()
    return fallback if chosen is None else chosen
