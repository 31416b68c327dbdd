"""Papers on the road: Mẫu số 03 for each dossier, one letter for n dossiers, the letter of a completion request."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import locked
from saolang.dossiers import documents_office, rules_office
from saolang.dossiers.models import CommuneAssessment, CompletionRequest, Dossier
from saolang.papers.domain import draft_paper, revise_paper, write_paper
from saolang.papers.models import OfficialPaper
from saolang.papers.queries import live
from saolang.people.models import Membership, Organisation

REPORT = "mau-03"
PROPOSAL = "commune-proposal"
COMPLETION = "completion-request"


@transaction.atomic
def draft_report(assessment: CommuneAssessment, *, by: Membership) -> OfficialPaper:
    """Write Mẫu số 03 from the assessment; a draft that is there already is written anew.

    Raises:
        NoRight: not the officer, or the step is done.
        NotNow: the report waits for signature or is issued.
    """
    fresh = locked(assessment)
    dossier = fresh.dossier
    require(rules_office.can_assess(by, dossier))
    before = live(fresh.report)
    paper = write_paper(
        before,
        by.organisation,
        template=REPORT,
        title=_("Báo cáo đánh giá một số nội dung hồ sơ “%s”") % dossier.product.name[:150],
        document=documents_office.commune_report(fresh, agency=by.organisation),
        items=[dossier],
        to=[*_province_readers(dossier), dossier.product.producer.organisation],
        waiting=_("Mẫu số 03 của hồ sơ này đã trình ký hoặc đã ban hành. Muốn sửa, hãy rút văn bản về trước."),
        by=by,
    )
    if before is None:
        fresh.report = paper.uuid
        fresh.save(update_fields=["report"])
        events.record(dossier, "report_drafted", by=by, data={"paper": str(paper.uuid)})
    return paper


@transaction.atomic
def draft_proposal(dossiers: Sequence[Dossier], *, by: Membership) -> OfficialPaper:
    """Prepare one letter that proposes these dossiers to the province, in this order (Điều 6.2a, 7.2b).

    Raises:
        WrongInput: no dossier, one twice, one of another commune, one that is in another letter.
        NoRight: the commune's work on a dossier is not open.
    """
    rows = _checked(dossiers, by=by, letter=None)
    document = documents_office.proposal_letter(rows, agency=by.organisation)
    paper = draft_paper(
        by.organisation,
        template=PROPOSAL,
        title=_proposal_title(rows),
        document=document,
        items=rows,
        to=_province_readers(rows[0]),
        by=by,
    )
    _point_to(rows, paper, by=by)
    return paper


@transaction.atomic
def revise_proposal(
    paper: OfficialPaper, dossiers: Sequence[Dossier], *, by: Membership, expected: int | None = None
) -> OfficialPaper:
    """Put dossiers on the draft letter or take them off, before it goes to be signed; see `draft_proposal`."""
    rows = _checked(dossiers, by=by, letter=paper)
    revised = revise_paper(
        paper,
        title=_proposal_title(rows),
        document=documents_office.proposal_letter(rows, agency=by.organisation),
        items=rows,
        by=by,
        expected=expected,
    )
    gone = CommuneAssessment.objects.filter(proposal=paper.uuid).exclude(dossier__in=rows)
    gone.update(proposal=None)
    _point_to(rows, revised, by=by)
    return revised


@transaction.atomic
def draft_completion_letter(request: CompletionRequest, *, by: Membership) -> OfficialPaper:
    """A công văn with the same items as the request, for agencies that also send paper (Điều 7.3a)."""
    fresh = locked(request)
    require(rules_office.can_handle(by, fresh))
    dossier, before = fresh.dossier, live(fresh.paper)
    paper = write_paper(
        before,
        fresh.organisation,
        template=COMPLETION,
        title=_("Công văn yêu cầu hoàn thiện hồ sơ “%s”") % dossier.product.name[:150],
        document=documents_office.completion_letter(fresh),
        items=[dossier],
        to={dossier.product.producer.organisation, dossier.commune} - {fresh.organisation},
        waiting=_("Công văn của yêu cầu này đã trình ký hoặc đã ban hành."),
        by=by,
    )
    if before is None:
        fresh.paper = paper.uuid
        fresh.save(update_fields=["paper"])
        events.record(fresh, "letter_drafted", by=by, data={"paper": str(paper.uuid)})
    return paper


def _proposal_title(dossiers: Sequence[Dossier]) -> str:
    return _("Đề nghị đánh giá, phân hạng %(count)d sản phẩm OCOP của %(commune)s") % {
        "count": len(dossiers),
        "commune": dossiers[0].commune.name,
    }


def _checked(dossiers: Sequence[Dossier], *, by: Membership, letter: OfficialPaper | None) -> list[Dossier]:
    """The dossiers, locked in a fixed order so that two letters cannot take the same one."""
    if not dossiers:
        raise WrongInput(_("Hãy chọn ít nhất một hồ sơ cho văn bản đề nghị."), field="dossiers")
    keys = [dossier.pk for dossier in dossiers]
    if len(set(keys)) != len(keys):
        raise WrongInput(_("Một hồ sơ được chọn hai lần. Mỗi hồ sơ chỉ ghi một lần trong văn bản."), field="dossiers")
    fresh = {pk: locked(one) for pk, one in sorted(zip(keys, dossiers, strict=True), key=lambda pair: pair[0])}
    rows = [fresh[pk] for pk in keys]
    if len({row.commune_id for row in rows}) > 1 or (letter and letter.organisation_id != by.organisation_id):
        raise WrongInput(_("Văn bản chỉ đề nghị hồ sơ của một xã. Hãy bỏ hồ sơ của xã khác."), field="dossiers")
    for row in rows:
        require(rules_office.can_assess(by, row))
        _not_elsewhere(row, letter)
    return rows


def _not_elsewhere(dossier: Dossier, letter: OfficialPaper | None) -> None:
    other = live(dossier.assessment.proposal)
    if other and other != letter:
        raise WrongInput(
            _("Hồ sơ “%(product)s” đã nằm trong một văn bản đề nghị khác. Hãy bỏ khỏi văn bản đó trước.")
            % {"product": dossier.product.name},
            field="dossiers",
        )


def _point_to(dossiers: Iterable[Dossier], paper: OfficialPaper, *, by: Membership) -> None:
    for dossier in dossiers:
        changed = CommuneAssessment.objects.filter(dossier=dossier).exclude(proposal=paper.uuid)
        if changed.update(proposal=paper.uuid):
            events.record(dossier, "proposal_drafted", by=by, data={"paper": str(paper.uuid)})


def _province_readers(dossier: Dossier) -> list[Organisation]:
    """Who receives the commune's papers: the provincial committee and its OCOP office."""
    office = dossier.steps.filter(key=rules_office.OFFICE_STEP).first()
    found = [dossier.province]
    if office and office.agency and office.agency != dossier.province:
        found.append(office.agency)
    return found
