"""A plan as rows of one sheet: targets, tasks, money; numbers stay numbers, text is never a formula."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.documents.model import ILLUSTRATION
from saolang.documents.write.rows import Cell
from saolang.programme.documents import time_text
from saolang.programme.enums import Stage
from saolang.programme.models import Plan
from saolang.programme.progress import percent
from saolang.programme.queries.budget import budget_of
from saolang.programme.queries.targets import targets_of
from saolang.programme.queries.tasks import tasks_of
from saolang.viet.dates import short_date

Row = list[Cell]


def plan_rows(plan: Plan) -> list[Row]:
    """Title, then three tables one under the other, each with its own heading."""
    notes: list[Row] = [[ILLUSTRATION]] if plan.organisation.illustration else []
    number = " · ".join(part for part in (plan.organisation.name, plan.years, plan.number_text) if part)
    return [*notes, [plan.title], [number], *_targets(plan), *_tasks(plan), *_money(plan)]


def _targets(plan: Plan) -> Iterator[Row]:
    yield []
    yield [
        _("Chỉ tiêu"), _("So với số"), _("Kế hoạch"), _("Đến"), _("Kết quả"), _("% kế hoạch"), _("Đơn vị"), _("Nguồn"),
    ]  # fmt: skip
    for line in targets_of(plan):
        source = _("hệ thống đếm") if line.counted else line.actual.source if line.actual else ""
        yield [
            line.target.text, str(line.target.get_operator_display()), line.progress.wanted, line.progress.wanted_max,
            line.progress.actual, percent(line.progress.share), line.target.unit, source,
        ]  # fmt: skip


def _tasks(plan: Plan) -> Iterator[Row]:
    yield []
    yield [
        _("Nhiệm vụ"), _("Số thứ tự"), _("Thời gian"), _("Hạn"), _("Địa điểm"), _("Chủ trì"), _("Thực hiện"),
        _("Phối hợp"), _("Trạng thái"),
    ]  # fmt: skip
    for line in tasks_of(plan):
        task = line.task
        yield [
            task.title, task.code, time_text(line), short_date(task.due_on) if task.due_on else "", task.place,
            ", ".join(line.lead), ", ".join(line.implementing), ", ".join(line.coordinating),
            str(task.get_state_display()),
        ]  # fmt: skip


def _money(plan: Plan) -> Iterator[Row]:
    """Every line at every stage in đồng, then the total, then each source."""
    budget = budget_of(plan)
    yield []
    yield [
        _("Kinh phí (đồng)"), _("Số thứ tự"), *(str(label) for _v, label in Stage.choices), _("Diễn giải"),
        _("Nguồn vốn"),
    ]  # fmt: skip
    for row in budget.lines:
        amounts: Row = [row.inside[stage].total if stage in row.inside else None for stage in Stage.values]
        yield [row.line.content, row.line.code, *amounts, row.line.explanation, row.funds]
    yield [_("Tổng cộng (ngân sách)"), "", *(budget.total[stage] for stage in Stage.values)]
    for found in budget.funds:
        name = str(found.fund) if found.fund else _("Nguồn chưa ghi")
        yield [_("Nguồn: %s") % name, "", *(found.amounts[stage] for stage in Stage.values)]
