"""The budget: sources with their rules, lines, and amounts at each stage, in whole đồng."""

from datetime import date
from typing import Required, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people.models import Membership, Organisation
from saolang.programme import rules
from saolang.programme.domain.aims import BY_HAND, Where, next_position
from saolang.programme.domain.holding import hold
from saolang.programme.domain.words import body, line
from saolang.programme.enums import FundGroup, FundLevel, FundNature, Stage
from saolang.programme.models import BudgetEntry, BudgetLine, FundRule, FundSource, Plan
from saolang.territory.models import Kind, Unit

LARGEST = 10**17
DEEPEST = 6


@transaction.atomic
def add_source(
    plan: Plan,
    *,
    group: str = FundGroup.BUDGET,
    level: str = "",
    nature: str = "",
    programme: str = "",
    text: str = "",
    by: Membership,
) -> FundSource:
    """Add a source of money: level x capital or recurrent x programme. One that is there already is given back.

    Args:
        group: only BUDGET is inside the total; integrated, counterpart, credit, private stand beside it.
        text: the source as a document writes it.

    Raises:
        NoRight. WrongInput: values that do not exist.
    """
    require(rules.can_prepare(by, hold(plan)))
    for value, known, field in (
        (group, FundGroup.values, "group"), (level, FundLevel.values, "level"), (nature, FundNature.values, "nature"),
    ):  # fmt: skip
        if value not in known:
            raise WrongInput(_("Hãy chọn một giá trị trong danh sách."), field=field)
    source = FundSource(
        plan=plan, group=group, level=level, nature=nature, text=body(text, field="text"),
        programme=line(programme, field="programme", limit=250), position=next_position(plan.sources.all()),
    )  # fmt: skip
    for other in plan.sources.all():
        if other.key == source.key:
            return other
    source.save()
    events.record(plan, "source_added", by=by, data={"group": group, "level": level, "nature": nature})
    return source


@transaction.atomic
def set_fund_rule(
    source: FundSource, *, unit_kind: str, allowed: bool, text: str, paper: str, by: Membership
) -> FundRule:
    """Enter whether a source may pay for units of a kind, with the words and the paper of the rule.

    Raises:
        NoRight. WrongInput: no paper: a rule without a source is no rule.
    """
    require(rules.can_prepare(by, hold(source.plan)))
    if unit_kind not in Kind.values:
        raise WrongInput(_("Hãy chọn loại đơn vị hành chính."), field="unit_kind")
    values = {
        "allowed": allowed, "text": line(text, field="text", limit=300, needed=True),
        "paper": line(paper, field="paper", limit=300, needed=True),
    }  # fmt: skip
    rule, _made = FundRule.objects.update_or_create(source=source, unit_kind=unit_kind, defaults=values)
    events.record(source.plan, "fund_rule_set", by=by, data={"unit_kind": unit_kind, "allowed": allowed})
    return rule


class LineValues(TypedDict, total=False):
    """What a line of the budget says.

    Attributes:
        unit: the place that gets the money, when the line says it.
        source_words: sources as the table writes them for this line.
    """

    content: Required[str]
    code: str
    parent: BudgetLine | None
    explanation: str
    lead_text: str
    organisation: Organisation | None
    unit: Unit | None
    source_words: str


@transaction.atomic
def add_line(plan: Plan, *, where: Where = BY_HAND, by: Membership, **told: Unpack[LineValues]) -> BudgetLine:
    """Add a line to the budget of a draft; amounts come with `enter_amount`.

    Raises:
        NoRight. WrongInput: no content, a parent of another plan.
    """
    require(rules.can_edit(by, hold(plan)))
    row = BudgetLine(plan=plan, position=next_position(plan.lines.all()), **where.columns())
    _fill(row, told)
    row.save()
    events.record(plan, "line_added", by=by, data={"line": str(row.uuid)})
    return row


@transaction.atomic
def update_line(
    row: BudgetLine, *, expected: int | None = None, by: Membership, **told: Unpack[LineValues]
) -> BudgetLine:
    """Change a line of a draft; see `add_line`. Raises also Stale."""
    require(rules.can_edit(by, hold(row.plan)))
    fresh = locked(row, expected=expected)
    _fill(fresh, told)
    bump(fresh, *LineValues.__annotations__)
    events.record(fresh.plan, "line_changed", by=by, data={"line": str(fresh.uuid)})
    return fresh


def _fill(row: BudgetLine, told: LineValues) -> None:
    parent = told.get("parent")
    row.content = body(told["content"], field="content", limit=2000, needed=True)
    row.code = line(told.get("code"), field="code", limit=20)
    row.explanation = body(told.get("explanation"), field="explanation", limit=5000)
    row.lead_text = line(told.get("lead_text"), field="lead_text", limit=300)
    row.source_words = body(told.get("source_words"), field="source_words", limit=5000)
    row.organisation, row.unit = told.get("organisation"), told.get("unit")
    upper, depth = parent, 1
    while upper is not None:
        if upper.plan_id != row.plan_id or (row.pk and upper.pk == row.pk) or depth > DEEPEST:
            raise WrongInput(_("Mục lớn phải thuộc cùng bảng và không nằm trong chính mục này."), field="parent")
        upper, depth = upper.parent, depth + 1
    row.parent = parent


@transaction.atomic
def remove_line(row: BudgetLine, *, by: Membership) -> None:
    """Take a line and what lies below it out of a draft."""
    require(rules.can_edit(by, hold(row.plan)))
    events.record(row.plan, "line_removed", by=by, data={"content": row.content[:200]})
    _delete(row)


def _delete(row: BudgetLine) -> None:
    for child in row.children.all():
        _delete(child)
    row.entries.all().delete()
    row.delete()


@transaction.atomic
def enter_amount(
    row: BudgetLine,
    *,
    stage: str,
    amount: int,
    fund: FundSource | None = None,
    on: date | None = None,
    paper: str = "",
    note: str = "",
    where: Where = BY_HAND,
    by: Membership,
) -> BudgetEntry:
    """Enter an amount of a line at a stage. Several entries of one stage add up.

    Args:
        amount: đồng; below zero takes back part of an earlier one and needs a note.
        paper: number and day of the paper; needed for everything after the approved estimate.

    Raises:
        NoRight: role, or not the time for this stage. WrongInput: a source of another plan, no paper, a day in the
            future, an amount that is too large.
    """
    require(rules.can_enter_money(by, hold(row.plan), stage=stage))
    if stage not in Stage.values:
        raise WrongInput(_("Hãy chọn giai đoạn của khoản tiền."), field="stage")
    if fund and fund.plan_id != row.plan_id:
        raise WrongInput(_("Nguồn vốn thuộc kế hoạch khác."), field="fund")
    if abs(amount) > LARGEST:
        raise WrongInput(_("Số tiền này quá lớn."), field="amount")
    if amount < 0 and not note.strip():
        raise WrongInput(_("Số tiền âm là khoản giảm; hãy ghi lý do."), field="note")
    if on and on > clock.today():
        raise WrongInput(_("Ngày của khoản tiền không thể ở tương lai."), field="on")
    spent = stage not in (Stage.NEED, Stage.APPROVED)
    entry = BudgetEntry.objects.create(
        line=row, fund=fund, stage=stage, amount=amount, on=on or (clock.today() if spent else None),
        paper=line(paper, field="paper", limit=250, needed=spent), note=line(note, field="note", limit=300), by=by,
        at=clock.now(), **where.columns(),
    )  # fmt: skip
    data = {"line": str(row.uuid), "stage": stage, "amount": amount, "entry": str(entry.uuid)}
    events.record(row.plan, "money_entered", by=by, data=data)
    return entry


@transaction.atomic
def cancel_entry(entry: BudgetEntry, *, reason: str, by: Membership) -> BudgetEntry:
    """Strike out a wrong amount; it stays readable with its reason. Raises NoRight, WrongInput."""
    plan = hold(entry.line.plan)
    row = locked(entry)
    require(rules.can_enter_money(by, plan, stage=row.stage))
    if row.cancelled_reason:
        raise WrongInput(_("Khoản này đã được hủy rồi."))
    row.cancelled_reason = line(reason, field="reason", limit=300, needed=True)
    row.save(update_fields=["cancelled_reason"])
    events.record(row.line.plan, "money_cancelled", by=by, data={"entry": str(row.uuid), "amount": row.amount})
    return row


@transaction.atomic
def state_total(plan: Plan, *, total: int | None, words: str = "", by: Membership) -> Plan:
    """Keep the total that a source document gives, in đồng and in words, to be compared with the sum."""
    row = locked(plan)
    require(rules.can_edit(by, row))
    row.stated_total, row.stated_words = total, line(words, field="stated_words", limit=300)
    bump(row, "stated_total", "stated_words")
    events.record(row, "total_stated", by=by, data={"total": total})
    return row
