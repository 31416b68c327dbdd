"""Targets, tasks, duties, aims and bases of a draft; what was reached; progress of tasks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from saolang.core import clock
from saolang.core.transitions import why_not
from saolang.programme import domain, queries, rules
from saolang.programme.enums import OPEN_TASKS, Part
from saolang.programme.models import Citation, Duty, Objective, Plan, Target, Task
from saolang.programme.organisations import Finder
from saolang.programme.queries.tasks import line
from saolang.web.access import acting_of, role_required
from saolang.web.downloads import stored_file
from saolang.web.forms import told
from saolang.web.office.plans import shown
from saolang.web.office.plans.forms import (
    ActualForm,
    CitationForm,
    DutyForm,
    MoveForm,
    NoteForm,
    ObjectiveForm,
    TargetForm,
    TaskForm,
)
from saolang.web.office.plans.views.common import EDITORS, READERS, form_page, plan_of
from saolang.web.once import once

MOST_NAMES = 300
# action → its button, what is said when it is done
_MOVES: dict[str, tuple[StrOrPromise, StrOrPromise]] = {
    "finish": (gettext_lazy("Báo đã xong"), gettext_lazy("Đã ghi: nhiệm vụ đã xong.")),
    "drop": (gettext_lazy("Không thực hiện"), gettext_lazy("Đã ghi: nhiệm vụ không thực hiện.")),
    "reopen": (gettext_lazy("Mở lại"), gettext_lazy("Nhiệm vụ được mở lại.")),
}


def section(plan: Plan, name: str) -> str:
    """Address of a section of the plan's page."""
    return f"{reverse('plan', args=[plan.uuid])}?phan={name}"


def names_for(plan: Plan) -> list[str]:
    """Agencies of the plan's province, as suggestions while typing."""
    return sorted({row.name for rows in Finder(plan.unit).known.values() for row in rows})[:MOST_NAMES]


def _values(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "version"}


@role_required(*EDITORS)
@once
def target_edit(request: HttpRequest, uuid: UUID, target: UUID | None = None) -> HttpResponse:
    """Add or change a target."""
    by, plan = acting_of(request), plan_of(request, uuid)
    row = get_object_or_404(Target, plan=plan, uuid=target) if target else None
    fields = ("text", "indicator", "operator", "value", "value_max", "unit", "due_on", "version")
    form = TargetForm(request.POST or None, initial={name: getattr(row, name) for name in fields} if row else {})

    def act(data: dict[str, Any]) -> Target:
        if row is None:
            return domain.add_target(plan, by=by, **_values(data))
        return domain.update_target(row, expected=data["version"] or 0, by=by, **_values(data))

    return form_page(
        request, form, act, title=_("Sửa chỉ tiêu") if row else _("Thêm chỉ tiêu"), button=_("Lưu chỉ tiêu"),
        back=section(plan, "chi-tieu"), done=_("Đã lưu chỉ tiêu."), above=plan.title,
        fresh=lambda: Target.objects.values_list("version", flat=True).get(pk=row.pk) if row else 0,
    )  # fmt: skip


@role_required(*EDITORS)
@once
def actual_new(request: HttpRequest, uuid: UUID, target: UUID) -> HttpResponse:
    """Type what was reached, with its source."""
    by, plan = acting_of(request), plan_of(request, uuid)
    row = get_object_or_404(Target.objects.select_related("plan__organisation"), plan=plan, uuid=target)
    form = ActualForm(request.POST or None, initial={"on": clock.today()})
    return form_page(
        request, form, lambda data: domain.record_actual(row, by=by, **data), title=_("Ghi kết quả"),
        button=_("Ghi kết quả"), back=section(plan, "chi-tieu"), done=_("Đã ghi kết quả."), above=row.text,
        below=_("Số 0 là chưa đạt gì; để trống là chưa có số liệu."),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def remove(request: HttpRequest, uuid: UUID, removed: str, thing: UUID) -> HttpResponse:
    """Take something out of a draft."""
    plan = plan_of(request, uuid)
    if removed not in _REMOVED:
        raise Http404
    model, act, back = _REMOVED[removed]
    found = get_object_or_404(model, plan=plan, uuid=thing)
    if request.method == "POST":
        with told(request):
            act(found, by=acting_of(request))
            messages.success(request, _("Đã bỏ khỏi bản thảo."))
    return redirect(section(plan, back))


_REMOVED: dict[str, tuple[Any, Any, str]] = {
    "chi-tieu": (Target, domain.remove_target, "chi-tieu"),
    "muc-tieu": (Objective, domain.remove_objective, "chi-tieu"),
    "nhiem-vu": (Task, domain.remove_task, "nhiem-vu"),
    "phan-cong": (Duty, domain.remove_duty, "phan-cong"),
    "can-cu": (Citation, domain.remove_citation, "can-cu"),
}


@role_required(*EDITORS)
@once
def objective_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add sentences of aims."""
    by, plan = acting_of(request), plan_of(request, uuid)

    def act(data: dict[str, Any]) -> None:
        for text in filter(str.strip, data["text"].splitlines()):
            domain.add_objective(plan, kind=data["kind"], text=text, by=by)

    return form_page(
        request, ObjectiveForm(request.POST or None), act, title=_("Thêm mục tiêu"), button=_("Lưu"),
        back=section(plan, "chi-tieu"), done=_("Đã thêm."), above=plan.title,
    )  # fmt: skip


@role_required(*EDITORS)
@once
def duty_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add duties of an organisation."""
    by, plan = acting_of(request), plan_of(request, uuid)

    def act(data: dict[str, Any]) -> None:
        organisation = Finder(plan.unit).find(data["organisation_text"])
        for text in filter(str.strip, data["text"].splitlines()):
            domain.add_duty(
                plan, organisation_text=data["organisation_text"], organisation=organisation, text=text, by=by
            )

    return form_page(
        request, DutyForm(request.POST or None), act, title=_("Phân công một cơ quan"), button=_("Lưu phân công"),
        back=section(plan, "phan-cong"), done=_("Đã phân công."), above=plan.title, names=names_for(plan),
    )  # fmt: skip


@role_required(*EDITORS)
@once
def citation_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Add a base."""
    by, plan = acting_of(request), plan_of(request, uuid)
    return form_page(
        request, CitationForm(request.POST or None), lambda data: domain.cite(plan, by=by, **data),
        title=_("Thêm căn cứ"), button=_("Thêm căn cứ"), back=section(plan, "can-cu"), done=_("Đã thêm căn cứ."),
        above=plan.title, below=_("Văn bản vào sổ văn bản viện dẫn, dùng chung cho các kế hoạch."),
    )  # fmt: skip


_PARTS = (("lead", Part.LEAD), ("implementing", Part.IMPLEMENTING), ("coordinating", Part.COORDINATING))


@role_required(*EDITORS)
@once
def task_edit(request: HttpRequest, uuid: UUID, job: UUID | None = None) -> HttpResponse:
    """Add or change a task."""
    by, plan = acting_of(request), plan_of(request, uuid)
    row = get_object_or_404(Task.objects.prefetch_related("parties"), plan=plan, uuid=job) if job else None
    others = plan.tasks.exclude(pk=row.pk) if row else plan.tasks.all()
    form = TaskForm(request.POST or None, tasks=others, initial=_task_initial(row) if row else {})

    def act(data: dict[str, Any]) -> Task:
        finder = Finder(plan.unit)
        parties = [
            domain.Party(part, text.strip(), finder.find(text))
            for name, part in _PARTS
            for text in data.pop(name).splitlines()
            if text.strip()
        ]
        version = data.pop("version")
        if row is None:
            return domain.add_task(plan, parties=parties, by=by, **data)
        return domain.update_task(row, parties=parties, expected=version or 0, by=by, **data)

    return form_page(
        request, form, act, title=_("Sửa nhiệm vụ") if row else _("Thêm nhiệm vụ"), button=_("Lưu nhiệm vụ"),
        back=section(plan, "nhiem-vu"), done=_("Đã lưu nhiệm vụ."), above=plan.title, names=names_for(plan),
        fresh=lambda: Task.objects.values_list("version", flat=True).get(pk=row.pk) if row else 0,
    )  # fmt: skip


def _task_initial(row: Task) -> dict[str, Any]:
    parties = {part: [one.text for one in row.parties.all() if one.part == part] for _name, part in _PARTS}
    return {
        "title": row.title, "code": row.code, "parent": row.parent, "quarters": row.quarters, "from_on": row.from_on,
        "due_on": row.due_on, "place": row.place, "content": row.content, "version": row.version,
        **{name: "\n".join(parties[part]) for name, part in _PARTS},
    }  # fmt: skip


def _task_of(request: HttpRequest, uuid: UUID) -> Task:
    """A task of a plan that this person may open."""
    plans = queries.visible_to(acting_of(request)).order_by().values("pk")
    rows = Task.objects.filter(plan__in=plans).select_related("plan__organisation", "plan__created_by", "parent")
    return get_object_or_404(rows.prefetch_related("parties__organisation"), uuid=uuid)


@role_required(*READERS)
@once
def task_page(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A task: facts, what was done, a note to add."""
    by, task = acting_of(request), _task_of(request, uuid)
    follows = rules.can_follow(by, task) is None
    form = NoteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with told(request):
            domain.note_task(
                task, text=form.cleaned_data["text"], file=file, file_name=file.name if file else "", by=by
            )
            messages.success(request, _("Đã ghi tiến độ."))
            return redirect("plan-task", task.uuid)
    today = clock.today()
    one = line(task, 0, today)
    actions = [action for action in _MOVES if why_not(task, rules.TASK_TABLE, action, by=by) is None]
    inside = list(task.children.select_related("plan__unit"))
    context = {
        "task": task,
        "inside": [(part, shown.task_tag(part, late=queries.is_late(part, today))) for part in inside],
        "line": one,
        "tag": shown.task_tag(task, late=one.late),
        "left": (task.due_on - today).days if task.due_on and task.state in OPEN_TASKS else None,
        "form": form if follows else None,
        "notes": task.notes.select_related("by__account", "by__organisation", "file"),
        "can_raise": rules.can_raise(by, task.plan) is None,
        "moves": [(action, _MOVES[action][0]) for action in actions],
        "history": shown.history(task),
    }
    return render(request, "office/plans/task.html", context)


@role_required(*READERS)
@once
def task_move(request: HttpRequest, uuid: UUID, action: str) -> HttpResponse:
    """Finish, drop or reopen a task."""
    by, task = acting_of(request), _task_of(request, uuid)
    if action not in _MOVES:
        raise Http404
    label, done = _MOVES[action]
    form = MoveForm(request.POST or None, initial={"version": task.version})
    if action != "finish":
        del form.fields["on"]

    def act(data: dict[str, Any]) -> Task:
        return domain.move_task(
            task, action=action, note=data["text"], on=data.get("on"), expected=data["version"] or 0, by=by
        )

    return form_page(
        request, form, act, title=str(label), button=str(label), back=reverse("plan-task", args=[task.uuid]),
        done=str(done), above=task.title,
    )  # fmt: skip


@role_required(*READERS)
def note_file(request: HttpRequest, uuid: UUID, note: UUID) -> HttpResponse:
    """The file of a progress note, only downloaded."""
    task = _task_of(request, uuid)
    row = get_object_or_404(task.notes.select_related("file"), uuid=note)
    if row.file is None:
        raise Http404
    return stored_file(row.file, row.file_name, shown=())
