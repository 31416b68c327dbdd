"""Who works in a council team, and until when (QĐ 26/2026/QĐ-TTg, Điều 7.3c)."""

from typing import Any

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.councils.levels import runs_rounds
from saolang.councils.models import Team
from saolang.councils.rules import Seated, sits_today
from saolang.people.models import Membership


def can_see(by: Any, team: Team) -> Refusal | None:
    """The members of today and the OCOP office of the round."""
    if isinstance(by, Membership):
        return runs_rounds(by, team.round.organisation)
    if isinstance(by, Seated) and by.seat.body_id == team.body_id and sits_today(by.seat):
        return None
    return Refusal("no-right", _("Việc này do thành viên Tổ tư vấn hoặc cơ quan tham mưu quản lý OCOP làm."))


def can_work(by: Any, team: Team) -> Refusal | None:
    """As `can_see`, until the team's report is issued."""
    if refusal := can_see(by, team):
        return refusal
    if team.reported_on:
        return Refusal("reported", _("Báo cáo của Tổ tư vấn đã ban hành nên không sửa được nữa."))
    return None
