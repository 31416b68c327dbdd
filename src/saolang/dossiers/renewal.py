"""Upgrade and renewal: of which certificate, from which day to which (QĐ 26/2026/QĐ-TTg, Điều 7.5, 7.6, 12.3)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from saolang.certificates import terms
from saolang.certificates.enums import Kind as Standing
from saolang.certificates.models import Certificate
from saolang.certificates.queries import RELATED
from saolang.certificates.state import state_on, written
from saolang.core import practice
from saolang.core.errors import Refusal
from saolang.dossiers.enums import Kind, State
from saolang.dossiers.models import Dossier
from saolang.law.routes import route_for
from saolang.producers.models import Product

RECEIVED = "received_with_warning"


@dataclass(frozen=True)
class Offer:
    """One kind of evaluation that a product may ask for today, or why not.

    Attributes:
        certificate: the one that would be renewed or raised; None for a first evaluation.
        warning: what is received although it is late; "" when nothing is.
    """

    kind: Kind
    certificate: Certificate | None
    refusal: Refusal | None
    warning: str = ""


def offers(product: Product, on: date) -> list[Offer]:
    """The kinds that make sense for a product on a day, the possible ones first; the rest say why not."""
    standing = certificate_of(product, on)
    found = [Offer(Kind.FIRST, None, why_not(Kind.FIRST, standing, on))]
    if standing:
        for kind in (Kind.RENEWAL, Kind.UPGRADE):
            warning = late_warning(standing, on) if kind == Kind.RENEWAL else ""
            found.append(Offer(kind, standing, why_not(kind, standing, on), warning))
    return sorted(found, key=lambda offer: offer.refusal is not None)


def certificate_of(product: Product, on: date) -> Certificate | None:
    """The certificate that counts for a product: one in force on the day, else the newest that was not replaced."""
    rows = list(product.certificates.select_related(*RELATED).filter(replaced_by__isnull=True))
    return next((row for row in rows if state_on(row, on).in_force), rows[0] if rows else None)


def old_certificate(dossier: Dossier) -> Certificate | None:
    """The certificate that a renewal or upgrade is about."""
    if dossier.certificate is None:
        return None
    return Certificate.objects.select_related(*RELATED).get(uuid=dossier.certificate)


def running_renewal(certificate: Certificate) -> Dossier | None:
    """The filed renewal of a certificate that has no result yet (Điều 12.3: what a prolongation waits for)."""
    running = Dossier.objects.filter(state__in=[State.SUBMITTED, State.IN_EVALUATION])
    return running.filter(certificate=certificate.uuid, kind=Kind.RENEWAL).order_by("-id").first()


def why_not(kind: str, certificate: Certificate | None, on: date) -> Refusal | None:
    """Why this kind of dossier cannot be filed on a day; None when it can.

    Args:
        certificate: what `certificate_of` gives, None when the product never had one.
    """
    if kind == Kind.FIRST:
        return _why_not_first(certificate, on)
    if certificate is None:
        return Refusal("no-certificate", _("Sản phẩm chưa có giấy chứng nhận. Hãy lập hồ sơ đánh giá lần đầu."))
    return _why_not_upgrade(certificate, on) if kind == Kind.UPGRADE else _why_not_renew(certificate, on)


def _why_not_first(certificate: Certificate | None, on: date) -> Refusal | None:
    if certificate is None or not state_on(certificate, on).in_force:
        return None
    return Refusal(
        "has-certificate",
        _("Sản phẩm đang có giấy chứng nhận %(star)s sao. Hãy chọn đánh giá lại hoặc nâng hạng.")
        % {"star": certificate.star},
    )


def _why_not_upgrade(certificate: Certificate, on: date) -> Refusal | None:
    if certificate.star >= max(one.star for one in route_for(on).deciders):
        return Refusal("highest", _("Sản phẩm đã ở hạng cao nhất nên không nâng hạng được nữa."))
    state = state_on(certificate, on)
    if state.in_force or state.kind == Standing.UNKNOWN_DATE:
        return None
    return Refusal(
        "not-in-force",
        _("%(state)s Chỉ nâng hạng khi giấy chứng nhận còn hiệu lực.") % {"state": state.sentence},
    )


def _why_not_renew(certificate: Certificate, on: date) -> Refusal | None:
    kind, last = state_on(certificate, on).kind, certificate.last_valid_on
    if kind == Standing.WITHDRAWN:
        return Refusal(
            "withdrawn",
            _("Giấy chứng nhận đã bị thu hồi nên không đánh giá lại được. Hãy lập hồ sơ đánh giá lần đầu."),
        )
    if kind == Standing.REPLACED:
        return Refusal("replaced", _("Giấy chứng nhận này đã được thay. Hãy xem giấy chứng nhận mới."))
    if last is None:
        return None
    opens, closes = terms.renewal_opens(last), terms.renewal_closes(last)
    if on < opens:
        return Refusal(
            "too-early",
            _("Chưa nộp đánh giá lại được. Ngày sớm nhất là %(opens)s, muộn nhất là %(closes)s.")
            % {"opens": written(opens), "closes": written(closes)},
        )
    if kind == Standing.LAPSED and practice.value("lapsed_renewal") != RECEIVED:
        return Refusal(
            "lapsed",
            _("Giấy chứng nhận đã hết hiệu lực sau ngày %(last)s. Hãy lập hồ sơ đánh giá lần đầu.")
            % {"last": written(last)},
        )
    if on > closes and practice.value("late_renewal") != RECEIVED:
        return Refusal(
            "too-late",
            _("Đã quá ngày cuối nộp đánh giá lại (%(closes)s). Hãy hỏi cơ quan tham mưu quản lý OCOP của tỉnh.")
            % {"closes": written(closes)},
        )
    return None


def late_warning(certificate: Certificate, on: date) -> str:
    """What a renewal that is filed late, or whose days are not known, has to be told; "" when it is in time."""
    last = certificate.last_valid_on
    if last is None:
        return _("Chưa rõ ngày hết hạn của giấy chứng nhận; xã xem bản giấy khi tiếp nhận.")
    closes = terms.renewal_closes(last)
    if on <= closes:
        return ""
    return _(
        "Hồ sơ nộp muộn hơn ngày %(closes)s. Hồ sơ vẫn được nhận; giấy chứng nhận có thể hết hiệu lực ngày %(last)s "
        "trước khi có kết quả. Cơ quan có thẩm quyền có thể kéo dài, muộn nhất đến %(until)s (Điều 12.3)."
    ) % {"closes": written(closes), "last": written(last), "until": written(terms.prolonged_until(last))}
