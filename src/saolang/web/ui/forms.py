"""Forms in our look: the renderer, fields that read Vietnamese dates and numbers, and widgets."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from saolang.web.ui import words

DATE_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
GROUPED = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
DIGITS = 15


class Renderer(TemplatesSetting):
    """Draws `{{ form }}`, formsets and `{{ field.as_field_group }}` with our templates.

    Django's own widget templates come from its package, so "django.forms" need not be an installed app.
    """

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "ui/forms/field.html"

    def get_template(self, template_name: str) -> Any:
        """Find a template among the site's, or Django's when it is one of its widgets."""
        if template_name.startswith("django/forms/"):
            return self._plain.get_template(template_name)
        return super().get_template(template_name)

    @cached_property
    def _plain(self) -> DjangoTemplates:
        return DjangoTemplates()


class CardLabel(str):
    """The label of a choice card: its words, the points it gives (as text) and a line of help."""

    __slots__ = ("help", "points")
    points: str
    help: str

    def __new__(cls, text: str, *, points: str = "", help: str = "") -> "CardLabel":  # noqa: A002 - reads well at use
        label = super().__new__(cls, text)
        label.points = points
        label.help = help
        return label


class ChoiceCards(forms.RadioSelect):
    """One answer of several, each a card that is easy to hit; labels may be `CardLabel`."""

    template_name = "ui/forms/widgets/cards.html"


class CheckCards(forms.CheckboxSelectMultiple):
    """Several answers, each a card; labels may be `CardLabel`."""

    template_name = "ui/forms/widgets/cards.html"


class DateInput(forms.DateInput):
    """A day typed as dd/mm/yyyy, with the number keys on a phone."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        shown = {"inputmode": "numeric", "autocomplete": "off", "class": "short", "maxlength": 10, **(attrs or {})}
        super().__init__(attrs=shown, format="%d/%m/%Y")


class DateField(forms.DateField):
    """A day: 05/02/2026, also with dots or dashes."""

    widget = DateInput
    input_formats = DATE_FORMATS
    default_error_messages = {"invalid": _("Ngày chưa đúng. Hãy viết ngày/tháng/năm, ví dụ 05/02/2026.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", DATE_FORMATS)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """Read the typed day (or pass a date through)."""
        return super().to_python(value.strip() if isinstance(value, str) else value)


class NumberInput(forms.TextInput):
    """A number as text with the unit beside it; grouping dots and a decimal comma are welcome."""

    template_name = "ui/forms/widgets/number.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, unit: str = "", decimals: int = 0) -> None:
        mode = "decimal" if decimals else "numeric"
        super().__init__(attrs={"inputmode": mode, "autocomplete": "off", "class": "short", **(attrs or {})})
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the unit for the template."""
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context

    def format_value(self, value: Any) -> str | None:
        """Write a stored number with dots and comma; typed text stays as it was typed."""
        return words.number(value) if isinstance(value, int | float | Decimal) else value


class NumberField(forms.Field):
    """A number with `decimals` digits after the comma at most: `int` when 0, else `Decimal`.

    Reads "1.234,5"; "1.5" is refused because it could mean two things.
    """

    default_error_messages = {
        "invalid": _("Số chưa đúng. Ví dụ: 1.234 hoặc 1,5."),
        "whole": _("Hãy viết số nguyên, không có phần lẻ."),
        "decimals": _("Viết nhiều nhất %(decimals)s chữ số sau dấu phẩy."),
        "least": _("Số nhỏ nhất là %(limit)s."),
        "most": _("Số lớn nhất là %(limit)s."),
        "long": _("Số này quá lớn."),
    }

    def __init__(
        self,
        *,
        unit: str = "",
        decimals: int = 0,
        min_value: int | Decimal | None = None,
        max_value: int | Decimal | None = None,
        **kwargs: Any,
    ) -> None:
        self.decimals, self.min_value, self.max_value = decimals, min_value, max_value
        kwargs.setdefault("widget", NumberInput(unit=unit, decimals=decimals))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | Decimal | None:
        """Read the typed number; None for an empty field."""
        if value in self.empty_values:
            return None
        if isinstance(value, int | Decimal):
            return value
        text = re.sub(r"\s", "", str(value))
        if not GROUPED.fullmatch(text) or not text.isascii():
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if len(text) > DIGITS + 6:
            raise ValidationError(self.error_messages["long"], code="long")
        return self._exact(text.replace(".", "").replace(",", "."))

    def _exact(self, text: str) -> int | Decimal:
        try:
            exact = Decimal(text)
        except InvalidOperation as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        places = len(text.partition(".")[2])
        if places and not self.decimals:
            raise ValidationError(self.error_messages["whole"], code="whole")
        if places > self.decimals:
            raise ValidationError(self.error_messages["decimals"], code="decimals", params={"decimals": self.decimals})
        return exact if self.decimals else int(exact)

    def validate(self, value: Any) -> None:
        """Check that a number is there when it must be, and its limits."""
        super().validate(value)
        if value is None:
            return
        if self.min_value is not None and value < self.min_value:
            limit = words.number(self.min_value)
            raise ValidationError(self.error_messages["least"], code="least", params={"limit": limit})
        if self.max_value is not None and value > self.max_value:
            limit = words.number(self.max_value)
            raise ValidationError(self.error_messages["most"], code="most", params={"limit": limit})

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as numbers, so "1.000" is no change of 1000."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class TextArea(forms.Textarea):
    """A longer text; with `limit` the field counts letters (a script shows how many are left)."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 4, limit: int | None = None) -> None:
        counted = {"data-count": "", "maxlength": limit} if limit else {}
        super().__init__(attrs={"rows": rows, "cols": 40, **counted, **(attrs or {})})


class FileInput(forms.ClearableFileInput):
    """A file from disk or camera, checked for size and kind before it is sent (and again on the server)."""

    template_name = "ui/forms/widgets/file.html"

    def __init__(
        self, attrs: dict[str, Any] | None = None, *, kinds: str = "", max_bytes: int = 0, camera: bool = False
    ) -> None:
        limits: dict[str, Any] = {}
        if kinds:
            limits["accept"] = kinds
        if max_bytes:
            limits["data-max-bytes"] = max_bytes
        if camera:
            limits["capture"] = "environment"
        super().__init__(attrs={**limits, **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the largest size, in words."""
        context = super().get_context(name, value, attrs)
        context["widget"]["limit"] = words.size(self.attrs.get("data-max-bytes"))
        return context
