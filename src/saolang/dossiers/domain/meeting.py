"""The meeting that a commune holds when it needs to, with its minutes (Điều 7.2a)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import documents_together, rules_office
from saolang.dossiers.domain.commune import save_assessment
from saolang.dossiers.models import CommuneAssessment, Dossier
from saolang.dossiers.models_together import CommuneMeeting, MeetingOpinion
from saolang.papers.domain import draft_paper, drop_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership
from saolang.viet.text import repair

MINUTES = "commune-meeting"
TEXT_LIMIT = 20_000


@transaction.atomic
def record_meeting(
    opinions: Sequence[tuple[Dossier, str]],
    *,
    held_on: date,
    chair: str,
    secretary: str,
    present: str,
    place: str = "",
    conclusion: str = "",
    by: Membership,
) -> CommuneMeeting:
    """Write down a meeting about one or several dossiers; the opinion goes into the Mẫu số 03 of each.

    Args:
        present: who took part, one a line.

    Raises:
        WrongInput: no dossier, no opinion, no chair, secretary or people, a day in the future or before the receipt.
        NoRight: not the officer, or the commune's work on a dossier is done. NotNow: its Mẫu số 03 is issued.
    """
    _check(opinions, held_on=held_on, chair=chair, secretary=secretary, present=present)
    made = CommuneMeeting.objects.create(
        commune=by.organisation,
        held_on=held_on,
        place=_line(place, 200),
        chair=_line(chair, 160),
        secretary=_line(secretary, 160),
        present=repair(present).strip(),
        conclusion=repair(conclusion).strip(),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    for dossier, words in opinions:
        row = locked(CommuneAssessment.objects.get(dossier=dossier))
        require(rules_office.can_assess(by, row.dossier))
        _after_receipt(row.dossier, held_on)
        text = repair(words).strip()
        MeetingOpinion.objects.create(meeting=made, dossier=row.dossier, text=text)
        save_assessment(row, held_meeting=True, meeting_note=text, by=by, expected=row.version)
        events.record(row.dossier, "met", by=by, data={"meeting": made.uuid, "on": held_on})
    made.paper = _draft(made, [dossier for dossier, _words in opinions], by=by).uuid
    made.save(update_fields=["paper"])
    return made


@transaction.atomic
def drop_meeting(meeting: CommuneMeeting, *, by: Membership) -> None:
    """Take a meeting back that was entered by mistake, before its minutes are signed; Mẫu số 03 no longer names it.

    Raises:
        NoRight: not the officer, or the commune's work is done. NotNow: the minutes are signed.
    """
    fresh = locked(meeting)
    paper = OfficialPaper.objects.filter(uuid=fresh.paper).first() if fresh.paper else None
    if paper and paper.state not in (PaperState.DRAFT, PaperState.DROPPED):
        raise NotNow(_("Biên bản họp đã ký hoặc đang chờ ký, nên không bỏ được."))
    if paper and paper.state == PaperState.DRAFT:
        drop_paper(paper, reason=_("Bỏ cuộc họp ghi nhầm."), by=by)
    for one in fresh.opinions.select_related("dossier"):
        row = locked(CommuneAssessment.objects.get(dossier=one.dossier))
        require(rules_office.can_assess(by, row.dossier))
        save_assessment(row, held_meeting=False, meeting_note="", by=by, expected=row.version)
        events.record(row.dossier, "meeting_dropped", by=by, data={"meeting": fresh.uuid})
    fresh.opinions.all().delete()
    fresh.delete()


def _check(opinions: Sequence[tuple[Dossier, str]], *, held_on: date, chair: str, secretary: str, present: str) -> None:
    if not opinions:
        raise WrongInput(_("Hãy chọn ít nhất một hồ sơ và ghi ý kiến về hồ sơ đó."), field="dossiers")
    if len({dossier.pk for dossier, _words in opinions}) != len(opinions):
        raise WrongInput(_("Một hồ sơ được chọn hai lần. Hãy chọn lại."), field="dossiers")
    if held_on > clock.today():
        raise WrongInput(_("Ngày họp không được sau ngày hôm nay."), field="held_on")
    for value, field in ((chair, "chair"), (secretary, "secretary"), (present, "present")):
        if not value.strip():
            raise WrongInput(_("Hãy ghi người chủ trì, thư ký và người dự họp."), field=field)
    for dossier, words in opinions:
        if not words.strip():
            sentence = _("Hãy ghi ý kiến của cuộc họp về hồ sơ “%s”.") % dossier.product.name
            raise WrongInput(sentence, code="no-opinion", field="dossiers")
        if len(words) > TEXT_LIMIT:
            raise WrongInput(_("Phần này dài quá 20.000 chữ. Hãy viết gọn lại."), field="dossiers")


def _after_receipt(dossier: Dossier, held_on: date) -> None:
    receipt = dossier.receipts.filter(level=rules_office.COMMUNE).first()
    if receipt and held_on < receipt.received_on:
        raise WrongInput(
            _("Ngày họp không thể trước ngày tiếp nhận hồ sơ “%(product)s” (%(day)s).")
            % {"product": dossier.product.name, "day": f"{receipt.received_on:%d/%m/%Y}"},
            field="held_on",
        )


def _draft(made: CommuneMeeting, dossiers: Sequence[Dossier], *, by: Membership) -> OfficialPaper:
    return draft_paper(
        by.organisation,
        template=MINUTES,
        title=_("Biên bản họp lấy ý kiến về nội dung đánh giá hồ sơ OCOP, ngày %s") % f"{made.held_on:%d/%m/%Y}",
        document=documents_together.meeting_minutes(made),
        items=dossiers,
        to={dossiers[0].province},
        by=by,
    )


def _line(words: str, most: int) -> str:
    return " ".join(repair(words).split())[:most]
