"""Forms of written opinions: whom to ask about what, a member's answer, why the council meets after all."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.councils.models import Council, Round
from saolang.dossiers.models import Dossier
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import CheckCards, ChoiceCards, DateField, TextArea

NEW = "new"


class AskForm(forms.Form):
    """The renewals, the last day to answer, the council."""

    dossiers = forms.MultipleChoiceField(label=_("Hồ sơ đánh giá lại"), widget=CheckCards)
    due_on = DateField(label=_("Hạn trả lời"), help_text=_("Ngày cuối thành viên gửi ý kiến."))
    council = forms.ChoiceField(label=_("Hội đồng"), widget=ChoiceCards)

    def __init__(self, *args: Any, waiting: Sequence[Dossier], standing: Sequence[Council], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = {str(one.uuid): one for one in waiting}
        self.standing = {str(one.uuid): one for one in standing}
        self.field("dossiers").choices = [(key, _named(one)) for key, one in self.waiting.items()]
        known = [(key, f"{one.body.name} ({one.body.decision})") for key, one in self.standing.items()]
        self.field("council").choices = [*known, (NEW, _("Lập Hội đồng mới"))]

    def field(self, name: str) -> Any:
        """A field of this form."""
        return self.fields[name]

    def values(self) -> dict[str, Any]:
        """What was chosen, as the domain takes it."""
        return {
            "dossiers": [self.waiting[key] for key in self.cleaned_data["dossiers"]],
            "due_on": self.cleaned_data["due_on"],
            "council": self.standing.get(self.cleaned_data["council"]),
        }


def _named(dossier: Dossier) -> str:
    return f"{dossier.product.name} ({dossier.product.producer.organisation.name})"


class OpinionForm(VersionForm):
    """A member's agreement with the proposal."""

    opinion = forms.CharField(
        label=_("Nhận xét, kiến nghị (nếu có)"), required=False, max_length=5_000, widget=TextArea(rows=4)
    )


class MeetForm(VersionForm):
    """Why the council meets although it was asked in writing."""

    reason = forms.ChoiceField(label=_("Lý do họp trực tiếp"), choices=Round.MetReason.choices, widget=ChoiceCards)
    note = forms.CharField(
        label=_("Nội dung cần thảo luận"),
        max_length=5_000,
        widget=TextArea(rows=4),
        help_text=_("Ghi ý kiến khác nhau ở đâu, hoặc nội dung nào phức tạp. Lý do này được in trong biên bản."),
    )
