"""Check the answers, file, the receipt, papers to download, answers to a completion request."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from saolang.documents.write import write_docx, write_pdf
from saolang.dossiers import documents, documents_filing, form, progress
from saolang.dossiers.documents_office import receipt_paper
from saolang.dossiers.domain.answer import answer_completion, save_answers
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import CompletionRequest
from saolang.dossiers.queries import visible_to
from saolang.dossiers.scores import score_of
from saolang.web.forms import VersionForm, guard
from saolang.web.once import once
from saolang.web.producer.dossiers import shown
from saolang.web.producer.dossiers.forms import AnswerForm
from saolang.web.producer.dossiers.views.common import acting, bar, dossier_or_404, is_open, owners, writers
from saolang.web.producer.saving import with_version

WRITERS = {
    "pdf": (write_pdf, "application/pdf"),
    "docx": (write_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@writers
@once
def dossier_check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """ "Kiểm tra lại": every answer with a link back, what is missing, and filing with its consequence."""
    found = dossier_or_404(request, uuid)
    bound = VersionForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and bound.is_valid():
        with guard(bound):
            submit_dossier(found, expected=bound.cleaned_data["version"], by=acting(request))
            messages.success(request, _("Đã nộp hồ sơ."))
            return redirect("dossier-receipt", found.uuid)
        found.refresh_from_db()
        with_version(bound, found.version)
    self_score = score_of(found)
    lacks = progress.missing(found, self_score=self_score)
    blocks = shown.missing(found, [lack for lack in lacks if lack.weight == progress.Weight.BLOCKS])
    context = {
        **bar(found, self_score),
        "form": bound,
        "blocks": blocks,
        "warns": shown.missing(found, [lack for lack in lacks if lack.weight == progress.Weight.WARNS]),
        "blocked": bool(blocks),
        "sections": [(section, shown.answers(found, section)) for section in form.sections_for(found.kind)],
        "groups": shown.criteria(found, self_score),
        "is_draft": found.state == "draft",
        "is_owner": acting(request).role == "producer",
    }
    return render(request, "producer/dossiers/check.html", context)


@writers
def dossier_receipt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the producer has in hand after filing."""
    found = dossier_or_404(request, uuid)
    submission = found.submissions.defer("content").order_by("-no").first()
    if submission is None:
        raise Http404
    step = found.steps.filter(state="open").first()
    return render(request, "producer/dossiers/receipt.html", {"dossier": found, "submission": submission, "step": step})


@writers
def dossier_paper(request: HttpRequest, uuid: UUID, paper: str, suffix: str) -> HttpResponse:
    """Mẫu 01, Mẫu 02 or the confirmation of filing, as PDF or DOCX."""
    found = dossier_or_404(request, uuid)
    content, frozen = documents.content_of(found, by=acting(request))
    if paper == "mau-01":
        made = documents.registration(content, frozen=frozen, dossier=found)
    elif paper == "mau-02":
        made = documents.self_assessment(content, frozen=frozen)
    elif frozen is not None:
        made = documents_filing.confirmation(content, frozen=frozen)
    else:
        raise Http404
    write, media_type = WRITERS[suffix]
    response = HttpResponse(write(made), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{paper}-{found.uuid.hex[:8]}.{suffix}"'
    return response


@writers
def dossier_receipt_paper(request: HttpRequest, uuid: UUID, level: str) -> HttpResponse:
    """The receipt that the commune or the OCOP office made out, as PDF."""
    found = dossier_or_404(request, uuid)
    rows = found.receipts.select_related("dossier__product__producer__organisation", "received_by__account")
    receipt = get_object_or_404(rows, level=level)
    response = HttpResponse(write_pdf(receipt_paper(receipt)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="giay-tiep-nhan-{receipt.number}.pdf"'
    return response


@owners
@once
def dossier_answer(request: HttpRequest, asked: UUID) -> HttpResponse:
    """Answer "yêu cầu hoàn thiện" item by item; what is mended in the form, scores and papers goes with it."""
    sent = CompletionRequest.objects.exclude(state=CompletionRequest.State.DRAFT)
    waiting = get_object_or_404(sent, uuid=asked, dossier__in=visible_to(acting(request)))
    found = waiting.dossier
    bound = AnswerForm(request.POST or None, request=waiting, initial={"version": waiting.version})
    if request.method == "POST" and bound.is_valid():
        with guard(bound):
            if request.POST.get("do") == "keep":
                save_answers(waiting, answers=bound.answers(), by=acting(request))
                messages.success(request, _("Đã lưu câu trả lời, chưa gửi."))
                return redirect("dossier-answer", waiting.uuid)
            answer_completion(
                waiting, answers=bound.answers(), expected=bound.cleaned_data["version"], by=acting(request)
            )
            messages.success(request, _("Đã gửi bổ sung. Hồ sơ có thêm một phiên bản; bản nộp trước vẫn được giữ."))
            return redirect("dossier", found.uuid)
        waiting.refresh_from_db()
        with_version(bound, waiting.version)
    items = list(waiting.items.all())
    context = {"dossier": found, "asked": waiting, "items": items, "form": bound, "is_open": is_open(request, found)}
    return render(request, "producer/dossiers/answer.html", context)
