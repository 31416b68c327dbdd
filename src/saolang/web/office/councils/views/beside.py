"""Beside the board: the second scoring pass, agreed options, report and table of the council."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core.errors import DomainError
from saolang.councils import counting, queries, summary_rows
from saolang.councils.domain import papers, replacing, settling
from saolang.councils.enums import CouncilState
from saolang.councils.models import Council
from saolang.documents.model import ILLUSTRATION
from saolang.documents.write.rows import xlsx_pieces
from saolang.law.model import Criterion
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import about
from saolang.people.models import Membership
from saolang.web.access import signed_in
from saolang.web.downloads import named
from saolang.web.forms import guard, seen_version
from saolang.web.office.councils.views.found import Place, led_by, place_of
from saolang.web.once import once

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def context(place: Place) -> dict[str, Any]:
    """What the board shows of these; nothing is read that the council's rules do not ask for."""
    council = place.council
    scoring = council.state == CouncilState.SCORING and place.runs
    working = counting.working_of(council)
    concluded = council.state in (CouncilState.CONCLUDED, CouncilState.MINUTED)
    return {
        "second_pass": scoring and working.scoring_passes > council.passes_done + 1,
        "agrees": scoring and working.minimum_tested_on == "agreed_option",
        "may_replace": not replacing.why_closed(council) and place.runs and isinstance(place.actor, Membership),
        "beside_papers": _papers(council) if concluded else [],
        "has_results": concluded,
    }


def _papers(council: Council) -> list[tuple[str, str, OfficialPaper | None]]:
    """Word of the address, name, paper."""
    found = [("bang-tong-hop", _("Bảng tổng hợp kết quả"), about(council, template=papers.SUMMARY_TABLE).first())]
    if council.state == CouncilState.MINUTED:
        found.append(("bao-cao", _("Báo cáo của Hội đồng"), about(council, template=papers.COUNCIL_REPORT).first()))
    return found


@signed_in
@once
@require_POST
def next_pass(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep the first pass and open the second."""
    place = led_by(request, uuid)
    try:
        settling.open_next_pass(place.council, by=place.actor, expected=seen_version(request))
        messages.success(request, _("Đã lưu lần chấm thứ nhất và mở lần chấm thứ hai."))
    except DomainError as error:
        messages.error(request, error.sentence)
    return redirect("council-board", uuid)


class AgreeForm(forms.Form):
    """One choice for each criterion of one dossier on which the sheets differ."""

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for criterion in criteria:
            self.fields[criterion.key] = forms.ChoiceField(
                label=f"{criterion.code} {criterion.label}",
                choices=[("", "…"), *((one.key, one.label) for one in criterion.options)],
            )


@signed_in
@once
def agree(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The options that the council agreed on, dossier by dossier."""
    place = led_by(request, uuid)
    agreed = _agreed(place.council)
    blocks = []
    for entry, criteria in counting.to_agree(place.council):
        sent = request.method == "POST" and request.POST.get("entry") == str(entry.uuid)
        initial = agreed.get(entry.pk, {})
        form = AgreeForm(request.POST if sent else None, criteria=criteria, initial=initial)
        if sent and form.is_valid():
            with guard(form):
                for key, option in form.cleaned_data.items():
                    settling.agree(place.council, entry, criterion=key, option=option, by=place.actor)
                messages.success(request, _("Đã ghi mức điểm Hội đồng thống nhất."))
                return redirect("council-agree", uuid)
        blocks.append((entry, form, len(initial) == len(criteria)))
    return render(request, "office/councils/agree.html", {"council": place.council, "blocks": blocks})


def _agreed(council: Council) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for row in council.agreed_options.all():
        found.setdefault(row.entry_id, {})[row.criterion] = row.option
    return found


@signed_in
def summary_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bảng tổng hợp as XLSX: a row a product with every number."""
    place = place_of(request, uuid)
    council = place.council
    results = list(queries.results_of(council)) if council.state != CouncilState.SCORING else []
    if not results:
        messages.error(request, _("Hội đồng chưa chốt kết quả."))
        return redirect("council-board", uuid)
    notice: list[list[Any]] = [[ILLUSTRATION]] if council.round.organisation.illustration else []
    rows = [*notice, *summary_rows.rows_of(results)]
    pieces = xlsx_pieces(rows, name=_("Bảng tổng hợp"), heading=len(notice) + 1)
    response = StreamingHttpResponse(pieces, content_type=XLSX)
    return named(response, _("Bảng tổng hợp %s.xlsx") % council.round)
