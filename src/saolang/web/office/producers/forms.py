"""Filters of the list of producers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.producers.models import ProducerState


class ProducerFilter(forms.Form):
    """Kept in the address."""

    tim = forms.CharField(label=_("Tìm"), required=False, max_length=100, help_text=_("Tên chủ thể, không cần dấu."))
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *ProducerState.choices]
    )
