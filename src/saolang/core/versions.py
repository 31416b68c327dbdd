"""Two people at once: a stale write is refused and says who changed the row (DESIGN rule 10)."""

from typing import TypeVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, Stale

Row = TypeVar("Row", bound=models.Model)


def locked(row: Row, *, expected: int | None = None) -> Row:
    """Read `row` again under a lock, inside the caller's transaction.

    Args:
        row: a saved row; with `expected` it must have a `version`.
        expected: the version the person saw; None when the caller does not edit what a person typed.

    Raises:
        Stale: the row has another version by now. NotNow: somebody removed it meanwhile.
    """
    fresh = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if fresh is None:
        raise NotNow(_("Nội dung này vừa được người khác bỏ, nên không lưu được nữa."), code="gone")
    if expected is not None and fresh.version != expected:  # type: ignore[attr-defined]
        raise Stale(_stale_sentence(fresh))
    return fresh


def bump(row: models.Model, *fields: str) -> None:
    """Save the named fields with the next version."""
    row.version += 1  # type: ignore[attr-defined]
    row.save(update_fields=[*fields, "version"])


def _stale_sentence(row: models.Model) -> str:
    last = events.history(row).first()
    if last is None:
        return _("Nội dung này vừa được người khác sửa. Hãy xem lại rồi lưu lần nữa.")
    return _("%(name)s đã sửa nội dung này lúc %(at)s. Hãy xem lại rồi lưu lần nữa; phần bạn gõ vẫn còn ở đây.") % {
        "name": last.actor_name or _("Hệ thống"),
        "at": timezone.localtime(last.at).strftime("%H:%M %d/%m/%Y"),
    }
