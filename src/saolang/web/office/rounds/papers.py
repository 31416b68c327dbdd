"""Papers that a round rests on, drafted from its page: summary of dossiers, plan; and the extra round of a plan."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from saolang.councils import documents, levels, queries_rounds
from saolang.councils.documents_papers import PlanText
from saolang.councils.domain import extra_rounds, papers, regulation, team
from saolang.councils.domain.establish import live_decision
from saolang.councils.models import Round
from saolang.dossiers.documents_office import full_name
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import about
from saolang.web.access import role_required
from saolang.web.forms import guard, told
from saolang.web.once import once
from saolang.web.ui.forms import DateField, TextArea


class PlanForm(forms.Form):
    """Days, place, duties, and an extra round where one is planned."""

    survey_from = DateField(label=gettext_lazy("Tổ tư vấn khảo sát từ ngày"), required=False)
    survey_to = DateField(label=gettext_lazy("Đến ngày"), required=False)
    meeting_on = DateField(label=gettext_lazy("Hội đồng họp ngày"), required=False)
    meeting_place = forms.CharField(label=gettext_lazy("Nơi họp"), max_length=250, required=False)
    duties = forms.CharField(
        label=gettext_lazy("Ai làm việc gì"),
        max_length=5000,
        widget=TextArea(rows=6),
        help_text=gettext_lazy("Mỗi dòng một đơn vị và việc của đơn vị đó."),
    )
    funding = forms.CharField(
        label=gettext_lazy("Kinh phí"), required=False, max_length=1000, widget=TextArea(rows=2, limit=1000)
    )
    extra_before = DateField(
        label=gettext_lazy("Đợt bổ sung: nhận đề nghị trước ngày"),
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi Quy chế cho phép và năm nay cần thêm một đợt (Điều 5)."),
    )
    extra_held = DateField(label=gettext_lazy("Đợt bổ sung: tổ chức trước ngày"), required=False)

    def given(self) -> PlanText:
        """The plan that was typed."""
        values = dict(self.cleaned_data)
        duties = tuple(line.strip() for line in values.pop("duties").splitlines() if line.strip())
        return PlanText(duties=duties, **values)


def round_papers(one: Round) -> list[tuple[str, OfficialPaper | None]]:
    """What stands on the round's page: each paper's name and, where there is one, the paper."""
    followed = regulation.in_force(one.organisation)
    rule = OfficialPaper.objects.filter(uuid=followed.paper).first() if followed else None
    found: list[tuple[str, OfficialPaper | None]] = []
    if levels.level_of(one.organisation) == levels.PROVINCE:
        found.append((_("Báo cáo tổng hợp hồ sơ"), about(one, template=papers.OFFICE_SUMMARY).first()))
    return [
        *found,
        (_("Kế hoạch đánh giá, phân hạng"), about(one, template=papers.PLAN).first()),
        (_("Quy chế hoạt động của Hội đồng"), rule or regulation.under_way(one.organisation)),
        (_("Quyết định thành lập Tổ tư vấn"), team.live_decision(one)),
        (_("Quyết định thành lập Hội đồng"), live_decision(one)),
    ]


def basis_of(one: Round) -> list[OfficialPaper]:
    """The papers that an extra round rests on, where they were issued here."""
    return list(OfficialPaper.objects.filter(uuid__in=one.basis_papers).order_by("issued_on", "id"))


def _round(request: HttpRequest, uuid: UUID) -> Round:
    return get_object_or_404(queries_rounds.rounds_visible_to(request.acting), uuid=uuid)  # type: ignore[attr-defined]


@role_required(*levels.OFFICE_ROLES)
@once
@require_POST
def summary(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write the report on the dossiers received and open the paper."""
    one = _round(request, uuid)
    with told(request):
        paper = papers.draft_office_summary(one, by=request.acting)  # type: ignore[attr-defined]
        messages.success(request, _("Đã soạn báo cáo tổng hợp hồ sơ."))
        return redirect("paper", paper.uuid)
    return redirect("office-round", uuid)


@role_required(*levels.OFFICE_ROLES)
@once
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The evaluation plan of a round."""
    one = _round(request, uuid)
    form = PlanForm(request.POST or None, initial=_initial(one))
    if request.method == "POST" and form.is_valid():
        with guard(form):
            paper = papers.draft_plan(one, given=form.given(), by=request.acting)  # type: ignore[attr-defined]
            return redirect("paper", paper.uuid)
    context = {"round": one, "form": form, "paper": about(one, template=papers.PLAN).first()}
    return render(request, "office/rounds/plan.html", context)


def _initial(one: Round) -> dict[str, Any]:
    office = full_name(documents.office_of(one.organisation))
    lines = [
        _("%s: tiếp nhận, kiểm tra hồ sơ; tổng hợp, trình kết quả; thông báo bằng văn bản.") % office,
        _("Tổ tư vấn Hội đồng: đánh giá hồ sơ, khảo sát thực tế, báo cáo Chủ tịch Hội đồng."),
        _("Hội đồng: họp, đánh giá, phân hạng, báo cáo và đề xuất công nhận."),
        _("Các chủ thể: bổ sung hồ sơ, phối hợp khảo sát."),
    ]
    return {"duties": "\n".join(lines)}


@role_required(*levels.OFFICE_ROLES)
@once
@require_POST
def open_planned(request: HttpRequest, paper: UUID) -> HttpResponse:
    """Open the extra round of an issued plan."""
    acting = request.acting  # type: ignore[attr-defined]
    waiting = extra_rounds.waiting_plans(levels.committee_of(acting.organisation))
    found = next((one for one in waiting if one.uuid == paper), None)
    if found is None:
        messages.error(request, _("Kế hoạch này chưa ban hành hoặc đợt bổ sung đã mở."))
        return redirect("office-round-extra")
    with told(request):
        made = extra_rounds.open_planned(found, by=acting)
        messages.success(request, _("Đã mở %s.") % made)
        return redirect("office-round", made.uuid)
    return redirect("office-round-extra")
