"""Difficulties (vướng mắc): raised any day by anyone in charge, assigned, answered, closed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.transitions import advance
from saolang.papers.notices import send_notice
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain.words import body, line
from saolang.programme.models import Difficulty, Plan, Task


@transaction.atomic
def raise_difficulty(plan: Plan, *, title: str, text: str = "", task: Task | None = None, by: Membership) -> Difficulty:
    """Say what stands in the way; the agency that prepares the plan gets a notice.

    Raises:
        NoRight. WrongInput: no title, a task of another plan.
    """
    require(rules.can_raise(by, plan))
    if task and task.plan_id != plan.pk:
        raise WrongInput(_("Nhiệm vụ thuộc kế hoạch khác."), field="task")
    row = Difficulty.objects.create(
        plan=plan, task=task, organisation=by.organisation, raised_by=by, raised_at=clock.now(),
        title=line(title, field="title", limit=200, needed=True), text=body(text, field="text"),
    )  # fmt: skip
    events.record(row, "raised", by=by, data={"plan": str(plan.uuid)})
    if plan.created_by.organisation_id != by.organisation_id:
        send_notice(plan.created_by.organisation, subject=_("Vướng mắc mới: %s") % row.title, obj=row)
    return row


@transaction.atomic
def assign_difficulty(
    difficulty: Difficulty, *, to: Organisation, due_on: date | None, expected: int | None = None, by: Membership
) -> Difficulty:
    """Say which agency solves it and until when; that agency gets a notice. Raises NoRight, NotNow, Stale."""
    if due_on and due_on < clock.today():
        raise WrongInput(_("Hạn trả lời không thể ở quá khứ."), field="due_on")
    data = {"to": str(to.uuid), "due_on": due_on}
    row: Difficulty = advance(difficulty, rules.DIFFICULTY_TABLE, "assign", by=by, expected=expected, data=data)
    row.assigned_to, row.due_on = to, due_on
    row.save(update_fields=["assigned_to", "due_on"])
    send_notice(to, subject=_("Được giao giải quyết: %s") % row.title, obj=row)
    return row


@transaction.atomic
def answer_difficulty(
    difficulty: Difficulty, *, answer: str, expected: int | None = None, by: Membership
) -> Difficulty:
    """Answer it; who raised it gets a notice. Raises NoRight, NotNow, Stale, WrongInput."""
    answer = body(answer, field="answer", needed=True)
    row: Difficulty = advance(difficulty, rules.DIFFICULTY_TABLE, "answer", by=by, expected=expected)
    row.answer, row.answered_by, row.answered_at = answer, by, clock.now()
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    if row.organisation_id != by.organisation_id:
        send_notice(row.organisation, subject=_("Đã trả lời: %s") % row.title, obj=row)
    return row


def close_difficulty(difficulty: Difficulty, *, expected: int | None = None, by: Membership) -> Difficulty:
    """It no longer stands in the way. Raises NoRight, NotNow, Stale."""
    closed: Difficulty = advance(difficulty, rules.DIFFICULTY_TABLE, "close", by=by, expected=expected)
    return closed


def reopen_difficulty(difficulty: Difficulty, *, expected: int | None = None, by: Membership) -> Difficulty:
    """The answer did not help. Raises NoRight, NotNow, Stale."""
    opened: Difficulty = advance(difficulty, rules.DIFFICULTY_TABLE, "reopen", by=by, expected=expected)
    return opened
