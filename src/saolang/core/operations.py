"""Operations from devices that were without connection: each takes effect exactly once (DESIGN rule 12).

A room registers what a kind of operation does:

    @operations.kind("sheet-mark")
    def mark(operation: Asked, account: Account) -> Done: ...

`perform` runs it and keeps its answer in the transaction of the effect. Refused operations leave nothing behind: the
device may send them again.
"""

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

import orjson
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import DomainError, WrongInput
from saolang.core.models import Operation


class Person(Protocol):
    """Whose session it is; a `people.Account`."""

    pk: Any


@dataclass(frozen=True)
class Asked:
    """One operation as the device made it.

    Attributes:
        op_id: made on the device.
        object: UUID of what it changes.
        base_version: version of the object that the person saw.
        seq: place in the order of the device.
        device_at: by the clock of the device; kept, never trusted.
    """

    op_id: uuid.UUID
    kind: str
    object: uuid.UUID
    base_version: int
    seq: int
    device_at: datetime
    payload: Mapping[str, Any]

    @property
    def digest(self) -> str:
        """SHA-256 over what is asked, to know a repeat from another operation under the same number."""
        asked = [self.kind, str(self.object), self.base_version, dict(self.payload)]
        return hashlib.sha256(orjson.dumps(asked, option=orjson.OPT_SORT_KEYS)).hexdigest()

    @property
    def is_readable(self) -> bool:
        """Whether it can be kept: letters, numbers and depth that JSON and both databases hold, a day that exists."""
        try:
            timezone.localtime(self.device_at.astimezone(UTC))
            return bool(self.digest)
        except (TypeError, OverflowError):  # orjson says all that it cannot write by a TypeError
            return False

    def text(self, name: str, *, most: int = 5_000) -> str:
        """A text of the payload, "" when it is missing.

        Raises:
            WrongInput: something else than text, or too long.
        """
        value = self.payload.get(name, "")
        if not isinstance(value, str) or len(value) > most or "\x00" in value:
            raise WrongInput(_unreadable(), field=name)
        return value


@dataclass(frozen=True)
class Answer:
    """What came of one operation.

    Attributes:
        state: "done", "repeated", "refused" or "conflict".
        result: what the object is now (its version, …); of a conflict what stands there instead.
    """

    op_id: uuid.UUID
    state: str
    result: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    sentence: str = ""


class ConflictFound(DomainError):
    """Someone changed the object in a way that the operation did not see.

    Attributes:
        current: what stands there now, for the person to choose.
    """

    code = "conflict"

    def __init__(self, sentence: str, *, current: dict[str, Any]) -> None:
        super().__init__(sentence)
        self.current = current


Handler = Callable[[Asked, Any], dict[str, Any]]
_kinds: dict[str, Handler] = {}


def kind(name: str) -> Callable[[Handler], Handler]:
    """Decorator: this function carries out the operations of that kind for the signed-in account.

    It gives what the object is now, and raises a `DomainError` to refuse or `ConflictFound` to ask.
    """

    def keep(handler: Handler) -> Handler:
        _kinds[name] = handler
        return handler

    return keep


def perform(asked: Asked, *, account: Person) -> Answer:
    """Carry out one operation, unless it was carried out before.

    Args:
        account: who is signed in; an operation is answered to its own account only.
    """
    if not asked.is_readable:  # one such operation must not hold up the others of the device
        return Answer(asked.op_id, "refused", code="unreadable", sentence=_unreadable())
    if found := _kept(asked, account):
        return found
    handler = _kinds.get(asked.kind)
    if handler is None:
        sentence = _("Máy gửi một việc mà hệ thống không có. Hãy mở lại trang để dùng bản mới.")
        return Answer(asked.op_id, "refused", code="unknown-kind", sentence=sentence)
    try:
        with transaction.atomic():
            row = _claim(asked, account)
            row.answer = handler(asked, account)
            row.save(update_fields=["answer"])
    except ConflictFound as error:
        return Answer(asked.op_id, "conflict", error.current, error.code, error.sentence)
    except DomainError as error:
        return Answer(asked.op_id, "refused", code=error.code, sentence=error.sentence)
    except IntegrityError:  # the same operation came twice at the same moment: the first one counts
        if found := _kept(asked, account):
            return found
        raise
    return Answer(asked.op_id, "done", row.answer)


def _unreadable() -> str:
    return _("Nội dung gửi từ máy không đọc được. Hãy mở lại trang rồi làm lại.")


def _claim(asked: Asked, account: Person) -> Operation:
    return Operation.objects.create(
        op_id=asked.op_id,
        account=account.pk,
        kind=asked.kind,
        object_id=asked.object,
        digest=asked.digest,
        base_version=asked.base_version,
        seq=asked.seq,
        device_at=asked.device_at,
        received_at=clock.now(),
    )


def _kept(asked: Asked, account: Person) -> Answer | None:
    row = Operation.objects.filter(op_id=asked.op_id).first()
    if row is None:
        return None
    if row.account != account.pk or row.digest != asked.digest:
        sentence = _("Mã của việc này đã dùng cho một việc khác. Hãy mở lại trang rồi làm lại.")
        return Answer(asked.op_id, "refused", code="operation-reused", sentence=sentence)
    return Answer(asked.op_id, "repeated", row.answer)
