"""What a result means for the certificate that an upgrade or renewal is about (QĐ 26/2026/QĐ-TTg, Điều 7.5, 7.6)."""

from datetime import date

from django.utils.translation import gettext as _

from saolang.certificates.domain import end_early, end_prolongation
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock, practice
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.dossiers.renewal import old_certificate
from saolang.people.models import Membership


def stays_out(dossier: Dossier, star: int) -> str:
    """Why a product with this star gets no new certificate all the same, in a sentence; "" when it does.

    A withdrawn certificate is not renewed. An upgrade that comes to no higher star leaves the certificate as it is, as
    the practice setting `upgrade_not_higher` says: the law is silent.
    """
    old = old_certificate(dossier)
    if old is None:
        return ""
    if hasattr(old, "withdrawal"):
        return _("Giấy chứng nhận đã bị thu hồi trong khi đánh giá, nên không được công nhận tiếp bằng hồ sơ này.")
    is_no_higher = dossier.kind == Kind.UPGRADE and star <= old.star and state_on(old, clock.today()).in_force
    if is_no_higher and practice.value("upgrade_not_higher") == "keep_old":
        return _("Kết quả %(star)s sao không cao hơn hạng đang có; giấy chứng nhận đang có được giữ nguyên.") % {
            "star": star
        }
    return ""


def to_replace(dossier: Dossier, running: list[Certificate]) -> Certificate | None:
    """The certificate that a new one takes the place of: one in force, else the one that was renewed after its end."""
    if running:
        return running[0]
    old = old_certificate(dossier)
    if old is None or hasattr(old, "withdrawal") or hasattr(old, "replaced_by"):
        return None
    return old


def not_recognised(dossier: Dossier, *, on: date, by: Membership | None) -> None:
    """A renewal without recognition ends the prolongation; the running term only where the installation chose so."""
    old = old_certificate(dossier) if dossier.kind == Kind.RENEWAL else None
    if old is None:
        return
    prolongation = getattr(old, "prolongation", None)
    if prolongation and prolongation.ended_on is None:
        end_prolongation(old, on=on, by=by)
    if practice.value("failed_renewal_ends_old_certificate"):
        end_early(old, on=on, by=by)
