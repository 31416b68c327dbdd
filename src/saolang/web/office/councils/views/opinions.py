"""Written opinions on renewals: the OCOP office asks, members answer, the council meets only with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.core import files
from saolang.councils import levels, proposals, queries_opinions
from saolang.councils.domain import consultation
from saolang.councils.enums import SheetState
from saolang.councils.rules import Seated, can_score
from saolang.documents.canonical import from_json
from saolang.documents.write import write_pdf
from saolang.dossiers import documents_review
from saolang.law.load import product_set
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.web.access import role_required, signed_in
from saolang.web.downloads import named
from saolang.web.forms import guard, seen_version, told
from saolang.web.office.councils.forms_opinions import AskForm, MeetForm, OpinionForm
from saolang.web.office.councils.views.found import led_by, own_sheet
from saolang.web.once import once


@role_required(Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
@once
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose renewals, day and council; `uuid` is the dossier that is chosen at first."""
    acting = request.acting  # type: ignore[attr-defined]
    waiting = list(queries_opinions.waiting_renewals(acting))
    if str(uuid) not in {str(one.uuid) for one in waiting}:
        raise Http404
    organisation = levels.committee_of(acting.organisation)
    form = AskForm(
        request.POST or None,
        waiting=waiting,
        standing=queries_opinions.standing_councils(organisation),
        initial={"dossiers": [str(uuid)]},
    )
    if request.method == "POST" and form.is_valid():
        with guard(form):
            one = consultation.ask_opinions(organisation, **form.values(), by=acting)
            council = one.councils.first()
            if council:
                messages.success(request, _("Đã gửi phiếu lấy ý kiến đến các thành viên."))
                return redirect("council-board", council.uuid)
            messages.success(request, _("Đã lập danh sách lấy ý kiến. Việc tiếp theo: lập Hội đồng."))
            return redirect("council-establish", one.uuid)
    due = [(one, one.open_steps[0].due_on if one.open_steps else None) for one in waiting]  # type: ignore[attr-defined]
    return render(request, "office/councils/ask.html", {"form": form, "waiting": due})


@signed_in
@once
def opinion(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A member answers: agrees with the proposal of the report, or has another opinion and marks where it differs."""
    found = own_sheet(request, uuid)
    if not found.council.round.is_written:
        return redirect("sheet", uuid)
    if request.method == "POST" and request.POST.get("do") == "differ":
        with told(request):
            consultation.begin_differing(found, by=Seated(found.seat), expected=seen_version(request))
            messages.success(request, _("Điểm đề xuất đã ghi sẵn. Hãy đổi tiêu chí bạn đánh giá khác rồi trả lời."))
            return redirect("sheet", uuid)
        return redirect("sheet-opinion", uuid)
    form = OpinionForm(request.POST or None, initial={"opinion": found.comment, "version": found.version})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            given = form.cleaned_data
            consultation.agree(found, opinion=given["opinion"], by=Seated(found.seat), expected=given["version"] or 0)
            messages.success(request, _("Đã gửi ý kiến."))
            return redirect("my-sheets", found.council.uuid)
    review = proposals.review_of(found.entry)
    points = documents_review.proposed_points(review) if review else {}
    law = product_set(found.entry.dossier.product_set)
    context = {
        "sheet": found,
        "form": form,
        "review": review,
        "score": documents_review.proposed_score(review).score if review else None,
        "missed": documents_review.missed_words(review) if review else "",
        "lines": [(item, points.get(item.key, 0)) for item in law.criteria],
        "updates": documents_review.filed_updates(found.entry.dossier),
        "renewed": documents_review.renewed(found.entry.dossier),
        "is_open": can_score(Seated(found.seat), found) is None,
        "closed": found.state == SheetState.CLOSED,
    }
    return render(request, "office/councils/opinion.html", context)


@signed_in
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The OCOP office's issued report about the renewal that the member answers on."""
    review = proposals.review_of(own_sheet(request, uuid).entry)
    rows = OfficialPaper.objects.filter(state=PaperState.ISSUED).select_related("frozen_pdf")
    paper = get_object_or_404(rows, uuid=review.paper) if review and review.paper else None
    if paper is None:
        raise Http404
    if paper.frozen_pdf:
        with files.open_file(paper.frozen_pdf) as kept:
            content = kept.read()
    else:
        content = write_pdf(from_json(paper.content))
    response = HttpResponse(content, content_type="application/pdf")
    return named(response, f"{paper.title}.pdf", inside=True)


@signed_in
@once
def hold_meeting(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Opinions differ, or the matter is complex: the council meets, and says why."""
    place = led_by(request, uuid)
    council = place.council
    form = MeetForm(request.POST or None, initial={"version": council.version})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with guard(form):
            consultation.hold_meeting(
                council, reason=given["reason"], note=given["note"], by=place.actor, expected=given["version"] or 0
            )
            messages.success(request, _("Đã ghi lý do. Hội đồng họp trực tiếp; các phiếu đã trả lời vẫn được giữ."))
            return redirect("council-board", uuid)
    return render(request, "office/councils/meet.html", {"council": council, "form": form})
