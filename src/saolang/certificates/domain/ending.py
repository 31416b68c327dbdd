"""What happens to a certificate before its term ends, or after: withdrawn, prolonged."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.certificates import rules, terms
from saolang.certificates.domain.checks import check_past, close_prolongation, with_relations
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate, Prolongation, Withdrawal
from saolang.certificates.state import state_on, written
from saolang.core import events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.papers.notices import send_notice
from saolang.people.models import Membership, Organisation


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision of withdrawal.

    Attributes:
        ground: key of one of the six grounds of the law data.
        concluded_on: day of the conclusion or of the commune's confirmation; 15 days run from it (Điều 8.4).
    """

    ground: str
    decision_number: str
    decided_on: date
    concluded_on: date | None = None
    reason: str = ""


@transaction.atomic
def withdraw(
    certificate: Certificate,
    *,
    ground: str,
    decision_number: str,
    decided_on: date,
    by: Membership,
    concluded_on: date | None = None,
    reason: str = "",
    expected: int | None = None,
) -> Withdrawal:
    """Enter the decision that takes a certificate back (QĐ 26/2026/QĐ-TTg, Điều 8); see `Decided`.

    Raises:
        NoRight: another authority recognised the product. NotNow: it is not in force.
        WrongInput: unknown ground, missing number, or days in the wrong order. Stale: changed meanwhile.
    """
    row = with_relations(locked(certificate, expected=expected))
    require(rules.can_decide(by, row))
    decided = Decided(
        ground=ground,
        decision_number=decision_number.strip(),
        decided_on=decided_on,
        concluded_on=concluded_on,
        reason=reason.strip(),
    )
    return take_back(row, decided, authority=rules.authority_of(by.organisation), by=by)


def take_back(
    row: Certificate, decided: Decided, *, authority: Organisation, paper: UUID | None = None, by: Membership
) -> Withdrawal:
    """Write the withdrawal of a locked certificate. Call it inside the transaction that decides.

    Raises:
        NotNow, WrongInput: as `withdraw`.
    """
    _check_decided(row, decided)
    if refusal := rules.not_withdrawable(row, decided.decided_on):
        raise NotNow(refusal.sentence, code=refusal.code)
    withdrawal = Withdrawal.objects.create(certificate=row, authority=authority, paper=paper, **asdict(decided))
    close_prolongation(row, on=decided.decided_on)
    bump(row)
    late = decided.concluded_on is not None and decided.decided_on > terms.withdrawal_due_on(decided.concluded_on)
    data = {
        "ground": decided.ground,
        "decision": decided.decision_number,
        "decided_on": decided.decided_on,
        "concluded_on": decided.concluded_on,
        "late": late,
    }
    events.record(row, "withdrawn", by=by, data=data)
    return withdrawal


def _check_decided(row: Certificate, decided: Decided) -> None:
    if decided.ground not in {one.key for one in terms.withdrawal_grounds()}:
        raise WrongInput(_("Hãy chọn một trong các căn cứ thu hồi."), field="ground")
    if not decided.decision_number:
        raise WrongInput(_("Hãy ghi số quyết định thu hồi."), field="decision_number")
    check_past(decided.decided_on, field="decided_on")
    if row.issued_on and decided.decided_on < row.issued_on:
        raise WrongInput(_("Ngày thu hồi không thể trước ngày cấp giấy chứng nhận."), field="decided_on")
    if decided.concluded_on and decided.concluded_on > decided.decided_on:
        raise WrongInput(_("Ngày kết luận không thể sau ngày quyết định thu hồi."), field="concluded_on")


@transaction.atomic
def prolong(
    certificate: Certificate,
    *,
    decided_on: date,
    by: Membership,
    renewal: UUID | None = None,
    reason: str = "",
    expected: int | None = None,
) -> Prolongation:
    """Keep a certificate in force until the result of a renewal, at most 180 days (QĐ 26/2026/QĐ-TTg, Điều 12.3).

    Args:
        renewal: UUID of the running renewal dossier; without one a reason is needed.

    Raises:
        NoRight, Stale, NotNow: no term that could be prolonged, prolonged before, or the 180 days are over.
        WrongInput: neither dossier nor reason, or a day in the future.
    """
    row = with_relations(locked(certificate, expected=expected))
    require(rules.can_decide(by, row))
    check_past(decided_on, field="decided_on")
    if renewal is None and not reason.strip():
        raise WrongInput(_("Hãy ghi lý do, vì chưa có hồ sơ đánh giá lại trên hệ thống."), field="reason")
    if row.last_valid_on is None:
        raise NotNow(_("Chưa rõ ngày hết hạn của giấy chứng nhận nên không kéo dài được."))
    if hasattr(row, "prolongation"):
        raise NotNow(_("Giấy chứng nhận này đã được kéo dài một lần."))
    if state_on(row, decided_on).kind not in {Kind.VALID, Kind.EXPIRING, Kind.LAPSED}:
        raise NotNow(_("Giấy chứng nhận đã bị thu hồi hoặc đã được thay nên không kéo dài được."))
    if refusal := rules.not_prolongable(row.last_valid_on):
        raise NotNow(refusal.sentence, code=refusal.code)
    last_possible = terms.prolonged_until(row.last_valid_on)
    if decided_on > last_possible:
        raise NotNow(_("Thời gian kéo dài tối đa đã hết ngày %(day)s.") % {"day": written(last_possible)})
    prolongation = Prolongation.objects.create(
        certificate=row, last_possible_on=last_possible, decided_on=decided_on, reason=reason.strip()
    )
    bump(row)
    data = {"until": last_possible, "decided_on": decided_on, "renewal": renewal}
    events.record(row, "prolonged", by=by, data=data)
    _tell_holder(row, last_possible)
    return prolongation


def _tell_holder(certificate: Certificate, last_possible: date) -> None:
    """The producer hears how long its certificate holds, and its duty meanwhile (Điều 12.3)."""
    send_notice(
        certificate.product.producer.organisation,
        subject=_("Giấy chứng nhận sản phẩm “%s” được kéo dài hiệu lực") % certificate.product.name[:150],
        body=_(
            "Giấy chứng nhận có hiệu lực đến khi có kết quả đánh giá lại, muộn nhất hết ngày %s. Trong thời gian này, "
            "chủ thể chịu trách nhiệm về sản phẩm theo đúng Bộ tiêu chí và hồ sơ đã được công nhận."
        )
        % written(last_possible),
        obj=certificate,
    )


@transaction.atomic
def end_prolongation(certificate: Certificate, *, on: date, by: Membership | None) -> None:
    """The result of the renewal came without a new certificate: the prolongation ends on that day.

    Raises:
        NotNow: the certificate is not prolonged.
    """
    row = with_relations(locked(certificate))
    if not close_prolongation(row, on=on):
        raise NotNow(_("Giấy chứng nhận này không đang được kéo dài."))
    bump(row)
    events.record(row, "prolongation-ended", by=by, data={"on": on})


@transaction.atomic
def end_early(certificate: Certificate, *, on: date, by: Membership | None) -> None:
    """A failed renewal ends a certificate whose term still runs, where the installation chose so; see the practice
    setting `failed_renewal_ends_old_certificate`. The term it was given with stays in the event.

    Args:
        on: the first day without force.
    """
    row = with_relations(locked(certificate))
    last = row.last_valid_on
    if last is None or last < on or state_on(row, on).kind not in {Kind.VALID, Kind.EXPIRING}:
        return
    row.last_valid_on = on - timedelta(days=1)
    bump(row, "last_valid_on")
    events.record(row, "ended-early", by=by, data={"on": on, "term_until": last})
