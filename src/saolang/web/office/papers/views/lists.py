"""The desk of papers: what waits, what is issued; filters in the address."""

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from saolang.papers import queries
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.web.access import role_required
from saolang.web.home import layout_for
from saolang.web.office.papers.forms import FilterForm
from saolang.web.office.papers.shown import tag_of
from saolang.web.ui import parts

PAGE = 50
TABS = (
    ("cho-ky", _("Chờ ký, chờ số"), PaperState.TO_SIGN),
    ("ban-thao", _("Bản thảo"), PaperState.DRAFT),
    ("da-ban-hanh", _("Đã ban hành"), PaperState.ISSUED),
    ("da-bo", _("Đã bỏ"), PaperState.DROPPED),
)


@role_required(*Role)
@require_GET
def papers(request: HttpRequest) -> HttpResponse:
    """The papers of the own organisation and those sent to it."""
    by = request.acting  # type: ignore[attr-defined]
    form = FilterForm(request.GET)
    form.is_valid()
    rows = _filtered(queries.visible_to(by), form.cleaned_data)
    counts = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    current = _current(form.cleaned_data.get("trang_thai", ""), counts)
    page = Paginator(rows.filter(state={key: state for key, _word, state in TABS}[current]), PAGE).get_page(
        request.GET.get("trang")
    )
    return render(
        request,
        "office/papers/list.html",
        {
            "layout": layout_for(by),
            "form": form,
            "page": page,
            "rows": [(paper, tag_of(paper)) for paper in page],
            "tabs": _tabs(request, current, counts),
            "current": current,
            "active": sum(bool(form.cleaned_data.get(name)) for name in ("tim", "loai", "tu", "den")),
        },
    )


def _current(asked: str, counts: dict[str, int]) -> str:
    """The tab of the address, else the first that has something."""
    if asked in [key for key, _word, _state in TABS]:
        return asked
    return next((key for key, _word, state in TABS if counts.get(state)), TABS[0][0])


def _filtered(rows: QuerySet[OfficialPaper], wanted: dict[str, object]) -> QuerySet[OfficialPaper]:
    if text := wanted.get("tim"):
        rows = queries.search(rows, str(text))
    if kind := wanted.get("loai"):
        rows = rows.filter(template=kind)
    if first := wanted.get("tu"):
        rows = rows.filter(issued_on__gte=first)
    if last := wanted.get("den"):
        rows = rows.filter(issued_on__lte=last)
    return rows


def _tabs(request: HttpRequest, current: str, counts: dict[str, int]) -> list[parts.Tab]:
    tabs = []
    for key, word, state in TABS:
        query = request.GET.copy()
        query["trang_thai"] = key
        query.pop("trang", None)
        tabs.append(
            parts.Tab(title=str(word), href=f"?{query.urlencode()}", current=key == current, count=counts.get(state, 0))
        )
    return tabs
