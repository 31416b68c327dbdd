"""A plan as an official document, from its rows."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from saolang.documents.forms import plan as plan_form
from saolang.documents.forms.common import Issuing
from saolang.documents.model import Authority, AuthorityLine, Footer, OfficialDocument, Signature
from saolang.dossiers.documents_office import COMMITTEES, full_name
from saolang.papers.numbers import symbol
from saolang.people.models import Organisation
from saolang.programme.enums import FundGroup, ObjectiveKind, Operator, Stage
from saolang.programme.models import Citation, Plan, Target
from saolang.programme.proposal import figure
from saolang.programme.queries.budget import Budget, LineSum, budget_of
from saolang.programme.queries.tasks import TaskLine, tasks_of
from saolang.viet.dates import quarter_name, short_date
from saolang.viet.numbers import group, money_in_words

KIND = "Kế hoạch"
UNIT_WORDS = {1: "đồng", 1000: "1.000 đồng", 1_000_000: "triệu đồng"}
_AIMS = (
    (ObjectiveKind.PURPOSE, "Mục đích"),
    (ObjectiveKind.REQUIREMENT, "Yêu cầu"),
    (ObjectiveKind.GENERAL, "Mục tiêu chung"),
)


def plan_document(plan: Plan) -> OfficialDocument:
    """The plan in the layout of Nghị định 30/2020/NĐ-CP, number and date blank until its paper is issued."""
    budget = budget_of(plan)
    stage = _printed_stage(budget)
    aims = {kind: [one.text for one in plan.objectives.all() if one.kind == kind] for kind in ObjectiveKind}
    name = full_name(plan.organisation)
    return plan_form.build(
        plan_form.PlanData(
            issuing=_issuing(plan),
            title=_subject(plan.title),
            bases=tuple(base_text(one) for one in plan.citations.select_related("document")),
            opening=_("%(agency)s ban hành Kế hoạch với các nội dung như sau:") % {"agency": name},
            situation=plan.situation,
            aims=tuple((title, tuple(aims[kind])) for kind, title in _AIMS),
            targets=tuple(target_text(one) for one in plan.targets.all()),
            tasks=tuple(_task(line) for line in tasks_of(plan)),
            solutions=tuple(aims[ObjectiveKind.SOLUTION]),
            duties=_duties(plan),
            closing=_("Trên đây là %(title)s của %(agency)s") % {"title": plan.title, "agency": name},
            **_money(plan, budget, stage),
        )
    )


def _printed_stage(budget: Budget) -> Stage:
    """The approved estimate once every line that has a need has one; until then the need."""
    asked = [row for row in budget.lines if _has(row, Stage.NEED)]
    approved = [row for row in budget.lines if _has(row, Stage.APPROVED)]
    return Stage.APPROVED if approved and all(_has(row, Stage.APPROVED) for row in asked) else Stage.NEED


def _has(row: LineSum, stage: str) -> bool:
    return stage in row.inside and row.inside[stage].total is not None


def _subject(title: str) -> str:
    """The title as it stands under the name of the kind: "KẾ HOẠCH" is not said twice."""
    rest = title[len(KIND) :].lstrip() if title.lower().startswith(KIND.lower()) else title
    return f"{rest[:1].upper()}{rest[1:]}" or title


def _issuing(plan: Plan) -> Issuing:
    own = plan.organisation
    committee = own.kind in COMMITTEES
    above = full_name(own.parent) if own.parent and not committee else ""
    signer = (
        Signature("CHỦ TỊCH", authority=(AuthorityLine(Authority.TM, "ỦY BAN NHÂN DÂN"),)) if committee else Signature()
    )
    name = full_name(own).upper()
    serial, _slash, mark = plan.number_text.partition("/")
    return Issuing(
        issuer=name.replace("ỦY BAN NHÂN DÂN ", "ỦY BAN NHÂN DÂN\n", 1) if committee else name,
        superior=above.upper(),
        symbol=mark or symbol(own, "KH"),
        serial=serial or None,
        on=plan.issued_on,
        signer=replace(signer, name=plan.signer_name),
        place=_place(own),
        recipients=tuple(plan.recipients) or (_("Như phần Tổ chức thực hiện"),),
        illustration=own.illustration,
        footer=_footer(plan),
    )


def _footer(plan: Plan) -> Footer:
    """A plan taken from another's paper is laid out anew: every page says that the paper itself counts."""
    if not plan.source_name or plan.paper_id:
        return Footer()
    return Footer(lines=(_("Dựng lại từ %s; không thay văn bản gốc.") % plan.source_name[:120],))


def _place(own: Organisation) -> str:
    return own.place or (own.parent.place if own.parent else "")


def base_text(citation: Citation) -> str:
    """A base as it is printed: as typed, else made from the parts of the register."""
    if citation.text:
        return citation.text
    document = citation.document
    day = _(" ngày %s") % short_date(citation.written_on) if citation.written_on else ""
    issuer = _(" của %s") % document.issuer if document.issuer else ""
    subject = f" {document.subject}" if document.subject else ""
    return f"Căn cứ {document.kind} số {document.number}{day}{issuer}{subject}".strip()


def target_text(target: Target) -> str:
    """A target as a sentence; its value is added when its words do not say it."""
    if target.value is None:
        return target.text
    value = figure(target.value)
    if value in target.text or f"{int(target.value):02d}" in target.text:
        return target.text
    words = {
        Operator.AT_LEAST: _("ít nhất %s"), Operator.AT_MOST: _("không quá %s"), Operator.EXACTLY: "%s",
    }.get(Operator(target.operator), "%s") % value  # fmt: skip
    if target.operator == Operator.BETWEEN:
        words = _("từ %(low)s đến %(high)s") % {"low": value, "high": figure(target.value_max)}
    return f"{target.text.rstrip(' .;')}: {words} {target.unit}".strip()


def _task(line: TaskLine) -> plan_form.PlanTask:
    task = line.task
    return plan_form.PlanTask(
        code=task.code,
        title=task.title,
        depth=line.depth,
        content=task.content,
        facts=(
            (_("Thời gian"), time_text(line)),
            (_("Địa điểm"), task.place),
            (_("Cơ quan chủ trì"), ", ".join(line.lead)),
            (_("Đơn vị thực hiện"), ", ".join(line.implementing)),
            (_("Đơn vị phối hợp"), ", ".join(line.coordinating)),
        ),
    )


def time_text(line: TaskLine) -> str:
    """The time of a task in words: as the document writes it, else its quarters, else its days."""
    task = line.task
    if task.time_text:
        return task.time_text
    if task.quarters:
        names = quarter_name(task.quarters[0])
        if len(task.quarters) > 1:
            names = f"{names} – {quarter_name(task.quarters[-1]).removeprefix('quý ').removeprefix('Quý ')}"
        return f"{names} năm {task.plan.year_from}"
    if task.from_on and task.due_on:
        return f"{short_date(task.from_on)} – {short_date(task.due_on)}"
    return _("trước ngày %s") % short_date(task.due_on) if task.due_on else ""


def _duties(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = sorted(plan.duties.select_related("organisation"), key=lambda one: one.position)
    grouped = groupby(rows, key=lambda one: one.organisation.name if one.organisation else one.organisation_text)
    return tuple((name, tuple(one.text for one in group_)) for name, group_ in grouped)


def _money(plan: Plan, budget: Budget, stage: str) -> dict[str, Any]:
    total = budget.total[stage]
    if not budget.lines:
        return {}
    words = ""
    if total is not None:
        words = _("Tổng kinh phí: %(figures)s đồng (Bằng chữ: %(words)s).") % {
            "figures": group(total), "words": money_in_words(total),
        }  # fmt: skip
    return {
        "money_words": words,
        "money_unit": _("Đơn vị tính: %s") % UNIT_WORDS[plan.print_unit],
        "money_total": in_unit(total, plan.print_unit),
        "money": tuple(_line(row, plan, stage) for row in budget.lines),
        "beside": tuple(_beside(budget)),
    }


def _line(row: LineSum, plan: Plan, stage: str) -> plan_form.PlanMoney:
    found = row.inside.get(stage)
    return plan_form.PlanMoney(
        code=row.line.code,
        content=row.line.content,
        amount=in_unit(found.total if found else None, plan.print_unit),
        explanation=row.line.explanation,
        lead=row.line.organisation.name if row.line.organisation else row.line.lead_text,
        funds=row.funds,
        depth=row.depth,
    )


def in_unit(amount: int | None, unit: int) -> str:
    """đồng in the unit of a table, exact: 6422330000 in thousands is "6.422.330"; "" when blank."""
    if amount is None:
        return ""
    whole, rest = divmod(abs(amount), unit)
    sign = "-" if amount < 0 else ""
    tail = f",{rest:0{len(str(unit)) - 1}d}".rstrip("0") if rest else ""
    return f"{sign}{group(whole)}{tail}"


def _beside(budget: Budget) -> Iterable[str]:
    """Money outside the total, one sentence for each group."""
    labels = dict(FundGroup.choices)
    for kind, amounts in budget.beside.items():
        amount = amounts[Stage.APPROVED] if amounts[Stage.APPROVED] is not None else amounts[Stage.NEED]
        if amount is not None:
            yield _("%(kind)s (ngoài tổng trên): %(amount)s đồng.") % {"kind": labels[kind], "amount": group(amount)}
