"""How plans are shown: states as tags, standing of targets, history in words, pictures as shares of a line."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from saolang.core import clock, events
from saolang.programme.enums import OPEN_TASKS, DifficultyState, FundGroup, Operator, PlanState, Stage, TaskState
from saolang.programme.models import Plan, Task
from saolang.programme.progress import Standing, percent
from saolang.programme.queries import Difference, TargetLine, is_followed
from saolang.viet.dates import quarter_name
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
    DifficultyState.RAISED: "soon", DifficultyState.ASSIGNED: "soon", DifficultyState.ANSWERED: "info",
    DifficultyState.CLOSED: "good",
}  # fmt: skip
_STANDINGS: dict[Standing, tuple[StrOrPromise, parts.Tone]] = {
    Standing.REACHED: (gettext_lazy("Đạt"), "good"),
    Standing.ON_THE_WAY: (gettext_lazy("Đang thực hiện"), "info"),
    Standing.MISSED: (gettext_lazy("Chưa đạt"), "late"),
    Standing.NOT_DUE: (gettext_lazy("Chưa đến hạn"), "neutral"),
    Standing.BLANK: (gettext_lazy("Chưa có số liệu"), "soon"),
}
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
    "stated_result_added": gettext_lazy("chép kết quả nêu trong văn bản"),
    "total_stated": gettext_lazy("chép tổng ghi trong văn bản"),
    "cited": gettext_lazy("thêm căn cứ"),
    "citation_removed": gettext_lazy("bỏ căn cứ"),
    "own_programme": gettext_lazy("ghi văn bản lồng ghép"),
    "progress_taken_over": gettext_lazy("nhận tiến độ từ bản trước"),
    "noted": gettext_lazy("ghi tiến độ"),
    "start": gettext_lazy("bắt đầu"),
    "finish": gettext_lazy("báo đã xong"),
    "followed": gettext_lazy("đổi trạng thái theo các việc bên trong"),
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
    """The state of a plan; one in force without a number (an old paper that does not give it) says so."""
    if plan.state == PlanState.ISSUED and not plan.number_text:
        return Tag(_("Đã ban hành, chưa rõ số"), "neutral")
    return Tag(str(plan.get_state_display()), PLAN_TONES[plan.state])


def task_tag(task: Task, *, late: bool) -> Tag:
    """The state of a task; a late one says so, and nothing is claimed where nobody follows the plan."""
    if late:
        return Tag(_("Trễ hạn"), "late")
    if task.state in OPEN_TASKS and not is_followed(task.plan, clock.today()):
        return Tag(_("Không theo dõi"), "neutral")
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


def group_label(group: str) -> str:
    """Name of a group of sources."""
    return str(dict(FundGroup.choices)[group])


def percent_words(share: Fraction | None) -> str:
    """A share as "33,3 %"; "" when it cannot be known."""
    found = percent(share)
    return "" if found is None else f"{number(found)} %"


_PARTS = {"target": gettext_lazy("Chỉ tiêu"), "task": gettext_lazy("Nhiệm vụ"), "line": gettext_lazy("Kinh phí")}
_CHANGES: dict[str, tuple[StrOrPromise, parts.Tone]] = {
    "added": (gettext_lazy("Thêm"), "good"),
    "gone": (gettext_lazy("Bỏ"), "late"),
    "changed": (gettext_lazy("Đổi"), "soon"),
    "same": (gettext_lazy("Giữ nguyên"), "neutral"),
}


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
    return (
        "; ".join(
            _("%(stage)s: %(amount)s đồng") % {"stage": labels[stage], "amount": number(amount)}
            for stage, amount in value
        )
        or "–"
    )
