"""A person asks about the data kept on them; the operator answers in time (DESIGN rule 17)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, practice
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people.enums import DataRequestKind
from saolang.people.models import Account, DataRequest, Membership
from saolang.people.rules import can_answer_data_requests

WORDS_LIMIT = 5_000


@transaction.atomic
def ask_about_data(account: Account, *, kind: str, words: str) -> DataRequest:
    """Keep a person's request and set its last day.

    The days come from the practice `data_request_days`. What was asked stays out of the event log.

    Raises:
        WrongInput: no such kind, or the request says nothing or more than 5,000 letters.
    """
    if kind not in DataRequestKind.values:
        raise WrongInput(_("Hãy chọn điều bạn muốn yêu cầu."), field="kind")
    request = DataRequest.objects.create(
        account=account,
        kind=kind,
        words=_checked(words, _("Hãy viết rõ bạn muốn gì."), field="words"),
        created_at=clock.now(),
        due_on=clock.today() + timedelta(days=practice.value("data_request_days")),
    )
    events.record(request, "asked", by=None, data={"kind": kind, "due_on": request.due_on})
    return request


@transaction.atomic
def answer_data_request(
    request: DataRequest, *, answer: str, by: Membership, expected: int | None = None
) -> DataRequest:
    """Say what was done, or why it cannot be done; the person reads it on their page.

    Raises:
        NoRight: only the operator answers.
        NotNow: it has an answer already.
        Stale: someone else was faster.
        WrongInput: the answer says nothing or more than 5,000 letters.
    """
    require(can_answer_data_requests(by))
    request = locked(request, expected=expected)
    if request.answered_at:
        raise NotNow(_("Yêu cầu này đã có câu trả lời."))
    request.answer = _checked(answer, _("Hãy viết câu trả lời cho người yêu cầu."), field="answer")
    request.answered_at, request.answered_by = clock.now(), by
    bump(request, "answer", "answered_at", "answered_by")
    events.record(request, "answered", by=by, data={})
    return request


def _checked(words: str, missing: str, *, field: str) -> str:
    words = words.replace("\0", "").strip()
    if not words:
        raise WrongInput(missing, field=field)
    if len(words) > WORDS_LIMIT:
        raise WrongInput(_("Nội dung dài quá 5.000 chữ. Hãy viết ngắn lại."), field=field)
    return words
