"""Putting the file for 5 stars together, and the Ministry's receipt, check and requests (Điều 6.3, 7.3e, 7.4a)."""

from datetime import date
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import documents_national, national, rules_national
from saolang.dossiers.domain.commune import make_receipt
from saolang.dossiers.domain.steps import finish_step
from saolang.dossiers.models import Receipt
from saolang.dossiers.models_national import NationalFile, NationalPart, NationalRequest
from saolang.law import lists
from saolang.papers.domain import draft_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.notices import send_notice
from saolang.papers.signatures import check_signed_file
from saolang.people.models import Membership

REQUEST = "national-request"
TEXT_LIMIT = 5_000


@transaction.atomic
def attach_part(
    file: NationalFile, *, key: str, title: str, content: BinaryIO, name: str, by: Membership
) -> NationalPart:
    """Add the scan of a part that was not issued here, or of an extra confirmation or test.

    Args:
        key: paper of the law's list.
        content: PDF or picture; what it is is read from its content.

    Raises:
        NoRight: not the OCOP office of the province, or the file is sent. WrongInput: an unknown part, no title.
        BadSignedFile: neither PDF nor picture, broken, too large.
    """
    fresh = locked(file)
    require(rules_national.can_put_together(by, fresh))
    dossier = fresh.dossier
    law = lists.national_papers(dossier.regime, kind=dossier.kind, set_id=dossier.product_set)
    known = next((one for one in law if one.key == key), None)
    if known is None or key in (national.DOSSIER_PART, national.SAMPLES_PART, national.LETTER_PART):
        raise WrongInput(_("Thành phần này không đính kèm bản chụp."), field="key")
    found = check_signed_file(content)
    part = NationalPart.objects.create(
        file=fresh,
        key=key,
        title=(" ".join(title.split()) or known.title)[:250],
        stored=files.store(content, media_type=found.media_type),
        original_name=name[-200:],
        attached_at=clock.now(),
        attached_by=by,
    )
    bump(fresh)
    events.record(dossier, "national_part_added", by=by, data={"part": key, "sha256": part.stored.sha256})
    return part


@transaction.atomic
def drop_part(part: NationalPart, *, by: Membership) -> None:
    """Take a scan out again before the file is sent; what was sent stays."""
    fresh = locked(part.file)
    require(rules_national.can_put_together(by, fresh))
    if fresh.sent_on and part.attached_at.date() <= fresh.sent_on:
        raise NotNow(_("Bản này đã gửi Bộ nên không bỏ được."))
    events.record(fresh.dossier, "national_part_dropped", by=by, data={"part": part.key})
    part.delete()
    bump(fresh)


@transaction.atomic
def save_details(
    file: NationalFile,
    *,
    samples: int | None,
    samples_sent_on: date | None,
    samples_note: str,
    no_extra_tests: bool,
    by: Membership,
    expected: int | None = None,
) -> NationalFile:
    """Samples for the Ministry, and whether the province asked for further tests.

    Raises:
        WrongInput: a day in the future, samples without a day. NoRight, Stale.
    """
    fresh = locked(file, expected=expected)
    require(rules_national.can_put_together(by, fresh))
    if samples_sent_on and samples_sent_on > clock.today():
        raise WrongInput(_("Ngày nhận mẫu không được sau ngày hôm nay."), field="samples_sent_on")
    if samples and not samples_sent_on:
        raise WrongInput(_("Hãy ghi ngày nhận mẫu của chủ thể."), field="samples_sent_on")
    fresh.samples, fresh.samples_sent_on = samples, samples_sent_on
    fresh.samples_note, fresh.no_extra_tests = samples_note.strip()[:300], no_extra_tests
    bump(fresh, "samples", "samples_sent_on", "samples_note", "no_extra_tests")
    data = {"samples": samples, "on": samples_sent_on, "no_extra_tests": no_extra_tests}
    events.record(fresh.dossier, "national_details", by=by, data=data)
    return fresh


# --- The Ministry's office ----------------------------------------------------------------------------------------


@transaction.atomic
def receive_file(file: NationalFile, *, received_on: date, by: Membership) -> Receipt:
    """The Ministry's office takes the file in and gives it a number of its own (Điều 7.4a).

    Args:
        received_on: not before the province's letter, not in the future.
    """
    fresh = locked(file)
    require(rules_national.can_receive(by, fresh))
    if received_on > clock.today():
        raise WrongInput(_("Ngày nhận không được sau ngày hôm nay."), field="received_on")
    if fresh.sent_on and received_on < fresh.sent_on:
        raise WrongInput(
            _("Ngày nhận không được trước ngày văn bản của tỉnh (%s).") % f"{fresh.sent_on:%d/%m/%Y}",
            field="received_on",
        )
    dossier = fresh.dossier
    receipt = make_receipt(dossier, level=national.MINISTRY, organisation=by.organisation, on=received_on, by=by)
    bump(fresh)
    events.record(dossier, "received_by_ministry", by=by, data={"on": received_on, "receipt": receipt.number_text})
    return receipt


@transaction.atomic
def save_check(
    file: NationalFile, *, conclusion: str, is_complete: bool, by: Membership, expected: int | None = None
) -> NationalFile:
    """Keep what the Ministry's office found."""
    fresh = locked(file, expected=expected)
    require(rules_national.can_check(by, fresh))
    fresh.conclusion, fresh.is_complete = _text(conclusion, "conclusion"), is_complete
    bump(fresh, "conclusion", "is_complete")
    events.record(fresh.dossier, "checked_by_ministry", by=by, data={"complete": is_complete})
    return fresh


@transaction.atomic
def finish_check(file: NationalFile, *, by: Membership, expected: int | None = None) -> None:
    """End the check: the file is the central council team's and council's. What is incomplete is recorded, no bar.

    Raises:
        NotNow: nothing is written about the check, or a request waits for the province. NoRight, Stale.
    """
    fresh = locked(file, expected=expected)
    require(rules_national.can_check(by, fresh))
    if fresh.is_complete is None:
        raise NotNow(_("Hãy ghi kết quả kiểm tra hồ sơ trước."))
    if national.open_request(fresh):
        raise NotNow(_("Đang chờ tỉnh hoàn thiện hồ sơ. Hãy đóng yêu cầu hoặc chờ trả lời."))
    step = rules_national.check_step(fresh.dossier)
    assert step
    bump(fresh)
    events.record(fresh.dossier, "ministry_checked", by=by, data={"complete": fresh.is_complete})
    finish_step(fresh.dossier, step.key, on=clock.today(), by=by)


@transaction.atomic
def ask_province(file: NationalFile, *, text: str, due_on: date, by: Membership) -> NationalRequest:
    """Ask the province to complete the file; its office is told, and a công văn with the same words lies ready.

    Raises:
        WrongInput: no text, or a day that is not after today. NoRight: not the Ministry's office, or one is open.
    """
    fresh = locked(file)
    require(rules_national.can_ask(by, fresh))
    words = _text(text, "text")
    if not words:
        raise WrongInput(_("Hãy ghi nội dung cần hoàn thiện."), field="text")
    if due_on <= clock.today():
        raise WrongInput(_("Hạn hoàn thiện phải sau ngày hôm nay."), field="due_on")
    made = NationalRequest.objects.create(file=fresh, text=words, due_on=due_on, asked_at=clock.now(), asked_by=by)
    made.paper = _request_letter(made, by=by).uuid
    made.save(update_fields=["paper"])
    dossier = fresh.dossier
    events.record(dossier, "ministry_asked", by=by, data={"request": made.uuid, "due_on": due_on})
    for reader in national.province_readers(dossier):
        send_notice(
            reader,
            subject=_("Bộ đề nghị hoàn thiện hồ sơ 5 sao “%s”") % dossier.product.name[:150],
            body=_("Hạn hoàn thiện: hết ngày %(day)s. %(text)s")
            % {"day": due_on.strftime("%d/%m/%Y"), "text": words[:500]},
            obj=dossier,
        )
    return made


@transaction.atomic
def answer_ministry(file: NationalFile, *, answer: str, by: Membership) -> NationalRequest:
    """The province has completed the file; the Ministry's office goes on with its check.

    Raises:
        WrongInput: no words. NoRight: not the province's office, or nothing waits.
    """
    fresh = locked(file)
    require(rules_national.can_answer(by, fresh))
    words = _text(answer, "answer")
    if not words:
        raise WrongInput(_("Hãy ghi tỉnh đã hoàn thiện những gì."), field="answer")
    asked = national.open_request(fresh)
    assert asked
    return _close(asked, words, by=by)


@transaction.atomic
def go_on_without(file: NationalFile, *, by: Membership) -> NationalRequest:
    """The Ministry's office no longer waits for an answer."""
    fresh = locked(file)
    require(rules_national.can_check(by, fresh))
    asked = national.open_request(fresh)
    if asked is None:
        raise NotNow(_("Không có yêu cầu nào chờ tỉnh trả lời."))
    return _close(asked, "", by=by)


def _close(asked: NationalRequest, words: str, *, by: Membership) -> NationalRequest:
    asked.answer, asked.answered_at, asked.answered_by = words, clock.now(), by
    asked.save(update_fields=["answer", "answered_at", "answered_by"])
    dossier = asked.file.dossier
    events.record(dossier, "ministry_answered", by=by, data={"request": asked.uuid, "answered": bool(words)})
    office = national.ministry_office_of(dossier)
    if office and words:
        send_notice(
            office,
            subject=_("Tỉnh đã hoàn thiện hồ sơ 5 sao “%s”") % dossier.product.name[:150],
            body=words[:500],
            obj=dossier,
        )
    return asked


def _request_letter(made: NationalRequest, *, by: Membership) -> OfficialPaper:
    dossier = made.file.dossier
    return draft_paper(
        by.organisation,
        template=REQUEST,
        title=_("Công văn đề nghị hoàn thiện hồ sơ 5 sao “%s”") % dossier.product.name[:150],
        document=documents_national.request_letter(made, office=by.organisation),
        items=[dossier],
        to=national.province_readers(dossier),
        by=by,
    )


def _text(text: str, field: str) -> str:
    if len(text) > TEXT_LIMIT:
        raise WrongInput(_("Đoạn này dài quá 5.000 chữ. Hãy viết gọn lại."), field=field)
    return text.strip()
