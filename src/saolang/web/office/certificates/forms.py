"""Forms of certificates: filters, withdrawal, prolongation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from saolang.certificates import terms
from saolang.certificates.enums import Kind
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import ChoiceCards, DateField, TextArea

ANY = ("", gettext_lazy("Tất cả"))


class FilterForm(forms.Form):
    """Filters of the list; they live in the address."""

    tim = forms.CharField(label=gettext_lazy("Sản phẩm, chủ thể, số"), required=False, max_length=120)
    tinh_trang = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False, choices=[ANY, *Kind.choices])
    sao = forms.ChoiceField(
        label=gettext_lazy("Hạng sao"), required=False, choices=[ANY, ("3", "3 sao"), ("4", "4 sao"), ("5", "5 sao")]
    )
    xa = forms.CharField(label=gettext_lazy("Xã"), required=False, max_length=100)


class WithdrawForm(VersionForm):
    """The decision that takes a certificate back (QĐ 26/2026/QĐ-TTg, Điều 8)."""

    ground = forms.ChoiceField(label=gettext_lazy("Căn cứ thu hồi"), widget=ChoiceCards)
    decision_number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=80)
    decided_on = DateField(label=gettext_lazy("Ngày quyết định"))
    concluded_on = DateField(
        label=gettext_lazy("Ngày có kết luận"),
        required=False,
        help_text=gettext_lazy("Hoặc ngày xã xác nhận không còn sản xuất; thời hạn ra quyết định tính từ ngày này."),
    )
    reason = forms.CharField(label=gettext_lazy("Nội dung"), required=False, max_length=5000, widget=TextArea(rows=3))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(one.key, one.text) for one in terms.withdrawal_grounds()]  # type: ignore[attr-defined]


class ProlongForm(VersionForm):
    """A certificate stays in force until the result of a renewal (Điều 12.3)."""

    decided_on = DateField(label=gettext_lazy("Ngày quyết định kéo dài"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: hồ sơ đánh giá lại đã nộp ngày 02/02/2029, đang chờ kết quả."),
    )
