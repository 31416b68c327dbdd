"""The meeting: who is present, what was discussed, and the results computed from the closed sheets."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import DomainError, NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.councils import counting, queries, rules
from saolang.councils.enums import CouncilState
from saolang.councils.models import Attendance, Council, Result, RoundEntry
from saolang.councils.results import ClosedSheet, Computed
from saolang.law.load import law_hash


class NoQuorum(DomainError):
    """The working rules ask for more members, or for the chair."""

    code = "no-quorum"


@transaction.atomic
def save_meeting(
    council: Council,
    *,
    present: Collection[int],
    place: str,
    started_at: datetime | None,
    ended_at: datetime | None,
    discussion: str,
    by: rules.Actor,
    expected: int | None = None,
) -> Council:
    """Write down attendance, place, time and discussion; they go into the minutes.

    Args:
        present: keys of the seats that are present; all others are absent.

    Raises:
        NoRight, Stale. NotNow: the minutes are issued. WrongInput: an end before the start.
    """
    fresh = locked(council, expected=expected)
    require(rules.can_run(by, fresh))
    if fresh.state == CouncilState.MINUTED:
        raise NotNow(_("Biên bản đã ban hành nên không sửa được nữa."))
    if started_at and ended_at and ended_at < started_at:
        raise WrongInput(_("Giờ kết thúc không thể trước giờ bắt đầu."), field="ended_at")
    if fresh.state == CouncilState.CONCLUDED and set(present) != queries.present_seats(fresh):
        raise NotNow(_("Kết quả đã chốt theo số người dự họp, nên không đổi danh sách có mặt được nữa."))
    for seat in fresh.body.seats.filter(to_on__isnull=True):
        Attendance.objects.update_or_create(council=fresh, seat=seat, defaults={"is_present": seat.pk in present})
    fresh.place, fresh.discussion = place.strip()[:250], discussion.strip()
    fresh.started_at, fresh.ended_at = started_at, ended_at
    bump(fresh, "place", "discussion", "started_at", "ended_at")
    events.record(fresh, "meeting-noted", by=by, data={"present": len(set(present))})
    return fresh


@transaction.atomic
def conclude(council: Council, *, by: rules.Actor, expected: int | None = None) -> list[Result]:
    """Compute the result of every dossier from the closed sheets of the members present. No number is typed.

    Raises:
        NoQuorum: too few members present, or no chair where the rules ask for one.
        NotNow: a member present has not closed a sheet, or a dossier has no sheet. NoRight, Stale.
    """
    fresh = locked(council, expected=expected)
    require(rules.can_run(by, fresh))
    for sentence in stands_against(fresh):
        raise sentence
    concluded: Council = advance(council, rules.TABLE, "conclude", by=by, expected=expected)
    working, quorum = counting.working_of(concluded), queries.quorum(concluded)
    basis = {"rules": working.as_json(), "present": quorum.present, "members": quorum.members}
    basis["passes"] = concluded.passes_done + 1
    agreed = counting.agreed_points(concluded)
    made = []
    for entry, closed in counting.counted(concluded):
        computed = counting.result_of(entry, closed, working, agreed)
        settled = {"agreed": agreed[entry.pk]} if entry.pk in agreed else {}
        made.append(_result(entry, closed, computed, {**basis, **settled}, by=by))
    return made


def stands_against(council: Council) -> list[DomainError]:
    """What keeps the results from being concluded; shown before the button."""
    return sheets_stand_against(council) or _left_to_settle(council)


def sheets_stand_against(council: Council) -> list[DomainError]:
    """What is missing of meeting and sheets."""
    found: list[DomainError] = []
    quorum = queries.quorum(council)
    if quorum.present < quorum.needed:
        found.append(
            NoQuorum(
                _("Có mặt %(present)s trên %(members)s thành viên; cần ít nhất %(needed)s (%(percent)s%%).")
                % {
                    "present": quorum.present,
                    "members": quorum.members,
                    "needed": quorum.needed,
                    "percent": quorum.percent,
                }
            )
        )
    if quorum.needs_chair and not quorum.chair_present:
        found.append(NoQuorum(_("Chủ tịch Hội đồng chưa có mặt; quy chế yêu cầu cuộc họp có Chủ tịch.")))
    if count := counting.awaited_sheets(council).count():
        found.append(NotNow(_("Còn %d phiếu được tính vào kết quả chưa chốt điểm.") % count))
    if counting.counting_seats(council):  # first someone has to be there
        names = [entry.dossier.product.name for entry in counting.without_sheets(council)]
        if names:
            found.append(NotNow(_("Chưa có phiếu nào được tính cho: %s.") % ", ".join(names)))
    return found


def _left_to_settle(council: Council) -> list[DomainError]:
    """What the rules ask of the council beside its sheets: another pass, agreed options."""
    if counting.needs_another_pass(council):
        return [NotNow(_("Quy chế quy định chấm hai lần. Hãy mở lần chấm thứ hai cho sản phẩm có thể được công nhận."))]
    if names := counting.not_agreed(council):
        return [NotNow(_("Hội đồng chưa thống nhất mức điểm cho: %s.") % ", ".join(names))]
    return []


def _result(
    entry: RoundEntry,
    closed: list[ClosedSheet],
    computed: Computed,
    basis: dict[str, Any],
    *,
    by: rules.Actor,
) -> Result:
    dossier = entry.dossier
    law = {"set": dossier.product_set, "regime": dossier.regime, "law_hash": law_hash(dossier.regime)}
    result = Result.objects.create(
        entry=entry,
        total_sum=computed.total_sum,
        sheet_count=computed.count,
        star=computed.star,
        star_by_total=computed.star_by_total,
        missed_minimums=[
            {"star": one.star, "criterion": one.criterion, "needs": one.needs, "has": one.has}
            for one in computed.missed
        ],
        eliminated_by=list(computed.eliminated_by),
        detail={**basis, **numbers(computed, closed), **law},
        concluded_at=clock.now(),
    )
    facts = {"sum": computed.total_sum, "sheets": computed.count, "star": computed.star}
    events.record(dossier, "scored", by=by, data=facts)
    return result


def numbers(computed: Computed, closed: list[ClosedSheet]) -> dict[str, Any]:
    """Every number between the sheets and the star, as kept with a result."""
    return {
        "sheets": [
            {
                "seat": one.seat,
                "name": one.name,
                "total": one.total,
                "marks": dict(one.marks),
                "out": list(one.eliminated_by),
            }
            for one in closed
        ],
        "criteria": dict(computed.criterion_sums),
        "parts": dict(computed.part_sums),
        "votes": dict(computed.votes),
        "spread": computed.spread,
        "divisor": computed.divisor,
    }
