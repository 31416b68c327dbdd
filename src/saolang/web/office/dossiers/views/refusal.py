"""Refusing a dossier under a rule of the province, and the page of these rules."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers.domain import refusal
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.forms import guard
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import EndRuleForm, RefuseForm, RuleForm
from saolang.web.office.dossiers.views.commune import page, stop
from saolang.web.office.dossiers.views.found import dossier_of
from saolang.web.once import once


@role_required(Role.COMMUNE_OFFICER)
@once
def refuse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the notice that refuses the dossier; it takes effect when it is issued."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    stop(refusal.can_refuse(acting, dossier))
    form = RefuseForm(request.POST or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            paper = refusal.draft_refusal(dossier, reason=form.cleaned_data["reason"], by=acting)
            messages.success(request, _("Đã soạn thông báo từ chối. Hồ sơ chỉ dừng khi thông báo được ban hành."))
            return redirect(shown.address_of("paper.open", paper.uuid) or reverse("office-dossier", args=[uuid]))
    rule = refusal.rule_for(dossier)
    assert rule
    return page(request, "refuse", dossier, form=form, rule=rule, rule_paper=refusal.paper_words(rule))


@role_required(Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of the province under which a commune may refuse."""
    acting = request.acting  # type: ignore[attr-defined]
    context = {
        "rules": [(rule, refusal.paper_words(rule)) for rule in refusal.rules_of(acting)],
        "may_enter": refusal.can_enter_rule(acting) is None,
        "today": clock.today(),
    }
    return render(request, "office/dossiers/rules.html", context)


@role_required(Role.OCOP_OFFICE)
@once
def enter_rule(request: HttpRequest) -> HttpResponse:
    """Enter a rule with its paper."""
    acting = request.acting  # type: ignore[attr-defined]
    form = RuleForm(request.POST or None, request.FILES or None, use_required_attribute=False)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            refusal.enter_rule(by=acting, **form.cleaned_data)
            messages.success(request, _("Đã nhập quy định. Các xã trong tỉnh dùng được từ ngày áp dụng."))
            return redirect("office-refusal-rules")
    return render(request, "office/dossiers/rule.html", {"form": form})


@role_required(Role.OCOP_OFFICE)
@once
def end_rule(request: HttpRequest, rule: UUID) -> HttpResponse:
    """Set the last day of a rule."""
    acting = request.acting  # type: ignore[attr-defined]
    row = get_object_or_404(refusal.rules_of(acting), uuid=rule)
    form = EndRuleForm(request.POST or None, initial={"version": row.version, "on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            refusal.end_rule(row, on=form.cleaned_data["on"], expected=form.cleaned_data["version"] or 0, by=acting)
            messages.success(request, _("Đã ghi ngày kết thúc."))
            return redirect("office-refusal-rules")
    return render(request, "office/dossiers/rule_end.html", {"form": form, "rule": row})
