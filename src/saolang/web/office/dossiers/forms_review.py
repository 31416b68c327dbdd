"""Forms of the OCOP office's own evaluation of a renewal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.dossiers.models import RenewalReview
from saolang.law.model import Criterion, ProductSet
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import ChoiceCards, DateField, TextArea
from saolang.web.ui.words import points, sentence


class FieldNeedForm(VersionForm):
    """Whether the place of production is visited, and why."""

    needed = forms.ChoiceField(
        label=_("Kiểm tra thực tế tại cơ sở"),
        choices=[
            ("large_change", _("Cần: thay đổi lớn về quy mô sản xuất")),
            ("unclear", _("Cần: hồ sơ minh chứng không rõ ràng")),
            ("no", _("Không cần")),
        ],
        widget=ChoiceCards,
    )
    note = forms.CharField(
        label=_("Căn cứ"),
        max_length=10_000,
        widget=TextArea(rows=3),
        help_text=_("Vì sao cần hoặc không cần kiểm tra."),
    )

    @staticmethod
    def initial_of(review: RenewalReview) -> dict[str, Any]:
        """What was chosen before."""
        chosen = {None: "", False: "no", True: review.field_reason}[review.needs_field_check]
        return {"needed": chosen, "note": review.field_note, "version": review.version}


class FieldResultForm(VersionForm):
    """What was found at the place of production."""

    checked_on = DateField(label=_("Ngày kiểm tra"))
    people = forms.CharField(
        label=_("Thành phần"),
        max_length=10_000,
        widget=TextArea(rows=4),
        help_text=_("Mỗi người một dòng: họ tên, chức vụ, đơn vị."),
    )
    result = forms.CharField(label=_("Kết quả kiểm tra"), max_length=10_000, widget=TextArea(rows=6))


class ProposalForm(VersionForm):
    """Points that the office proposes, and its opinion."""

    opinion = forms.CharField(label=_("Nhận xét, đề xuất"), required=False, max_length=10_000, widget=TextArea(rows=5))

    def __init__(self, *args: Any, law: ProductSet, kept: dict[str, str], own: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.law, self.own = law, own
        for item in law.criteria:
            self.fields[f"mark-{item.key}"] = forms.ChoiceField(
                label=f"{item.code} {sentence(item.label)}",
                required=False,
                choices=[("", _("Chưa đạt mức nào (0 điểm)")), *((one.key, _words(one)) for one in item.options)],
                initial=kept.get(item.key, own.get(item.key, "")),
            )

    def rows(self) -> list[tuple[Criterion, forms.BoundField, str]]:
        """Criterion, field, and the words of the producer's own choice."""
        return [(item, self[f"mark-{item.key}"], self._own_words(item)) for item in self.law.criteria]

    def _own_words(self, item: Criterion) -> str:
        chosen = self.own.get(item.key)
        return _words(item.option(chosen)) if chosen else ""

    def marks(self) -> dict[str, str]:
        """The chosen options by criterion."""
        return {item.key: self.cleaned_data.get(f"mark-{item.key}", "") for item in self.law.criteria}


def _words(option: Any) -> str:
    return f"{points(option.points)} – {option.label}"
