"""Forms of files that are read: upload, and the decision of who accepts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saolang.people.models import Organisation
from saolang.programme.enums import PlanKind, Stage
from saolang.web.forms import VersionForm
from saolang.web.office.plans.forms import UNITS, one_line, year_field
from saolang.web.ui.forms import FileInput

PLAN_FILES = ".docx,.pdf,.txt"
PLAN_BYTES = 30 * 1024 * 1024


class UploadForm(forms.Form):
    """A file to read."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"), widget=FileInput(kinds=PLAN_FILES, max_bytes=PLAN_BYTES),
        help_text=_("DOCX, PDF có lớp chữ, hoặc tệp chữ. Bản quét cần nhận dạng chữ trước."),
    )  # fmt: skip
    organisation = forms.ModelChoiceField(
        label=_("Kế hoạch của"), queryset=Organisation.objects.none(), to_field_name="uuid", empty_label=None
    )
    year = year_field(_("Năm"), required=False, help_text=_("Để trống nếu văn bản có ghi năm."))

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]


class AcceptForm(VersionForm):
    """What a person decides when accepting a reading; money and place are asked only where there is a question."""

    title = one_line(_("Tên kế hoạch"), limit=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=PlanKind.choices)
    year_from = year_field(_("Năm"))
    year_to = year_field(_("Đến năm"), required=False)
    unit = forms.TypedChoiceField(
        label=_("Đơn vị tính của bảng kinh phí"), choices=(("", _("Chưa rõ")), *UNITS), coerce=int, required=False,
        empty_value="",
    )  # fmt: skip
    stage = forms.ChoiceField(
        label=_("Số tiền trong bảng là"), choices=[(one, Stage(one).label) for one in (Stage.NEED, Stage.APPROVED)]
    )
    issued = forms.BooleanField(
        label=_("Văn bản đã ban hành"),
        required=False,
        help_text=_("Không đánh dấu thì nhận thành bản thảo để sửa tiếp."),
    )
    same_unit = forms.BooleanField(label=_("Tôi xác nhận đây là kế hoạch của đơn vị tôi"), required=False)

    def __init__(self, *args: Any, money: bool, others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not money:
            del self.fields["unit"], self.fields["stage"]
        if not others:
            del self.fields["same_unit"]

    def decision(self) -> dict[str, Any]:
        """As the domain takes it; the unit of the table belongs to the proposal."""
        names = ("title", "kind", "year_from", "year_to", "stage", "issued", "same_unit")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
