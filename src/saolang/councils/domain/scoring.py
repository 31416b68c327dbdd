"""Members' score sheets: opened for all at once, marked one criterion at a time, closed, reopened with a reason."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.councils import levels, queries, rules, working_rules
from saolang.councils.domain.conflicts import make_sheets
from saolang.councils.enums import CouncilState, RoundState, SheetState
from saolang.councils.models import Conflict, Council, RoundEntry, Sheet, SheetMark
from saolang.councils.proposals import is_agreement
from saolang.councils.rules_rounds import TABLE as ROUND_TABLE
from saolang.dossiers.domain.steps import finish_step
from saolang.law.errors import LawError
from saolang.law.load import product_set
from saolang.law.model import Criterion
from saolang.law.score import check_rules
from saolang.papers.domain import give_to
from saolang.papers.models import OfficialPaper
from saolang.people.models import Seat

TEXT_LIMIT = 5_000
NO_OPTION = "-"
""" "Chưa đạt mức nào": the member looked and gives 0 points; an empty option is no answer yet."""


@transaction.atomic
def open_scoring(council: Council, *, by: rules.Actor, expected: int | None = None) -> Council:
    """Give every scoring member a sheet for every dossier that is ready, and start the round's evaluation.

    A dossier is ready when the OCOP office has ended its check. The council team's step ends with its issued report; a
    dossier without one is scored all the same (Điều 7.3c, d set no order that bars it), which is recorded here.

    Raises:
        NotNow: it was opened before, or no dossier is ready. NoRight, Stale.
    """
    ready = list(queries.ready_entries(council))
    if not ready:
        raise NotNow(_("Chưa có hồ sơ nào của đợt được kiểm tra xong, nên chưa mở chấm điểm được."))
    opened: Council = advance(council, rules.TABLE, "open_scoring", by=by, expected=expected)
    one = opened.round
    if one.state == RoundState.OPEN:
        advance(one, ROUND_TABLE, "start_evaluating", by=None)
    make_sheets(opened, ready, queries.scoring_seats(opened))
    without = []
    for entry in ready:
        if advice := levels.open_step(entry.dossier, one.organisation, levels.ADVISE):
            finish_step(entry.dossier, advice.key, on=clock.today(), by=None)
            without.append(str(entry.dossier.uuid))
    if without:  # the law names the report but makes it no condition: recorded, not refused
        events.record(opened, "opened-without-team-report", by=by, data={"dossiers": without})
    # Dossiers that joined the round after the decision; none joins from now on.
    if opened.decision_paper:
        give_to(OfficialPaper.objects.get(uuid=opened.decision_paper), queries.concerned(one))
    return opened


@transaction.atomic
def save_mark(
    sheet: Sheet, *, criterion: str, option: str, note: str | None = None, by: rules.Seated, expected: int
) -> Sheet:
    """Choose an option for one criterion, or `NO_OPTION` for none of them; an empty option takes the choice back.

    Args:
        expected: version of the sheet that the member saw; two windows cannot overwrite each other.

    Raises:
        Stale: the sheet changed in another window. NoRight: not the member, the sheet or the scoring is closed.
        WrongInput: a criterion or option that the sheet of this product set does not have.
    """
    fresh = _locked(sheet, expected)
    require(rules.can_score(by, fresh))
    asked = _criterion(fresh, criterion)
    points = _points(asked, option)
    mark = SheetMark(sheet=fresh, criterion=asked.key, option=option, points=points, note=_text(note or ""))
    SheetMark.objects.bulk_create(  # one statement writes or rewrites the row
        [mark],
        update_conflicts=True,
        unique_fields=["sheet", "criterion"],
        update_fields=["option", "points", *(["note"] if note is not None else [])],
    )
    fresh.total = fresh.marks.aggregate(total=Sum("points"))["total"] or 0
    bump(fresh, "total")
    return fresh


@transaction.atomic
def save_words(
    sheet: Sheet, *, comment: str, eliminated_by: Sequence[str], eliminated_reason: str, by: rules.Seated, expected: int
) -> Sheet:
    """Keep the member's comment and the knock-outs that the member holds to apply, with the reason.

    Raises:
        WrongInput: a knock-out without reason or one that the product set does not have. NoRight, Stale.
    """
    fresh = _locked(sheet, expected)
    require(rules.can_score(by, fresh))
    try:
        keys = check_rules(product_set(fresh.entry.dossier.product_set), eliminated_by)
    except LawError as error:
        raise WrongInput(error.message, field="eliminated_by") from error
    reason = _text(eliminated_reason)
    if keys and not reason:
        raise WrongInput(_("Hãy ghi lý do loại hồ sơ."), field="eliminated_reason")
    before = fresh.eliminated_by
    fresh.comment, fresh.eliminated_by, fresh.eliminated_reason = _text(comment), list(keys), reason if keys else ""
    bump(fresh, "comment", "eliminated_by", "eliminated_reason")
    if list(before) != list(keys):
        events.record(fresh, "knock-outs-named", by=by, data={"keys": list(keys)})
    return fresh


@transaction.atomic
def close_sheet(sheet: Sheet, *, missing_confirmed: bool = False, by: rules.Seated, expected: int) -> Sheet:
    """ "Chốt điểm": the sheet counts from now on and shows the member the others' closed sheets.

    Args:
        missing_confirmed: the member saw the criteria without a choice and agrees that they count 0.

    Raises:
        WrongInput: criteria are missing and it was not confirmed; code "missing-marks". NoRight, Stale.
    """
    fresh = _locked(sheet, expected)
    require(rules.can_score(by, fresh))
    missing = queries.missing_criteria(fresh)
    if missing and not missing_confirmed:
        names = ", ".join(criterion.code for criterion in missing)
        raise WrongInput(
            _("Còn %(count)s tiêu chí chưa chọn: %(names)s. Nếu chốt, các tiêu chí này tính 0 điểm.")
            % {"count": len(missing), "names": names},
            code="missing-marks",
            field="missing_confirmed",
        )
    if fresh.council.round.is_written:
        _answer(fresh)
    fresh.state, fresh.closed_at = SheetState.CLOSED, clock.now()
    fresh.total = fresh.marks.aggregate(total=Sum("points"))["total"] or 0
    bump(fresh, "state", "closed_at", "total", "agrees")
    marks = dict(fresh.marks.exclude(option="").values_list("criterion", "points"))
    data = {"total": fresh.total, "marks": marks, "missing": [criterion.key for criterion in missing]}
    events.record(fresh, "closed", by=by, data={**data, "eliminated_by": fresh.eliminated_by})
    return fresh


def _answer(sheet: Sheet) -> None:
    """A written opinion agrees with the proposal, or says why not (Điều 7.6d)."""
    sheet.agrees = is_agreement(sheet)
    if not (sheet.agrees or sheet.comment):
        raise WrongInput(
            _("Ý kiến của bạn khác đề xuất. Hãy ghi lý do ở phần Nhận xét chung rồi trả lời."), field="comment"
        )


@transaction.atomic
def reopen_sheet(sheet: Sheet, *, reason: str, by: rules.Actor) -> Sheet:
    """After discussion a member scores again: the sheet is open once more, what it said stays in the log.

    Raises:
        NoRight: not secretary, chair or OCOP office. NotNow: not closed, or the result is concluded already.
        WrongInput: no reason.
    """
    # The council first, as in concluding: a sheet is never opened under a result that is being computed.
    Council.objects.select_for_update(of=("self",)).get(pk=sheet.council_id)
    fresh = _locked(sheet, None)
    require(rules.can_run(by, fresh.council))
    if fresh.state != SheetState.CLOSED or fresh.council.state != CouncilState.SCORING:
        raise NotNow(_("Chỉ mở lại được phiếu đã chốt khi Hội đồng còn chấm điểm."))
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do mở lại phiếu."), field="reason")
    fresh.state, fresh.closed_at = SheetState.OPEN, None
    bump(fresh, "state", "closed_at")
    events.record(fresh, "reopened", by=by, data={"total_before": fresh.total})
    return fresh


@transaction.atomic
def declare_conflict(entry: RoundEntry, *, seat: Seat, reason: str, by: rules.Actor) -> Conflict:
    """A member does not score a dossier; an open sheet for it goes away.

    Args:
        by: the member, or who runs the council.

    Raises:
        NoRight: neither. WrongInput: no reason, or a seat of another council. NotNow: declared before, the sheet is
            closed, or the results are concluded.
    """
    council = Council.objects.select_for_update(of=("self",)).filter(body=seat.body_id, round=entry.round_id).first()
    if council is None:
        raise WrongInput(_("Thành viên này không thuộc Hội đồng của đợt."), field="seat")
    if not (isinstance(by, rules.Seated) and by.seat.pk == seat.pk):
        require(rules.can_run(by, council))
    if council.state not in (CouncilState.ESTABLISHED, CouncilState.SCORING):
        raise NotNow(_("Kết quả đã chốt nên không khai xung đột lợi ích được nữa."))
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do, ví dụ: là người thân của chủ thể."), field="reason")
    sheet = Sheet.objects.select_for_update(of=("self",)).filter(entry=entry, seat=seat).first()
    if sheet and sheet.state == SheetState.CLOSED:
        raise NotNow(_("Phiếu đã chốt. Thư ký cần mở lại phiếu trước khi ghi xung đột lợi ích."))
    conflict, made = Conflict.objects.get_or_create(seat=seat, entry=entry, defaults={"reason": reason.strip()[:300]})
    if not made:
        raise NotNow(_("Xung đột lợi ích này đã được ghi."))
    if sheet:
        sheet.marks.all().delete()
        sheet.delete()
    events.record(council, "conflict-declared", by=by, data={"seat": seat.uuid, "entry": entry.uuid})
    return conflict


def working(council: Council) -> working_rules.WorkingRules:
    """The working rules of a council."""
    return working_rules.read(council.rules)


def _locked(sheet: Sheet, expected: int | None) -> Sheet:
    """The sheet under a lock, with the related rows of the caller's read where they cannot have changed."""
    fresh = locked(sheet, expected=expected)
    for name in ("council", "entry", "seat"):
        if name in sheet._state.fields_cache:
            setattr(fresh, name, getattr(sheet, name))
    # The state of the council decides whether scoring is open, so it is never taken from an earlier read.
    fresh.council.state = Council.objects.values_list("state", flat=True).get(pk=fresh.council_id)
    return fresh


def _criterion(sheet: Sheet, key: str) -> Criterion:
    found = product_set(sheet.entry.dossier.product_set).by_key.get(key)
    if found is None:
        raise WrongInput(_("Phiếu của bộ sản phẩm này không có tiêu chí đó."), field="criterion")
    return found


def _points(criterion: Criterion, option: str) -> int:
    if option in ("", NO_OPTION):
        return 0
    try:
        return criterion.option(option).points
    except KeyError:
        raise WrongInput(
            _("Tiêu chí %(code)s không có phương án này. Hãy tải lại trang rồi chọn lại.") % {"code": criterion.code},
            field="option",
        ) from None


def _text(text: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise WrongInput(_("Đoạn này dài quá 5.000 chữ. Hãy viết gọn lại."))
    return text.replace("\x00", "").strip()
