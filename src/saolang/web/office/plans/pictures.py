"""Pictures of plans as shares of a line in percent, so that they fit a phone and a hall; a word stands by each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from saolang.programme.documents import UNIT_WORDS, in_unit
from saolang.programme.enums import FundGroup, Stage
from saolang.programme.models import Plan, Task
from saolang.programme.progress import percent
from saolang.programme.queries import Budget, TaskLine
from saolang.viet.dates import quarter_bounds
from saolang.web.office.plans.shown import Tag, task_tag
from saolang.web.ui.words import number


@dataclass(frozen=True, slots=True)
class Bar:
    """A task on the line of the year: from `x`, `width` percent; `word` says what the drawing says."""

    line: TaskLine
    tag: Tag
    x: str
    width: str
    kind: str
    word: str


def timeline(plan: Plan, lines: list[TaskLine]) -> list[Bar]:
    """Tasks with a time on the line from the first to the last day of the plan."""
    first, last = date(plan.year_from, 1, 1), date(plan.year_to, 12, 31)
    days = Decimal((last - first).days + 1)
    bars = []
    for line in lines:
        start, end = _span(line.task, plan.year_from)
        if end is None:
            continue
        start = min(max(start or end, first), last)
        end = min(max(end, start), last)
        kind = "late" if line.late else line.task.state
        bars.append(
            Bar(
                line=line, tag=task_tag(line.task, late=line.late), kind=kind,
                x=f"{(start - first).days / days * 100:.2f}", width=f"{((end - start).days + 1) / days * 100:.2f}",
                word=_days(start, end),
            )
        )  # fmt: skip
    return bars


def _span(task: Task, year: int) -> tuple[date | None, date | None]:
    if task.quarters:
        first, last = quarter_bounds(year, min(task.quarters))[0], quarter_bounds(year, max(task.quarters))[1]
        return task.from_on or first, task.due_on or last
    return task.from_on, task.due_on


def _days(start: date, end: date) -> str:
    """ "02/07 – 23/12/2026"; the year twice only when there are two."""
    return f"{start:%d/%m}{'' if start.year == end.year else f'/{start.year}'} – {end:%d/%m/%Y}"


def ticks(plan: Plan) -> list[tuple[str, str]]:
    """Places and names of the quarters of a year, or of the years of a longer plan."""
    if plan.year_from == plan.year_to:
        return [(f"{place * 25}", name) for place, name in enumerate(("I", "II", "III", "IV"))]
    count = plan.year_to - plan.year_from + 1
    return [(f"{Decimal(place) / count * 100:.2f}", str(plan.year_from + place)) for place in range(count)]


@dataclass(frozen=True, slots=True)
class MoneyBar:
    """A source or a line: planned, allocated and paid out as shares of the largest, and as numbers."""

    name: str
    beside: bool
    planned: str
    allocated: str
    spent: str
    widths: tuple[str, str, str]
    percent: str


def money_bars(rows: list[tuple[str, bool, dict[str, int | None]]], unit: int) -> list[MoneyBar]:
    """Rows of (name, whether it stands beside the total, amounts by stage) as bars on one scale."""
    drawn = [(name, beside, planned_of(amounts), amounts) for name, beside, amounts in rows]
    largest = max(
        (abs(value) for _n, _b, planned, amounts in drawn
         for value in (planned, amounts.get(Stage.ALLOCATED), amounts.get(Stage.DISBURSED)) if value is not None),
        default=0,
    )  # fmt: skip
    bars = []
    for name, beside, planned, amounts in drawn:
        values = (planned, amounts.get(Stage.ALLOCATED), amounts.get(Stage.DISBURSED))
        share = percent(None if values[2] is None or not planned else _fraction(values[2], planned))
        planned_words, allocated, spent = (in_unit(value, unit) for value in values)
        widths = (_width(values[0], largest), _width(values[1], largest), _width(values[2], largest))
        percent_ = f"{number(share)} %" if share is not None else ""
        bars.append(MoneyBar(name, beside, planned_words, allocated, spent, widths, percent_))
    return bars


def planned_of(amounts: dict[str, int | None]) -> int | None:
    """The approved estimate where there is one, else the need."""
    approved = amounts.get(Stage.APPROVED)
    return amounts.get(Stage.NEED) if approved is None else approved


def _fraction(part: int, whole: int) -> Fraction:
    return Fraction(part, whole)


def _width(value: int | None, largest: int) -> str:
    return f"{max(Decimal(value or 0), Decimal(0)) / largest * 100:.2f}" if largest else "0"


def unit_words(plan: Plan) -> str:
    """The unit of printed money."""
    return UNIT_WORDS[plan.print_unit]


def budget_rows(plan: Plan, budget: Budget) -> dict[str, list[MoneyBar]]:
    """The picture by source and by line of the first level."""
    funds = [
        (
            str(one.fund) if one.fund else _("Nguồn chưa ghi"),
            bool(one.fund and one.fund.group != FundGroup.BUDGET),
            one.amounts,
        )
        for one in budget.funds
    ]
    lines = [
        (str(one.line), False, {stage: found.total for stage, found in one.inside.items()})
        for one in budget.lines
        if one.depth == 0 and any(found.total is not None for found in one.inside.values())
    ]
    return {"funds": money_bars(funds, plan.print_unit), "lines": money_bars(lines, plan.print_unit)}
