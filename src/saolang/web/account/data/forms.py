"""Forms of requests about personal data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.people.domain.data_requests import WORDS_LIMIT
from saolang.people.enums import DataRequestKind
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import ChoiceCards, TextArea


class AskForm(forms.Form):
    """What a person asks."""

    kind = forms.ChoiceField(label=_("Bạn yêu cầu gì?"), choices=DataRequestKind.choices, widget=ChoiceCards)
    words = forms.CharField(
        label=_("Viết rõ yêu cầu"),
        max_length=WORDS_LIMIT,
        widget=TextArea,
        help_text=_("Ví dụ: số điện thoại cũ 0912… không còn là của tôi."),
    )


class AnswerForm(VersionForm):
    """What the operator did about it."""

    answer = forms.CharField(
        label=_("Câu trả lời"),
        max_length=WORDS_LIMIT,
        widget=TextArea,
        help_text=_("Ghi đã làm gì; việc nào không làm được thì nêu lý do và quy định."),
    )
