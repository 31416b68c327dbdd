"""The work before a withdrawal: a case opened on a conclusion, submission, decision (QĐ 26/2026/QĐ-TTg, Điều 8.3)."""

from datetime import date
from typing import Any, BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.certificates import documents_withdrawal, rules, terms
from saolang.certificates.domain.checks import check_past, with_relations
from saolang.certificates.models import Certificate, WithdrawalCase
from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.papers.domain import record_paper, write_paper
from saolang.papers.models import OfficialPaper, PaperState
from saolang.papers.queries import live
from saolang.people.models import Membership, Organisation

SUBMISSION, DECISION = "withdrawal-submission", "withdrawal-decision"


@transaction.atomic
def open_withdrawal(
    certificate: Certificate, *, ground: str, conclusion: str, concluded_on: date, findings: str = "", by: Membership
) -> WithdrawalCase:
    """Begin the withdrawal of a certificate; the 15 days of Điều 8.4 run from the day of the conclusion.

    Args:
        ground: key of one of the six grounds of the law data.
        conclusion: whose conclusion with its number, or the commune's confirmation that nothing is produced.

    Raises:
        NoRight: another authority recognised the product. NotNow: not in force, or a case is open.
        WrongInput: unknown ground, no conclusion, a day in the future or before the certificate.
    """
    row = with_relations(locked(certificate))
    require(rules.can_decide(by, row))
    if refusal := rules.not_withdrawable(row, clock.today()):
        raise NotNow(refusal.sentence, code=refusal.code)
    values = _checked(row, ground, conclusion, concluded_on, findings)
    try:
        with transaction.atomic():
            case = WithdrawalCase.objects.create(certificate=row, opened_by=by, opened_at=clock.now(), **values)
    except IntegrityError as error:
        raise NotNow(_("Đang có một việc thu hồi giấy chứng nhận này. Hãy dùng việc đó."), code="case-open") from error
    events.record(case, "opened", by=by, data={"certificate": row.uuid})
    events.record(row, "withdrawal-opened", by=by, data={"ground": ground, "concluded_on": concluded_on})
    return case


@transaction.atomic
def update_withdrawal(
    case: WithdrawalCase,
    *,
    ground: str,
    conclusion: str,
    concluded_on: date,
    findings: str,
    by: Membership,
    expected: int | None = None,
) -> WithdrawalCase:
    """Change ground, conclusion or findings before a paper is on its way to be signed.

    Raises:
        As `open_withdrawal`; NotNow: a paper was sent to be signed or issued. Stale.
    """
    fresh = _open(case, by=by, expected=expected)
    for uuid in (fresh.submission_paper, fresh.decision_paper):
        if (paper := live(uuid)) and paper.state != PaperState.DRAFT:
            raise NotNow(_("Văn bản đã trình ký nên không sửa nội dung được. Hãy rút văn bản về trước."))
    values = _checked(fresh.certificate, ground, conclusion, concluded_on, findings)
    for name, value in values.items():
        setattr(fresh, name, value)
    bump(fresh, *values)
    events.record(fresh, "updated", by=by, data={"ground": ground, "concluded_on": concluded_on})
    return fresh


@transaction.atomic
def draft_withdrawal_submission(case: WithdrawalCase, *, by: Membership) -> OfficialPaper:
    """Write the office's submission; a draft that is there is written anew.

    Raises:
        WrongInput: the office has not written what it found. NotNow: it is on its way to be signed. NoRight.
    """
    fresh = _open(case, by=by)
    if not fresh.findings.strip():
        raise WrongInput(_("Hãy ghi kết quả kiểm tra, xác minh trước khi lập tờ trình."), field="findings")
    document = documents_withdrawal.submission(fresh, office=by.organisation)
    title = _("Tờ trình thu hồi giấy chứng nhận sản phẩm “%s”") % fresh.certificate.product.name[:150]
    return _draft(fresh, "submission_paper", SUBMISSION, by.organisation, title, document, [], by=by)


@transaction.atomic
def draft_withdrawal_decision(case: WithdrawalCase, *, by: Membership) -> OfficialPaper:
    """Write the decision of the Chairman or the Minister, once the submission is issued.

    Raises:
        NotNow: no issued submission, or the decision is on its way to be signed. NoRight.
    """
    fresh = _open(case, by=by)
    basis = live(fresh.submission_paper)
    if basis is None or basis.state != PaperState.ISSUED:
        raise NotNow(_("Hãy ban hành tờ trình trước khi soạn quyết định thu hồi."))
    authority = rules.authority_of(by.organisation)
    document = documents_withdrawal.decision(fresh, authority=authority, based_on=basis)
    title = _("Quyết định thu hồi giấy chứng nhận sản phẩm “%s”") % fresh.certificate.product.name[:150]
    return _draft(fresh, "decision_paper", DECISION, authority, title, document, [basis], by=by)


@transaction.atomic
def record_withdrawal(
    certificate: Certificate,
    *,
    authority: Organisation,
    ground: str,
    number: str,
    decided_on: date,
    concluded_on: date | None = None,
    reason: str = "",
    signer_name: str,
    signer_post: str = "",
    scan: BinaryIO,
    by: Membership,
) -> OfficialPaper:
    """Enter a decision of withdrawal that was issued outside, from its paper; it takes effect as if issued here.

    Args:
        authority: who decided: the committee of the province for 3 and 4 stars, the Ministry for 5.

    Raises:
        NoRight: not an OCOP office. WrongInput: the wrong authority, an unknown ground, impossible days, a number that
            is used, a scan that cannot be read. NotNow: not in force on that day.
    """
    row = with_relations(locked(certificate))
    data = {"ground": ground, "concluded_on": concluded_on and concluded_on.isoformat(), "reason": reason.strip()}
    return record_paper(
        authority,
        template=DECISION,
        title=_("Quyết định thu hồi giấy chứng nhận sản phẩm “%s”") % row.product.name[:150],
        number_text=number,
        issued_on=decided_on,
        signer_name=signer_name,
        signer_post=signer_post,
        scan=scan,
        items=[row],
        data=data,
        to=[row.product.producer.organisation, by.organisation],
        by=by,
    )


@transaction.atomic
def drop_withdrawal(
    case: WithdrawalCase, *, reason: str, by: Membership, expected: int | None = None
) -> WithdrawalCase:
    """End the case without a withdrawal; it keeps its reason.

    Raises:
        WrongInput: no reason. NotNow: a paper waits for signature, or it is withdrawn. NoRight, Stale.
    """
    if not reason.strip():
        raise WrongInput(_("Hãy ghi lý do dừng việc thu hồi."), field="reason")
    fresh = _open(case, by=by, expected=expected)
    if (paper := live(fresh.decision_paper)) and paper.state != PaperState.DRAFT:
        raise NotNow(_("Quyết định thu hồi đang trình ký. Hãy rút văn bản về trước."))
    fresh.dropped_on, fresh.drop_reason = clock.today(), reason.strip()[:500]
    bump(fresh, "dropped_on", "drop_reason")
    events.record(fresh.certificate, "withdrawal-dropped", by=by, data={"on": fresh.dropped_on})
    return fresh


def _open(case: WithdrawalCase, *, by: Membership, expected: int | None = None) -> WithdrawalCase:
    fresh = locked(case, expected=expected)
    fresh.certificate = with_relations(fresh.certificate)
    require(rules.can_decide(by, fresh.certificate))
    if fresh.dropped_on or hasattr(fresh.certificate, "withdrawal"):
        raise NotNow(_("Việc thu hồi này đã kết thúc."))
    return fresh


def _checked(row: Certificate, ground: str, conclusion: str, concluded_on: date, findings: str) -> dict[str, Any]:
    if ground not in {one.key for one in terms.withdrawal_grounds()}:
        raise WrongInput(_("Hãy chọn một trong các căn cứ thu hồi."), field="ground")
    if not conclusion.strip():
        raise WrongInput(_("Hãy ghi kết luận của cơ quan nào, số mấy."), field="conclusion")
    check_past(concluded_on, field="concluded_on")
    if row.issued_on and concluded_on < row.issued_on:
        raise WrongInput(_("Ngày kết luận không thể trước ngày cấp giấy chứng nhận."), field="concluded_on")
    return {
        "ground": ground,
        "conclusion": conclusion.strip()[:300],
        "concluded_on": concluded_on,
        "findings": findings.strip(),
    }


def _draft(
    case: WithdrawalCase,
    place: str,
    template: str,
    organisation: Organisation,
    title: str,
    document: Any,
    based_on: list[OfficialPaper],
    *,
    by: Membership,
) -> OfficialPaper:
    """Draft or rewrite a paper of the case; it rests on `based_on` and is about the certificate."""
    items = [*based_on, case.certificate]
    data = {
        "ground": case.ground,
        "concluded_on": case.concluded_on.isoformat(),
        "reason": case.findings,
        "case": str(case.uuid),
    }
    before = live(getattr(case, place))
    made = write_paper(
        before, organisation, template=template, title=title, document=document, items=items, data=data, by=by
    )
    if before is None:
        setattr(case, place, made.uuid)
        bump(case, place)
        events.record(case.certificate, "withdrawal-drafted", by=by, data={"paper": made.uuid, "template": template})
    return made
