""" "Yêu cầu hoàn thiện": what to complete, item by item, with reasons and a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, Refusal, WrongInput, require
from saolang.core.transitions import Table, Transition, advance
from saolang.core.versions import bump, locked
from saolang.dossiers import level_clock, rules_office
from saolang.dossiers.domain import commune_clock
from saolang.dossiers.models import CompletionItem, CompletionRequest, Dossier
from saolang.papers.notices import send_notice
from saolang.people.models import Membership

State = CompletionRequest.State
SUBJECT_LIMIT = 250


@dataclass(frozen=True)
class Item:
    """One thing to complete: what, why, and the criterion it belongs to (empty: the dossier as a whole)."""

    subject: str
    reason: str
    criterion: str = ""


def _has_items(by: Membership, request: CompletionRequest) -> Refusal | None:
    if not request.items.exists():
        return Refusal("no-items", _("Yêu cầu chưa có nội dung nào. Hãy ghi ít nhất một nội dung cần hoàn thiện."))
    if request.due_on <= clock.today():
        return Refusal("due-passed", _("Hạn hoàn thiện phải sau ngày hôm nay. Hãy chọn lại hạn."))
    return None


# "answer" is the producer's side (`domain.answer`).
TABLE: Table = (
    Transition((State.DRAFT,), "send", State.SENT, rules_office.can_handle, _has_items),
    Transition((State.SENT, State.ANSWERED), "close", State.CLOSED, rules_office.can_handle),
)


@transaction.atomic
def draft_request(dossier: Dossier, *, due_on: date, items: Sequence[Item], by: Membership) -> CompletionRequest:
    """Begin a request; the producer sees nothing until it is sent.

    Args:
        due_on: last day for the producer; after today.

    Raises:
        NoRight: not the agency that works on the dossier now, or a request is already open.
        WrongInput: no item, an empty reason, a day that is not after today.
    """
    fresh = locked(dossier)
    require(rules_office.can_ask(by, fresh))
    _check_input(due_on, items)
    request = CompletionRequest.objects.create(
        dossier=fresh, organisation=by.organisation, due_on=due_on, created_by=by, created_at=clock.now()
    )
    _write_items(request, items)
    events.record(fresh, "completion_drafted", by=by, data={"request": str(request.uuid), "items": len(items)})
    return request


@transaction.atomic
def revise_request(
    request: CompletionRequest, *, due_on: date, items: Sequence[Item], by: Membership, expected: int
) -> CompletionRequest:
    """Change a request that was not sent yet; see `draft_request`."""
    fresh = locked(request, expected=expected)
    require(rules_office.can_handle(by, fresh))
    if fresh.state != State.DRAFT:
        raise NotNow(_("Yêu cầu đã gửi chủ thể nên không sửa được nữa. Hãy đóng yêu cầu này rồi lập yêu cầu mới."))
    _check_input(due_on, items)
    fresh.due_on = due_on
    bump(fresh, "due_on")
    fresh.items.all().delete()
    _write_items(fresh, items)
    events.record(fresh, "revised", by=by, data={"due_on": due_on, "items": len(items)})
    return fresh


@transaction.atomic
def drop_request(request: CompletionRequest, *, by: Membership, expected: int) -> None:
    """Throw away a draft; nobody has seen it."""
    fresh = locked(request, expected=expected)
    require(rules_office.can_handle(by, fresh))
    if fresh.state != State.DRAFT:
        raise NotNow(_("Yêu cầu đã gửi chủ thể nên không bỏ được. Hãy đóng yêu cầu."))
    events.record(fresh.dossier, "completion_dropped", by=by, data={"request": str(fresh.uuid)})
    fresh.items.all().delete()
    fresh.delete()


@transaction.atomic
def send_request(request: CompletionRequest, *, by: Membership, expected: int) -> CompletionRequest:
    """Send it: the producer gets a notice and may answer; the commune's clock stands still by the practice setting.

    Raises:
        NoRight: not this agency, no item, or the day is not after today. NotNow: already sent.
    """
    fresh: CompletionRequest = advance(request, TABLE, "send", by=by, expected=expected)
    fresh.sent_at = clock.now()
    fresh.save(update_fields=["sent_at"])
    dossier = fresh.dossier
    level_clock.refresh(dossier)
    events.record(dossier, "completion_asked", by=by, data={"request": str(fresh.uuid), "due_on": fresh.due_on})
    send_notice(
        dossier.product.producer.organisation,
        subject=_("Cần hoàn thiện hồ sơ “%(product)s” trước ngày %(day)s")
        % {"product": dossier.product.name[:120], "day": fresh.due_on.strftime("%d/%m/%Y")},
        body=_("%(agency)s đề nghị hoàn thiện %(count)s nội dung. Hãy mở hồ sơ để xem lý do và trả lời.")
        % {"agency": by.organisation.name, "count": fresh.items.count()},
        obj=dossier,
    )
    return fresh


@transaction.atomic
def close_request(request: CompletionRequest, *, by: Membership, expected: int) -> CompletionRequest:
    """The agency is content, or goes on without an answer; the clock runs again."""
    fresh: CompletionRequest = advance(request, TABLE, "close", by=by, expected=expected)
    fresh.closed_at = clock.now()
    fresh.save(update_fields=["closed_at"])
    dossier = fresh.dossier
    commune_clock.refresh_due(dossier)
    level_clock.refresh(dossier)
    events.record(dossier, "completion_closed", by=by, data={"request": str(fresh.uuid)})
    return fresh


def _check_input(due_on: date, items: Sequence[Item]) -> None:
    if due_on <= clock.today():
        raise WrongInput(_("Hạn hoàn thiện phải sau ngày hôm nay."), field="due_on")
    if not items:
        raise WrongInput(_("Hãy ghi ít nhất một nội dung cần hoàn thiện."))
    for item in items:
        if not item.subject.strip() or not item.reason.strip():
            raise WrongInput(_("Mỗi nội dung cần ghi việc phải hoàn thiện và lý do, để chủ thể biết cần làm gì."))
        if len(item.subject) > SUBJECT_LIMIT:
            raise WrongInput(_("Tên nội dung dài quá 250 chữ. Hãy viết ngắn lại và giải thích ở phần lý do."))


def _write_items(request: CompletionRequest, items: Sequence[Item]) -> None:
    CompletionItem.objects.bulk_create(
        CompletionItem(
            request=request,
            position=number,
            subject=item.subject.strip(),
            criterion=item.criterion,
            reason=item.reason.strip(),
        )
        for number, item in enumerate(items, start=1)
    )
