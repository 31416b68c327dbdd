"""Lines of the budget, their amounts at each stage, sources and their rules."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.people.enums import Role
from saolang.programme import domain, queries, rules
from saolang.programme.enums import Stage
from saolang.programme.models import BudgetEntry, BudgetLine, FundSource, Plan
from saolang.programme.organisations import Finder
from saolang.territory.models import Unit
from saolang.territory.queries import descendants
from saolang.web.access import acting_of, role_required
from saolang.web.office.plans.forms import ReasonForm
from saolang.web.office.plans.forms_money import AmountForm, LineForm, RuleForm, SourceForm
from saolang.web.office.plans.views.common import EDITORS, READERS, form_page, plan_of
from saolang.web.office.plans.views.content import names_for, section
from saolang.web.once import once

MONEY_ROLES = (*EDITORS, Role.ACCOUNTANT)


def _units(plan: Plan) -> QuerySet[Unit]:
    """The places inside the plan's unit that may get money of a line."""
    if plan.unit is None:
        return Unit.objects.none()
    return descendants(plan.unit, plan.issued_on or clock.today()).order_by("folded", "pk")


@role_required(*EDITORS)
@once
def line_edit(request: HttpRequest, uuid: UUID, budget: UUID | None = None) -> HttpResponse:
    """Add a line with its need, or change what a line says."""
    by, plan = acting_of(request), plan_of(request, uuid)
    row = get_object_or_404(BudgetLine, plan=plan, uuid=budget) if budget else None
    others = plan.lines.exclude(pk=row.pk) if row else plan.lines.all()
    names = ("content", "code", "parent", "unit", "explanation", "lead_text", "version")
    form = LineForm(
        request.POST or None, lines=others, funds=plan.sources.all(), units=_units(plan), new=row is None,
        initial={name: getattr(row, name) for name in names} if row else {},
    )  # fmt: skip

    def act(data: dict[str, Any]) -> BudgetLine:
        version, amount, fund = data.pop("version"), data.pop("amount", None), data.pop("fund", None)
        data["organisation"] = Finder(plan.unit).find(data["lead_text"])
        if row is not None:
            return domain.update_line(row, source_words=row.source_words, expected=version or 0, by=by, **data)
        made = domain.add_line(plan, by=by, **data)
        if amount is not None:
            domain.enter_amount(made, stage=Stage.NEED, amount=amount, fund=fund, by=by)
        return made

    return form_page(
        request, form, act, title=_("Sửa mục kinh phí") if row else _("Thêm mục kinh phí"), button=_("Lưu"),
        back=section(plan, "kinh-phi"), done=_("Đã lưu mục kinh phí."), above=plan.title, names=names_for(plan),
        fresh=lambda: BudgetLine.objects.values_list("version", flat=True).get(pk=row.pk) if row else 0,
    )  # fmt: skip


@role_required(*EDITORS)
@once
def line_remove(request: HttpRequest, uuid: UUID, budget: UUID) -> HttpResponse:
    """Take a line out of a draft."""
    plan = plan_of(request, uuid)
    row = get_object_or_404(BudgetLine, plan=plan, uuid=budget)
    form = ReasonForm(request.POST or None)
    del form.fields["reason"]
    return form_page(
        request, form, lambda data: domain.remove_line(row, by=acting_of(request)), title=_("Bỏ mục kinh phí"),
        button=_("Bỏ mục này"), back=section(plan, "kinh-phi"), done=_("Đã bỏ mục kinh phí."), above=str(row),
        below=_("Các mục bên trong và số tiền của chúng cũng bị bỏ khỏi bản thảo."),
    )  # fmt: skip


@role_required(*READERS)
@once
def line_page(request: HttpRequest, uuid: UUID, budget: UUID) -> HttpResponse:
    """A line with all its amounts; who may, adds one."""
    by, plan = acting_of(request), plan_of(request, uuid)
    row = get_object_or_404(BudgetLine.objects.select_related("organisation", "parent"), plan=plan, uuid=budget)
    stages = [stage for stage in Stage.values if rules.can_enter_money(by, plan, stage=stage) is None]
    form = AmountForm(request.POST or None, funds=plan.sources.all(), stages=stages) if stages else None
    if request.method == "POST" and form is not None:
        return form_page(
            request, form, lambda data: domain.enter_amount(row, by=by, **data), title=_("Ghi số tiền"),
            button=_("Ghi số tiền"), back=request.path, done=_("Đã ghi số tiền."), above=str(row),
        )  # fmt: skip
    found = next(one for one in queries.budget_of(plan).lines if one.line.pk == row.pk)
    labels = dict(Stage.choices)
    context = {
        "plan": plan,
        "line": row,
        "entries": row.entries.select_related("fund", "by__account").order_by("id"),
        "sums": [(labels[stage], one) for stage, one in found.inside.items()],
        "form": form,
        "editable": rules.can_edit(by, plan) is None,
        "stages": stages,
    }
    return render(request, "office/plans/line.html", context)


@role_required(*MONEY_ROLES)
@once
def entry_cancel(request: HttpRequest, uuid: UUID, amount: UUID) -> HttpResponse:
    """Strike out a wrong amount with a reason."""
    plan = plan_of(request, uuid)
    row = get_object_or_404(BudgetEntry.objects.select_related("line"), line__plan=plan, uuid=amount)
    back = reverse("plan-line", args=[plan.uuid, row.line.uuid])
    return form_page(
        request, ReasonForm(request.POST or None),
        lambda data: domain.cancel_entry(row, reason=data["reason"], by=acting_of(request)),
        title=_("Hủy khoản tiền"), button=_("Hủy khoản này"), back=back, done=_("Đã hủy khoản tiền."),
        above=str(row.line), below=_("Khoản này vẫn được giữ lại với lý do, nhưng không tính vào tổng."),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def source_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a source of money."""
    by, plan = acting_of(request), plan_of(request, uuid)
    return form_page(
        request, SourceForm(request.POST or None), lambda data: domain.add_source(plan, by=by, **data),
        title=_("Thêm nguồn vốn"), button=_("Thêm nguồn"), back=section(plan, "kinh-phi"), done=_("Đã thêm nguồn vốn."),
        above=plan.title,
    )  # fmt: skip


@role_required(*EDITORS)
@once
def rule_set(request: HttpRequest, uuid: UUID, fund: UUID) -> HttpResponse:
    """Enter for which kinds of unit a source may pay, with the paper that says so."""
    plan = plan_of(request, uuid)
    row = get_object_or_404(FundSource.objects.select_related("plan__organisation"), plan=plan, uuid=fund)

    def act(data: dict[str, Any]) -> None:
        domain.set_fund_rule(row, by=acting_of(request), **data)
        messages.info(request, _("Mục kinh phí trái quy định sẽ được nhắc trên trang kế hoạch."))

    return form_page(
        request, RuleForm(request.POST or None), act, title=_("Quy định của nguồn vốn"), button=_("Lưu quy định"),
        back=section(plan, "kinh-phi"), done=_("Đã lưu quy định."), above=str(row),
    )  # fmt: skip
