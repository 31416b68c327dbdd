"""Who may do what with certificates: may this membership, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from saolang.certificates import terms
from saolang.certificates.models import Certificate
from saolang.core import clock
from saolang.core.errors import Refusal
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation

AUTHORITY_OF_LEVEL = {
    "district": OrganisationKind.DISTRICT_COMMITTEE,
    "province": OrganisationKind.PROVINCE_COMMITTEE,
    "ministry": OrganisationKind.MINISTRY,
}
DECIDING_ROLES = frozenset({Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE})


def authority_refusal(star: int, authority: Organisation, *, on: date) -> Refusal | None:
    """Whether this organisation decides on this star on a day (QĐ 26/2026/QĐ-TTg, Điều 4.1, 8.2)."""
    level = terms.deciding_level(star, on=on)
    kind = AUTHORITY_OF_LEVEL.get(level)
    if kind is None or authority.kind == kind:
        return None
    return Refusal(
        "wrong-authority",
        _("%(star)s sao do %(kind)s quyết định, không phải %(name)s.")
        % {"star": star, "kind": kind.label, "name": authority.name},
    )


def can_decide(by: Membership, certificate: Certificate) -> Refusal | None:
    """Whether this membership may enter a withdrawal or prolongation: the deciding authority and its OCOP office."""
    if by.role not in DECIDING_ROLES:
        return Refusal("no-right", _("Việc này do cơ quan đã công nhận sản phẩm thực hiện."))
    authority = authority_of(by.organisation)
    if _still_decides(certificate) and authority.pk != certificate.authority_id:
        return Refusal(
            "other-authority",
            _("Giấy chứng nhận này do %(name)s cấp; chỉ cơ quan đó quyết định.") % {"name": certificate.authority_name},
        )
    return authority_refusal(certificate.star, authority, on=clock.today())


def _still_decides(certificate: Certificate) -> bool:
    """Whether who recognised it decides on it today too; for a district that ended its province does (Điều 8.2)."""
    authority = certificate.authority
    return authority is not None and authority_refusal(certificate.star, authority, on=clock.today()) is None


def authority_of(organisation: Organisation) -> Organisation:
    """The authority an office works for: the committee or ministry above it, or the organisation itself."""
    if organisation.kind in AUTHORITY_OF_LEVEL.values() or organisation.parent is None:
        return organisation
    return organisation.parent
