"""From results to the decision: papers in their order, certificates, notices, the end of the dossiers (Điều 7.3)."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.certificates.domain import Grant, issue
from saolang.certificates.models import Certificate
from saolang.core import clock, events
from saolang.core.errors import NotNow, require
from saolang.core.transitions import advance
from saolang.core.versions import locked
from saolang.councils import documents, documents_outcome, explain, queries, rules
from saolang.councils.domain.scoring import SCORING_STEP
from saolang.councils.enums import CouncilState, Outcome, RoundState
from saolang.councils.models import Council, Result, Round
from saolang.councils.rules_rounds import TABLE as ROUND_TABLE
from saolang.councils.rules_rounds import all_decided
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.steps import finish_step
from saolang.dossiers.enums import CloseReason, StepState
from saolang.dossiers.models import Dossier
from saolang.dossiers.rules import TABLE as DOSSIER_TABLE
from saolang.papers import numbers
from saolang.papers.domain import draft_paper, revise_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.notices import send_notice
from saolang.people.models import Membership, Organisation

MINUTES = "council-minutes"
SUBMISSION = "council-submission"
RECOGNITION = "recognition-decision"
NOTICE = "result-notice"
DECISION_STEP = "province-decision"
CERTIFICATE_SERIES = "GCN"
REASON = {
    Outcome.RECOGNISED: CloseReason.RECOGNISED,
    Outcome.NOT_RECOGNISED: CloseReason.NOT_RECOGNISED,
    Outcome.ELIMINATED: CloseReason.ELIMINATED,
}


# --- Papers, each resting on the one before ------------------------------------------------------------------


@transaction.atomic
def draft_minutes(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the minutes with all numbers; a draft that is there is written anew.

    Raises:
        NotNow: the results are not concluded, or the minutes wait for signature. NoRight.
    """
    fresh = _checked(council, by=by)
    if fresh.state != CouncilState.CONCLUDED:
        raise NotNow(_("Hãy chốt kết quả trước khi lập biên bản."))
    results = list(queries.results_of(fresh))
    decision = _issued(fresh.decision_paper, _("Quyết định thành lập Hội đồng chưa ban hành."))
    title = _("Biên bản họp %(council)s, %(round)s") % {"council": fresh.body.name, "round": fresh.round}
    return _draft(fresh, "minutes_paper", MINUTES, fresh.round.organisation, title, [decision], results, by=by)


@transaction.atomic
def draft_submission(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the OCOP office's submission (tờ trình) to the Chairman, once the minutes are issued."""
    fresh = _checked(council, by=by)
    minutes = _issued(fresh.minutes_paper, _("Hãy ban hành biên bản trước khi lập tờ trình."))
    results = list(queries.results_of(fresh))
    title = _("Tờ trình công nhận kết quả đánh giá, phân hạng sản phẩm OCOP, %s") % fresh.round
    office = documents.office_of(fresh.round.organisation)
    return _draft(fresh, "submission_paper", SUBMISSION, office, title, [minutes], results, by=by)


@transaction.atomic
def draft_recognition(council: Council, *, by: Membership) -> OfficialPaper:
    """Write the Chairman's decision with the list of recognised products, once minutes and submission are issued.

    Raises:
        NotNow: a paper before it is missing, or no product is to be recognised or sent to the ministry.
    """
    fresh = _checked(council, by=by)
    minutes = _issued(fresh.minutes_paper, _("Hãy ban hành biên bản trước khi soạn quyết định."))
    submission = _issued(fresh.submission_paper, _("Hãy ban hành tờ trình trước khi soạn quyết định."))
    results = [result for result in queries.results_of(fresh) if explain.outcome(result) in DECIDED]
    if not results:
        raise NotNow(_("Không có sản phẩm nào được đề nghị công nhận. Hãy công bố kết quả cho các chủ thể."))
    title = _("Quyết định công nhận, phân hạng sản phẩm OCOP, %s") % fresh.round
    based_on = [submission, minutes]
    return _draft(fresh, "recognition_paper", RECOGNITION, fresh.round.organisation, title, based_on, results, by=by)


DECIDED = (Outcome.RECOGNISED, Outcome.NATIONAL)


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
    paper = live(getattr(council, place))
    if paper and paper.state != PaperState.DRAFT:
        raise NotNow(_("Văn bản này đã trình ký hoặc đã ban hành. Muốn sửa, hãy rút văn bản về trước."))
    if paper:
        return revise_paper(paper, title=title, document=document, items=items, by=by)
    data = {"council": str(council.uuid)}
    made = draft_paper(organisation, template=template, title=title, document=document, items=items, data=data, by=by)
    setattr(council, place, made.uuid)
    council.save(update_fields=[place])
    events.record(council, "paper-drafted", by=by, data={"paper": made.uuid, "template": template})
    return made


def _document(template: str, council: Council, based_on: list[OfficialPaper], results: list[Result]) -> Any:
    if template == MINUTES:
        return documents.minutes(council, results, based_on[0])
    if template == SUBMISSION:
        return documents_outcome.submission(council, results, based_on[0])
    return documents_outcome.recognition(council, results, based_on)


def live(uuid: UUID | None) -> OfficialPaper | None:
    """A paper of the council that was not dropped."""
    return OfficialPaper.objects.exclude(state=PaperState.DROPPED).filter(uuid=uuid).first() if uuid else None


def _checked(council: Council, *, by: Membership) -> Council:
    fresh = locked(council)
    require(rules.can_establish(by, fresh.round.organisation))
    return fresh


def _issued(uuid: UUID | None, sentence: str) -> OfficialPaper:
    paper = live(uuid)
    if paper is None or paper.state != PaperState.ISSUED:
        raise NotNow(sentence)
    return paper


# --- What follows when they are issued ----------------------------------------------------------------------


@transaction.atomic
def minutes_issued(council: Council, *, on: date, by: Membership) -> None:
    """The scoring step of every dossier ends on the day of the minutes."""
    minuted: Council = advance(council, rules.TABLE, "minute", by=by)
    for result in queries.results_of(minuted):
        dossier = result.entry.dossier
        if dossier.steps.filter(key=SCORING_STEP, state=StepState.OPEN).exists():
            finish_step(dossier, SCORING_STEP, on=on, by=by, points=explain.mean_points(result))


@transaction.atomic
def recognised(council: Council, *, decision: OfficialPaper, by: Membership) -> list[Certificate]:
    """Certificates for every recognised product, then the end of all dossiers and the notices."""
    assert decision.issued_on
    made = [
        _certificate(result, decision, by=by)
        for result in queries.results_of(council)
        if explain.outcome(result) == Outcome.RECOGNISED
    ]
    _take_effect(council, on=decision.issued_on, decision=decision, drafter=decision.created_by, by=by)
    return made


@transaction.atomic
def announce(council: Council, *, by: Membership) -> None:
    """Where no product is to be recognised there is no decision: results take effect by the OCOP office's notices.

    Raises:
        NotNow: the submission is not issued, it was done before, or a product waits for the decision. NoRight.
    """
    fresh = _checked(council, by=by)
    _issued(fresh.submission_paper, _("Hãy ban hành tờ trình trước khi công bố kết quả."))
    if fresh.announced_on:
        raise NotNow(_("Kết quả đã được công bố ngày %s.") % f"{fresh.announced_on:%d/%m/%Y}")
    if any(explain.outcome(result) in DECIDED for result in queries.results_of(fresh)):
        raise NotNow(_("Có sản phẩm chờ quyết định của Chủ tịch UBND tỉnh. Hãy soạn quyết định công nhận."))
    _take_effect(fresh, on=clock.today(), decision=None, drafter=by, by=by)


def _certificate(result: Result, decision: OfficialPaper, *, by: Membership) -> Certificate:
    dossier, on = result.entry.dossier, decision.issued_on
    committee = decision.organisation
    assert on
    assert result.star
    number = numbers.take_number(committee, series=CERTIFICATE_SERIES, year=on.year, obj=dossier)
    grant = Grant(
        star=result.star,
        regime=dossier.regime,
        number_text=numbers.number_text(number, numbers.symbol(committee, CERTIFICATE_SERIES)),
        product_code=dossier.product_code,
        authority=committee,
        decision_number=decision.number_text,
        decided_on=on,
        issued_on=on,
        dossier=dossier.uuid,
        signer_name=decision.signer_name,
        signer_post=decision.signer_post,
    )
    return issue(dossier.product, grant=grant, by=by)


def _take_effect(
    council: Council, *, on: date, decision: OfficialPaper | None, drafter: Membership, by: Membership
) -> None:
    for result in queries.results_of(council):
        kind = explain.outcome(result)
        dossier = result.entry.dossier
        _end_step(dossier, result, on=on, by=by)
        if kind != Outcome.NATIONAL:
            _end_dossier(dossier, REASON[kind], result, on=on, by=by)
        _tell(result, decision=decision, drafter=drafter)
    council.announced_on = on
    council.save(update_fields=["announced_on"])
    events.record(council, "announced", by=by, data={"on": on, "paper": decision.uuid if decision else None})
    _close_round(council.round)


def _end_step(dossier: Dossier, result: Result, *, on: date, by: Membership) -> None:
    """The decision step; from the points of the route on the ministry's steps open, else the road ends."""
    if dossier.steps.filter(key=DECISION_STEP, state=StepState.OPEN).exists():
        finish_step(dossier, DECISION_STEP, on=on, by=by, points=explain.mean_points(result))


def _end_dossier(dossier: Dossier, reason: str, result: Result, *, on: date, by: Membership) -> None:
    advance(dossier, DOSSIER_TABLE, "decide", by=by, data={"star": result.star, "on": on})
    close_dossier(dossier, reason=reason, note="\n".join(documents_outcome.reasons(result)), on=on, by=by)


def _tell(result: Result, *, decision: OfficialPaper | None, drafter: Membership) -> None:
    """The written notice as a draft of the OCOP office, and word on the screen of producer and commune."""
    dossier = result.entry.dossier
    office = documents.office_of(result.entry.round.organisation)
    producer = dossier.product.producer.organisation
    title = _("Thông báo kết quả đánh giá sản phẩm “%s”") % dossier.product.name[:150]
    draft_paper(
        office,
        template=NOTICE,
        title=title,
        document=documents_outcome.result_notice(result, decision=decision),
        items=[*([decision] if decision else []), dossier],
        to=[producer, dossier.commune],
        by=drafter,
    )
    for organisation in (producer, dossier.commune):
        send_notice(
            organisation,
            subject=_("Kết quả sản phẩm “%(name)s”: %(outcome)s")
            % {"name": dossier.product.name[:120], "outcome": screen_outcome(result)},
            body=_("Điểm trung bình %(mean)s. Thông báo bằng văn bản sẽ gửi sau.")
            % {"mean": explain.mean_shown(result)},
            obj=dossier,
        )


def screen_outcome(result: Result) -> str:
    """What the result means to the producer, in a few words."""
    kind = explain.outcome(result)
    if kind == Outcome.RECOGNISED:
        return _("được công nhận %d sao") % result.star
    if kind == Outcome.NATIONAL:
        return _("đạt từ %s điểm, hồ sơ gửi Bộ đánh giá 5 sao") % documents_outcome.national_from(result)
    return str(kind.label).lower()


def _close_round(one: Round) -> None:
    """A round ends by itself when each of its dossiers has its result."""
    one.refresh_from_db()
    if one.state != RoundState.CLOSED and all_decided(None, one) is None:  # type: ignore[arg-type]
        advance(one, ROUND_TABLE, "close_round", by=None)
