"""Work items about rounds: those whose proposals have closed and those whose evaluation must be held soon."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.work import WorkItem, source
from saolang.councils import queries_rounds
from saolang.councils.enums import RoundState
from saolang.people.enums import Role
from saolang.people.models import Membership


@source
def rounds_to_move(membership: Membership) -> Iterator[WorkItem]:
    """Rounds of the OCOP office that wait for the next move: start evaluating, or close when all have a result."""
    if membership.role != Role.OCOP_OFFICE:
        return
    today = clock.today()
    rows = queries_rounds.with_counts(queries_rounds.rounds_visible_to(membership))
    for one in rows.exclude(state=RoundState.CLOSED).filter(entry_count__gt=0, is_consultation=False):
        if one.state == RoundState.OPEN and one.proposed_before <= today:
            yield WorkItem(
                kind="round.open",
                target=one.uuid,
                title=_("Bắt đầu đánh giá %s") % one,
                owner=_("%d hồ sơ") % one.entry_count,
                button=_("Mở đợt"),
                detail=_("Đã hết ngày nhận đề nghị của các xã."),
                due_on=one.held_before - timedelta(days=1),
            )
        elif one.state == RoundState.EVALUATING and not one.undecided_count:
            yield WorkItem(
                kind="round.open",
                target=one.uuid,
                title=_("Kết thúc %s") % one,
                owner=_("%d hồ sơ") % one.entry_count,
                button=_("Mở đợt"),
                detail=_("Mọi hồ sơ của đợt đã có kết quả."),
                due_on=one.held_before - timedelta(days=1),
            )
