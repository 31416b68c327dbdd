"""Forms of evaluation rounds."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.web.ui.forms import DateField, TextArea


class ExtraRoundForm(forms.Form):
    """A round beside the two of the law."""

    proposed_before = DateField(
        label=_("Nhận đề nghị trước ngày"), help_text=_("Văn bản của xã phải ban hành trước ngày này.")
    )
    held_before = DateField(label=_("Tổ chức đánh giá trước ngày"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        widget=TextArea(rows=3, limit=300),
        help_text=_("Quy chế hoạt động của Hội đồng và kế hoạch đánh giá, có số và ngày (Điều 5.1)."),
    )
