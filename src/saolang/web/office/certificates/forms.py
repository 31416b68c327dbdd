"""Forms of certificates: filters, withdrawal, prolongation."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from saolang.certificates import terms
from saolang.certificates.enums import Kind
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import ChoiceCards, DateField, FileInput, TextArea

SCAN_KINDS = ".pdf,.jpg,.jpeg,.png"
ANY = ("", gettext_lazy("Tất cả"))


class FilterForm(forms.Form):
    """Filters of the list; they live in the address."""

    tim = forms.CharField(label=gettext_lazy("Sản phẩm, chủ thể, số"), required=False, max_length=120)
    tinh_trang = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False, choices=[ANY, *Kind.choices])
    sao = forms.ChoiceField(
        label=gettext_lazy("Hạng sao"), required=False, choices=[ANY, ("3", "3 sao"), ("4", "4 sao"), ("5", "5 sao")]
    )
    xa = forms.CharField(label=gettext_lazy("Xã"), required=False, max_length=100)


class GroundForm(VersionForm):
    """One of the six grounds (QĐ 26/2026/QĐ-TTg, Điều 8.1)."""

    ground = forms.ChoiceField(label=gettext_lazy("Căn cứ thu hồi"), widget=ChoiceCards)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = [(one.key, one.text) for one in terms.withdrawal_grounds()]  # type: ignore[attr-defined]


class CaseForm(GroundForm):
    """The conclusion a withdrawal rests on, and what the office found."""

    conclusion = forms.CharField(
        label=gettext_lazy("Kết luận của cơ quan nào, số mấy"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: Kết luận kiểm tra số 12/KL-SNNMT. Hoặc xác nhận của xã không còn sản xuất."),
    )
    concluded_on = DateField(
        label=gettext_lazy("Ngày có kết luận"),
        help_text=gettext_lazy("Thời hạn ra quyết định thu hồi tính từ ngày này."),
    )
    findings = forms.CharField(
        label=gettext_lazy("Kết quả kiểm tra, xác minh"),
        required=False,
        max_length=5000,
        widget=TextArea(rows=4, limit=5000),
        help_text=gettext_lazy("Cần có trước khi lập tờ trình; đi vào tờ trình như đã viết."),
    )


class RecordForm(GroundForm):
    """A decision of withdrawal that was issued outside, as it stands on paper."""

    number = forms.CharField(
        label=gettext_lazy("Số quyết định"), max_length=80, help_text=gettext_lazy("Như trên bản giấy.")
    )
    decided_on = DateField(label=gettext_lazy("Ngày quyết định"))
    concluded_on = DateField(
        label=gettext_lazy("Ngày có kết luận"),
        required=False,
        help_text=gettext_lazy("Hoặc ngày xã xác nhận không còn sản xuất; thời hạn ra quyết định tính từ ngày này."),
    )
    reason = forms.CharField(label=gettext_lazy("Nội dung"), required=False, max_length=5000, widget=TextArea(rows=3))
    signer_name = forms.CharField(label=gettext_lazy("Người ký"), max_length=120)
    signer_post = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=160, required=False)
    scan = forms.FileField(
        label=gettext_lazy("Bản chụp quyết định"),
        widget=FileInput(kinds=SCAN_KINDS, max_bytes=settings.EVIDENCE_MAX_BYTES),
    )


class DropForm(VersionForm):
    """Why a withdrawal is not pursued."""

    reason = forms.CharField(label=gettext_lazy("Lý do dừng"), max_length=500, widget=TextArea(rows=3, limit=500))


class ProlongForm(VersionForm):
    """A certificate stays in force until the result of a renewal (Điều 12.3)."""

    decided_on = DateField(label=gettext_lazy("Ngày quyết định kéo dài"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: hồ sơ đánh giá lại đã nộp ngày 02/02/2029, đang chờ kết quả."),
    )
