"""How plans are shown: states as tags, standing of targets, history in words, pictures as shares of a line."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock, events
from saolang.programme.documents import UNIT_WORDS, in_unit
from saolang.programme.enums import DifficultyState, FundGroup, Operator, PlanState, Stage, TaskState
from saolang.programme.models import Plan, Task
from saolang.programme.progress import Standing, percent
from saolang.programme.queries import Budget, Difference, TargetLine, TaskLine, is_late
from saolang.viet.dates import quarter_bounds, quarter_name
from saolang.web.ui import parts
from saolang.web.ui.words import number

PLAN_TONES: dict[str, parts.Tone] = {
    PlanState.DRAFT: "neutral", PlanState.SUBMITTED: "soon", PlanState.ISSUED: "good", PlanState.AMENDED: "info",
    PlanState.CLOSED: "neutral", PlanState.DROPPED: "late",
}  # fmt: skip
TASK_TONES: dict[str, parts.Tone] = {
    TaskState.PLANNED: "neutral", TaskState.DOING: "info", TaskState.DONE: "good", TaskState.DROPPED: "neutral",
    TaskState.CARRIED: "neutral",
}  # fmt: skip
DIFFICULTY_TONES: dict[str, parts.Tone] = {
    DifficultyState.RAISED: "late", DifficultyState.ASSIGNED: "soon", DifficultyState.ANSWERED: "info",
    DifficultyState.CLOSED: "good",
}  # fmt: skip
_STANDINGS: dict[Standing, tuple[str, parts.Tone]] = {
    Standing.REACHED: (gettext_lazy("Đạt"), "good"),
    Standing.ON_THE_WAY: (gettext_lazy("Đang thực hiện"), "info"),
    Standing.MISSED: (gettext_lazy("Chưa đạt"), "late"),
    Standing.NOT_DUE: (gettext_lazy("Chưa đến hạn"), "neutral"),
    Standing.BLANK: (gettext_lazy("Chưa có số liệu"), "soon"),
}  # type: ignore[dict-item]
_HAPPENED = {
    "created": gettext_lazy("lập bản thảo"),
    "updated": gettext_lazy("sửa thông tin chung"),
    "submit": gettext_lazy("trình ký"),
    "take_back": gettext_lazy("rút về để sửa"),
    "issue": gettext_lazy("ban hành"),
    "record": gettext_lazy("ghi nhận kế hoạch đã ban hành"),
    "amend": gettext_lazy("được thay bằng bản điều chỉnh"),
    "close": gettext_lazy("tổng kết"),
    "drop": gettext_lazy("bỏ bản thảo"),
    "hung_under": gettext_lazy("gắn với kế hoạch cấp trên"),
    "target_added": gettext_lazy("thêm chỉ tiêu"),
    "target_changed": gettext_lazy("sửa chỉ tiêu"),
    "target_removed": gettext_lazy("bỏ chỉ tiêu"),
    "actual_typed": gettext_lazy("ghi kết quả chỉ tiêu"),
    "objective_added": gettext_lazy("thêm mục tiêu"),
    "objective_removed": gettext_lazy("bỏ mục tiêu"),
    "duty_added": gettext_lazy("thêm phân công"),
    "duty_removed": gettext_lazy("bỏ phân công"),
    "task_added": gettext_lazy("thêm nhiệm vụ"),
    "task_changed": gettext_lazy("sửa nhiệm vụ"),
    "task_removed": gettext_lazy("bỏ nhiệm vụ"),
    "source_added": gettext_lazy("thêm nguồn vốn"),
    "fund_rule_set": gettext_lazy("ghi quy định của nguồn vốn"),
    "line_added": gettext_lazy("thêm mục kinh phí"),
    "line_changed": gettext_lazy("sửa mục kinh phí"),
    "line_removed": gettext_lazy("bỏ mục kinh phí"),
    "money_entered": gettext_lazy("ghi tiền"),
    "money_cancelled": gettext_lazy("hủy một khoản tiền"),
    "cited": gettext_lazy("thêm căn cứ"),
    "citation_removed": gettext_lazy("bỏ căn cứ"),
    "own_programme": gettext_lazy("ghi văn bản lồng ghép"),
    "progress_taken_over": gettext_lazy("nhận tiến độ từ bản trước"),
    "noted": gettext_lazy("ghi tiến độ"),
    "start": gettext_lazy("bắt đầu"),
    "finish": gettext_lazy("báo đã xong"),
    "reopen": gettext_lazy("mở lại"),
    "carry": gettext_lazy("chuyển sang kế hoạch sau"),
    "raised": gettext_lazy("nêu vướng mắc"),
    "assign": gettext_lazy("giao giải quyết"),
    "answer": gettext_lazy("trả lời"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word with its tone."""

    word: str
    tone: parts.Tone


def plan_tag(plan: Plan) -> Tag:
    """The state of a plan."""
    return Tag(str(plan.get_state_display()), PLAN_TONES[plan.state])


def task_tag(task: Task, *, late: bool) -> Tag:
    """The state of a task; a late one says so."""
    if late:
        return Tag(_("Trễ hạn"), "late")
    return Tag(str(task.get_state_display()), TASK_TONES[task.state])


def history(obj: object) -> list[parts.HistoryLine]:
    """What happened, newest first."""
    return [
        parts.HistoryLine(
            at=event.at, who=event.actor_name or _("Hệ thống"), unit=event.unit,
            sentence=str(_HAPPENED.get(event.kind, event.kind)),
        )
        for event in events.history(obj)[:200]  # type: ignore[arg-type]
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TargetShown:
    """A target as a row of its table."""

    line: TargetLine
    wanted: str
    actual: str
    percent: str
    tag: Tag


def target_shown(line: TargetLine) -> TargetShown:
    """Plan, actual, percent and standing in words; blank stays blank, zero is 0."""
    progress = line.progress
    word, tone = _STANDINGS[progress.standing]
    if progress.wanted is None and progress.actual is None:
        word, tone = _("Bằng lời"), "neutral"
    share = percent(progress.share)
    return TargetShown(
        line=line,
        wanted=wanted_words(progress.operator, progress.wanted, progress.wanted_max),
        actual=number(progress.actual),
        percent=f"{number(share)} %" if share is not None else "",
        tag=Tag(str(word), tone),
    )


def wanted_words(operator: str, value: Decimal | None, upper: Decimal | None) -> str:
    """ "ít nhất 4", "từ 3 đến 5"; "" for a sentence without a number."""
    if value is None:
        return ""
    if operator == Operator.BETWEEN:
        return _("từ %(low)s đến %(high)s") % {"low": number(value), "high": number(upper)}
    return f"{Operator(operator).label} {number(value)}"


# --- Pictures: shares of a line in percent, so that they fit a phone and a hall -----------------------------


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
                word=f"{start:%d/%m/%Y} – {end:%d/%m/%Y}",
            )
        )  # fmt: skip
    return bars


def _span(task: Task, year: int) -> tuple[date | None, date | None]:
    if task.quarters:
        return quarter_bounds(year, min(task.quarters))[0], task.due_on or quarter_bounds(year, max(task.quarters))[1]
    return task.from_on, task.due_on


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
        bars.append(
            MoneyBar(
                name, beside, *(in_unit(value, unit) for value in values),
                widths=tuple(_width(value, largest) for value in values),  # type: ignore[arg-type]
                percent=f"{number(share)} %" if share is not None else "",
            )
        )  # fmt: skip
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
        (str(one.fund) if one.fund else _("Nguồn chưa ghi"), bool(one.fund and one.fund.group != "budget"), one.amounts)
        for one in budget.funds
    ]
    lines = [
        (str(one.line), False, {stage: found.total for stage, found in one.inside.items()})
        for one in budget.lines
        if one.depth == 0 and any(found.total is not None for found in one.inside.values())
    ]
    return {"funds": money_bars(funds, plan.print_unit), "lines": money_bars(lines, plan.print_unit)}


def late_now(task: Task) -> bool:
    """Whether a task of a list is late today."""
    return is_late(task, clock.today())


def group_label(group: str) -> str:
    """Name of a group of sources."""
    return str(dict(FundGroup.choices)[group])


def percent_words(share: Fraction | None) -> str:
    """A share as "33,3 %"; "" when it cannot be known."""
    found = percent(share)
    return "" if found is None else f"{number(found)} %"


_PARTS = {"target": gettext_lazy("Chỉ tiêu"), "task": gettext_lazy("Nhiệm vụ"), "line": gettext_lazy("Kinh phí")}
_CHANGES: dict[str, tuple[str, parts.Tone]] = {
    "added": (gettext_lazy("Thêm"), "good"),
    "gone": (gettext_lazy("Bỏ"), "late"),
    "changed": (gettext_lazy("Đổi"), "soon"),
    "same": (gettext_lazy("Giữ nguyên"), "neutral"),
}  # type: ignore[dict-item]


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """One line of a comparison in words."""

    part: str
    title: str
    before: str
    after: str
    tag: Tag


def difference(one: Difference) -> DifferenceShown:
    """The two sides in words; blank is a dash."""
    word, tone = _CHANGES[one.change]
    return DifferenceShown(
        part=str(_PARTS[one.part]), title=one.title, before=_side(one.part, one.before),
        after=_side(one.part, one.after), tag=Tag(str(word), tone),
    )  # fmt: skip


def _side(part: str, value: Any) -> str:
    if value is None:
        return "–"
    if part == "target":
        operator, low, high, unit = value
        return f"{wanted_words(operator, low, high)} {unit}".strip() or "–"
    if part == "task":
        quarters, due_on = value
        names = ", ".join(quarter_name(quarter) for quarter in quarters)
        return names or (f"{due_on:%d/%m/%Y}" if due_on else "–")
    labels = dict(Stage.choices)
    return "; ".join(f"{labels[stage]}: {number(amount)}" for stage, amount in value) or "–"
