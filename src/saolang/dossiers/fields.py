"""What a field of the forms is, and how a typed value becomes a stored one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from saolang.core import clock
from saolang.core.errors import WrongInput
from saolang.viet.text import repair

LONG = 10_000
SHORT = 300
MOST_MONEY = 10**15
FIRST_DAY = date(1900, 1, 1)


class Type(StrEnum):
    """How a value is typed and stored: text as str, a day as ISO text, money and counts as int, a tick as bool."""

    TEXT = "text"
    LONG = "long"
    EMAIL = "email"
    DAY = "day"
    MONEY = "money"
    COUNT = "count"
    TICK = "tick"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field.

    Attributes:
        label: words on the screen; "{last}" and "{before}" stand for the two years before the evaluation.
        place: where the form asks for it ("Mẫu số 02, I.5").
        is_required: Mẫu 01 and 02 count as not filled without it, so filing is blocked (Điều 6.1).
        is_personal: shown to the producer and to those who handle the dossier only.
    """

    key: str
    label: StrOrPromise
    place: str
    type: Type = Type.TEXT
    limit: int = SHORT
    is_required: bool = False
    is_personal: bool = False
    help: StrOrPromise = ""
    choices: tuple[tuple[str, StrOrPromise], ...] = ()

    def label_for(self, year: int) -> str:
        """The label with its years, for a dossier of this year."""
        return str(self.label).replace("{last}", str(year - 1)).replace("{before}", str(year - 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page of the form; `kinds` limits it to some kinds of evaluation."""

    key: str
    title: StrOrPromise
    intro: StrOrPromise
    fields: tuple[Field, ...]
    kinds: tuple[str, ...] = ("first", "upgrade", "renewal")


def is_blank(value: Any) -> bool:
    """Nothing was typed; a zero and an unticked box are answers."""
    return value is None or value == ""


def clean(section: Section, values: Mapping[str, Any]) -> dict[str, Any]:
    """What is stored for the typed values; fields that are not given stay out.

    Raises:
        WrongInput: a field the section does not have, a value of the wrong type, too long, or out of range; its
            `field` says which.
    """
    known = {field.key: field for field in section.fields}
    stored = {}
    for key, value in values.items():
        if key not in known:
            raise WrongInput(_("Mẫu không có mục “%(key)s”.") % {"key": key[:60]}, code="unknown-field")
        stored[key] = _stored(known[key], value)
    return stored


def _stored(field: Field, value: Any) -> Any:
    if field.type == Type.TICK:
        return bool(value)
    if is_blank(value):
        return None if field.type in (Type.DAY, Type.MONEY, Type.COUNT) else ""
    if field.type == Type.DAY:
        return _day(field, value)
    if field.type in (Type.MONEY, Type.COUNT):
        return _number(field, value)
    return _text(field, value)


def _text(field: Field, value: Any) -> str:
    text = repair(str(value)).strip()
    if len(text) > field.limit:
        sentence = _("Mục này nhận nhiều nhất %(most)s chữ; bạn đã viết %(count)s chữ. Hãy viết gọn lại.")
        raise WrongInput(sentence % {"most": field.limit, "count": len(text)}, field=field.key, code="too-long")
    if field.type == Type.CHOICE and text not in {key for key, _label in field.choices}:
        raise WrongInput(_("Hãy chọn một trong các mục có sẵn."), field=field.key)
    if field.type == Type.EMAIL:
        try:
            validate_email(text)
        except ValidationError as error:
            raise WrongInput(_("Thư điện tử chưa đúng, ví dụ ten@example.vn."), field=field.key) from error
    return text


def _day(field: Field, value: Any) -> str:
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as error:
        sentence = _("Ngày chưa đúng. Hãy viết ngày/tháng/năm, ví dụ 05/02/2026.")
        raise WrongInput(sentence, field=field.key) from error
    if not day >= FIRST_DAY:
        raise WrongInput(_("Ngày này quá xa trong quá khứ. Hãy kiểm tra lại năm."), field=field.key)
    if day > clock.today():
        raise WrongInput(_("Ngày này chưa tới. Hãy kiểm tra lại năm."), field=field.key)
    return day.isoformat()


def _number(field: Field, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongInput(_("Hãy viết số nguyên, không có phần lẻ."), field=field.key)
    if abs(value) > MOST_MONEY or (field.type == Type.COUNT and value < 0):
        raise WrongInput(_("Số này không hợp lý. Hãy kiểm tra lại."), field=field.key)
    return value
