"""Lists: plans, the tasks of my agency, difficulties, cited documents."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from saolang.core import clock
from saolang.programme import queries
from saolang.programme.enums import OPEN_TASKS, DifficultyState, ReadingState
from saolang.programme.queries.tasks import line
from saolang.web.access import acting_of, role_required
from saolang.web.office.plans import shown
from saolang.web.office.plans.forms import ListFilter
from saolang.web.office.plans.views.common import EDITORS, READERS

PAGE = 50
MOST_DUTIES = 100


@role_required(*READERS)
def plan_list(request: HttpRequest) -> HttpResponse:
    """Plans by year; filters stand in the address."""
    by = acting_of(request)
    form = ListFilter(request.GET)
    chosen: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    rows = queries.visible_to(by)
    state = chosen.get("trang_thai", "")
    rows = rows if state else queries.latest(rows)
    rows = queries.search(rows, text=chosen.get("tim", ""), year=chosen.get("nam"), state=state)
    page = Paginator(rows.order_by("-year_from", "organisation__name", "title", "id"), PAGE).get_page(
        request.GET.get("trang")
    )
    context = {
        "form": form,
        "active": sum(bool(value) for value in chosen.values()),
        "page": page,
        "lines": [(plan, shown.plan_tag(plan)) for plan in page.object_list],
        "readings": queries.readings_visible_to(by).filter(state=ReadingState.WAITING)[:10],
        "can_create": by.role in EDITORS,
    }
    return render(request, "office/plans/list.html", context)


@role_required(*READERS)
def my_tasks(request: HttpRequest) -> HttpResponse:
    """The tasks of my agency over all plans: open ones first, the late ones on top."""
    by = acting_of(request)
    rows = queries.own_tasks(by)
    done = request.GET.get("xong") == "1"
    rows = rows.exclude(state__in=OPEN_TASKS) if done else rows.filter(state__in=OPEN_TASKS)
    today = clock.today()
    if request.GET.get("tre") == "1":
        rows = rows.filter(due_on__lt=today)
    page = Paginator(rows.order_by(F("due_on").asc(nulls_last=True), "id"), PAGE).get_page(request.GET.get("trang"))
    lines = [line(task, 0, today) for task in page.object_list]
    context = {
        "page": page,
        "done": done,
        "duties": [] if done else queries.own_duties(by)[:MOST_DUTIES],
        "late": queries.own_tasks(by).filter(state__in=OPEN_TASKS, due_on__lt=today).count(),
        "lines": [(one, shown.task_tag(one.task, late=one.late), _left(one, today)) for one in lines],
    }
    return render(request, "office/plans/my_tasks.html", context)


def _left(one: queries.TaskLine, today: Any) -> int | None:
    return (one.task.due_on - today).days if one.task.due_on and one.task.state in OPEN_TASKS else None


@role_required(*READERS)
def difficulty_list(request: HttpRequest) -> HttpResponse:
    """Difficulties that are not closed, or all of them."""
    rows = queries.difficulties_visible_to(acting_of(request))
    everything = request.GET.get("tat-ca") == "1"
    if not everything:
        rows = rows.exclude(state=DifficultyState.CLOSED)
    page = Paginator(rows.order_by("-id"), PAGE).get_page(request.GET.get("trang"))
    lines = [(one, shown.DIFFICULTY_TONES[one.state]) for one in page.object_list]
    return render(request, "office/plans/difficulties.html", {"page": page, "lines": lines, "everything": everything})


@role_required(*READERS)
def document_list(request: HttpRequest) -> HttpResponse:
    """The register: each document once, with how many plans cite it and with how many different days."""
    rows = queries.documents_visible_to(acting_of(request)).annotate(
        plan_count=Count("citations", distinct=True), day_count=Count("citations__written_on", distinct=True)
    )
    page = Paginator(rows.order_by("-year", "kind", "number", "id"), PAGE).get_page(request.GET.get("trang"))
    today = clock.today()
    lines = [(one, bool(one.in_force_to and one.in_force_to < today)) for one in page.object_list]
    return render(request, "office/plans/documents.html", {"page": page, "lines": lines})
