"""Aims, targets with what was reached, stated results, duties."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Required, TypedDict, Unpack

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, indicators
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain.holding import hold
from saolang.programme.domain.words import body, line, short
from saolang.programme.enums import ObjectiveKind, Operator
from saolang.programme.models import Duty, Objective, Plan, StatedResult, Target, TargetActual

LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a value in the source file; `derived`: concluded, not stated there."""

    page: int | None = None
    line: int | None = None
    text: str = ""
    derived: bool = False

    def columns(self) -> dict[str, object]:
        """As the columns of a row."""
        return {
            "source_page": self.page,
            "source_line": self.line,
            "source_text": short(self.text, 500),
            "derived": self.derived,
        }


BY_HAND = Where()


def next_position(rows: models.QuerySet[models.Model]) -> int:
    """The position after the last one."""
    last = rows.aggregate(last=models.Max("position"))["last"]
    return 1 if last is None else last + 1


class TargetValues(TypedDict, total=False):
    """What a target says.

    Attributes:
        indicator: key of `core.indicators`; the actual is then counted, never typed.
        value: None (or left out) makes it a sentence that a person judges.
        value_max: upper end of a range.
        due_on: before this day nothing is expected; the end of the plan when left out.
    """

    text: Required[str]
    indicator: str
    operator: str
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    due_on: date | None


@transaction.atomic
def add_target(plan: Plan, *, where: Where = BY_HAND, by: Membership, **told: Unpack[TargetValues]) -> Target:
    """Add a target to a draft.

    Raises:
        NoRight. WrongInput: no text, an unknown indicator, a range the wrong way round, a number that is too large.
    """
    require(rules.can_edit(by, hold(plan)))
    target = Target(plan=plan, position=next_position(plan.targets.all()), **where.columns())
    _fill_target(target, told)
    target.save()
    events.record(plan, "target_added", by=by, data={"target": str(target.uuid), "value": target.value})
    return target


@transaction.atomic
def update_target(
    target: Target, *, expected: int | None = None, by: Membership, **told: Unpack[TargetValues]
) -> Target:
    """Change a target of a draft; see `add_target`. A changed value is no longer derived. Raises also Stale."""
    require(rules.can_edit(by, hold(target.plan)))
    row = locked(target, expected=expected)
    before = row.value
    _fill_target(row, told)
    row.derived = row.derived and row.value == before
    bump(row, *TargetValues.__annotations__, "derived")
    events.record(row.plan, "target_changed", by=by, data={"target": str(row.uuid), "from": before, "to": row.value})
    return row


def _fill_target(target: Target, told: TargetValues) -> None:
    indicator, operator = told.get("indicator", ""), told.get("operator", Operator.AT_LEAST)
    value, value_max = told.get("value"), told.get("value_max")
    target.text = body(told["text"], field="text", needed=True)
    if indicator and indicators.find(indicator) is None:
        raise WrongInput(_("Không có chỉ số này trong hệ thống."), field="indicator")
    if operator not in Operator.values:
        raise WrongInput(_("Hãy chọn cách so với chỉ tiêu."), field="operator")
    if operator == Operator.BETWEEN and (value is None or value_max is None):
        raise WrongInput(_("Chỉ tiêu từ … đến … cần cả hai số."), field="value_max")
    if value is not None and value_max is not None and value_max < value:
        raise WrongInput(_("Số sau phải lớn hơn hoặc bằng số trước."), field="value_max")
    for number, field in ((value, "value"), (value_max, "value_max")):
        if number is not None and abs(number) >= LARGEST:
            raise WrongInput(_("Số này quá lớn."), field=field)
    target.indicator, target.operator = indicator, operator
    target.value, target.value_max = value, value_max if operator == Operator.BETWEEN else None
    target.unit, target.due_on = line(told.get("unit"), field="unit", limit=60), told.get("due_on")


@transaction.atomic
def remove_target(target: Target, *, by: Membership) -> None:
    """Take a target out of a draft."""
    require(rules.can_edit(by, hold(target.plan)))
    events.record(target.plan, "target_removed", by=by, data={"text": target.text[:200]})
    target.actuals.all().delete()
    target.delete()


@transaction.atomic
def record_actual(target: Target, *, value: Decimal | None, on: date, source: str, by: Membership) -> TargetActual:
    """Type what was reached, with where it comes from. Blank is not zero: None only leaves a remark.

    Raises:
        NoRight, NotNow: the system counts this target itself. WrongInput: no source, a day in the future.
    """
    require(rules.can_report(by, hold(target.plan)))
    if target.indicator:
        raise NotNow(_("Kết quả của chỉ tiêu này do hệ thống đếm, không nhập tay."))
    if on > clock.today():
        raise WrongInput(_("Ngày của kết quả không thể ở tương lai."), field="on")
    if value is not None and abs(value) >= LARGEST:
        raise WrongInput(_("Số này quá lớn."), field="value")
    actual = TargetActual.objects.create(
        target=target, value=value, on=on, source=line(source, field="source", limit=300, needed=True), by=by,
        at=clock.now(),
    )  # fmt: skip
    events.record(target.plan, "actual_typed", by=by, data={"target": str(target.uuid), "value": value, "on": on})
    return actual


@transaction.atomic
def add_objective(
    plan: Plan, *, text: str, kind: str = ObjectiveKind.GENERAL, where: Where = BY_HAND, by: Membership
) -> Objective:
    """Add a sentence of purpose, requirement, general aim or solution to a draft."""
    require(rules.can_edit(by, hold(plan)))
    row = Objective.objects.create(
        plan=plan, kind=kind, position=next_position(plan.objectives.all()),
        text=body(text, field="text", needed=True), **where.columns(),
    )  # fmt: skip
    events.record(plan, "objective_added", by=by, data={"objective": str(row.uuid)})
    return row


@transaction.atomic
def remove_objective(objective: Objective, *, by: Membership) -> None:
    """Take a sentence out of a draft."""
    require(rules.can_edit(by, hold(objective.plan)))
    events.record(objective.plan, "objective_removed", by=by, data={"text": objective.text[:200]})
    objective.delete()


@transaction.atomic
def add_stated_result(
    plan: Plan,
    *,
    text: str,
    value: Decimal | None = None,
    unit: str = "",
    year: int | None = None,
    where: Where = BY_HAND,
    by: Membership,
) -> StatedResult:
    """Keep a result that the document tells of; it is never mixed with what the system counts."""
    require(rules.can_edit(by, hold(plan)))
    row = StatedResult.objects.create(
        plan=plan, position=next_position(plan.stated_results.all()), text=body(text, field="text", needed=True),
        value=value, unit=line(unit, field="unit", limit=60), year=year, **where.columns(),
    )  # fmt: skip
    events.record(plan, "stated_result_added", by=by, data={"result": str(row.uuid), "value": value})
    return row


@transaction.atomic
def add_duty(
    plan: Plan,
    *,
    organisation_text: str,
    text: str,
    organisation: Organisation | None = None,
    code: str = "",
    where: Where = BY_HAND,
    by: Membership,
) -> Duty:
    """Add what the plan asks of an organisation: the link where it is known here, always the text as written."""
    require(rules.can_edit(by, hold(plan)))
    row = Duty.objects.create(
        plan=plan, position=next_position(plan.duties.all()), code=line(code, field="code", limit=20),
        organisation=organisation, text=body(text, field="text", needed=True),
        organisation_text=line(organisation_text, field="organisation_text", limit=300, needed=True), **where.columns(),
    )  # fmt: skip
    events.record(plan, "duty_added", by=by, data={"duty": str(row.uuid)})
    return row


@transaction.atomic
def remove_duty(duty: Duty, *, by: Membership) -> None:
    """Take a duty out of a draft."""
    require(rules.can_edit(by, hold(duty.plan)))
    events.record(duty.plan, "duty_removed", by=by, data={"text": duty.text[:200]})
    duty.delete()
