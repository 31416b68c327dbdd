"""A difficulty: raised, assigned, answered, closed; documents of the register; OCOP in an agency's own programme."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.core.errors import WrongInput
from saolang.core.transitions import why_not
from saolang.programme import domain, queries, rules
from saolang.programme.models import CitedDocument, Difficulty
from saolang.programme.organisations import Finder
from saolang.web.access import acting_of, role_required
from saolang.web.forms import seen_version, told, uuid_of
from saolang.web.office.plans import shown
from saolang.web.office.plans.forms import AnswerForm, AssignForm, DifficultyForm, DocumentForm, OwnProgrammeForm
from saolang.web.office.plans.views.common import EDITORS, READERS, form_page, plan_of
from saolang.web.office.plans.views.content import names_for, section
from saolang.web.once import once


@role_required(*READERS)
@once
def difficulty_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Raise a difficulty about a plan."""
    by, plan = acting_of(request), plan_of(request, uuid)
    about = uuid_of(request.GET.get("viec", ""))
    task = plan.tasks.filter(uuid=about).first() if about else None
    form = DifficultyForm(request.POST or None, tasks=plan.tasks.all(), initial={"task": task})
    return form_page(
        request, form, lambda data: domain.raise_difficulty(plan, by=by, **data), title=_("Nêu vướng mắc"),
        button=_("Gửi vướng mắc"), back=section(plan, "vuong-mac"),
        done=_("Đã gửi. Cơ quan lập kế hoạch được báo ngay."),
        above=plan.title, target=lambda row: reverse("plan-difficulty", args=[row.uuid]),
    )  # fmt: skip


def _difficulty_of(request: HttpRequest, uuid: UUID) -> Difficulty:
    return get_object_or_404(queries.difficulties_visible_to(acting_of(request)), uuid=uuid)


@role_required(*READERS)
def difficulty_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A difficulty with what may be done now."""
    by, row = acting_of(request), _difficulty_of(request, uuid)
    may = {
        action: why_not(row, rules.DIFFICULTY_TABLE, action, by=by) is None
        for action in ("assign", "answer", "close", "reopen")
    }
    context = {
        "difficulty": row,
        "tone": shown.DIFFICULTY_TONES[row.state],
        "may": may,
        "history": shown.history(row),
        "can_open_plan": queries.visible_to(by).filter(pk=row.plan_id).exists(),
    }
    return render(request, "office/plans/difficulty.html", context)


@role_required(*READERS)
@once
def difficulty_assign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Say who solves it."""
    by, row = acting_of(request), _difficulty_of(request, uuid)

    def act(data: dict[str, Any]) -> Difficulty:
        to = Finder(row.plan.unit).find(data["to"])
        if to is None:
            raise WrongInput(
                _("Không tìm thấy cơ quan này trong hệ thống. Hãy chọn trong danh sách gợi ý."), field="to"
            )
        return domain.assign_difficulty(row, to=to, due_on=data["due_on"], expected=data["version"] or 0, by=by)

    return form_page(
        request, AssignForm(request.POST or None, initial={"version": row.version}), act, title=_("Giao giải quyết"),
        button=_("Giao"), back=reverse("plan-difficulty", args=[row.uuid]), done=_("Đã giao và báo cho cơ quan đó."),
        above=row.title, names=names_for(row.plan),
    )  # fmt: skip


@role_required(*READERS)
@once
def difficulty_answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer it."""
    by, row = acting_of(request), _difficulty_of(request, uuid)
    return form_page(
        request, AnswerForm(request.POST or None, initial={"version": row.version}),
        lambda data: domain.answer_difficulty(row, answer=data["answer"], expected=data["version"] or 0, by=by),
        title=_("Trả lời vướng mắc"), button=_("Trả lời"), back=reverse("plan-difficulty", args=[row.uuid]),
        done=_("Đã trả lời; nơi nêu vướng mắc được báo."), above=row.title,
    )  # fmt: skip


@role_required(*READERS)
@once
def difficulty_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close it, or open it again when it is closed."""
    by, row = acting_of(request), _difficulty_of(request, uuid)
    if request.method == "POST":
        act = domain.reopen_difficulty if "mo-lai" in request.POST else domain.close_difficulty
        with told(request):
            act(row, expected=seen_version(request), by=by)
            messages.success(request, _("Đã ghi."))
    return redirect("plan-difficulty", row.uuid)


@role_required(*READERS)
def document_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A document of the register: when it is in force, which plans cite it and with which day."""
    by = acting_of(request)
    row = get_object_or_404(queries.documents_visible_to(by), uuid=uuid)
    plans = queries.visible_to(by).order_by().values("pk")
    citations = (
        row.citations.filter(plan__in=plans).select_related("plan__organisation").order_by("plan__year_from", "id")
    )
    days = {one.written_on for one in citations if one.written_on}
    context = {"document": row, "citations": citations, "conflict": len(days) > 1, "may_edit": by.role in EDITORS}
    return render(request, "office/plans/document.html", context)


@role_required(*EDITORS)
@once
def document_edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Correct an entry of the register."""
    by = acting_of(request)
    row = get_object_or_404(queries.documents_visible_to(by), uuid=uuid)
    names = ("issued_on", "issuer", "subject", "in_force_from", "in_force_to", "ended_by", "version")
    form = DocumentForm(request.POST or None, initial={name: getattr(row, name) for name in names})

    def act(data: dict[str, Any]) -> CitedDocument:
        return domain.update_document(row, expected=data.pop("version") or 0, by=by, **data)

    return form_page(
        request, form, act, title=_("Sửa văn bản viện dẫn"), button=_("Lưu"),
        back=reverse("plan-document", args=[row.uuid]), done=_("Đã lưu."), above=str(row),
        fresh=lambda: CitedDocument.objects.values_list("version", flat=True).get(pk=row.pk),
    )  # fmt: skip


@role_required(*READERS)
@once
def own_programme(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By which document my agency took OCOP into its own programme."""
    by, plan = acting_of(request), plan_of(request, uuid)
    return form_page(
        request, OwnProgrammeForm(request.POST or None),
        lambda data: domain.record_own_programme(plan, by=by, **data), title=_("Ghi văn bản lồng ghép"),
        button=_("Ghi văn bản"), back=section(plan, "phan-cong"), done=_("Đã ghi văn bản lồng ghép."),
        above=by.organisation.name,
        below=_("Cơ quan bạn đã đưa Chương trình OCOP vào chương trình của mình bằng văn bản nào?"),
    )  # fmt: skip
