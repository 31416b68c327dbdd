"""Work items of plans: tasks late or due soon, difficulties to solve, readings to check, money to allocate."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saolang.core import clock
from saolang.core.work import WorkItem, source
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.programme import queries, rules
from saolang.programme.enums import OPEN_TASKS, PLANNED_STAGES, DifficultyState, PlanState, ReadingState, Stage
from saolang.programme.models import BudgetEntry, BudgetLine

SOON = timedelta(days=30)
MOST = 20


@source
def tasks_due(membership: Membership) -> Iterator[WorkItem]:
    """Open tasks of the own agency that are late or end within 30 days."""
    if membership.role not in rules.EDITORS:
        return
    rows = queries.own_tasks(membership).filter(state__in=OPEN_TASKS, due_on__lte=clock.today() + SOON)
    for task in rows[:MOST]:
        yield WorkItem(
            kind="plan.task", target=task.uuid, title=str(task), owner=task.plan.title, button=_("Ghi tiến độ"),
            due_on=task.due_on,
        )  # fmt: skip


@source
def difficulties_to_solve(membership: Membership) -> Iterator[WorkItem]:
    """Difficulties assigned to the own agency, and new ones of plans that it prepares."""
    if membership.role not in rules.EDITORS:
        return
    rows = queries.difficulties_visible_to(membership)
    assigned = rows.filter(state=DifficultyState.ASSIGNED, assigned_to=membership.organisation_id)
    for one in assigned.order_by("due_on", "id")[:MOST]:
        yield WorkItem(
            kind="plan.difficulty", target=one.uuid, title=_("Trả lời vướng mắc: %s") % one,
            owner=one.organisation.name, button=_("Trả lời"), due_on=one.due_on,
        )  # fmt: skip
    for one in rows.filter(state=DifficultyState.RAISED)[:MOST]:
        if rules.can_assign(membership, one) is None:
            yield WorkItem(
                kind="plan.difficulty", target=one.uuid, title=_("Giao giải quyết vướng mắc: %s") % one,
                owner=one.organisation.name, button=_("Mở"), since=one.raised_at.date(),
            )  # fmt: skip


@source
def readings_to_check(membership: Membership) -> Iterator[WorkItem]:
    """Files that were read and wait for a person to look at them."""
    rows = queries.readings_visible_to(membership).filter(state=ReadingState.WAITING)
    for one in rows[:MOST]:
        yield WorkItem(
            kind="plan.reading", target=one.uuid, title=_("Kiểm tra bản đọc: %s") % one, owner=one.organisation.name,
            button=_("Kiểm tra"), since=one.at.date(),
        )  # fmt: skip


@source
def lines_without_allocation(membership: Membership) -> Iterator[WorkItem]:
    """Lines of issued plans with an approved estimate and nothing after it, for the accountant, one item a plan."""
    if membership.role != Role.ACCOUNTANT:
        return
    plans = queries.visible_to(membership).filter(state=PlanState.ISSUED, year_to__gte=clock.today().year)
    entries = BudgetEntry.objects.filter(line=OuterRef("pk"), cancelled_reason="")
    lines = BudgetLine.objects.filter(Exists(entries.filter(stage=Stage.APPROVED)), plan__in=plans)
    lines = lines.exclude(Exists(entries.exclude(stage__in=PLANNED_STAGES)))
    counts = dict(lines.order_by().values_list("plan").annotate(count=Count("pk")))
    for plan in plans.filter(pk__in=counts).order_by("id"):
        count = counts[plan.pk]
        words = ngettext("Ghi phân bổ của %d dòng kinh phí", "Ghi phân bổ của %d dòng kinh phí", count)
        yield WorkItem(
            kind="plan.money", target=plan.uuid, title=words % count, owner=plan.title, button=_("Mở kế hoạch"),
            detail=_("Dự toán đã duyệt, chưa ghi phân bổ hay giải ngân. Mở mục Kinh phí của kế hoạch."),
        )  # fmt: skip
