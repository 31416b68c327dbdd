"""The producer answers "yêu cầu hoàn thiện": a new frozen version beside the first."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.transitions import Transition, advance
from saolang.core.versions import locked
from saolang.dossiers import level_clock, rules
from saolang.dossiers.domain.commune_clock import refresh_due
from saolang.dossiers.domain.submit import freeze
from saolang.dossiers.fields import LONG
from saolang.dossiers.models import CompletionItem, CompletionRequest, Submission
from saolang.papers.notices import send_notice
from saolang.people.models import Membership
from saolang.viet.text import repair

State = CompletionRequest.State
TABLE = (Transition((State.SENT,), "answer", State.ANSWERED, rules.can_answer),)


@transaction.atomic
def save_answers(request: CompletionRequest, *, answers: Mapping[int, str], by: Membership) -> CompletionRequest:
    """Keep answers while they are being written; nobody else sees them yet.

    Args:
        answers: text by position of the item; items that are not given stay as they are.

    Raises:
        NoRight: not its producer, or the request does not wait. WrongInput: no such item, a text too long.
    """
    fresh = locked(request)
    require(rules.can_answer(by, fresh))
    items = {item.position: item for item in fresh.items.all()}
    for position, text in answers.items():
        item = items.get(position)
        if item is None:
            raise WrongInput(_("Yêu cầu không có mục số %(no)s.") % {"no": position}, code="unknown-item")
        item.answer = _text(text, position)
        item.save(update_fields=["answer"])
    return fresh


@transaction.atomic
def answer_completion(
    request: CompletionRequest, *, answers: Mapping[int, str], expected: int | None = None, by: Membership
) -> Submission:
    """Send the answers: version 2 (3, …) of the dossier, with the form, scores and papers as they stand now.

    Raises:
        NoRight: not its producer, or the request does not wait. Stale: changed meanwhile.
        WrongInput: an item without an answer (`field` "answer-<position>").
    """
    fresh = save_answers(request, answers=answers, by=by)
    items = list(fresh.items.all())
    for item in items:
        if not item.answer:
            sentence = _("Hãy trả lời mục “%(subject)s”.") % {"subject": item.subject}
            raise WrongInput(sentence, field=f"answer-{item.position}", code="incomplete")
    fresh.answered_at = clock.now()
    fresh.save(update_fields=["answered_at"])
    advance(fresh, TABLE, "answer", by=by, expected=expected)
    dossier = locked(fresh.dossier)
    submission = freeze(dossier, by=by, answers=[_answer(item) for item in items])
    data = {"request": str(fresh.uuid), "submission": submission.no, "sha256": submission.sha256}
    events.record(dossier, "supplemented", by=by, data=data)
    refresh_due(dossier)
    level_clock.refresh(dossier)
    send_notice(
        fresh.organisation,
        subject=_("Đã bổ sung hồ sơ: %(product)s") % {"product": dossier.product.name},
        body=_("Chủ thể đã trả lời yêu cầu hoàn thiện; hồ sơ có phiên bản %(no)s.") % {"no": submission.no},
        obj=dossier,
    )
    request.refresh_from_db()
    return submission


def _answer(item: CompletionItem) -> dict[str, str]:
    return {"subject": item.subject, "criterion": item.criterion, "reason": item.reason, "answer": item.answer}


def _text(text: str, position: int) -> str:
    clean = repair(text).strip()
    if len(clean) > LONG:
        sentence = _("Mục này nhận nhiều nhất %(most)s chữ. Hãy viết gọn lại.") % {"most": LONG}
        raise WrongInput(sentence, field=f"answer-{position}", code="too-long")
    return clean
