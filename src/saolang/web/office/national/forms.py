"""Forms of the file for 5 stars."""

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.dossiers.models_national import NationalFile
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import ChoiceCards, DateField, FileInput, NumberField, TextArea

SCAN_KINDS = ".pdf,.jpg,.jpeg,.png"
SCAN_BYTES = 20 * 1024 * 1024


class AttachForm(forms.Form):
    """The scan of one part."""

    title = forms.CharField(
        label=_("Tên văn bản"),
        max_length=250,
        required=False,
        help_text=_("Ví dụ: Báo cáo số 12/BC-TTV ngày 02/12/2026."),
    )
    content = forms.FileField(label=_("Bản chụp có chữ ký"), widget=FileInput(kinds=SCAN_KINDS, max_bytes=SCAN_BYTES))


class DetailsForm(VersionForm):
    """Samples, and whether further tests were asked for."""

    samples = NumberField(label=_("Số sản phẩm mẫu gửi Bộ"), min_value=0, max_value=1000, required=False)
    samples_sent_on = DateField(label=_("Ngày nhận mẫu của chủ thể"), required=False)
    samples_note = forms.CharField(label=_("Ghi chú mẫu"), max_length=300, required=False)
    no_extra_tests = forms.BooleanField(label=_("Tỉnh không yêu cầu kiểm tra, kiểm nghiệm bổ sung"), required=False)

    def __init__(self, *args: object, samples: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not samples:
            for name in ("samples", "samples_sent_on", "samples_note"):
                del self.fields[name]


class ReceiveForm(forms.Form):
    """Day of receipt at the Ministry."""

    received_on = DateField(label=_("Ngày nhận hồ sơ"))


class CheckForm(VersionForm):
    """What the Ministry's office found."""

    is_complete = forms.TypedChoiceField(
        label=_("Thành phần và nội dung hồ sơ"),
        choices=[("1", _("Đầy đủ")), ("0", _("Chưa đầy đủ"))],
        coerce=lambda value: value == "1",
        widget=ChoiceCards,
        error_messages={"required": _("Hãy chọn hồ sơ đầy đủ hay chưa.")},
    )
    conclusion = forms.CharField(label=_("Nhận xét"), required=False, widget=TextArea(rows=4), max_length=5_000)


class AskForm(forms.Form):
    """What the province has to complete."""

    text = forms.CharField(
        label=_("Nội dung cần hoàn thiện"),
        widget=TextArea(rows=4),
        max_length=5_000,
        help_text=_("Mỗi nội dung một dòng. Tỉnh thấy ngay, công văn được soạn sẵn."),
    )
    due_on = DateField(label=_("Hoàn thiện trước khi hết ngày"))


class AnswerForm(forms.Form):
    """What the province completed."""

    answer = forms.CharField(label=_("Nội dung đã hoàn thiện"), widget=TextArea(rows=4), max_length=5_000)


class ChooseForm(VersionForm):
    """How the province goes on (Điều 7.4g)."""

    choice = forms.ChoiceField(
        label=_("Cách giải quyết"),
        choices=NationalFile.Choice.choices,
        widget=ChoiceCards,
        error_messages={"required": _("Hãy chọn cách giải quyết.")},
    )
    star = forms.TypedChoiceField(
        label=_("Hạng công nhận theo kết quả của Bộ"),
        choices=[("", _("Chưa chọn")), ("4", _("4 sao")), ("3", _("3 sao")), ("0", _("Chưa đủ để công nhận"))],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Văn bản của Bộ chỉ ghi điểm, nên tỉnh chọn hạng khi căn cứ kết quả đó."),
    )
    reason = forms.CharField(label=_("Lý do, ý kiến của Chủ tịch UBND tỉnh"), widget=TextArea(rows=3), max_length=5_000)

    def __init__(self, *args: object, asks_star: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not asks_star:
            del self.fields["star"]
