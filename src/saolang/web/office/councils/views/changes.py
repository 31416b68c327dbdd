"""Drafting the decision that puts another person on a seat of a council or a team."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.councils import counting
from saolang.councils.domain import replacing
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.levels import OFFICE_ROLES
from saolang.people.models import Body
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.councils.forms import MemberForm, seat_label
from saolang.web.office.councils.views.found import led_by
from saolang.web.office.teams.views.found import team_of
from saolang.web.once import once


class ChangeForm(MemberForm):
    """Who leaves, who comes, why; the role is that of the seat."""

    role = None  # type: ignore[assignment]
    seat = forms.ChoiceField(label=gettext_lazy("Người được thay"))
    full_name = forms.CharField(label=gettext_lazy("Người thay"), max_length=120)
    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)
    field_order = ("seat", "full_name", "title", "login", "reason")

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.uuid): seat for seat in body.seats.filter(to_on__isnull=True)}
        self.fields["seat"].choices = [(key, seat_label(seat)) for key, seat in self.seats.items()]  # type: ignore[attr-defined]

    def change(self) -> replacing.Change:
        """What was typed."""
        given = self.cleaned_data
        seat = self.seats[given["seat"]]
        member = SeatPlan(given["full_name"], given["title"], seat.role, given["login"])
        return replacing.Change(seat, member, given["reason"])


@role_required(*OFFICE_ROLES)
@once
def council_member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Another member of a council; what becomes of the sheets is said before."""
    council = led_by(request, uuid).council
    if counting.working_of(council).replaced_member_sheets == "kept":
        what = _("Theo Quy chế, phiếu đã chốt của người cũ vẫn được tính; người mới chấm các hồ sơ còn lại.")
    else:
        what = _("Theo Quy chế, phiếu của người cũ không được tính; người mới chấm lại mọi hồ sơ.")
    return _change(request, council, up=reverse("council-board", args=[uuid]), what=what)


@role_required(*OFFICE_ROLES)
@once
def team_member(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Another member of a team."""
    place = team_of(request, uuid)
    if not place.is_office:
        raise PermissionDenied
    what = _("Nhận xét, khảo sát mà Tổ tư vấn đã ghi vẫn giữ nguyên; người mới làm tiếp.")
    return _change(request, place.team, up=reverse("team-board", args=[uuid]), what=what)


def _change(request: HttpRequest, group: replacing.Group, *, up: str, what: str) -> HttpResponse:
    form = ChangeForm(request.POST or None, body=group.body)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            acting = request.acting  # type: ignore[attr-defined]
            paper = replacing.draft_change(group, change=form.change(), by=acting)
            return redirect("paper", paper.uuid)
    return render(request, "office/councils/change.html", {"group": group, "form": form, "up": up, "what": what})
