"""Forms of plans, their targets, tasks and money."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from saolang.core import indicators
from saolang.people.models import Organisation
from saolang.programme.domain.plans import FIRST_YEAR, LAST_YEAR
from saolang.programme.enums import (
    ObjectiveKind,
    Operator,
    PlanKind,
    PlanState,
)
from saolang.programme.models import Plan, Task
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import CheckCards, DateField, FileInput, NumberField, TextArea

NONE = _("Không")
NAMES: dict[str, Any] = {"list": "co-quan", "data-names": ""}
UNITS = ((1, _("đồng")), (1000, _("1.000 đồng")), (1_000_000, _("triệu đồng")))


def one_line(label: Any, *, limit: int, required: bool = True, help_text: Any = "", **attrs: Any) -> forms.CharField:
    """A field of one line."""
    return forms.CharField(
        label=label, max_length=limit, required=required, help_text=help_text, widget=forms.TextInput(attrs=attrs)
    )


def text_area(
    label: Any, *, rows: int = 3, limit: int = 20_000, required: bool = True, help_text: Any = ""
) -> forms.CharField:
    """A field of several lines."""
    return forms.CharField(
        label=label, max_length=limit, required=required, help_text=help_text, widget=TextArea(rows=rows, limit=limit)
    )


def year_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.IntegerField:
    """A year, written without a dot."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short", "maxlength": 4})
    return forms.IntegerField(
        label=label, required=required, help_text=help_text, min_value=FIRST_YEAR, max_value=LAST_YEAR, widget=widget,
        error_messages={"invalid": _("Năm chưa đúng. Hãy viết bốn chữ số, ví dụ 2026.")},
    )  # fmt: skip


def choice(label: Any, rows: QuerySet[Any], *, empty: Any = NONE, help_text: Any = "") -> Any:
    """A row that may be left out; the form that uses it sets the rows that may be chosen."""
    return forms.ModelChoiceField(
        label=label, queryset=rows, to_field_name="uuid", required=False, empty_label=empty, help_text=help_text
    )


def parent_field() -> Any:
    """The plan of the upper unit."""
    sums = _("Chỉ tiêu và kinh phí của kế hoạch này được cộng vào kế hoạch đó.")
    return choice(_("Kế hoạch cấp trên"), Plan.objects.none(), help_text=sums)


class ListFilter(forms.Form):
    """Filters of the list, kept in the address."""

    tim = one_line(_("Tìm"), limit=100, required=False, help_text=_("Tên kế hoạch hoặc cơ quan; không cần dấu."))
    nam = year_field(_("Năm"), required=False)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *PlanState.choices]
    )


class PlanForm(VersionForm):
    """What a plan says of itself."""

    title = one_line(_("Tên kế hoạch"), limit=300, help_text=_("Ví dụ: Kế hoạch thực hiện Chương trình OCOP năm 2027."))
    kind = forms.ChoiceField(label=_("Loại"), choices=PlanKind.choices)
    year_from = year_field(_("Năm"))
    year_to = year_field(_("Đến năm"), required=False, help_text=_("Chỉ ghi khi kế hoạch dài hơn một năm."))
    organisation = forms.ModelChoiceField(
        label=_("Kế hoạch của"), queryset=Organisation.objects.none(), to_field_name="uuid", empty_label=None
    )
    parent = parent_field()
    situation = text_area(_("Tình hình, kết quả năm trước"), rows=5, required=False)
    recipients = text_area(_("Nơi nhận"), limit=3000, required=False, help_text=_("Mỗi dòng một nơi."))
    print_unit = forms.TypedChoiceField(label=_("Đơn vị tiền của bảng in"), choices=UNITS, coerce=int, initial=1000)

    def __init__(self, *args: Any, organisations: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        if parents:
            self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        else:
            del self.fields["parent"]

    def values(self) -> dict[str, Any]:
        """As the domain takes them, without the agency."""
        data = dict(self.cleaned_data)
        data.pop("version", None)
        data.pop("organisation", None)
        return {**data, "recipients": data["recipients"].splitlines()}


class ParentForm(forms.Form):
    """The plan of the upper unit that a plan hangs under."""

    parent = parent_field()

    def __init__(self, *args: Any, parents: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = parents  # type: ignore[attr-defined]


class TargetForm(VersionForm):
    """A target."""

    text = text_area(_("Chỉ tiêu"), rows=2, limit=2000)
    indicator = forms.ChoiceField(
        label=_("Hệ thống đếm theo"), required=False,
        help_text=_("Chọn chỉ số thì kết quả được đếm từ dữ liệu, không phải nhập."),
    )  # fmt: skip
    operator = forms.ChoiceField(label=_("So với số"), choices=Operator.choices)
    value = NumberField(label=_("Số"), required=False, decimals=4, help_text=_("Để trống nếu chỉ tiêu không có số."))
    value_max = NumberField(label=_("Đến số"), required=False, decimals=4, help_text=_("Chỉ khi chọn từ … đến …"))
    unit = one_line(_("Đơn vị tính"), limit=60, required=False, help_text=_("Ví dụ: sản phẩm, người, %."))
    due_on = DateField(label=_("Hạn"), required=False, help_text=_("Để trống là hết kỳ kế hoạch."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.key, str(one.title)) for one in indicators.known()]
        self.fields["indicator"].choices = [("", _("Không, nhập tay")), *known]  # type: ignore[attr-defined]


class ActualForm(forms.Form):
    """What was reached, typed."""

    value = NumberField(label=_("Kết quả"), required=False, decimals=4, help_text=_("Để trống nếu chỉ ghi nhận xét."))
    on = DateField(label=_("Tính đến ngày"))
    source = one_line(_("Nguồn số liệu"), limit=300, help_text=_("Ví dụ: Báo cáo số 12/BC-UBND ngày 30/06/2026."))


class TaskForm(VersionForm):
    """A task with its time and its agencies."""

    title = text_area(_("Nhiệm vụ"), rows=2, limit=2000)
    code = one_line(_("Số thứ tự"), limit=20, required=False, help_text=_("Ví dụ: 2.1"))
    parent = choice(_("Thuộc nhiệm vụ lớn"), Task.objects.none())
    quarters = forms.TypedMultipleChoiceField(
        label=_("Quý"),
        choices=((1, "I"), (2, "II"), (3, "III"), (4, "IV")),
        coerce=int,
        required=False,
        widget=CheckCards,
    )
    from_on = DateField(label=_("Từ ngày"), required=False)
    due_on = DateField(label=_("Đến ngày"), required=False, help_text=_("Để trống là hết quý cuối."))
    place = one_line(_("Địa điểm"), limit=300, required=False)
    lead = text_area(_("Cơ quan chủ trì"), rows=1, limit=2000, required=False, help_text=_("Mỗi dòng một cơ quan."))
    implementing = text_area(_("Đơn vị thực hiện"), rows=1, limit=2000, required=False)
    coordinating = text_area(_("Đơn vị phối hợp"), rows=1, limit=2000, required=False)
    content = text_area(_("Nội dung"), rows=4, required=False)

    def __init__(self, *args: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = tasks  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """What was done, with a file."""

    text = text_area(_("Đã làm được gì"), rows=3)
    file = forms.FileField(
        label=_("Tệp kèm theo"),
        required=False,
        widget=FileInput(kinds=".pdf,.jpg,.jpeg,.png,.docx,.xlsx", max_bytes=20 * 1024 * 1024),
    )


class MoveForm(VersionForm):
    """Finish, drop or reopen a task."""

    on = DateField(label=_("Ngày xong"), required=False, help_text=_("Để trống là hôm nay."))
    text = text_area(_("Ghi chú"), rows=2, limit=2000, required=False)


class ObjectiveForm(forms.Form):
    """Sentences of aims, one a line."""

    kind = forms.ChoiceField(label=_("Loại"), choices=ObjectiveKind.choices)
    text = text_area(_("Nội dung"), rows=3, help_text=_("Mỗi dòng là một ý."))


class DutyForm(forms.Form):
    """What is asked of an organisation, one duty a line."""

    organisation_text = one_line(_("Cơ quan, đơn vị"), limit=300, **NAMES)
    text = text_area(_("Nhiệm vụ"), rows=4, help_text=_("Mỗi dòng là một nhiệm vụ."))


class CitationForm(forms.Form):
    """A base of the plan."""

    kind = one_line(_("Loại văn bản"), limit=60, help_text=_("Ví dụ: Quyết định."))
    number = one_line(_("Số và ký hiệu"), limit=80, help_text=_("Ví dụ: 919/QĐ-TTg"))
    written_on = DateField(label=_("Ngày"), required=False)
    issuer = one_line(_("Cơ quan ban hành"), limit=250, required=False)
    subject = text_area(_("Về việc"), rows=2, limit=2000, required=False)


class DocumentForm(VersionForm):
    """An entry of the register."""

    issued_on = DateField(label=_("Ngày ban hành"), required=False, help_text=_("Xem trên chính văn bản đó."))
    issuer = one_line(_("Cơ quan ban hành"), limit=250, required=False)
    subject = text_area(_("Về việc"), rows=2, limit=2000, required=False)
    in_force_from = DateField(label=_("Có hiệu lực từ"), required=False)
    in_force_to = DateField(label=_("Hết hiệu lực sau ngày"), required=False)
    ended_by = one_line(_("Văn bản thay thế, bãi bỏ"), limit=300, required=False)


class ReasonForm(VersionForm):
    """Why."""

    reason = one_line(_("Lý do"), limit=300)


class RecordForm(VersionForm):
    """A plan that was issued on paper or in the agency's own system."""

    number_text = one_line(_("Số và ký hiệu"), limit=80, required=False, help_text=_("Ví dụ: 15/KH-UBND"))
    issued_on = DateField(label=_("Ngày ban hành"))
    signer_name = one_line(_("Người ký"), limit=120, required=False)
    signer_post = one_line(_("Chức vụ"), limit=160, required=False)
    scan = forms.FileField(
        label=_("Bản đã ký"),
        required=False,
        widget=FileInput(kinds=".pdf,.jpg,.jpeg,.png,.docx", max_bytes=20 * 1024 * 1024),
        help_text=_("PDF, ảnh chụp hoặc DOCX; thêm được thì người sau đối chiếu được."),
    )


class CloseForm(VersionForm):
    """Lessons for the next plan."""

    lessons = text_area(
        _("Bài học, việc cần lưu ý"),
        rows=5,
        required=False,
        help_text=_("Mở đầu kế hoạch sau, khi lập từ kế hoạch này."),
    )


class NextForm(forms.Form):
    """The year of the next plan."""

    year_from = year_field(_("Năm của kế hoạch mới"))


class OwnProgrammeForm(forms.Form):
    """By which document the own agency took OCOP into its programme."""

    document = one_line(_("Văn bản của cơ quan bạn"), limit=300, help_text=_("Loại, số, ngày."))
    programme = one_line(_("Đưa vào chương trình, công việc nào"), limit=250)
    note = one_line(_("Ghi chú"), limit=500, required=False)


class DifficultyForm(forms.Form):
    """Something that stands in the way."""

    title = one_line(_("Vướng mắc"), limit=200, help_text=_("Một câu ngắn."))
    text = text_area(_("Nói rõ hơn"), rows=4, required=False)
    task = choice(_("Về nhiệm vụ"), Task.objects.none())

    def __init__(self, *args: Any, tasks: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].queryset = tasks  # type: ignore[attr-defined]


class AssignForm(VersionForm):
    """Who solves it and until when."""

    to = one_line(_("Giao cho cơ quan"), limit=300, help_text=_("Chọn tên cơ quan trong hệ thống."), **NAMES)
    due_on = DateField(label=_("Trả lời trước ngày"), required=False)


class AnswerForm(VersionForm):
    """The answer."""

    answer = text_area(_("Trả lời"), rows=5)
