"""What does not fit in a plan: shown to people, never repaired, never a bar (only the law blocks)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from saolang.programme.enums import Stage
from saolang.programme.models import FundRule, Plan
from saolang.programme.queries.budget import Budget, budget_of
from saolang.viet.dates import quarter_bounds
from saolang.viet.numbers import NumberError, from_words, group

_ORDER = (Stage.APPROVED, Stage.ALLOCATED, Stage.COMMITTED, Stage.DISBURSED, Stage.SETTLED)


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt.

    Attributes:
        code: stable name of the check.
        line: line of the source file it belongs to, when known.
        difference: in đồng, where there is one.
    """

    code: str
    sentence: str
    difference: int | None = None
    line: int | None = None


def check_plan(plan: Plan, budget: Budget | None = None) -> list[Finding]:
    """All findings: money first, then time."""
    budget = budget or budget_of(plan)
    return [
        *_children(budget),
        *_stated_total(plan, budget),
        *_words(plan),
        *_stages(budget),
        *_denied(plan),
        *_quarters(plan),
    ]


def _children(budget: Budget) -> Iterator[Finding]:
    """A parent that states another amount than its children come to."""
    for row in budget.lines:
        for found in row.inside.values():
            if found.difference:
                yield Finding(
                    "children",
                    _("“%(line)s” ghi %(stated)s đồng, các mục bên trong cộng lại %(summed)s đồng, lệch %(gap)s đồng.")
                    % {
                        "line": row.line, "stated": group(found.stated or 0), "summed": group(found.summed or 0),
                        "gap": group(abs(found.difference)),
                    },
                    found.difference,
                    row.line.source_line,
                )  # fmt: skip


def _stated_total(plan: Plan, budget: Budget) -> Iterator[Finding]:
    """The total that the document gives against the sum; a factor of a thousand points to the unit of the table."""
    summed = next((budget.total[s] for s in (Stage.NEED, Stage.APPROVED) if budget.total[s] is not None), None)
    stated = plan.stated_total
    if stated is None or summed is None or stated == summed:
        return
    pair = sorted((abs(stated), abs(summed)))
    if pair[0] and pair[1] in (pair[0] * 1000, pair[0] * 1_000_000):
        yield Finding(
            "unit",
            _("Tổng ghi %(stated)s đồng, cộng các dòng được %(summed)s đồng: đơn vị tính của bảng có thể sai.")
            % {"stated": group(stated), "summed": group(summed)},
            stated - summed,
        )
        return
    yield Finding(
        "total",
        _("Tổng ghi trong văn bản là %(stated)s đồng, cộng các dòng được %(summed)s đồng, lệch %(gap)s đồng.")
        % {"stated": group(stated), "summed": group(summed), "gap": group(abs(stated - summed))},
        stated - summed,
    )


def _words(plan: Plan) -> Iterator[Finding]:
    """The total in words against its figures."""
    if not plan.stated_words:
        return
    try:
        value = from_words(plan.stated_words)
    except NumberError:
        yield Finding("words", _("Không đọc được số tiền bằng chữ: “%s”.") % plan.stated_words)
        return
    if plan.stated_total is not None and value != plan.stated_total:
        yield Finding(
            "words",
            _("Số tiền bằng chữ là %(words)s đồng, bằng số là %(figures)s đồng.")
            % {"words": group(value), "figures": group(plan.stated_total)},
            plan.stated_total - value,
        )


def _stages(budget: Budget) -> Iterator[Finding]:
    """A later stage above an earlier one in a line: more allocated than approved, more paid out than allocated."""
    labels = dict(Stage.choices)
    for row in budget.lines:
        known = [(stage, row.inside[stage].total) for stage in _ORDER if stage in row.inside]
        known = [(stage, amount) for stage, amount in known if amount is not None]
        for (earlier, before), (later, after) in pairwise(known):
            if row.depth == 0 and after is not None and before is not None and after > before:
                yield Finding(
                    "stages",
                    _("“%(line)s”: %(later)s (%(after)s đồng) lớn hơn %(earlier)s (%(before)s đồng).")
                    % {
                        "line": row.line, "later": str(labels[later]).lower(), "after": group(after),
                        "earlier": str(labels[earlier]).lower(), "before": group(before),
                    },
                    after - before,
                    row.line.source_line,
                )  # fmt: skip


def _denied(plan: Plan) -> Iterator[Finding]:
    """Money of a source for a unit of a kind that its rule denies."""
    denied = {
        (rule.source_id, rule.unit_kind): rule for rule in FundRule.objects.filter(source__plan=plan, allowed=False)
    }
    if not denied:
        return
    lines = plan.lines.filter(unit__isnull=False, entries__cancelled_reason="", entries__fund__isnull=False)
    for line, unit, fund, kind in lines.values_list("content", "unit__name", "entries__fund", "unit__kind").distinct():
        if rule := denied.get((fund, kind)):
            yield Finding(
                "fund-rule",
                _("“%(line)s” cho %(unit)s dùng nguồn mà %(paper)s ghi: “%(rule)s”.")
                % {"line": line, "unit": unit, "paper": rule.paper, "rule": rule.text},
            )


def _quarters(plan: Plan) -> Iterator[Finding]:
    """A task whose time was over before the plan was issued."""
    began = plan.issued_on
    if began is None:
        return
    for task in plan.tasks.exclude(quarters=[]):
        last = quarter_bounds(plan.year_from, max(task.quarters))[1]
        if last < began:
            yield Finding(
                "quarter-over",
                _("“%(task)s” ghi quý %(quarter)d năm %(year)d, đã hết trước ngày ban hành kế hoạch (%(day)s).")
                % {
                    "task": task, "quarter": max(task.quarters), "year": plan.year_from, "day": _day(began),
                },
                line=task.source_line,
            )  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
