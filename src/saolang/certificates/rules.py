"""Who may do what with certificates: may this membership, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from saolang.certificates import terms
from saolang.certificates.enums import IN_FORCE, Kind
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on, written
from saolang.core import clock, practice
from saolang.core.errors import Refusal
from saolang.people.enums import MINISTRY_KINDS, OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.territory.models import Unit

AUTHORITY_OF_LEVEL = {
    "district": OrganisationKind.DISTRICT_COMMITTEE,
    "province": OrganisationKind.PROVINCE_COMMITTEE,
    "ministry": OrganisationKind.MINISTRY,
}
WITHDRAWABLE = IN_FORCE | {Kind.UNKNOWN_DATE}
OFFICES = frozenset({Role.OCOP_OFFICE, Role.MINISTRY_OFFICE})
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


def wrong_authority(certificate: Certificate, authority: Organisation, *, on: date) -> Refusal | None:
    """Why this organisation's decision cannot end the certificate: another level, another province (Điều 8.2)."""
    if refusal := authority_refusal(certificate.star, authority, on=on):
        return refusal
    if authority.kind in MINISTRY_KINDS or authority.unit_id is None:
        return None
    here = {unit.pk for unit in _units_above(certificate.product.place)}
    if authority.unit_id in here:
        return None
    return Refusal("other-authority", _("%s không có thẩm quyền đối với sản phẩm ở nơi khác.") % authority.name)


def _units_above(place: Unit) -> list[Unit]:
    """The unit with district and province of its own date, and those of the unit responsible today."""
    responsibility = getattr(place, "responsibility", None)
    units = [place, place.parent, place.province]
    units += [responsibility.today, responsibility.today.province] if responsibility else []
    return [unit for unit in units if unit is not None]


def not_withdrawable(certificate: Certificate, day: date) -> Refusal | None:
    """Why there is nothing to withdraw on a day: withdrawn before, or not in force."""
    if hasattr(certificate, "withdrawal"):
        return Refusal("withdrawn", _("Giấy chứng nhận này đã bị thu hồi."))
    if state_on(certificate, day).kind in WITHDRAWABLE:
        return None
    return Refusal("not-in-force", _("Giấy chứng nhận không còn hiệu lực vào ngày này nên không thu hồi được."))


def not_prolongable(last_valid_on: date) -> Refusal | None:
    """Whether Điều 12.3 keeps a certificate of this last day: any, or those whose window had closed (a setting)."""
    if practice.value("prolongation_for") == "any_late_filer":
        return None
    start = terms.procedure_in_force_from()
    if terms.renewal_closes(last_valid_on) < start <= last_valid_on:
        return None
    return Refusal(
        "not-in-transition",
        _("Đơn vị chỉ kéo dài giấy chứng nhận đã qua hạn nộp hồ sơ đánh giá lại khi quy định có hiệu lực (%s).")
        % written(start),
    )


def _still_decides(certificate: Certificate) -> bool:
    """Whether who recognised it decides on it today too; for a district that ended its province does (Điều 8.2)."""
    authority = certificate.authority
    return authority is not None and authority_refusal(certificate.star, authority, on=clock.today()) is None


def can_lay_out(by: Membership, authority: Organisation) -> Refusal | None:
    """Whether this membership sets how an authority prints its certificates: its OCOP office."""
    if by.role in OFFICES and authority_of(by.organisation).pk == authority.pk:
        return None
    return Refusal("no-right", _("Chỉ cơ quan OCOP của nơi cấp giấy chứng nhận được đặt mẫu in."))


def authority_of(organisation: Organisation) -> Organisation:
    """The authority an office works for: the committee or ministry above it, or the organisation itself."""
    if organisation.kind in AUTHORITY_OF_LEVEL.values() or organisation.parent is None:
        return organisation
    return organisation.parent
