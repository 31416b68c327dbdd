"""Begin and change a plan; put it before the signer, record it, amend it, end it, start the next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.people.enums import Role
from saolang.people.models import Membership, Organisation
from saolang.programme import domain, queries
from saolang.programme.models import Plan
from saolang.web.access import acting_of, role_required
from saolang.web.forms import seen_version, told
from saolang.web.office.plans.forms import CloseForm, NextForm, ParentForm, PlanForm, ReasonForm, RecordForm
from saolang.web.office.plans.views.common import EDITORS, form_page, plan_of
from saolang.web.once import once


def organisations_for(by: Membership) -> QuerySet[Organisation]:
    """For which agencies this person may prepare plans."""
    own = Q(pk=by.organisation_id)
    if by.role == Role.OCOP_OFFICE and by.organisation.parent_id:
        own |= Q(pk=by.organisation.parent_id)
    return Organisation.objects.filter(own).select_related("unit", "parent").order_by("-parent_id", "name")


def _address(plan: Plan, section: str = "") -> str:
    base = reverse("plan", args=[plan.uuid])
    return f"{base}?phan={section}" if section else base


@role_required(*EDITORS)
@once
def plan_new(request: HttpRequest) -> HttpResponse:
    """Begin a plan."""
    by = acting_of(request)
    organisations = organisations_for(by)
    form = PlanForm(
        request.POST or None, organisations=organisations, parents=queries.upper_plans(by, organisations),
        initial={"year_from": clock.today().year + 1, "organisation": organisations.first()},
    )  # fmt: skip
    return form_page(
        request, form, lambda data: domain.create_plan(data["organisation"], by=by, **form.values()),
        title=_("Lập kế hoạch"), button=_("Lập bản thảo"), back=reverse("plans"), done=_("Đã lập bản thảo."),
        below=_("Sau bước này bạn thêm chỉ tiêu, nhiệm vụ, kinh phí."), target=_address,
    )  # fmt: skip


@role_required(*EDITORS)
@once
def plan_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Change what a draft says of itself."""
    by, plan = acting_of(request), plan_of(request, uuid)
    initial: dict[str, Any] = {
        "title": plan.title, "kind": plan.kind, "year_from": plan.year_from, "organisation": plan.organisation,
        "year_to": plan.year_to if plan.year_to != plan.year_from else None, "parent": plan.parent,
        "situation": plan.situation, "recipients": "\n".join(plan.recipients), "print_unit": plan.print_unit,
        "version": plan.version,
    }  # fmt: skip
    form = PlanForm(
        request.POST or None, organisations=Organisation.objects.filter(pk=plan.organisation_id),
        parents=queries.upper_plans(by, [plan.organisation], plan=plan), initial=initial,
    )  # fmt: skip
    return form_page(
        request, form,
        lambda data: domain.update_plan(plan, by=by, expected=data["version"] or 0, **form.values()),
        title=_("Sửa thông tin chung"), button=_("Lưu"), back=_address(plan), done=_("Đã lưu."), above=plan.title,
        fresh=lambda: _version(plan),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def plan_parent(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put a plan under the plan of the upper unit, in any state."""
    by, plan = acting_of(request), plan_of(request, uuid)
    form = ParentForm(
        request.POST or None, parents=queries.upper_plans(by, [plan.organisation], plan=plan),
        initial={"parent": plan.parent},
    )  # fmt: skip
    return form_page(
        request, form, lambda data: domain.hang_under(plan, data["parent"], by=by), title=_("Kế hoạch cấp trên"),
        button=_("Lưu"), back=_address(plan), done=_("Đã lưu."), above=plan.title,
    )  # fmt: skip


def _version(plan: Plan) -> int:
    return Plan.objects.values_list("version", flat=True).get(pk=plan.pk)


@role_required(*EDITORS)
@once
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the plan before the signer and open its paper."""
    plan = plan_of(request, uuid)
    if request.method == "POST":
        with told(request):
            paper = domain.submit_plan(plan, expected=seen_version(request), by=acting_of(request))
            messages.success(request, _("Đã trình ký kế hoạch."))
            return redirect("paper", paper.uuid)
    return redirect(_address(plan))


@role_required(*EDITORS)
@once
def take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Back to the draft, with a reason."""
    by, plan = acting_of(request), plan_of(request, uuid)
    form = ReasonForm(request.POST or None, initial={"version": plan.version})
    return form_page(
        request, form, lambda data: domain.take_back(plan, reason=data["reason"], expected=data["version"] or 0, by=by),
        title=_("Rút kế hoạch về sửa"), button=_("Rút về"), back=_address(plan), done=_("Kế hoạch trở lại bản thảo."),
        above=plan.title, confirm=_("Văn bản đang chờ ký được bỏ; kế hoạch trở lại bản thảo."),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The plan was issued outside: its number and day."""
    by, plan = acting_of(request), plan_of(request, uuid)
    form = RecordForm(request.POST or None, request.FILES or None, initial={"version": plan.version})

    def act(data: dict[str, Any]) -> Plan:
        scan = data["scan"]
        data["source_name"] = scan.name if scan else ""
        return domain.record_issued(plan, expected=data.pop("version") or 0, by=by, **data)

    return form_page(
        request, form, act, title=_("Ghi nhận kế hoạch đã ban hành"), button=_("Ghi nhận"), back=_address(plan),
        done=_("Kế hoạch đã có hiệu lực."), above=plan.title,
        confirm=_("Kế hoạch có hiệu lực từ ngày này; sau đó chỉ điều chỉnh bằng một bản mới."),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End a draft."""
    plan = plan_of(request, uuid)
    if request.method == "POST":
        with told(request):
            domain.drop_plan(plan, expected=seen_version(request), by=acting_of(request))
            messages.success(request, _("Đã bỏ bản thảo."))
    return redirect(_address(plan))


@role_required(*EDITORS)
@once
def amend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new version beside the issued one."""
    plan = plan_of(request, uuid)
    if request.method == "POST":
        with told(request):
            new = domain.amend_plan(plan, by=acting_of(request))
            messages.success(request, _("Đã lập bản điều chỉnh. Sửa rồi trình ký như kế hoạch thường."))
            return redirect(_address(new))
    return redirect(_address(plan))


@role_required(*EDITORS)
@once
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End the plan with its lessons."""
    by, plan = acting_of(request), plan_of(request, uuid)
    form = CloseForm(request.POST or None, initial={"version": plan.version})
    return form_page(
        request, form,
        lambda data: domain.close_plan(plan, lessons=data["lessons"], expected=data["version"] or 0, by=by),
        title=_("Tổng kết kế hoạch"), button=_("Tổng kết"), back=_address(plan), done=_("Đã tổng kết."),
        above=plan.title, confirm=_("Sau khi tổng kết không ghi thêm tiến độ, kết quả, chi tiêu vào kế hoạch này."),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def start_next(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Next year's draft from this plan."""
    by, plan = acting_of(request), plan_of(request, uuid)
    form = NextForm(request.POST or None, initial={"year_from": plan.year_to + 1})
    return form_page(
        request, form, lambda data: domain.start_next(plan, year_from=data["year_from"], by=by),
        title=_("Lập kế hoạch năm sau"), button=_("Lập bản thảo"), back=_address(plan), above=plan.title,
        done=_("Đã lập bản thảo cho năm sau."), target=_address,
        below=_("Bản mới giữ chỉ tiêu (chưa có số), phân công, mục kinh phí, bài học và các nhiệm vụ chưa xong."),
    )  # fmt: skip
