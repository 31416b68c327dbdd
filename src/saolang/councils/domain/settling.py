"""What a council does between its sheets and its results: it agrees on options, and it may score a second time."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.councils import counting, queries, rules
from saolang.councils.domain import meeting
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import AgreedOption, Council, EarlierPass, RoundEntry, Sheet
from saolang.councils.results import ClosedSheet


@transaction.atomic
def agree(council: Council, entry: RoundEntry, *, criterion: str, option: str, by: rules.Actor) -> AgreedOption:
    """Write down the option that the council agreed on for a criterion with a minimum, where its sheets differ.

    An option of the sheet is chosen, no points are typed.

    Raises:
        NoRight: not who leads the meeting. NotNow: the council is not scoring, or the sheets do not differ there.
        WrongInput: the criterion has no such option.
    """
    fresh = locked(council)
    require(rules.can_run(by, fresh))
    asked = dict(counting.to_agree(fresh)).get(entry, []) if fresh.state == CouncilState.SCORING else []
    found = next((one for one in asked if one.key == criterion), None)
    if found is None:
        raise NotNow(_("Tiêu chí này không cần Hội đồng thống nhất mức điểm."))
    chosen = next((one for one in found.options if one.key == option), None)
    if chosen is None:
        raise WrongInput(_("Hãy chọn mức điểm mà Hội đồng thống nhất."), field=criterion)
    agreed, _made = AgreedOption.objects.update_or_create(
        council=fresh,
        entry=entry,
        criterion=criterion,
        defaults={"option": chosen.key, "points": chosen.points},
    )
    facts = {"entry": entry.uuid, "criterion": criterion, "option": chosen.key}
    events.record(fresh, "option-agreed", by=by, data=facts)
    return agreed


@transaction.atomic
def open_next_pass(council: Council, *, by: rules.Actor, expected: int | None = None) -> Council:
    """The first pass is kept as it is; sheets of products that may be recognised are open once more.

    Marks stay on the sheets as a start. Products without a chance keep their first pass as their result.

    Raises:
        NotNow: the rules know one pass only, it was opened before, or no product has a chance. NoRight, Stale.
        NoQuorum, NotNow: what keeps a result from being concluded keeps a pass from ending.
    """
    fresh = locked(council, expected=expected)
    require(rules.can_run(by, fresh))
    has_more = fresh.passes_done + 1 < counting.working_of(fresh).scoring_passes
    for error in meeting.sheets_stand_against(fresh) if has_more and fresh.state == CouncilState.SCORING else ():
        raise error
    if fresh.state != CouncilState.SCORING or not counting.needs_another_pass(fresh):
        raise NotNow(_("Hội đồng không còn lần chấm nào phải mở."))
    working, agreed = counting.working_of(fresh), counting.agreed_points(fresh)
    again = {entry.pk for entry in counting.promising(fresh)}
    number = fresh.passes_done + 1
    for entry, closed in counting.counted(fresh):
        computed = counting.result_of(entry, closed, working, agreed)
        detail = {**meeting.numbers(computed, closed), "sum": computed.total_sum, "star": computed.star}
        detail.update(set=entry.dossier.product_set, star_by_total=computed.star_by_total)
        detail["written"] = _written(entry, closed)
        EarlierPass.objects.create(council=fresh, entry=entry, no=number, detail=detail, closed_at=clock.now())
        if entry.pk in again:
            _reopen(fresh, entry)
    fresh.passes_done = number
    bump(fresh, "passes_done")
    events.record(fresh, "pass-ended", by=by, data={"pass": number, "again": len(again)})
    return fresh


def _written(entry: RoundEntry, closed: list[ClosedSheet]) -> list[dict[str, Any]]:
    """Words and options of the sheets, which are written over in the next pass."""
    rows = Sheet.objects.filter(entry=entry, seat__uuid__in=[one.seat for one in closed]).prefetch_related("marks")
    return [
        {
            "seat": str(sheet.seat.uuid),
            "comment": sheet.comment,
            "reason": sheet.eliminated_reason,
            "options": {mark.criterion: mark.option for mark in sheet.marks.all()},
            "notes": {mark.criterion: mark.note for mark in sheet.marks.all() if mark.note},
        }
        for sheet in rows.select_related("seat").order_by("seat__position")
    ]


def _reopen(council: Council, entry: RoundEntry) -> None:
    """All closed sheets of members who sit today: one who was absent scores in the next pass too."""
    seats = queries.scoring_seats(council)
    for sheet in council.sheets.select_for_update(of=("self",)).filter(entry=entry, seat__in=seats):
        if sheet.state == SheetState.CLOSED:
            sheet.state, sheet.closed_at = SheetState.OPEN, None
            bump(sheet, "state", "closed_at")
