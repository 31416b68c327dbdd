"""Who may do what in a council, and the table of its states (QĐ 26/2026/QĐ-TTg, Điều 7.3).

A seat belongs to the decision of its council and gives no right outside its round, so it acts by itself: a `Seated`
person, not a membership.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import Refusal
from saolang.core.transitions import Table, Transition
from saolang.councils import working_rules
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.levels import runs_rounds
from saolang.councils.models import Council, Sheet
from saolang.people.enums import SeatRole
from saolang.people.models import Account, Membership, Organisation, Seat

LEADING = frozenset({SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.SECRETARY})


@dataclass(frozen=True)
class Seated:
    """A person acting by a seat in a council. Events name the council as the unit."""

    seat: Seat

    @property
    def actor_id(self) -> uuid.UUID:
        account: Account | None = self.seat.account
        return account.uuid if account else self.seat.uuid

    @property
    def actor_name(self) -> str:
        return self.seat.full_name

    @property
    def actor_role(self) -> str:
        return self.seat.role_name

    @property
    def actor_unit(self) -> str:
        return self.seat.body.name


Actor = Membership | Seated


def can_establish(by: Any, organisation: Organisation) -> Refusal | None:
    """The OCOP office of the province prepares the decision that sets up a council."""
    if not isinstance(by, Membership):
        return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP soạn quyết định thành lập Hội đồng."))
    return runs_rounds(by, organisation)


def can_run(by: Any, council: Council) -> Refusal | None:
    """Preparing and leading the meeting: the OCOP office of the province, the chair, vice chairs and the secretary."""
    if isinstance(by, Membership):
        return runs_rounds(by, council.round.organisation)
    if by.seat.body_id == council.body_id and by.seat.role in LEADING and sits_today(by.seat):
        return None
    return Refusal("no-right", _("Việc này do thư ký, lãnh đạo Hội đồng hoặc cơ quan tham mưu quản lý OCOP làm."))


def can_score(by: Any, sheet: Sheet) -> Refusal | None:
    """Only the member whose sheet it is, while the sheet is open and the council is scoring."""
    if not isinstance(by, Seated) or by.seat.pk != sheet.seat_id or not sits_today(by.seat):
        return Refusal("no-right", _("Chỉ thành viên có tên trên phiếu được chấm phiếu này."))
    if sheet.state != SheetState.OPEN:
        return Refusal(
            "sheet-closed", _("Phiếu đã chốt điểm nên không sửa được. Nếu cần chấm lại, hãy báo thư ký Hội đồng.")
        )
    if sheet.council.state != CouncilState.SCORING:
        return Refusal("not-scoring", _("Hội đồng hiện không mở chấm điểm."))
    return None


def scores(seat: Seat, rules: working_rules.WorkingRules) -> bool:
    """Whether this seat has score sheets and counts for the quorum."""
    return seat.role != SeatRole.SECRETARY or rules.secretary_scores


def sits_today(seat: Seat) -> bool:
    """Whether the seat is in force today."""
    today = clock.today()
    return (seat.from_on is None or seat.from_on <= today) and (seat.to_on is None or today <= seat.to_on)


def _run(by: Any, council: Council) -> Refusal | None:
    return can_run(by, council)


def _effect(by: Any, council: Council) -> Refusal | None:
    """Follows from an issued paper; whoever may issue it, may cause it."""
    return None


TABLE: Table = (
    Transition((CouncilState.ESTABLISHED,), "open_scoring", CouncilState.SCORING, _run),
    Transition((CouncilState.SCORING,), "conclude", CouncilState.CONCLUDED, _run),
    Transition((CouncilState.CONCLUDED,), "minute", CouncilState.MINUTED, _effect),
)
