"""Forms of a dossier: one for each section of Mẫu 01 and 02, one for a criterion, one for an answer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core.sniff import ACCEPT, EXTENSIONS, PDF, PICTURES
from saolang.dossiers.fields import LONG, Field, Section, Type
from saolang.dossiers.models import CompletionRequest
from saolang.dossiers.models_beside import SignedScan
from saolang.law.model import Criterion
from saolang.producers.models import PaperVersion
from saolang.web.forms import VersionForm
from saolang.web.producer.fields import WordsField
from saolang.web.ui.forms import (
    CardLabel,
    CheckCards,
    ChoiceCards,
    DateField,
    FileInput,
    NumberField,
    TextArea,
)
from saolang.web.ui.words import points


class DraftForm(VersionForm):
    """Nothing is required while it is a draft; `required` only marks what is needed in the end."""

    def full_clean(self) -> None:
        """An empty required field is no error of a draft."""
        marked = [field for field in self.fields.values() if field.required]
        for field in marked:
            field.required = False
        super().full_clean()
        for field in marked:
            field.required = True


class SectionForm(DraftForm):
    """A section of the forms."""

    def __init__(self, *args: Any, section: Section, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        self.section = section
        for item in section.fields:
            self.fields[item.key] = _field(item, year)

    def values(self) -> dict[str, Any]:
        """What the person typed, without the version."""
        return {key: value for key, value in self.cleaned_data.items() if key != "version"}


def _field(item: Field, year: int) -> forms.Field:
    shared: dict[str, Any] = {"label": item.label_for(year), "help_text": item.help, "required": item.is_required}
    match item.type:
        case Type.LONG:
            return WordsField(max_length=item.limit, widget=TextArea(limit=item.limit, rows=5), **shared)
        case Type.EMAIL:
            return forms.EmailField(max_length=item.limit, **shared)
        case Type.DAY:
            return DateField(**shared)
        case Type.MONEY:
            return NumberField(unit=_("đồng"), **shared)
        case Type.COUNT:
            return NumberField(min_value=0, **shared)
        case Type.TICK:
            return forms.BooleanField(**shared)
        case Type.CHOICE:
            return forms.ChoiceField(choices=item.choices, widget=ChoiceCards, **shared)
        case _:
            return WordsField(max_length=item.limit, **shared)


def section_initial(section: Section, typed: dict[str, Any]) -> dict[str, Any]:
    """Stored values as a form shows them."""
    days = {field.key for field in section.fields if field.type == Type.DAY}
    return {key: date.fromisoformat(value) if key in days and value else value for key, value in typed.items()}


SCAN_KINDS = ",".join(f".{EXTENSIONS[kind]}" for kind in (PDF, *sorted(PICTURES)))


class ScanForm(forms.Form):
    """A form that was signed by hand and scanned back."""

    form = forms.ChoiceField(
        label=gettext_lazy("Đây là bản ký của"), choices=SignedScan.Form.choices, widget=ChoiceCards
    )
    file = forms.FileField(
        label=gettext_lazy("Chụp ảnh hoặc chọn tệp"),
        widget=FileInput(kinds=SCAN_KINDS, max_bytes=settings.EVIDENCE_MAX_BYTES),
        help_text=gettext_lazy("PDF hoặc ảnh. Nhiều trang thì gộp thành một tệp PDF."),
        allow_empty_file=True,
    )


class MarkForm(DraftForm):
    """One criterion: the option, what proves it, and papers put behind it on the same page."""

    option = forms.ChoiceField(
        label=gettext_lazy("Mức của sản phẩm"),
        widget=ChoiceCards,
        error_messages={
            "invalid_choice": gettext_lazy("Mức này không có trong phiếu, hãy chọn một trong các mức đang hiện.")
        },
    )
    description = WordsField(
        label=gettext_lazy("Mô tả"),
        required=False,
        max_length=LONG,
        widget=TextArea(limit=LONG, rows=4),
        help_text=gettext_lazy("Viết việc thật, có số liệu. Ví dụ: 12 hộ trong xã bán cá, 8 tấn mỗi năm."),
    )
    file = forms.FileField(
        label=gettext_lazy("Chụp ảnh hoặc chọn tệp"),
        required=False,
        widget=FileInput(kinds=ACCEPT, max_bytes=settings.EVIDENCE_MAX_BYTES),
        allow_empty_file=True,
    )
    expires_on = DateField(label=gettext_lazy("Giấy tờ hết hạn ngày"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại giấy tờ"), required=False)
    vault = forms.MultipleChoiceField(label=gettext_lazy("Lấy từ kho giấy tờ"), required=False, widget=CheckCards)

    def __init__(
        self,
        *args: Any,
        criterion: Criterion,
        kinds: list[tuple[str, str]],
        versions: Iterable[PaperVersion],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        self._field("option").choices = option_cards(criterion)
        self._field("kind").choices = kinds
        self._field("vault").choices = [
            (str(version.uuid), CardLabel(version.paper.title, help=version.original_name)) for version in versions
        ]
        if not self._field("vault").choices:
            del self.fields["vault"]

    def _field(self, name: str) -> Any:
        return self.fields[name]


def option_cards(criterion: Criterion) -> list[tuple[str, CardLabel | str]]:
    """The options as cards: words, points, and the star that asks for it."""
    cards: list[tuple[str, CardLabel | str]] = []
    titles = {case.number: case.title for case in criterion.cases}
    for option in criterion.options:
        notes = [titles.get(option.case) or ""] if option.case else []
        if option.star:
            notes.append(_("Mức tối thiểu để đạt %(star)s sao") % {"star": option.star})
        shown = _("%(points)s điểm") % {"points": points(option.points)}
        cards.append((option.key, CardLabel(option.label, points=shown, help=" · ".join(filter(None, notes)))))
    cards.append(("", CardLabel(_("Chưa chọn"), points=_("0 điểm"))))
    return cards


class AnswerForm(DraftForm):
    """The producer's answers to a completion request, one field for each item."""

    def __init__(self, *args: Any, request: CompletionRequest, **kwargs: Any) -> None:
        super().__init__(*args, **{"use_required_attribute": False, **kwargs})
        for item in request.items.all():
            self.fields[f"answer-{item.position}"] = WordsField(
                label=item.subject,
                help_text=item.reason,
                initial=item.answer,
                max_length=LONG,
                widget=TextArea(limit=LONG, rows=4),
            )

    def answers(self) -> dict[int, str]:
        """Text by position of the item."""
        return {
            int(key.removeprefix("answer-")): value
            for key, value in self.cleaned_data.items()
            if key.startswith("answer-")
        }


class WithdrawForm(VersionForm):
    """Taking a dossier back."""

    note = WordsField(
        label=gettext_lazy("Lý do rút hồ sơ"), required=False, max_length=2000, widget=TextArea(limit=2000, rows=3)
    )


class AdviserForm(forms.Form):
    """Whom to let help with a dossier, from when, until when."""

    login = forms.CharField(
        label=gettext_lazy("Tên đăng nhập hoặc thư điện tử của người tư vấn"),
        max_length=254,
        help_text=gettext_lazy("Người này phải đã có tài khoản với vai trò tư vấn hồ sơ."),
    )
    from_on = DateField(label=gettext_lazy("Từ ngày"))
    to_on = DateField(
        label=gettext_lazy("Đến hết ngày"),
        help_text=gettext_lazy("Sau ngày này người tư vấn không xem được hồ sơ nữa."),
    )
