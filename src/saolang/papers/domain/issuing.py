"""The act that the law counts from: number, date, signer, signed file; then the paper is frozen (DESIGN rule 4)."""

from datetime import date
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, sniff
from saolang.core.errors import DomainError, NotNow, WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.documents.canonical import from_json, to_json
from saolang.documents.errors import DocumentError
from saolang.documents.write import write_docx, write_pdf
from saolang.papers import filling, numbers, registry, rules
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.signatures import check_signed_file
from saolang.people.models import Membership, SigningRight
from saolang.people.queries import holds_on

_WRITTEN = [
    "content", "number", "number_text", "issued_on", "signing_right", "signer_name", "signer_post", "signed_file",
    "signature_note", "frozen_pdf", "frozen_docx", "issued_by",
]  # fmt: skip


@transaction.atomic
def issue_paper(
    paper: OfficialPaper,
    *,
    number: int | None = None,
    issued_on: date,
    signing_right: SigningRight | None = None,
    signed_file: BinaryIO | None = None,
    by: Membership,
    expected: int | None = None,
) -> OfficialPaper:
    """Give a signed paper its number and date, freeze it as PDF and DOCX, and run what follows from it.

    Args:
        number: None takes the next one of the book; else the number given by the agency's own document system.
        issued_on: day written on the paper.
        signing_right: by which right it was signed; may be left out where the template needs no single signer.
        signed_file: the signed PDF, or a scan as PDF, JPEG or PNG.

    Raises:
        NoRight: not the clerk, or a condition of the law is not met (code of the guard).
        NotNow: it does not wait to be issued. Stale.
        WrongInput: date in the future or before the draft or a paper it rests on, the signer's right not valid that
            day, a number that is taken, a broken signed file.
    """
    fresh = locked(paper, expected=expected)
    require(rules.can_issue(by, fresh))
    if fresh.state != PaperState.TO_SIGN:
        raise NotNow(_("Việc này không làm được khi đang ở bước “%s”.") % fresh.get_state_display())
    template = registry.get(fresh.template)
    check_day(fresh, issued_on)
    _sign(fresh, template, signing_right, issued_on)
    fresh.issued_on, fresh.issued_by = issued_on, by
    for refusal in registry.refusals(fresh):
        raise WrongInput(
            refusal.sentence, code=refusal.code, field="issued_on" if refusal.code.startswith("date-") else ""
        )
    if signed_file is not None:
        keep_signed_file(fresh, signed_file)
    if template.numbered:
        give_number(fresh, number)
    _freeze(fresh)
    fresh.save(update_fields=_WRITTEN)
    issued: OfficialPaper = advance(fresh, rules.TABLE, "issue", by=by, data=_facts(fresh))
    registry.run_effects(issued, by=by)
    return issued


@transaction.atomic
def attach_signed_file(paper: OfficialPaper, *, signed_file: BinaryIO, by: Membership) -> OfficialPaper:
    """Add the signed file to a paper that was issued without it; once, nothing else changes."""
    fresh = locked(paper)
    require(rules.can_attach(by, fresh))
    if fresh.state != PaperState.ISSUED or fresh.signed_file_id:
        raise NotNow(_("Văn bản này đã có bản ký hoặc chưa ban hành."))
    keep_signed_file(fresh, signed_file)
    bump(fresh, "signed_file", "signature_note")
    assert fresh.signed_file
    events.record(fresh, "signed-file-added", by=by, data={"sha256": fresh.signed_file.sha256})
    return fresh


def check_day(paper: OfficialPaper, day: date) -> None:
    """Refuse a date in the future, before the draft, or before a paper this one rests on."""
    if day > clock.today():
        raise WrongInput(_("Ngày ban hành không thể ở tương lai."), code="date-in-future", field="issued_on")
    drafted = timezone.localdate(paper.created_at)
    if day < drafted and not paper.from_paper:
        raise WrongInput(
            _("Ngày ban hành không thể trước ngày soạn văn bản (%s). Hãy xem lại ngày trên bản ký.")
            % f"{drafted:%d/%m/%Y}",
            code="date-before-draft",
            field="issued_on",
        )
    rests_on = paper.items.filter(object_type=OfficialPaper._meta.label_lower).values("object_id")
    later = OfficialPaper.objects.filter(uuid__in=rests_on, issued_on__gt=day).first()
    if later:
        raise WrongInput(
            _("Văn bản này căn cứ %(title)s số %(number)s ngày %(day)s nên không thể ban hành trước ngày đó.")
            % {"title": later.title, "number": later.number_text, "day": f"{later.issued_on:%d/%m/%Y}"},
            code="date-before-basis",
            field="issued_on",
        )


def give_number(paper: OfficialPaper, number: int | None, *, mark: str | None = None) -> None:
    """Take the number of the book of the year of issue and write it with its symbol."""
    template = registry.get(paper.template)
    assert paper.issued_on
    book = {"series": template.series, "year": paper.issued_on.year, "obj": paper}
    if number is None:
        paper.number = numbers.take_number(paper.organisation, **book)  # type: ignore[arg-type]
    else:
        paper.number = numbers.take_typed_number(paper.organisation, number=number, **book)  # type: ignore[arg-type]
    if mark is None:
        mark = filling.symbol_in(from_json(paper.content)) or numbers.symbol(paper.organisation, paper.kind)
    paper.number_text = numbers.number_text(paper.number, mark)


def keep_signed_file(paper: OfficialPaper, signed_file: BinaryIO) -> None:
    """Check and store the signed file; what was found about its signature is noted on the paper."""
    found = check_signed_file(signed_file)
    paper.signed_file = files.store(signed_file, media_type=found.media_type)
    paper.signature_note = found.note


def _sign(paper: OfficialPaper, template: registry.Template, right: SigningRight | None, day: date) -> None:
    if not template.needs_signer and right is None:
        return
    if right is None:
        raise WrongInput(_("Hãy chọn người ký."), code="no-signer", field="signing_right")
    if right.organisation_id != paper.organisation_id or (right.paper_kinds and paper.kind not in right.paper_kinds):
        raise WrongInput(
            _("%s không có quyền ký loại văn bản này.") % right.account.full_name,
            code="wrong-signer",
            field="signing_right",
        )
    if right.to_on and right.to_on < day:
        raise WrongInput(
            _("Quyền ký của %(name)s đã hết ngày %(day)s. Hãy chọn người ký khác hoặc xem lại ngày ban hành.")
            % {"name": right.account.full_name, "day": f"{right.to_on:%d/%m/%Y}"},
            code="signer-ended",
            field="signing_right",
        )
    if not holds_on(right, day):
        raise WrongInput(
            _("Quyền ký của %(name)s bắt đầu từ ngày %(day)s.")
            % {"name": right.account.full_name, "day": f"{right.from_on:%d/%m/%Y}"},
            code="signer-not-yet",
            field="signing_right",
        )
    paper.signing_right = right
    paper.signer_name = right.account.full_name
    paper.signer_post = " ".join(part for part in (right.capacity, right.post) if part)


def _freeze(paper: OfficialPaper) -> None:
    """Write number, date and signer into the document and keep it as PDF and DOCX."""
    document = filling.fill(from_json(paper.content), paper)
    try:
        pdf, docx = write_pdf(document), write_docx(document)
    except DocumentError as error:
        raise DomainError(error.message, code=error.code) from error
    paper.content = to_json(document)
    paper.frozen_pdf = files.store(BytesIO(pdf), media_type=sniff.PDF)
    paper.frozen_docx = files.store(BytesIO(docx), media_type=sniff.DOCX)


def _facts(paper: OfficialPaper) -> dict[str, object]:
    return {
        "number": paper.number_text,
        "issued_on": paper.issued_on,
        "signing_right": str(paper.signing_right.uuid) if paper.signing_right else None,
        "pdf": paper.frozen_pdf.sha256 if paper.frozen_pdf else None,
        "signed_file": paper.signed_file.sha256 if paper.signed_file else None,
        "items": [str(key) for key in paper.items.values_list("object_id", flat=True)],
    }
