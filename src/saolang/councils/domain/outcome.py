"""From results to the decision: the papers in their order, each resting on the one before (Điều 7.3, 7.4)."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import NotNow, require
from saolang.core.versions import locked
from saolang.councils import documents, documents_opinions, documents_outcome, explain, queries, rules
from saolang.councils.enums import CouncilState, Outcome
from saolang.councils.models import Council, Result
from saolang.papers.domain import write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.models import Membership, Organisation

MINUTES = "council-minutes"
SUMMARY = "opinion-summary"
SUBMISSION = "council-submission"
RECOGNITION = "recognition-decision"
APPROVAL = "result-approval"


@transaction.atomic
def draft_minutes(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the minutes with all numbers; a draft that is there is written anew.

    A council that answered in writing has the summary of its opinions instead (Điều 7.6d).

    Raises:
        NotNow: the results are not concluded, or the minutes wait for signature. NoRight.
    """
    fresh = checked(council, by=by)
    if fresh.state != CouncilState.CONCLUDED:
        raise NotNow(_("Hãy chốt kết quả trước khi lập biên bản."))
    results = list(queries.results_of(fresh))
    decision = issued(fresh.decision_paper, _("Quyết định thành lập Hội đồng chưa ban hành."))
    names = {"council": fresh.body.name, "round": fresh.round}
    template, title = MINUTES, _("Biên bản họp %(council)s, %(round)s") % names
    if fresh.round.is_written:
        template, title = SUMMARY, _("Báo cáo tổng hợp ý kiến của %(council)s, %(round)s") % names
    return _draft(fresh, "minutes_paper", template, fresh.round.organisation, title, [decision], results, by=by)


@transaction.atomic
def draft_submission(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the OCOP office's submission (tờ trình) to the Chairman, once the minutes are issued."""
    fresh = checked(council, by=by)
    minutes = issued(fresh.minutes_paper, _("Hãy ban hành biên bản trước khi lập tờ trình."))
    results = list(queries.results_of(fresh))
    title = _("Tờ trình công nhận kết quả đánh giá, phân hạng sản phẩm OCOP, %s") % fresh.round
    office = documents.office_of(fresh.round.organisation)
    return _draft(fresh, "submission_paper", SUBMISSION, office, title, [minutes], results, by=by)


@transaction.atomic
def draft_recognition(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the decision of the Chairman or the Minister with the list of recognised products.

    Raises:
        NotNow: minutes or submission are not issued, or no product is to be recognised.
    """
    fresh = checked(council, by=by)
    based_on = _bases(fresh)
    results = [result for result in queries.results_of(fresh) if explain.certified(result)]
    if not results:
        raise NotNow(_("Không có sản phẩm nào được đề nghị công nhận. Hãy công bố kết quả cho các chủ thể."))
    title = _("Quyết định công nhận, phân hạng sản phẩm OCOP, %s") % fresh.round
    return _draft(fresh, "recognition_paper", RECOGNITION, fresh.round.organisation, title, based_on, results, by=by)


@transaction.atomic
def draft_approval(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the Chairman's decision that approves the results of products that may get 5 stars (Điều 7.3e).

    Raises:
        NotNow: minutes or submission are not issued, or no product goes to the Ministry.
    """
    fresh = checked(council, by=by)
    based_on = _bases(fresh)
    results = [result for result in queries.results_of(fresh) if explain.outcome(result) == Outcome.NATIONAL]
    if not results:
        raise NotNow(_("Không có sản phẩm nào đạt mức điểm gửi Bộ đánh giá 5 sao."))
    title = _("Quyết định phê duyệt kết quả đánh giá sản phẩm OCOP tiềm năng 5 sao, %s") % fresh.round
    return _draft(fresh, "approval_paper", APPROVAL, fresh.round.organisation, title, based_on, results, by=by)


def _bases(council: Council) -> list[OfficialPaper]:
    """What a decision rests on: the submission and the minutes."""
    minutes = issued(council.minutes_paper, _("Hãy ban hành biên bản trước khi soạn quyết định."))
    submission = issued(council.submission_paper, _("Hãy ban hành tờ trình trước khi soạn quyết định."))
    return [submission, minutes]


def _draft(
    council: Council,
    place: str,
    template: str,
    organisation: Organisation,
    title: str,
    based_on: list[OfficialPaper],
    results: list[Result],
    *,
    by: Membership,
) -> OfficialPaper:
    """Draft or rewrite one of the council's papers; it rests on `based_on` and lists the dossiers of `results`."""
    document = _document(template, council, based_on, results)
    items = [*based_on, *(result.entry.dossier for result in results)]
    before, data = live(getattr(council, place)), {"council": str(council.uuid)}
    made = write_paper(
        before, organisation, template=template, title=title, document=document, items=items, data=data, by=by
    )
    if before is None:
        setattr(council, place, made.uuid)
        council.save(update_fields=[place])
        events.record(council, "paper-drafted", by=by, data={"paper": made.uuid, "template": template})
    return made


def _document(template: str, council: Council, based_on: list[OfficialPaper], results: list[Result]) -> Any:
    if template == MINUTES:
        return documents.minutes(council, results, based_on[0])
    if template == SUMMARY:
        return documents_opinions.summary(council, results, based_on[0])
    if template == SUBMISSION:
        return documents_outcome.submission(council, results, based_on[0])
    if template == APPROVAL:
        return documents_outcome.approval(council, results, based_on)
    return documents_outcome.recognition(council, results, based_on)


def checked(council: Council, *, by: Membership) -> Council:
    """The council under a lock, for the office that prepares its papers."""
    fresh = locked(council)
    require(rules.can_establish(by, fresh.round.organisation))
    return fresh


def issued(uuid: UUID | None, sentence: str) -> OfficialPaper:
    """An issued paper of the council; `NotNow` with the sentence otherwise."""
    paper = live(uuid)
    if paper is None or paper.state != PaperState.ISSUED:
        raise NotNow(sentence)
    return paper
