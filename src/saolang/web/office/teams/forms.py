"""Forms of council teams: setting one up, findings, surveys, tests."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock
from saolang.councils.enums import Proposal
from saolang.councils.models import Survey
from saolang.people.enums import TEAM_ROLES, SeatRole
from saolang.web.forms import VersionForm
from saolang.web.office.councils.forms import BodyForm, MemberForm, moment_of
from saolang.web.ui.forms import ChoiceCards, DateField, FileInput, TextArea

PICTURES = ".jpg,.jpeg,.png,.heic,image/jpeg,image/png,image/heic"
RESULTS = ".pdf,.jpg,.jpeg,.png,.heic,image/jpeg,image/png,image/heic"


class TeamForm(BodyForm):
    """Name and further bases of the decision."""

    name = forms.CharField(label=gettext_lazy("Tên Tổ tư vấn"), max_length=250)


class TeamMemberForm(MemberForm):
    """One row of the list of members; roles are those of a team."""

    role = forms.ChoiceField(label=gettext_lazy("Chức danh"), choices=list(TEAM_ROLES.items()), initial=SeatRole.MEMBER)


TeamMemberFormSet = forms.formset_factory(TeamMemberForm, extra=5, max_num=40, validate_max=True)


class ViewForm(VersionForm):
    """What the team finds about a dossier and proposes."""

    met = forms.CharField(
        label=gettext_lazy("Nội dung đáp ứng"),
        required=False,
        max_length=5000,
        widget=TextArea(rows=4, limit=5000),
        help_text=gettext_lazy("Ví dụ: nguồn nguyên liệu rõ, đủ giấy an toàn thực phẩm còn hạn."),
    )
    lacking = forms.CharField(
        label=gettext_lazy("Nội dung còn thiếu, cần bổ sung"),
        required=False,
        max_length=5000,
        widget=TextArea(rows=4, limit=5000),
    )
    proposal = forms.ChoiceField(
        label=gettext_lazy("Đề xuất với Hội đồng"), choices=Proposal.choices, required=False, widget=ChoiceCards
    )


class SurveyForm(VersionForm):
    """When, where, who, what was found about each content, and the conclusion."""

    day = DateField(label=gettext_lazy("Ngày khảo sát"))
    start = forms.TimeField(label=gettext_lazy("Bắt đầu lúc"), help_text=gettext_lazy("Ví dụ 8:30"))
    end = forms.TimeField(label=gettext_lazy("Kết thúc lúc"), required=False)
    place = forms.CharField(label=gettext_lazy("Nơi khảo sát"), max_length=300)
    present = forms.CharField(
        label=gettext_lazy("Người có mặt"),
        max_length=5000,
        widget=TextArea(rows=4),
        help_text=gettext_lazy("Mỗi dòng một người: họ tên, chức vụ. Ghi cả đại diện chủ thể."),
    )

    def __init__(self, *args: Any, contents: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contents = list(contents)
        for key, title in self.contents:
            self.fields[f"nd-{key}"] = forms.CharField(
                label=title, required=False, max_length=5000, widget=TextArea(rows=2)
            )
        self.fields["conclusion"] = forms.CharField(
            label=_("Kết luận"), required=False, max_length=5000, widget=TextArea(rows=3)
        )

    def values(self) -> dict[str, Any]:
        """What `save_survey` takes."""
        given = self.cleaned_data
        return {
            "started_at": moment_of(given["day"], given["start"]),
            "ended_at": moment_of(given["day"], given["end"]),
            "place": given["place"],
            "present": given["present"],
            "findings": {key: given[f"nd-{key}"] for key, _title in self.contents},
            "conclusion": given["conclusion"],
        }


def survey_initial(survey: Survey) -> dict[str, Any]:
    """A survey as its form shows it."""
    start = timezone.localtime(survey.started_at)
    return {
        "version": survey.version,
        "day": start.date(),
        "start": f"{start:%H:%M}",
        "end": f"{timezone.localtime(survey.ended_at):%H:%M}" if survey.ended_at else "",
        "place": survey.place,
        "present": survey.present,
        "conclusion": survey.conclusion,
        **{f"nd-{key}": words for key, words in survey.findings.items()},
    }


class PhotoForm(forms.Form):
    """One picture of a survey."""

    photo = forms.FileField(
        label=gettext_lazy("Ảnh"), widget=FileInput(kinds=PICTURES, max_bytes=settings.EVIDENCE_MAX_BYTES)
    )
    caption = forms.CharField(label=gettext_lazy("Ảnh chụp gì"), max_length=200, required=False)


class TestForm(forms.Form):
    """Which test the team asks for, and why."""

    __test__ = False

    subject = forms.CharField(
        label=gettext_lazy("Kiểm nghiệm gì"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: chỉ tiêu vi sinh và kim loại nặng theo bản tự công bố."),
    )
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=500, widget=TextArea(rows=3, limit=500))
    due_on = DateField(label=gettext_lazy("Cần có kết quả trước ngày"), required=False)


class ResultForm(VersionForm):
    """The result of a test."""

    received_on = DateField(label=gettext_lazy("Ngày nhận kết quả"))
    result = forms.CharField(
        label=gettext_lazy("Kết quả"), required=False, max_length=5000, widget=TextArea(rows=3, limit=5000)
    )
    file = forms.FileField(
        label=gettext_lazy("Phiếu kết quả"),
        required=False,
        widget=FileInput(kinds=RESULTS, max_bytes=settings.EVIDENCE_MAX_BYTES),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = clock.today()
