"""Sample products that the producer hands over to the commune, lot by lot, with their record (Điều 6.2d)."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import checklist, documents_samples, rules_office
from saolang.dossiers.models import CommuneAssessment, Dossier
from saolang.dossiers.models_beside import SampleHandover
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.models import Membership
from saolang.viet.text import repair

HANDOVER = "sample-handover"
MOST = 1000


@transaction.atomic
def record_samples(
    assessment: CommuneAssessment,
    *,
    count: int,
    received_on: date,
    lot: str = "",
    made_on: date | None = None,
    expires_on: date | None = None,
    given_by: str = "",
    note: str = "",
    by: Membership,
    expected: int,
) -> SampleHandover:
    """Enter sample products of one lot that the producer handed over on one day; the total of the dossier grows.

    Raises:
        NoRight: not the officer, or the commune's work is done. Stale.
        WrongInput: the group needs no samples, an impossible count or day, or the same count of the same lot on the
            same day a second time (code "same-samples").
    """
    fresh = locked(assessment, expected=expected)
    require(rules_office.can_assess(by, fresh.dossier))
    if not checklist.samples_needed(fresh.dossier):
        raise WrongInput(_("Nhóm sản phẩm này không phải nộp sản phẩm mẫu."))
    if not 1 <= count <= MOST:
        raise WrongInput(_("Số sản phẩm mẫu phải từ 1 đến 1.000."), field="count")
    _check_days(received_on, made_on, expires_on)
    handover = _create(
        fresh.dossier,
        count=count,
        received_on=received_on,
        lot=" ".join(repair(lot).split())[:80],
        made_on=made_on,
        expires_on=expires_on,
        given_by=" ".join(repair(given_by).split())[:120],
        note=repair(note).strip()[:300],
        recorded_by=by,
    )
    fresh.samples = (fresh.samples or 0) + count
    fresh.samples_note, fresh.samples_received_on = handover.note, received_on
    bump(fresh, "samples", "samples_note", "samples_received_on")
    events.record(fresh, "samples_received", by=by, data={"count": count, "on": received_on, "total": fresh.samples})
    return handover


@transaction.atomic
def drop_samples(handover: SampleHandover, *, by: Membership, expected: int | None = None) -> None:
    """Take back a line that was entered by mistake, before its record is signed.

    Raises:
        NoRight: not the officer, or the commune's work is done. NotNow: its record is issued. Stale.
    """
    assessment = locked(handover.dossier.assessment, expected=expected)
    require(rules_office.can_assess(by, assessment.dossier))
    paper = live(handover.paper)
    if paper and paper.state != PaperState.DRAFT:
        raise NotNow(_("Biên bản giao nhận của lần này đã trình ký hoặc đã ký, nên không bỏ được."))
    assessment.samples = max((assessment.samples or 0) - handover.count, 0)
    bump(assessment, "samples")
    data = {"count": handover.count, "on": handover.received_on, "total": assessment.samples}
    handover.delete()
    events.record(assessment, "samples_dropped", by=by, data=data)


@transaction.atomic
def draft_handover(assessment: CommuneAssessment, *, by: Membership) -> OfficialPaper:
    """Write the hand-over record of all lots that are in no signed record yet; a draft that is there is written anew.

    Raises:
        NoRight: not the officer, or the commune's work is done. NotNow: nothing to record.
    """
    fresh = locked(assessment)
    dossier = fresh.dossier
    require(rules_office.can_assess(by, dossier))
    paper, lines = _open_record(dossier)
    if not lines:
        raise NotNow(_("Chưa có lần giao mẫu nào cần lập biên bản."))
    paper = write_paper(
        paper,
        by.organisation,
        template=HANDOVER,
        title=_("Biên bản giao nhận sản phẩm mẫu “%s”") % dossier.product.name[:150],
        document=documents_samples.handover_record(dossier, lines, agency=by.organisation, receiver=by),
        items=[dossier],
        to=[dossier.product.producer.organisation, dossier.province],
        by=by,
    )
    SampleHandover.objects.filter(pk__in=[line.pk for line in lines]).update(paper=paper.uuid)
    events.record(dossier, "handover_drafted", by=by, data={"paper": str(paper.uuid), "lots": len(lines)})
    return paper


def _open_record(dossier: Dossier) -> tuple[OfficialPaper | None, list[SampleHandover]]:
    """The draft record, and the lots that it (or a new one) lists: those in no record that is signed or on its way."""
    lines = list(dossier.handovers.all())
    papers = {
        row.uuid: row for row in OfficialPaper.objects.filter(uuid__in=[line.paper for line in lines if line.paper])
    }
    firm = {key for key, row in papers.items() if row.state in (PaperState.TO_SIGN, PaperState.ISSUED)}
    draft = next((row for row in papers.values() if row.state == PaperState.DRAFT), None)
    return draft, [line for line in lines if line.paper not in firm]


def _create(dossier: Dossier, *, count: int, received_on: date, lot: str, **values: object) -> SampleHandover:
    try:
        with transaction.atomic():
            return SampleHandover.objects.create(
                dossier=dossier, count=count, received_on=received_on, lot=lot, **values
            )
    except IntegrityError as error:
        raise WrongInput(
            _("Đã ghi %(count)d sản phẩm mẫu của lô này ngày %(day)s rồi. Nếu là lần giao khác, hãy ghi số lô khác.")
            % {"count": count, "day": f"{received_on:%d/%m/%Y}"},
            code="same-samples",
            field="count",
        ) from error


def _check_days(received_on: date, made_on: date | None, expires_on: date | None) -> None:
    if received_on > clock.today():
        raise WrongInput(_("Ngày nhận mẫu không được sau ngày hôm nay."), field="samples_received_on")
    if made_on and made_on > received_on:
        raise WrongInput(_("Ngày sản xuất không được sau ngày nhận mẫu."), field="made_on")
    if made_on and expires_on and expires_on < made_on:
        raise WrongInput(_("Hạn sử dụng không được trước ngày sản xuất."), field="expires_on")
    if expires_on and expires_on < received_on:
        raise WrongInput(_("Sản phẩm mẫu đã hết hạn vào ngày nhận. Hãy kiểm tra lại hạn sử dụng."), field="expires_on")
