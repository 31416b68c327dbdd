"""Forms of councils: setting one up, the meeting, a member's words, conflicts."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.councils.domain.founding import SeatPlan
from saolang.councils.models import Council
from saolang.law.model import KnockOut
from saolang.people.enums import SeatRole
from saolang.people.models import Account, Seat
from saolang.web.forms import VersionForm
from saolang.web.ui.forms import CheckCards, DateField, TextArea

FIRST_ROWS = 9


class BodyForm(forms.Form):
    """Further bases of the decision that sets up a council or a team; the name is that of the one or the other."""

    field_order: tuple[str, ...] = ("name", "bases")
    bases = forms.CharField(
        label=gettext_lazy("Căn cứ khác"),
        required=False,
        widget=TextArea(rows=3),
        help_text=gettext_lazy("Mỗi dòng một căn cứ."),
    )

    def further_bases(self) -> list[str]:
        """One base a line."""
        return str(self.cleaned_data["bases"]).splitlines()


class CouncilForm(BodyForm):
    """A council; its rules are those of the operating regulation."""

    field_order = ("name", "bases", "delegation")
    name = forms.CharField(label=gettext_lazy("Tên Hội đồng"), max_length=250)
    delegation = forms.CharField(
        label=gettext_lazy("Văn bản ủy quyền làm Chủ tịch Hội đồng"),
        max_length=300,
        required=False,
        help_text=gettext_lazy(
            "Chỉ ghi khi Chủ tịch Hội đồng là thủ trưởng cơ quan chuyên môn được ủy quyền: số, ngày văn bản, ai ủy "
            "quyền. Văn bản này đứng trong căn cứ của quyết định; người ủy quyền vẫn chịu trách nhiệm về kết quả."
        ),
    )


class MemberForm(forms.Form):
    """One member of the list; a row without a name is left out."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120, required=False)
    title = forms.CharField(label=gettext_lazy("Chức vụ, đơn vị"), max_length=200, required=False)
    role = forms.ChoiceField(label=gettext_lazy("Chức danh"), choices=SeatRole.choices, initial=SeatRole.MEMBER)
    login = forms.CharField(label=gettext_lazy("Tài khoản"), max_length=150, required=False)

    def clean_login(self) -> str:
        """The UUID of the account with this user name, "" without one."""
        name = self.cleaned_data["login"].strip()
        if not name:
            return ""
        account = Account.objects.filter(username__iexact=name, is_active=True).first()
        if account is None:
            raise forms.ValidationError(_("Không có tài khoản “%s”. Hãy xem lại tên đăng nhập, hoặc để trống.") % name)
        return str(account.uuid)

    def plan(self) -> SeatPlan:
        """The member as the decision names it."""
        given = self.cleaned_data
        return SeatPlan(given["full_name"], given["title"], given["role"], given["login"])


MemberFormSet = forms.formset_factory(MemberForm, extra=FIRST_ROWS, max_num=40, validate_max=True)


class MeetingForm(VersionForm):
    """Attendance, place, time and discussion."""

    present = forms.MultipleChoiceField(label=gettext_lazy("Thành viên có mặt"), required=False, widget=CheckCards)
    place = forms.CharField(label=gettext_lazy("Địa điểm"), max_length=250, required=False)
    day = DateField(label=gettext_lazy("Ngày họp"), required=False)
    start = forms.TimeField(label=gettext_lazy("Bắt đầu lúc"), required=False, help_text=gettext_lazy("Ví dụ 8:30"))
    end = forms.TimeField(label=gettext_lazy("Kết thúc lúc"), required=False)
    discussion = forms.CharField(
        label=gettext_lazy("Ý kiến thảo luận"), required=False, max_length=20_000, widget=TextArea(rows=6)
    )

    def __init__(self, *args: Any, council: Council, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = council.body.seats.filter(to_on__isnull=True)
        self.fields["present"].choices = [(str(seat.pk), seat_label(seat)) for seat in seats]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A time needs its day."""
        given = super().clean() or self.cleaned_data
        if (given.get("start") or given.get("end")) and not given.get("day"):
            self.add_error("day", _("Hãy ghi ngày họp."))
        return given

    def values(self) -> dict[str, Any]:
        """What `save_meeting` takes."""
        given = self.cleaned_data
        return {
            "present": [int(key) for key in given["present"]],
            "place": given["place"],
            "discussion": given["discussion"],
            "started_at": moment_of(given["day"], given["start"]),
            "ended_at": moment_of(given["day"], given["end"]),
        }


def meeting_initial(council: Council, present: Iterable[int]) -> dict[str, Any]:
    """The meeting as it is noted now."""
    start = timezone.localtime(council.started_at) if council.started_at else None
    end = timezone.localtime(council.ended_at) if council.ended_at else None
    return {
        "version": council.version,
        "present": [str(key) for key in present],
        "place": council.place,
        "day": (start or end).date() if start or end else None,  # type: ignore[union-attr]
        "start": f"{start:%H:%M}" if start else "",
        "end": f"{end:%H:%M}" if end else "",
        "discussion": council.discussion,
    }


def moment_of(day: date | None, at: time | None) -> datetime | None:
    """A day and a time of the clock here as one moment; None while one of them is missing."""
    return timezone.make_aware(datetime.combine(day, at)) if day and at else None


def seat_label(seat: Seat) -> str:
    """ "Nguyễn Văn A (Chủ tịch Hội đồng)"."""
    return f"{seat.full_name} ({seat.role_name})"


class WordsForm(VersionForm):
    """A member's comment, and the knock-outs the member holds to apply."""

    comment = forms.CharField(
        label=gettext_lazy("Nhận xét chung"), required=False, widget=TextArea(rows=4, limit=5000), max_length=5000
    )
    eliminated_by = forms.MultipleChoiceField(
        label=gettext_lazy("Đề nghị loại hồ sơ vì"), required=False, widget=CheckCards
    )
    eliminated_reason = forms.CharField(
        label=gettext_lazy("Lý do loại"), required=False, widget=TextArea(rows=3, limit=5000), max_length=5000
    )

    def __init__(self, *args: Any, knock_outs: Iterable[KnockOut], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["eliminated_by"].choices = [(rule.key, rule.trigger) for rule in knock_outs]  # type: ignore[attr-defined]


class CloseForm(VersionForm):
    """ "Chốt điểm", with consent when criteria are missing."""

    missing_confirmed = forms.BooleanField(
        label=gettext_lazy("Tôi đã xem; tiêu chí chưa chọn tính 0 điểm"), required=False
    )


class ConflictForm(forms.Form):
    """Who does not score a dossier, and why."""

    seat = forms.ChoiceField(label=gettext_lazy("Thành viên"))
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=300, help_text=gettext_lazy("Ví dụ: là người thân của chủ thể.")
    )

    def __init__(self, *args: Any, seats: Iterable[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seat"].choices = [(str(seat.uuid), seat_label(seat)) for seat in seats]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why a closed sheet is opened again."""

    reason = forms.CharField(label=gettext_lazy("Lý do mở lại phiếu"), max_length=300)
