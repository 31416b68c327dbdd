"""Scoring without a connection: what a member's tablet sends when it is back (DESIGN rule 12).

The member's own sheet only. Two devices of one member may both have worked: a mark is refused as a conflict only when
that criterion holds something else than the device saw; closing, when any mark or word differs from what it saw.
"""

from typing import Any

from django.utils.translation import gettext as _

from saolang.core import operations
from saolang.core.errors import NoRight, WrongInput
from saolang.core.operations import Asked, ConflictFound
from saolang.councils.domain import scoring
from saolang.councils.models import Sheet
from saolang.councils.rules import Seated
from saolang.people.models import Account
from saolang.people.queries import seats_of


@operations.kind("sheet-mark")
def mark(asked: Asked, account: Account) -> dict[str, Any]:
    """Save one mark. Payload: criterion, option, note (may be missing), before {option, note}."""
    sheet = _own(asked, account)
    criterion, option = asked.text("criterion", most=20), asked.text("option", most=30)
    note = asked.text("note") if "note" in asked.payload else None
    if asked.base_version != sheet.version:
        _check_mark(asked, sheet, criterion=criterion, option=option, note=note)
    fresh = scoring.save_mark(
        sheet, criterion=criterion, option=option, note=note, by=Seated(sheet.seat), expected=sheet.version
    )
    return state_of(fresh)


def _check_mark(asked: Asked, sheet: Sheet, *, criterion: str, option: str, note: str | None) -> None:
    before = asked.payload.get("before")
    if not isinstance(before, dict):
        raise WrongInput(_("Máy không gửi kèm điểm đã thấy trước đó. Hãy mở lại phiếu."), field="before")
    row = sheet.marks.filter(criterion=criterion).first()
    now_option, now_note = (row.option, row.note) if row else ("", "")
    same_option = now_option in (option, before.get("option", ""))
    same_note = note is None or now_note in (note.strip(), before.get("note", ""))
    if not (same_option and same_note):
        raise ConflictFound(
            _("Tiêu chí này đã được chấm khác trên một máy khác của bạn. Hãy chọn giữ điểm nào."),
            current={**state_of(sheet), "criterion": criterion, "option": now_option, "note": now_note},
        )


@operations.kind("sheet-words")
def words(asked: Asked, account: Account) -> dict[str, Any]:
    """Keep comment and knock-outs. Payload: comment, eliminated_by, eliminated_reason, before {the same}."""
    sheet = _own(asked, account)
    given = _words(asked.payload)
    if asked.base_version != sheet.version:
        before, now = asked.payload.get("before"), _words_of(sheet)
        if not isinstance(before, dict) or now not in (given, _words(before)):
            sentence = _("Nhận xét của phiếu đã được sửa trên một máy khác của bạn. Hãy chọn giữ bản nào.")
            raise ConflictFound(sentence, current={**state_of(sheet), **now})
    fresh = scoring.save_words(sheet, **given, by=Seated(sheet.seat), expected=sheet.version)
    return state_of(fresh)


@operations.kind("sheet-close")
def close(asked: Asked, account: Account) -> dict[str, Any]:
    """Close the sheet as the member saw it. Payload: marks {criterion: option}, missing_confirmed."""
    sheet = _own(asked, account)
    now = dict(sheet.marks.exclude(option="").values_list("criterion", "option"))
    if asked.payload.get("marks") != now:
        sentence = _("Điểm trên hệ thống khác điểm bạn thấy khi chốt. Hãy xem lại phiếu rồi chốt.")
        raise ConflictFound(sentence, current={**state_of(sheet), "marks": now})
    agreed = asked.payload.get("missing_confirmed") is True
    fresh = scoring.close_sheet(sheet, missing_confirmed=agreed, by=Seated(sheet.seat), expected=sheet.version)
    return state_of(fresh)


def state_of(sheet: Sheet) -> dict[str, Any]:
    """What the device shows of a sheet after each answer; points in hundredths."""
    return {"version": sheet.version, "total": sheet.total, "state": str(sheet.state)}


def _own(asked: Asked, account: Account) -> Sheet:
    related = ("council__round__organisation", "seat__body", "seat__account", "entry__dossier")
    rows = Sheet.objects.select_related(*related).filter(seat__in=seats_of(account).values("pk"))
    # Locked before it is looked at: what the member is told stands until the operation has ended.
    sheet = rows.select_for_update(of=("self",)).filter(uuid=asked.object).first()
    if sheet is None:
        raise NoRight(_("Phiếu này không còn trong danh sách chấm của bạn."), code="no-sheet")
    return sheet


def _words(given: Any) -> dict[str, Any]:
    comment, reason, keys = (given.get(name) for name in ("comment", "eliminated_reason", "eliminated_by"))
    texts = isinstance(comment, str) and isinstance(reason, str) and "\x00" not in comment + reason
    if not (texts and isinstance(keys, list) and all(isinstance(key, str) for key in keys)):
        raise WrongInput(_("Nội dung gửi từ máy không đọc được. Hãy mở lại trang rồi làm lại."), field="comment")
    return {"comment": comment.strip(), "eliminated_by": keys, "eliminated_reason": reason.strip()}


def _words_of(sheet: Sheet) -> dict[str, Any]:
    return {
        "comment": sheet.comment,
        "eliminated_by": list(sheet.eliminated_by),
        "eliminated_reason": sheet.eliminated_reason,
    }
