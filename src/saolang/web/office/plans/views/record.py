"""The page of a plan: one section at a time, the next step, what does not fit."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock, indicators
from saolang.core.transitions import why_not
from saolang.people.models import Membership
from saolang.programme import checks, queries, rules
from saolang.programme.documents import in_unit
from saolang.programme.enums import PLANNED_STAGES, DifficultyState, PlanState, Stage
from saolang.programme.models import Plan, Target
from saolang.web.access import acting_of, role_required
from saolang.web.office.plans import pictures, shown
from saolang.web.office.plans.views.common import READERS, plan_of
from saolang.web.ui import parts

SECTIONS = {
    "chi-tieu": gettext_lazy("Chỉ tiêu"),
    "nhiem-vu": gettext_lazy("Nhiệm vụ"),
    "kinh-phi": gettext_lazy("Kinh phí"),
    "phan-cong": gettext_lazy("Phân công"),
    "can-cu": gettext_lazy("Căn cứ"),
    "cap-duoi": gettext_lazy("Cấp dưới"),
    "vuong-mac": gettext_lazy("Vướng mắc"),
    "lich-su": gettext_lazy("Lịch sử"),
}
MOST_ROWS = 500


@role_required(*READERS)
def plan_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Title, next step, findings, then one section."""
    by = acting_of(request)
    plan = plan_of(request, uuid)
    section = request.GET.get("phan", "")
    section = section if section in SECTIONS else "chi-tieu"
    budget = queries.budget_of(plan)
    preparer = rules.can_prepare(by, plan) is None
    context = {
        "plan": plan,
        "tag": shown.plan_tag(plan),
        "editable": rules.can_edit(by, plan) is None,
        "preparer": preparer,
        "can_hang": preparer and plan.state == PlanState.ISSUED and _has_upper(plan, by),
        "step": _next_step(plan, by),
        "acts": _acts(plan, by),
        "missing": [parts.Missing(sentence=one.sentence) for one in checks.check_plan(plan, budget)[:20]],
        "tabs": [
            parts.Tab(title=str(title), href=f"?phan={key}", current=key == section) for key, title in SECTIONS.items()
        ],
        "section": f"office/plans/sections/{section}.html",
        "first_section": section == next(iter(SECTIONS)),
        **_LOADERS[section](plan, by, budget),
    }
    return render(request, "office/plans/plan.html", context)


def _has_upper(plan: Plan, by: Membership) -> bool:
    """Whether there is a plan that this one may hang under; the button is offered to nobody else."""
    return plan.parent_id is not None or queries.upper_plans(by, [plan.organisation], plan=plan).exists()


def _next_step(plan: Plan, by: Membership) -> str:
    if plan.state == PlanState.DRAFT:
        if rules.can_prepare(by, plan):
            return _("Kế hoạch đang được soạn.")
        if rules.has_content(by, plan):
            return _("Thêm chỉ tiêu, nhiệm vụ và kinh phí, rồi trình ký.")
        return _("Xem lại nội dung rồi trình ký, hoặc ghi nhận nếu kế hoạch đã ban hành trên giấy.")
    if plan.state == PlanState.SUBMITTED:
        return _("Chờ ký và cấp số. Kế hoạch có hiệu lực khi văn bản được ban hành.")
    if plan.state == PlanState.ISSUED and not queries.is_followed(plan, clock.today()):
        return _("Đơn vị của kế hoạch này đã kết thúc; kế hoạch được giữ để tra cứu, không theo dõi tiến độ.")
    if plan.state == PlanState.ISSUED:
        return _("Ghi tiến độ, kết quả và chi tiêu khi có; cuối kỳ thì tổng kết.")
    if plan.state == PlanState.AMENDED:
        return _("Bản này đã được thay bằng bản điều chỉnh; giữ lại để đối chiếu.")
    if plan.state == PlanState.CLOSED:
        return _("Kế hoạch đã tổng kết. Kế hoạch năm sau lập được từ đây.")
    return _("Bản thảo này đã bỏ.")


# action → (address, button, sentence asked before it; "" leads to a page of its own)
_ACTS = {
    "submit": (
        "plan-submit",
        gettext_lazy("Trình ký"),
        gettext_lazy("Nội dung được giữ nguyên và chuyển cho lãnh đạo ký. Bạn vẫn rút về được trước khi ban hành."),
    ),
    "record": ("plan-record", gettext_lazy("Ghi nhận đã ban hành"), ""),
    "take_back": ("plan-take-back", gettext_lazy("Rút về sửa"), ""),
    "close": ("plan-close", gettext_lazy("Tổng kết"), ""),
    "drop": (
        "plan-drop",
        gettext_lazy("Bỏ bản thảo"),
        gettext_lazy("Bản thảo không dùng được nữa; vẫn giữ để tra cứu."),
    ),
}


def _acts(plan: Plan, by: Membership) -> list[dict[str, str]]:
    """What may be done with the plan as a whole now."""
    found = [
        {"href": reverse(name, args=[plan.uuid]), "label": str(label), "confirm": str(confirm)}
        for action, (name, label, confirm) in _ACTS.items()
        if why_not(plan, rules.TABLE, action, by=by) is None
    ]
    if rules.can_prepare(by, plan) is None and plan.state == PlanState.ISSUED:
        sentence = _("Một bản thảo mới được lập từ bản này; bản này còn hiệu lực đến khi bản mới ban hành.")
        found.append({"href": reverse("plan-amend", args=[plan.uuid]), "label": _("Điều chỉnh"), "confirm": sentence})
    if rules.can_prepare(by, plan) is None and plan.state in (PlanState.ISSUED, PlanState.CLOSED):
        found.append(
            {"href": reverse("plan-next", args=[plan.uuid]), "label": _("Lập kế hoạch năm sau"), "confirm": ""}
        )
    return found


def _targets(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    return {
        "targets": [shown.target_shown(line) for line in queries.targets_of(plan)],
        "objectives": plan.objectives.all(),
        "stated_results": plan.stated_results.all(),
        "reports": rules.can_report(by, plan) is None,
    }


def _tasks(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    lines = queries.tasks_of(plan)
    return {
        "tasks": [(line, shown.task_tag(line.task, late=line.late)) for line in lines],
        "bars": pictures.timeline(plan, lines),
        "ticks": pictures.ticks(plan),
    }


def _money(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    labels = dict(Stage.choices)
    unit = plan.print_unit
    stages = budget.stages or ["need"]
    return {
        "budget": budget,
        "stages": [(stage, labels[stage]) for stage in stages],
        "rows": [(row, _amounts(row, stages, unit)) for row in budget.lines],
        "totals": [in_unit(budget.total[stage], unit) for stage in stages],
        "beside": [
            (shown.group_label(group), [in_unit(found[stage], unit) for stage in stages])
            for group, found in budget.beside.items()
        ],
        "unit": pictures.unit_words(plan),
        "pictures": pictures.budget_rows(plan, budget),
        "sources": plan.sources.prefetch_related("rules"),
        "enters": any(
            rules.can_enter_money(by, plan, stage=stage) is None for stage in (*PLANNED_STAGES, Stage.DISBURSED)
        ),
    }


def _amounts(row: queries.LineSum, stages: list[str], unit: int) -> list[str]:
    return [in_unit(row.inside[stage].total if stage in row.inside else None, unit) for stage in stages]


def _duties(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    groups: dict[str, list[Any]] = {}
    for duty in plan.duties.select_related("organisation"):
        groups.setdefault(duty.organisation.name if duty.organisation else duty.organisation_text, []).append(duty)
    return {
        "duties": list(groups.items()),
        "own_programmes": plan.own_programmes.select_related("organisation"),
        "may_integrate": plan.state == PlanState.ISSUED,
    }


def _bases(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    return {"bases": queries.citations_of(plan)}


def _lower(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    found = queries.roll_up(plan)
    visible = set(
        queries.visible_to(by).filter(pk__in=[one.plan.pk for one in found.plans]).values_list("pk", flat=True)
    )
    unit = plan.print_unit

    def amounts(by_stage: dict[str, int | None]) -> tuple[str, str]:
        return in_unit(pictures.planned_of(by_stage), unit), in_unit(by_stage[Stage.DISBURSED], unit)

    return {
        "lower": [(one, one.plan.pk in visible, amounts(one.branch), shown.plan_tag(one.plan)) for one in found.plans],
        "lower_total": amounts(found.total),
        "lower_targets": [(shown.target_shown(one.line), one, shown.percent_words(one.share)) for one in found.targets],
        "unit": pictures.unit_words(plan),
    }  # fmt: skip


def _difficulties(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    rows = plan.difficulties.select_related("organisation", "assigned_to", "task")
    seen = queries.difficulties_visible_to(by).filter(plan=plan).values("pk")
    return {
        "difficulties": [(one, shown.DIFFICULTY_TONES[DifficultyState(one.state)]) for one in rows.filter(pk__in=seen)],
        "can_raise": rules.can_raise(by, plan) is None,
    }


def _history(plan: Plan, by: Membership, budget: queries.Budget) -> dict[str, Any]:
    return {
        "history": shown.history(plan),
        "versions": queries.visible_to(by)
        .filter(pk__in=_related(plan).values("pk"))
        .order_by("-year_from", "-edition"),
    }


def _related(plan: Plan) -> QuerySet[Plan]:
    """Other versions and other years of the agency's plan: what this one may be compared with."""
    same = Q(organisation=plan.organisation, kind=plan.kind) & ~Q(state=PlanState.DROPPED)
    linked = Q(amends=plan) | Q(previous=plan) | Q(pk__in=[plan.amends_id or 0, plan.previous_id or 0])
    return Plan.objects.filter(same | linked).exclude(pk=plan.pk)


_LOADERS = {
    "chi-tieu": _targets,
    "nhiem-vu": _tasks,
    "kinh-phi": _money,
    "phan-cong": _duties,
    "can-cu": _bases,
    "cap-duoi": _lower,
    "vuong-mac": _difficulties,
    "lich-su": _history,
}


@role_required(*READERS)
def target_rows(request: HttpRequest, uuid: UUID, target: UUID) -> HttpResponse:
    """The list from which a counted target was counted; the figure and the list come from the same rows."""
    plan = plan_of(request, uuid)
    row = Target.objects.filter(plan=plan, uuid=target).select_related("plan__unit").first()
    measured = queries.measure(row) if row else None
    if row is None or measured is None:
        raise Http404
    indicator = indicators.find(row.indicator)
    assert indicator
    rows = measured.rows.select_related(*indicator.related).order_by("pk")[:MOST_ROWS]
    context = {
        "plan": plan,
        "target": row,
        "indicator": indicator,
        "value": measured.value,
        "lines": [indicator.words(one) for one in rows],
        "scope": queries.scope_of(plan),
    }
    return render(request, "office/plans/target_rows.html", context)


@role_required(*READERS)
def compare(request: HttpRequest, uuid: UUID, other: UUID) -> HttpResponse:
    """Two years or versions side by side: what was added, changed, left out."""
    after, before = plan_of(request, uuid), plan_of(request, other)
    if (before.year_from, before.edition) > (after.year_from, after.edition):
        after, before = before, after
    lines = [one for one in queries.compare(before, after) if one.change != "same" or request.GET.get("tat-ca") == "1"]
    context = {
        "before": before,
        "after": after,
        "lines": [shown.difference(one) for one in lines],
        "everything": request.GET.get("tat-ca") == "1",
        "uuid": uuid,
        "other": other,
    }
    return render(request, "office/plans/compare.html", context)
