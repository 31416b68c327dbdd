"""The province chooses files: for its letter to the Ministry, for the Chairman's decision on central results."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from saolang.councils.domain import after_centre
from saolang.councils.domain import national as acts
from saolang.councils.rules_national import can_decide_on_central
from saolang.dossiers import national
from saolang.dossiers.models_national import NationalFile
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership
from saolang.web.access import acting_of, role_required
from saolang.web.forms import told
from saolang.web.office.national.views.common import PROVINCE
from saolang.web.once import once


@role_required(PROVINCE)
@once
def letter(request: HttpRequest) -> HttpResponse:
    """Choose the files of one letter to the Ministry; what blocks stands beside each."""
    return _choose_many(
        request,
        rows=list(national.to_send(national.files_of(acting_of(request)))),
        act=_draft_letter,
        title=_("Văn bản gửi Bộ đề nghị đánh giá 5 sao"),
        button=_("Soạn văn bản gửi Bộ"),
        note=_("Một văn bản ghi được nhiều hồ sơ. Văn bản chỉ ban hành khi mọi hồ sơ trong đó đủ thành phần."),
    )


def _draft_letter(chosen: list[NationalFile], by: Membership) -> OfficialPaper:
    drafts = OfficialPaper.objects.filter(
        uuid__in=[file.letter for file in chosen if file.letter], state=PaperState.DRAFT, template=acts.LETTER
    )
    return acts.draft_letter(chosen, letter=drafts.first(), by=by)


@role_required(PROVINCE)
@once
def central(request: HttpRequest) -> HttpResponse:
    """Choose the files of the Chairman's decision on central results."""
    acting = acting_of(request)
    waiting = [file for file in national.files_of(acting) if can_decide_on_central(acting, file) is None]
    return _choose_many(
        request,
        rows=waiting,
        act=lambda chosen, by: after_centre.draft_central_decision(chosen, by=by),
        title=_("Quyết định công nhận theo kết quả của Hội đồng cấp trung ương"),
        button=_("Soạn quyết định"),
        note=_("Khi ban hành, hệ thống cấp giấy chứng nhận và soạn thông báo cho từng chủ thể."),
    )


def _choose_many(
    request: HttpRequest, *, rows: list[NationalFile], act: Any, title: str, button: str, note: str
) -> HttpResponse:
    if request.method == "POST":
        by_key = {str(file.uuid): file for file in rows}
        keys = request.POST.getlist("files")
        if any(key not in by_key for key in keys):
            raise Http404
        with told(request):
            paper = act([by_key[key] for key in keys], acting_of(request))
            messages.success(request, _("Đã soạn. Hãy xem lại rồi trình ký."))
            return redirect("paper", paper.uuid)
    lines = [(file, [] if file.sent_on else [part for part in national.lacks(file) if part.blocks]) for file in rows]
    context = {"lines": lines, "title": title, "button_text": button, "note": note}
    return render(request, "office/national/choose.html", context)
