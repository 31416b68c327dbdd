"""The record page of a dossier."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saolang.core import clock
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers import (
    checklist,
    desk,
    effects,
    reading,
    renewal,
    rules,
    rules_office,
    rules_recording,
    rules_together,
)
from saolang.dossiers.domain import commune_clock, refusal
from saolang.dossiers.domain.copying import previous_dossier
from saolang.dossiers.enums import State
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.dossiers.models_together import SetHanding
from saolang.papers import queries as papers
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.office.dossiers import shown
from saolang.web.office.dossiers.views import handing
from saolang.web.office.dossiers.views.found import READERS, dossier_of
from saolang.web.office.dossiers.views.sets import HANDLERS
from saolang.web.ui import parts

Level = SetHanding.Level
SECTIONS = {
    "duong-di": gettext_lazy("Đường đi"),
    "ho-so": gettext_lazy("Hồ sơ"),
    "bon-noi-dung": gettext_lazy("Bốn nội dung"),
    "van-ban": gettext_lazy("Văn bản"),
    "yeu-cau": gettext_lazy("Yêu cầu hoàn thiện"),
    "lich-su": gettext_lazy("Lịch sử"),
}


@role_required(*READERS)
def dossier_record(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Title, next step, what is missing, then one section; printing shows the section that is open."""
    acting = request.acting  # type: ignore[attr-defined]
    dossier = dossier_of(request, uuid)
    section = request.GET.get("phan", "")
    section = section if section in SECTIONS else "duong-di"
    step = desk.next_step(dossier, acting, desk.papers_of([dossier]))
    open_step = next(iter(dossier.open_steps), None)  # type: ignore[attr-defined]
    context = {
        "dossier": dossier,
        "place": shown.place_of(dossier, open_step),
        "step": step,
        "step_href": shown.address_of(step.action, step.target) if step and step.button else "",
        "step_left": shown.days_left(step.due_on, clock.calendar()) if step else None,
        "clock_stopped": commune_clock.is_stopped(dossier) if open_step and step else False,
        "missing": missing_for(dossier, acting),
        "tabs": [
            parts.Tab(title=str(title), href=f"?phan={key}", current=key == section) for key, title in SECTIONS.items()
        ],
        "section": f"office/dossiers/sections/{section}.html",
        "can_ask": rules_office.can_ask(acting, dossier) is None,
        "entered_by": _entered_by(dossier),
        "sets_href": reverse("office-dossier-sets", args=[uuid]) if acting.role in HANDLERS else "",
        "can_refuse": refusal.can_refuse(acting, dossier) is None,
        "can_record": _records_letter(acting, dossier),
        "can_record_step": rules_recording.can_record_step(acting, dossier) is None,
        "is_worker": step is not None,
        **_LOADERS[section](dossier, acting),
    }
    return render(request, "office/dossiers/record.html", context)


def _entered_by(dossier: Dossier) -> str:
    """Who entered the newest submission for the producer, with the agency; "" when the producer filed itself."""
    if not dossier.entered_on_behalf:
        return ""
    rows = dossier.submissions.select_related("submitted_by__account", "submitted_by__stands_in__organisation")
    last = rows.defer("content").order_by("-no").first()
    if last is None or last.submitted_by.stands_in is None:
        return _("%s nhập thay chủ thể") % dossier.commune.name
    names = {"who": last.submitted_by.account.full_name, "agency": last.submitted_by.stands_in.organisation.name}
    return _("%(who)s, %(agency)s nhập thay chủ thể") % names


def _records_letter(acting: Membership, dossier: Dossier) -> bool:
    return acting.role == Role.OCOP_OFFICE and rules_office.can_record_letter(acting, dossier) is None


def missing_for(dossier: Dossier, acting: Membership) -> list[parts.Missing]:
    """What stands between this dossier and the commune's letter; the office sees what it warns about."""
    if acting.role == Role.COMMUNE_OFFICER and rules_office.can_assess(acting, dossier) is None:
        blocking = [
            parts.Missing(sentence=refusal.sentence, blocks=True, href=_where(refusal.code, dossier), action=_("Làm"))
            for refusal in effects.missing_for_letter(dossier)
        ]
        return blocking + _warnings(dossier)
    if acting.role == Role.OCOP_OFFICE and rules_office.can_check(acting, dossier) is None:
        return _warnings(dossier)
    return []


def _where(code: str, dossier: Dossier) -> str:
    names = {"no-report": "office-dossier-report", "no-samples": "office-dossier-samples"}
    return reverse(names[code], args=[dossier.uuid]) if code in names else ""


def _warnings(dossier: Dossier) -> list[parts.Missing]:
    """Components that were found missing and evidence that expires: recorded, never a bar."""
    titles = {item.key: item.title for item in checklist.components(dossier)}
    kept = dossier.assessment.components if hasattr(dossier, "assessment") else {}
    return [
        parts.Missing(sentence=_("Thiếu: %(title)s. %(note)s") % {"title": titles[key], "note": entry.get("note", "")})
        for key, entry in kept.items()
        if entry.get("state") == "missing" and key in titles
    ]


def _road(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    return {
        "road": shown.road(list(dossier.steps.select_related("agency", "record").order_by("no"))),
        "receipts": dossier.receipts.select_related("organisation", "received_by__account").order_by("id"),
        "samples_needed": checklist.samples_needed(dossier),
        "round_text": _round_text(dossier),
        "personal": rules.can_see_personal(acting, dossier) is None,
        "handed": handing.handed_sets(dossier),
        "hand_href": _hand_href(dossier, acting),
    }


def _hand_href(dossier: Dossier, acting: Membership) -> str:
    """Where this person records that the sets changed hands, to the Ministry once the file is sent there."""
    pages = ((Level.MINISTRY, "office-dossier-handing-ministry"), (Level.PROVINCE, "office-dossier-handing"))
    for level, name in pages:
        if rules_together.can_hand(acting, dossier, level=level) is None:
            return reverse(name, args=[dossier.uuid])
    return ""


def _round_text(dossier: Dossier) -> str:
    entry = entry_of(dossier)
    return str(entry.round) if entry else ""


def _filed(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    personal = rules.can_see_personal(acting, dossier) is None
    filed = reading.filed(dossier)
    return {
        "filed": filed,
        "old": renewal.old_certificate(dossier),
        "since": _since_recognition(dossier, filed, personal=personal),
        "answers": filed.sections(personal=personal),
        "criteria": filed.criteria(),
        "whole_files": filed.files(""),
    }


def _since_recognition(dossier: Dossier, filed: reading.Filed, *, personal: bool) -> list[reading.Change]:
    """What an upgrade or renewal says differently from the dossier before it, where that one is here (Điều 6.1b, c)."""
    before = previous_dossier(dossier) if dossier.certificate else None
    return reading.changes(reading.filed(before), filed, personal=personal) if before else []


def _contents(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    filed = reading.filed(dossier)
    findings = dossier.assessment.findings if hasattr(dossier, "assessment") else {}
    return {
        "contents": [
            (content, reading.description(filed, content), findings.get(content.key, ""))
            for content in checklist.contents(dossier)
        ],
        "can_assess": rules_office.can_assess(acting, dossier) is None,
    }


def _papers(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    readable = papers.visible_to(acting).filter(pk__in=papers.about(dossier).values("pk"))
    return {"papers": [(paper, shown.address_of("paper.open", paper.uuid)) for paper in readable.order_by("id")]}


def _requests(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    rows = dossier.completion_requests.select_related("organisation").prefetch_related("items").order_by("-id")
    own = acting.organisation_id
    return {
        "requests": [one for one in rows if one.state != CompletionRequest.State.DRAFT or one.organisation_id == own]
    }


def _history(dossier: Dossier, acting: Membership) -> dict[str, Any]:
    return {"history": shown.history(dossier), "is_draft": dossier.state == State.DRAFT}


_LOADERS = {
    "duong-di": _road,
    "ho-so": _filed,
    "bon-noi-dung": _contents,
    "van-ban": _papers,
    "yeu-cau": _requests,
    "lich-su": _history,
}
