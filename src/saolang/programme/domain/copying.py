"""Copies of a plan: whole for a new version, structure only for a new year."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.people.models import Membership
from saolang.programme.domain.headings import follow_all
from saolang.programme.enums import OPEN_TASKS, PLANNED_STAGES, TaskState
from saolang.programme.models import (
    BudgetEntry,
    Plan,
    TargetActual,
    Task,
    TaskNote,
    TaskParty,
)
from saolang.viet.dates import quarter_bounds
from saolang.viet.text import fold

_OWN = {"id", "uuid", "version"}


@dataclass
class _Pairs:
    """Old key → new row, for references inside a plan."""

    of: dict[tuple[str, int], Any] = field(default_factory=dict)

    def keep(self, old: models.Model, new: models.Model) -> None:
        """Remember the copy of a row."""
        self.of[type(old).__name__, old.pk] = new

    def get(self, old: models.Model | None) -> Any:
        """The copy of a row; None when it was not copied."""
        return None if old is None else self.of.get((type(old).__name__, old.pk))


def _copy(row: models.Model, **changes: Any) -> Any:
    values = {
        one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if one.name not in _OWN
    } | changes
    return type(row)(**values)


def copy_plan(old: Plan, *, by: Membership, **changes: Any) -> Plan:
    """A draft with everything the old plan says: aims, targets, tasks, duties, planned money, bases."""
    new = _new_draft(old, by=by, **changes)
    pairs = _Pairs()
    for name in ("objectives", "targets", "duties", "stated_results", "citations"):
        for row in getattr(old, name).all():
            copied = _copy(row, plan_id=new.pk)
            copied.save()
            pairs.keep(row, copied)
    _copy_tasks(old.tasks.all(), new, pairs)
    _copy_money(old, new, pairs, by=by)
    return new


def _new_draft(old: Plan, *, by: Membership, **changes: Any) -> Plan:
    blank = {
        "state": "draft", "number_text": "", "issued_on": None, "signer_name": "", "signer_post": "", "paper_id": None,
        "closed_on": None, "lessons": "", "created_by_id": by.pk, "created_at": clock.now(),
        "previous_id": old.previous_id, "source_file_id": None, "source_name": "",
    }  # fmt: skip
    amends = changes.pop("amends", None)
    new: Plan = _copy(old, **{**blank, "amends_id": amends.pk if amends else None, **changes})
    new.save()
    return new


def _copy_tasks(tasks: models.QuerySet[Task], new: Plan, pairs: _Pairs, **changes: Any) -> None:
    """Parents come before their children: by depth, then by position."""
    rows = {task.pk: task for task in tasks.prefetch_related("parties")}
    for task in sorted(rows.values(), key=lambda one: _depth(one, rows)):
        parent = pairs.get(task.parent) if task.parent_id else None
        copied = _copy(task, plan_id=new.pk, parent_id=parent.pk if parent else None, **changes)
        copied.save()
        pairs.keep(task, copied)
        TaskParty.objects.bulk_create([_copy(party, task_id=copied.pk) for party in task.parties.all()])


def _depth(row: Any, rows: dict[int, Any]) -> int:
    depth = 0
    while row.parent_id in rows and depth < len(rows):
        row, depth = rows[row.parent_id], depth + 1
    return depth


def _copy_money(old: Plan, new: Plan, pairs: _Pairs, *, by: Membership, amounts: bool = True) -> None:
    for source in old.sources.prefetch_related("rules"):
        copied = _copy(source, plan_id=new.pk)
        copied.save()
        pairs.keep(source, copied)
        for rule in source.rules.all():
            _copy(rule, source_id=copied.pk).save()
    rows = {one.pk: one for one in old.lines.all()}
    for line in sorted(rows.values(), key=lambda one: _depth(one, rows)):
        parent = pairs.get(line.parent) if line.parent_id else None
        copied = _copy(line, plan_id=new.pk, parent_id=parent.pk if parent else None)
        copied.save()
        pairs.keep(line, copied)
    if not amounts:
        return
    planned = BudgetEntry.objects.filter(line__plan=old, stage__in=PLANNED_STAGES, cancelled_reason="")
    for entry in planned.select_related("line", "fund"):
        fund = pairs.get(entry.fund)
        _copy(entry, line_id=pairs.get(entry.line).pk, fund_id=fund.pk if fund else None).save()


def copy_for_year(old: Plan, *, year_from: int, by: Membership) -> Plan:
    """Next year's draft: structure, lessons, unfinished tasks; no values, no money, no progress."""
    shift = year_from - old.year_from
    title = old.title.replace(str(old.year_from), str(year_from))
    new = _new_draft(
        old, by=by, previous_id=old.pk, year_from=year_from, year_to=old.year_to + shift, title=title,
        folded=fold(title)[:300], edition=1, parent_id=None, stated_total=None, stated_words="",
        situation=_situation(old),
    )  # fmt: skip
    pairs = _Pairs()
    unsourced = {"source_page": None, "source_line": None, "source_text": ""}
    for row in [*old.objectives.all(), *old.duties.all()]:
        _copy(row, plan_id=new.pk, **unsourced).save()
    for target in old.targets.all():
        _copy(target, plan_id=new.pk, value=None, value_max=None, due_on=None, **unsourced).save()
    for task in _unfinished(old):
        copied = _copy(
            task, plan_id=new.pk, parent_id=None, state=TaskState.PLANNED, done_on=None, carried_from_id=task.pk,
            from_on=None, due_on=last_day(year_from, task.quarters), **unsourced,
        )  # fmt: skip
        copied.save()
        TaskParty.objects.bulk_create([_copy(party, task_id=copied.pk) for party in task.parties.all()])
    _copy_money(old, new, pairs, by=by, amounts=False)
    return new


def _situation(old: Plan) -> str:
    """The lessons of the closed plan open the new one."""
    if not old.lessons:
        return ""
    return _("Bài học từ kế hoạch %(years)s:\n%(lessons)s") % {"years": old.years, "lessons": old.lessons}


def _unfinished(old: Plan) -> models.QuerySet[Task]:
    """Open tasks that are not only a heading over others."""
    return old.tasks.filter(state__in=OPEN_TASKS, children__isnull=True).prefetch_related("parties")


def last_day(year: int, quarters: list[int]) -> date | None:
    """The last day of the last quarter; None without quarters."""
    return quarter_bounds(year, max(quarters))[1] if quarters else None


def take_over_progress(old: Plan, new: Plan, *, by: Membership) -> None:
    """When a new version comes into force it goes on where the old one stands.

    Task states and notes, typed actuals, difficulties and spent money move by the code or the words of the row; what
    has no counterpart stays with the old version, where it can be read.
    """
    tasks = {_name(task.code, task.title): task for task in new.tasks.all()}
    for task in old.tasks.all():
        twin = tasks.get(_name(task.code, task.title))
        if twin is None:
            continue
        twin.state, twin.done_on = task.state, task.done_on
        twin.save(update_fields=["state", "done_on"])
        TaskNote.objects.filter(task=task).update(task=twin)
        old.difficulties.filter(task=task).update(task=twin)
    follow_all(new, by=by)
    old.difficulties.update(plan=new)
    targets = {_name("", target.text): target for target in new.targets.all()}
    for target in old.targets.all():
        if twin_target := targets.get(_name("", target.text)):
            TargetActual.objects.filter(target=target).update(target=twin_target)
    _move_spending(old, new)
    events.record(new, "progress_taken_over", by=by, data={"from": str(old.uuid)})


def _move_spending(old: Plan, new: Plan) -> None:
    lines = {_name(line.code, line.content): line for line in new.lines.all()}
    funds = {fund.key: fund for fund in new.sources.all()}
    spent = BudgetEntry.objects.filter(line__plan=old).exclude(stage__in=PLANNED_STAGES)
    for entry in spent.select_related("line", "fund"):
        twin = lines.get(_name(entry.line.code, entry.line.content))
        if twin is None:
            continue
        entry.line = twin
        entry.fund = funds.get(entry.fund.key) if entry.fund else None
        entry.save(update_fields=["line", "fund"])


def _name(code: str, words: str) -> str:
    return fold(f"{code} {words}")
