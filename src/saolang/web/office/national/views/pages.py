"""The list of files and the page of one: its parts, its next step, what was asked."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.councils import explain
from saolang.councils.central import central_of
from saolang.councils.next_national import next_of
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules_national import can_choose, can_decide_on_central
from saolang.councils.work_national import last_day_for_round
from saolang.dossiers import national, rules_national
from saolang.dossiers.domain.sets import current_set
from saolang.dossiers.models_beside import DossierSet
from saolang.dossiers.models_national import NationalFile
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import visible_to as papers_visible_to
from saolang.people.models import Membership
from saolang.web.access import acting_of, role_required
from saolang.web.office.national.views.common import MINISTRY, PROVINCE, READERS, file_of, round_of
from saolang.web.ui import parts

PAGE = 50
WHERE = {
    "team-report": "councils",
    "council-report": "councils",
    "result-approval": "councils",
    "office-report": "office-dossier",
}


@role_required(*READERS)
def file_list(request: HttpRequest) -> HttpResponse:
    """The files of the province, or those that the provinces sent; each with its next step."""
    acting = acting_of(request)
    rows = national.files_of(acting).prefetch_related("dossier__steps", "dossier__receipts", "requests")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "lines": [(file, next_of(file, acting.role)) for file in page.object_list],
        "is_ministry": acting.role == MINISTRY,
        "can_send": acting.role == PROVINCE and national.to_send(national.files_of(acting)).exists(),
        "last_day": last_day_for_round(),
    }
    return render(request, "office/national/list.html", context)


@role_required(*READERS)
def show_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The parts of Điều 6.3, present or missing with where to get each; the next step; what was asked."""
    acting, file = acting_of(request), file_of(request, uuid)
    dossier = file.dossier
    found = national.parts(file)
    readable = set(
        papers_visible_to(acting)
        .filter(pk__in=[part.paper.pk for part in found if part.paper])
        .values_list("pk", flat=True)
    )
    entry = entry_of(dossier, dossier.province)
    provincial = getattr(entry, "result", None) if entry else None
    counted = not dossier.steps.filter(level=national.MINISTRY, state__in=("open", "waiting")).exists()
    shown_central = central_of(dossier) if counted or acting.role == MINISTRY else None
    context = {
        "file": file,
        "dossier": dossier,
        "step": next_of(file, acting.role),
        "rows": [(part, bool(part.paper and part.paper.pk in readable), _where(part, dossier.uuid)) for part in found],
        "missing": _missing(file, acting),
        "can_work": rules_national.can_put_together(acting, file) is None,
        "letter": OfficialPaper.objects.filter(uuid=file.letter).first() if file.letter else None,
        "provincial": provincial,
        "provincial_mean": explain.mean_shown(provincial) if provincial else "",
        "central": shown_central,
        "requests": file.requests.select_related("asked_by__organisation"),
        "receipt": dossier.receipts.filter(level=national.MINISTRY).first(),
        "round": round_of(file),
        "may": _may(acting, file),
        "set": current_set(dossier, kind=DossierSet.Kind.NATIONAL),
    }
    return render(request, "office/national/file.html", context)


def _may(acting: Membership, file: NationalFile) -> dict[str, bool]:
    """What this membership may do now with the file."""
    rules = {
        "send": rules_national.can_send,
        "receive": rules_national.can_receive,
        "check": rules_national.can_check,
        "ask": rules_national.can_ask,
        "answer": rules_national.can_answer,
        "choose": can_choose,
        "central": can_decide_on_central,
    }
    return {name: rule(acting, file) is None for name, rule in rules.items()}


def _where(part: national.Part, dossier: UUID) -> str:
    """The page on which a part that is missing is made."""
    name = WHERE.get(part.key, "")
    if not name:
        return ""
    return reverse(name, args=[dossier]) if name == "office-dossier" else reverse(name)


def _missing(file: NationalFile, acting: Membership) -> list[parts.Missing]:
    """Before the letter: what is missing, and whether the law makes it a condition."""
    if file.sent_on or acting.role == MINISTRY:
        return []
    return [
        parts.Missing(
            sentence=_("Thiếu: %s.") % part.title, blocks=part.blocks, href=_fix(file, part), action=_("Bổ sung")
        )
        for part in national.lacks(file)
    ]


def _fix(file: NationalFile, part: national.Part) -> str:
    if part.key == national.SAMPLES_PART:
        return reverse("national-details", args=[file.uuid])
    if part.key == national.DOSSIER_PART:
        return ""
    return reverse("national-attach", args=[file.uuid, part.key])
