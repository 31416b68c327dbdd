"""Tasks: entered and changed in a draft, moved and noted while the plan runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Required, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain.aims import BY_HAND, Where, next_position
from saolang.programme.domain.copying import last_day
from saolang.programme.domain.headings import follow_parts
from saolang.programme.domain.holding import hold
from saolang.programme.domain.words import body, line
from saolang.programme.enums import Part, TaskState
from saolang.programme.models import Plan, Task, TaskNote, TaskParty

QUARTERS = (1, 2, 3, 4)
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation with a part in a task: the link where it is known here, always the text as written."""

    part: str
    text: str
    organisation: Organisation | None = None


class TaskValues(TypedDict, total=False):
    """What a task says.

    Attributes:
        quarters: 1 to 4, in the first year of the plan; the last day of the last one is when the task is due, unless
            `due_on` says another day.
        time_text: the time as a document writes it.
    """

    title: Required[str]
    content: str
    code: str
    parent: Task | None
    quarters: Sequence[int]
    from_on: date | None
    due_on: date | None
    time_text: str
    place: str


@transaction.atomic
def add_task(
    plan: Plan, *, parties: Sequence[Party] = (), where: Where = BY_HAND, by: Membership, **told: Unpack[TaskValues]
) -> Task:
    """Add a task to a draft.

    Raises:
        NoRight. WrongInput: no title, a quarter that does not exist, days out of order or outside the plan, a parent
            of another plan.
    """
    require(rules.can_edit(by, hold(plan)))
    task = Task(plan=plan, position=next_position(plan.tasks.all()), **where.columns())
    _fill(task, told)
    task.save()
    _set_parties(task, parties)
    events.record(plan, "task_added", by=by, data={"task": str(task.uuid)})
    return task


@transaction.atomic
def update_task(
    task: Task,
    *,
    parties: Sequence[Party] = (),
    expected: int | None = None,
    by: Membership,
    **told: Unpack[TaskValues],
) -> Task:
    """Change a task of a draft; see `add_task`. Raises also Stale."""
    require(rules.can_edit(by, hold(task.plan)))
    row = locked(task, expected=expected)
    _fill(row, told)
    bump(row, *TaskValues.__annotations__)
    row.parties.all().delete()
    _set_parties(row, parties)
    events.record(row.plan, "task_changed", by=by, data={"task": str(row.uuid)})
    return row


def _fill(task: Task, told: TaskValues) -> None:
    quarters, from_on, due_on = told.get("quarters", ()), told.get("from_on"), told.get("due_on")
    task.title = body(told["title"], field="title", limit=2000, needed=True)
    task.content = body(told.get("content"), field="content")
    task.code = line(told.get("code"), field="code", limit=20)
    task.place = line(told.get("place"), field="place", limit=300)
    task.time_text = line(told.get("time_text"), field="time_text", limit=200)
    task.parent = _checked_parent(task, told.get("parent"))
    if any(quarter not in QUARTERS for quarter in quarters):
        raise WrongInput(_("Quý là một số từ 1 đến 4."), field="quarters")
    task.quarters = sorted(set(quarters))
    if from_on and due_on and due_on < from_on:
        raise WrongInput(_("Ngày xong không thể trước ngày bắt đầu."), field="due_on")
    first, last = date(task.plan.year_from, 1, 1), date(task.plan.year_to, 12, 31)
    for day, field in ((from_on, "from_on"), (due_on, "due_on")):
        if day and not first <= day <= last:
            raise WrongInput(
                _("Ngày này nằm ngoài thời gian của kế hoạch (%s).") % task.plan.years, field=field, code="outside-plan"
            )
    task.from_on, task.due_on = from_on, due_on or last_day(task.plan.year_from, task.quarters)


def _checked_parent(task: Task, parent: Task | None) -> Task | None:
    if parent is None:
        return None
    if parent.plan_id != task.plan_id:
        raise WrongInput(_("Nhiệm vụ lớn phải thuộc cùng kế hoạch."), field="parent")
    upper: Task | None = parent
    depth = 1
    while upper is not None:
        if task.pk and upper.pk == task.pk:
            raise WrongInput(_("Nhiệm vụ không thể nằm trong chính nó."), field="parent")
        upper, depth = upper.parent, depth + 1
        if depth > DEEPEST:
            raise WrongInput(_("Nhiệm vụ lồng nhau nhiều nhất %d bậc.") % DEEPEST, field="parent")
    return parent


def _set_parties(task: Task, parties: Sequence[Party]) -> None:
    rows = []
    for position, party in enumerate(parties):
        if party.part not in Part.values:
            raise WrongInput(_("Hãy chọn chủ trì, thực hiện hoặc phối hợp."), field="parties")
        text = line(party.text, field="parties", limit=300, needed=True)
        rows.append(
            TaskParty(task=task, part=party.part, organisation=party.organisation, text=text, position=position)
        )
    TaskParty.objects.bulk_create(rows)


@transaction.atomic
def remove_task(task: Task, *, by: Membership) -> None:
    """Take a task and what lies below it out of a draft."""
    require(rules.can_edit(by, hold(task.plan)))
    events.record(task.plan, "task_removed", by=by, data={"title": task.title[:200]})
    _delete(task)


def _delete(task: Task) -> None:
    for child in task.children.all():
        _delete(child)
    task.parties.all().delete()
    task.delete()


@transaction.atomic
def move_task(
    task: Task, *, action: str, note: str = "", on: date | None = None, expected: int | None = None, by: Membership
) -> Task:
    """Start, finish, drop or reopen a task of an issued plan; the tasks that hold it follow.

    Args:
        action: an arrow of `rules.TASK_TABLE` that people draw: start, finish, drop, reopen.
        note: what happened; needed to drop a task.
        on: the day it was finished; today when None.

    Raises:
        NoRight (also for a task that holds others), NotNow, Stale. WrongInput: dropped without a reason, finished in
            the future.
    """
    if action == "drop" and not note.strip():
        raise WrongInput(_("Hãy ghi vì sao không thực hiện nhiệm vụ này."), field="text")
    if action == "carry":
        raise NotNow(_("Nhiệm vụ được chuyển khi lập kế hoạch năm sau."))
    day = on or clock.today()
    if day > clock.today():
        raise WrongInput(_("Ngày xong không thể ở tương lai."), field="on")
    row: Task = advance(task, rules.TASK_TABLE, action, by=by, expected=expected)
    row.done_on = day if row.state == TaskState.DONE else None
    row.save(update_fields=["done_on"])
    follow_parts(row.parent, by=by)
    if note.strip():
        _note(row, note, None, "", by)
    return row


@transaction.atomic
def note_task(task: Task, *, text: str, file: BinaryIO | None = None, file_name: str = "", by: Membership) -> TaskNote:
    """Say what was done, with a file if there is one; the first note of a task that waits starts it.

    Raises:
        NoRight. WrongInput: no text, a file that is not accepted.
    """
    require(rules.can_follow(by, task))
    note = _note(task, text, file, file_name, by)
    events.record(task, "noted", by=by, data={"note": str(note.uuid)})
    if task.state == TaskState.PLANNED and not task.children.exists():
        advance(task, rules.TASK_TABLE, "start", by=by)
        follow_parts(task.parent, by=by)
    return note


def _note(task: Task, text: str, file: BinaryIO | None, file_name: str, by: Membership) -> TaskNote:
    stored = files.store(file, media_type=sniff.identify(file)) if file else None
    return TaskNote.objects.create(
        task=task, text=body(text, field="text", needed=True), file=stored,
        file_name=line(file_name, field="file", limit=200), by=by, at=clock.now(),
    )  # fmt: skip
