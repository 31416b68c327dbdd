"""Filters of the list of producers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.producers.models import ProducerState
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import TextArea


class DeclineForm(VersionForm):
    """Why a registration is declined."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=TextArea(rows=3),
        help_text=_("Người đăng ký đọc được lý do này. Ví dụ: cơ sở đóng tại xã Tân Thành, không thuộc xã này."),
    )


class ProducerFilter(forms.Form):
    """Kept in the address."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=100, help_text=_("Tên chủ thể, không cần dấu."))
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *ProducerState.choices]
    )
