"""The inbox of dossiers."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.dossiers import desk, queries
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.forms import ListFilter
from saolang.web.office.dossiers.views.found import READERS, by_due_day

PAGE = 50
SHOWN = ("product__producer__organisation", "commune")
# Long texts that no line of the list shows.
UNREAD = (
    "form",
    *(f"product__{name}" for name in ("description", "standard", "story", "source")),
    *(f"product__producer__{name}" for name in ("history", "structure", "source", "address", "representative_address")),
)


@role_required(*READERS)
def dossier_list(request: HttpRequest) -> HttpResponse:
    """Dossiers by due day; filters stand in the address."""
    acting = request.acting  # type: ignore[attr-defined]
    form = ListFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    rows = queries.visible_to(acting)
    page = Paginator(_keys(rows, chosen), PAGE).get_page(request.GET.get("trang"))
    found = desk.with_desk(rows.select_related(None).select_related(*SHOWN).defer(*UNREAD)).in_bulk(
        list(page.object_list)
    )
    dossiers = [found[key] for key in page.object_list if key in found]
    papers, calendar = desk.papers_of(dossiers), clock.calendar()
    lines = []
    for dossier in dossiers:
        step = next(iter(dossier.open_steps), None)  # type: ignore[attr-defined]
        due = step.due_on if step else None
        todo = desk.next_step(dossier, acting, papers)
        lines.append(
            {
                "dossier": dossier,
                "place": shown.place_of(dossier, step),
                "due_on": due,
                "left": shown.days_left(due, calendar),
                "step": todo,
                "href": shown.address_of(todo.action, todo.target) if todo and todo.button else "",
            }
        )
    context = {
        "form": form,
        "active": sum(bool(value) for value in chosen.values()),
        "lines": lines,
        "page": page,
        "empty": _empty(acting.role, bool(any(chosen.values()))),
        "many_communes": acting.role not in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER),
        "can_propose": acting.role == Role.COMMUNE_OFFICER,
    }
    return render(request, "office/dossiers/list.html", context)


def _keys(rows: QuerySet[Dossier], chosen: dict[str, str]) -> QuerySet[Dossier, int] | list[int]:
    """The keys of the list in its order: sorted alone, so that the database does not sort whole rows.

    What was searched for is read whole, so that it is searched for once and not a second time to be counted.
    """
    keys = by_due_day(_filtered(rows, chosen)).values_list("pk", flat=True)
    return list(keys) if chosen.get("tim") else keys


def _filtered(rows: QuerySet[Dossier], chosen: dict[str, str]) -> QuerySet[Dossier]:
    if text := chosen.get("tim", ""):
        rows = queries.search(rows, text)
    if place := shown.PLACES.get(chosen.get("o_dau", "")):
        _words, states, step = place
        rows = rows.filter(state__in=states)
        if step:
            rows = rows.filter(steps__key=step, steps__state=StepState.OPEN)
    return rows


def _empty(role: str, filtered: bool) -> tuple[str, str]:
    """Why the list is empty and what to do."""
    if filtered:
        return _("Không có hồ sơ nào khớp với bộ lọc."), _("Hãy bỏ bớt điều kiện lọc.")
    if role in (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER):
        return _("Chưa có hồ sơ nào nộp về xã."), _("Khi chủ thể ở xã nộp hồ sơ, hồ sơ hiện ở đây và ở “Việc cần làm”.")
    return _("Chưa có hồ sơ nào."), _("Hồ sơ hiện ở đây khi chủ thể trong tỉnh đã nộp cho xã.")
