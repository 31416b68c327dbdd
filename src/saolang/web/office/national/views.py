"""Pages of the file for 5 stars: the province puts it together and sends it, the Ministry's office takes it in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saolang.core import clock
from saolang.councils import explain
from saolang.councils.central import central_of
from saolang.councils.domain import national as acts
from saolang.councils.next_national import next_of
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules_national import can_choose, can_decide_on_central
from saolang.councils.work_national import last_day_for_round
from saolang.dossiers import national, rules_national
from saolang.dossiers.domain import national as domain
from saolang.dossiers.domain.sets import ask_set, current_set
from saolang.dossiers.models_beside import DossierSet
from saolang.dossiers.models_national import NationalFile, NationalPart
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import visible_to as papers_visible_to
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required
from saolang.web.downloads import stored_file
from saolang.web.forms import guard, told
from saolang.web.office.dossiers.views.commune import stop
from saolang.web.office.national.forms import (
    AnswerForm,
    AskForm,
    AttachForm,
    CheckForm,
    ChooseForm,
    DetailsForm,
    ReceiveForm,
)
from saolang.web.once import once
from saolang.web.sets import set_file
from saolang.web.ui import parts

READERS = (Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE)
PROVINCE, MINISTRY = Role.OCOP_OFFICE, Role.MINISTRY_OFFICE
PAGE = 50


def _acting(request: HttpRequest) -> Membership:
    acting: Membership = request.acting  # type: ignore[attr-defined]
    return acting


def _file(request: HttpRequest, uuid: UUID) -> NationalFile:
    rows = national.files_of(_acting(request)).prefetch_related("dossier__steps", "dossier__receipts", "requests")
    return get_object_or_404(rows, uuid=uuid)


def _version(request: HttpRequest) -> int | None:
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() else None


@role_required(*READERS)
def file_list(request: HttpRequest) -> HttpResponse:
    """The files of the province, or those that the provinces sent; each with its next step."""
    acting = _acting(request)
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
    acting, file = _acting(request), _file(request, uuid)
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
        "round": _round(file),
        "may": _may(acting, file),
        "set": current_set(dossier, kind=DossierSet.Kind.NATIONAL),
    }
    return render(request, "office/national/file.html", context)


def _round(file: NationalFile) -> Any:
    ministry = national.ministry_of(file.dossier)
    entry = entry_of(file.dossier, ministry) if ministry and file.sent_on else None
    return entry.round if entry else None


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


WHERE = {
    "team-report": "councils",
    "council-report": "councils",
    "result-approval": "councils",
    "office-report": "office-dossier",
}


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


# --- The province ---------------------------------------------------------------------------------------------------


@role_required(PROVINCE)
@once
def attach(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Attach the scan of one part."""
    file = _file(request, uuid)
    stop(rules_national.can_put_together(_acting(request), file))
    part = next((one for one in national.parts(file) if one.key == key), None)
    if part is None:
        raise Http404
    form = AttachForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.attach_part(
                file,
                key=key,
                title=data["title"],
                content=data["content"],
                name=data["content"].name,
                by=_acting(request),
            )
            messages.success(request, _("Đã đính kèm."))
            return redirect("national-file", uuid)
    return render(request, "office/national/form.html", _form(file, form, part.title, upload=True))


def _form(file: NationalFile, form: Any, title: str, **more: Any) -> dict[str, Any]:
    return {"file": file, "dossier": file.dossier, "form": form, "title": title, **more}


@role_required(*READERS)
def part_file(request: HttpRequest, uuid: UUID, part: UUID) -> HttpResponse:
    """One attached scan."""
    kept = get_object_or_404(NationalPart.objects.select_related("stored"), uuid=part, file=_file(request, uuid))
    return stored_file(kept.stored, kept.original_name)


@role_required(*READERS)
@once
@require_POST
def ask_for_set(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Have the whole file made as one bookmarked PDF and one ZIP with hashes (Điều 7.3e)."""
    with told(request):
        made = ask_set(_file(request, uuid).dossier, kind=DossierSet.Kind.NATIONAL, by=_acting(request))
        if made.state == DossierSet.State.READY:
            messages.success(request, _("Bộ hồ sơ đã sẵn sàng để tải về."))
    return redirect("national-file", uuid)


@role_required(*READERS)
def national_set_file(request: HttpRequest, uuid: UUID, row: UUID, suffix: str) -> HttpResponse:
    """PDF or ZIP of one set of this file."""
    rows = _file(request, uuid).dossier.sets.filter(kind=DossierSet.Kind.NATIONAL)
    rows = rows.select_related("dossier__product", "submission", "pdf", "zip").defer("submission__content")
    return set_file(get_object_or_404(rows, uuid=row), suffix)


@role_required(PROVINCE)
@once
@require_POST
def drop_part(request: HttpRequest, uuid: UUID, part: UUID) -> HttpResponse:
    """Take an attached scan out."""
    kept = get_object_or_404(NationalPart.objects.select_related("file"), uuid=part, file=_file(request, uuid))
    with told(request):
        domain.drop_part(kept, by=_acting(request))
        messages.success(request, _("Đã bỏ bản chụp."))
    return redirect("national-file", uuid)


@role_required(PROVINCE)
@once
def details(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Samples for the Ministry, further tests."""
    file = _file(request, uuid)
    stop(rules_national.can_put_together(_acting(request), file))
    needed = national.samples_needed(file.dossier)
    names = ("samples", "samples_sent_on", "samples_note", "no_extra_tests", "version")
    initial = {name: getattr(file, name) for name in names}
    form = DetailsForm(request.POST or None, initial=initial, samples=needed)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.save_details(
                file,
                samples=data.get("samples"),
                samples_sent_on=data.get("samples_sent_on"),
                samples_note=data.get("samples_note", ""),
                no_extra_tests=data["no_extra_tests"],
                by=_acting(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã lưu."))
            return redirect("national-file", uuid)
    note = _("Hồ sơ gửi Bộ kèm %02d sản phẩm mẫu do chủ thể cung cấp (Điều 6.3).") % needed if needed else ""
    return render(request, "office/national/form.html", _form(file, form, _("Mẫu và kiểm nghiệm"), note=note))


@role_required(PROVINCE)
@once
def letter(request: HttpRequest) -> HttpResponse:
    """Choose the files of one letter to the Ministry; what blocks stands beside each."""
    return _choose_many(
        request,
        rows=list(national.to_send(national.files_of(_acting(request)))),
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
    acting = _acting(request)
    waiting = [file for file in national.files_of(acting) if can_decide_on_central(acting, file) is None]
    return _choose_many(
        request,
        rows=waiting,
        act=lambda chosen, by: acts.draft_central_decision(chosen, by=by),
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
            paper = act([by_key[key] for key in keys], _acting(request))
            messages.success(request, _("Đã soạn. Hãy xem lại rồi trình ký."))
            return redirect("paper", paper.uuid)
    lines = [(file, [] if file.sent_on else [part for part in national.lacks(file) if part.blocks]) for file in rows]
    context = {"lines": lines, "title": title, "button_text": button, "note": note}
    return render(request, "office/national/choose.html", context)


@role_required(PROVINCE)
@once
def answer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Answer what the Ministry asked."""
    file = _file(request, uuid)
    stop(rules_national.can_answer(_acting(request), file))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.answer_ministry(file, answer=form.cleaned_data["answer"], by=_acting(request))
            messages.success(request, _("Đã trả lời Bộ."))
            return redirect("national-file", uuid)
    asked = national.open_request(file)
    return render(
        request, "office/national/form.html", _form(file, form, _("Trả lời Bộ"), note=asked.text if asked else "")
    )


@role_required(PROVINCE)
@once
def choose(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Less than 5 stars at the centre: how the province goes on."""
    file = _file(request, uuid)
    stop(can_choose(_acting(request), file))
    found = central_of(file.dossier)
    form = ChooseForm(
        request.POST or None, initial={"version": file.version}, asks_star=bool(found and found.asks_star)
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            acts.choose(
                file,
                choice=data["choice"],
                reason=data["reason"],
                star=data.get("star"),
                by=_acting(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã ghi cách giải quyết."))
            return redirect("national-file", uuid)
    context = _form(file, form, _("Xem xét kết quả của Bộ"), central=found)
    return render(request, "office/national/choose_way.html", context)


# --- The Ministry ---------------------------------------------------------------------------------------------------


@role_required(MINISTRY)
@once
def receive(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a file in."""
    file = _file(request, uuid)
    stop(rules_national.can_receive(_acting(request), file))
    form = ReceiveForm(request.POST or None, initial={"received_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with guard(form):
            receipt = domain.receive_file(file, received_on=form.cleaned_data["received_on"], by=_acting(request))
            messages.success(request, _("Đã tiếp nhận. Phiếu số %s.") % receipt.number_text)
            return redirect("national-file", uuid)
    return render(request, "office/national/form.html", _form(file, form, _("Tiếp nhận hồ sơ"), button=_("Tiếp nhận")))


@role_required(MINISTRY)
@once
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the office found; then the file goes to the central council."""
    file = _file(request, uuid)
    stop(rules_national.can_check(_acting(request), file))
    initial: dict[str, Any] = {"conclusion": file.conclusion, "version": file.version}
    if file.is_complete is not None:
        initial["is_complete"] = "1" if file.is_complete else "0"
    form = CheckForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with guard(form):
            domain.save_check(
                file,
                conclusion=data["conclusion"],
                is_complete=data["is_complete"],
                by=_acting(request),
                expected=data["version"] or 0,
            )
            messages.success(request, _("Đã lưu phần kiểm tra."))
            return redirect("national-file", uuid)
    return render(request, "office/national/form.html", _form(file, form, _("Kiểm tra hồ sơ")))


@role_required(MINISTRY)
@once
@require_POST
def finish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hand the file over to the central council."""
    with told(request):
        domain.finish_check(_file(request, uuid), by=_acting(request), expected=_version(request))
        messages.success(request, _("Đã kiểm tra xong. Hồ sơ chuyển Tổ tư vấn và Hội đồng cấp trung ương."))
    return redirect("national-file", uuid)


@role_required(MINISTRY)
@once
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask the province to complete the file."""
    file = _file(request, uuid)
    stop(rules_national.can_ask(_acting(request), file))
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with guard(form):
            domain.ask_province(file, **form.cleaned_data, by=_acting(request))
            messages.success(request, _("Tỉnh đã thấy yêu cầu. Công văn được soạn sẵn ở mục Văn bản."))
            return redirect("national-file", uuid)
    title = _("Đề nghị tỉnh hoàn thiện hồ sơ")
    return render(request, "office/national/form.html", _form(file, form, title, button=_("Gửi yêu cầu")))


@role_required(MINISTRY)
@once
@require_POST
def go_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """No longer wait for the province."""
    with told(request):
        domain.go_on_without(_file(request, uuid), by=_acting(request))
        messages.success(request, _("Đã đóng yêu cầu."))
    return redirect("national-file", uuid)


@role_required(MINISTRY)
@once
@require_POST
def summary(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The report to the Minister on the files of the round of this file."""
    one = _round(_file(request, uuid))
    if one is None:
        raise PermissionDenied(_("Hồ sơ chưa vào đợt nào của Bộ."))
    with told(request):
        paper = acts.draft_summary(one, by=_acting(request))
        return redirect("paper", paper.uuid)
    return redirect("national-file", uuid)
