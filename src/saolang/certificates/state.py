"""What a certificate is on a day: computed from its dates and papers whenever it is asked, never stored."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from saolang.certificates import terms
from saolang.certificates.enums import IN_FORCE, Kind
from saolang.certificates.models import Certificate, Prolongation

DAY = timedelta(days=1)


@dataclass(frozen=True)
class CertificateState:
    """The state of one certificate on one day.

    Attributes:
        kind: what it is.
        until: last day in force (valid, expiring, prolonged, lapsed), day of the decision (withdrawn, replaced).
        sentence: the state in one sentence, in the language of the reader.
        hint: a second sentence: what is derived, or what to look at instead. May be empty.
        changes_on: the first day on which it will be something else by the passing of time alone; None: never.
    """

    kind: Kind
    until: date | None
    sentence: str
    hint: str = ""
    changes_on: date | None = None

    @property
    def word(self) -> str:
        """The state as one tag."""
        return str(self.kind.label)

    @property
    def in_force(self) -> bool:
        """Whether the stars may be used on this day."""
        return self.kind in IN_FORCE

    @property
    def tone(self) -> str:
        """Tone of the tag and banner."""
        return _TONES[self.kind]


_TONES = {
    Kind.NOT_YET: "info",
    Kind.VALID: "good",
    Kind.EXPIRING: "soon",
    Kind.PROLONGED: "soon",
    Kind.LAPSED: "late",
    Kind.WITHDRAWN: "late",
    Kind.REPLACED: "info",
    Kind.UNKNOWN_DATE: "info",
}


def state_on(certificate: Certificate, day: date) -> CertificateState:
    """The state of a certificate on `day`.

    A decision that ended it counts from its own day; then the term (QĐ 26/2026/QĐ-TTg, Điều 4.3) and a prolongation
    (Điều 12.3). Read the certificate through `certificates.queries`, which brings the related rows along.
    """
    return _ended(certificate, day) or _by_term(certificate, day)


def _ended(certificate: Certificate, day: date) -> CertificateState | None:
    withdrawal = getattr(certificate, "withdrawal", None)
    if withdrawal and withdrawal.decided_on <= day:
        given = {"number": withdrawal.decision_number, "day": written(withdrawal.decided_on)}
        return CertificateState(
            Kind.WITHDRAWN,
            withdrawal.decided_on,
            _("Giấy chứng nhận đã bị thu hồi theo Quyết định %(number)s ngày %(day)s.") % given,
            _("Sản phẩm không được dùng sao OCOP kể từ ngày này."),
        )
    replaced = getattr(certificate, "replaced_by", None)
    if replaced and replaced.on <= day:
        return CertificateState(
            Kind.REPLACED,
            replaced.on,
            _("Từ ngày %(day)s đã được thay bằng giấy chứng nhận mới.") % {"day": written(replaced.on)},
        )
    return None


def _by_term(certificate: Certificate, day: date) -> CertificateState:
    last = certificate.last_valid_on
    if last is None:
        return _unknown(certificate)
    if certificate.issued_on and day < certificate.issued_on:
        starts = written(certificate.issued_on)
        sentence = _("Có hiệu lực từ ngày %(day)s.") % {"day": starts}
        return CertificateState(Kind.NOT_YET, certificate.issued_on, sentence, changes_on=certificate.issued_on)
    if day > last:
        return _after_term(certificate, last, day)
    opens = terms.renewal_opens(last)
    sentence = _("Còn hiệu lực đến hết ngày %(day)s.") % {"day": written(last)}
    if day < opens:
        return CertificateState(Kind.VALID, last, sentence, changes_on=opens)
    left = (last - day).days
    hint = _("Hôm nay là ngày cuối.") if left == 0 else _("Còn %(left)s ngày.") % {"left": left}
    return CertificateState(Kind.EXPIRING, last, sentence, hint, changes_on=last + DAY)


def _after_term(certificate: Certificate, last: date, day: date) -> CertificateState:
    prolongation: Prolongation | None = getattr(certificate, "prolongation", None)
    if prolongation and _prolongs(prolongation, day):
        end = prolongation.last_possible_on
        sentence = _("Được kéo dài hiệu lực trong khi chờ kết quả đánh giá lại, muộn nhất đến hết ngày %(day)s.")
        return CertificateState(Kind.PROLONGED, end, sentence % {"day": written(end)}, changes_on=end + DAY)
    ended = _last_day_in_force(certificate, last, day)
    return CertificateState(
        Kind.LAPSED,
        ended,
        _("Đã hết hiệu lực sau ngày %(day)s.") % {"day": written(ended)},
        _("Sản phẩm không được dùng sao OCOP sau ngày này nếu chưa được công nhận lại."),
    )


def _prolongs(prolongation: Prolongation, day: date) -> bool:
    running = prolongation.ended_on is None or day < prolongation.ended_on
    return running and prolongation.decided_on <= day <= prolongation.last_possible_on


def _last_day_in_force(certificate: Certificate, last: date, day: date) -> date:
    """The last day in force as `day` knows it: a prolongation counts from its own day on."""
    prolongation: Prolongation | None = getattr(certificate, "prolongation", None)
    if prolongation is None or prolongation.decided_on > day:
        return last
    end = prolongation.last_possible_on
    return max(last, min(end, prolongation.ended_on - DAY)) if prolongation.ended_on else end


def _unknown(certificate: Certificate) -> CertificateState:
    sentence = certificate.public_note or _("Chưa có dữ liệu về thời hạn của giấy chứng nhận này.")
    hint = ""
    if certificate.decided_on:
        derived = terms.derived_end(certificate.decided_on)
        hint = _("Suy ra: thời hạn tính từ ngày quyết định hết vào ngày %(day)s.") % {"day": written(derived)}
    return CertificateState(Kind.UNKNOWN_DATE, None, sentence, hint)


def written(day: date) -> str:
    """A day as dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"
