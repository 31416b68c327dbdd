"""Who may change accounts, memberships, signing rights and bodies."""

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import Refusal
from saolang.people.enums import AGENCY_KINDS, PRODUCER_KINDS, OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.territory.models import Level, Unit
from saolang.territory.queries import valid_on

MANAGERS = (Role.ORGANISATION_ADMIN, Role.COMMUNE_LEADER, Role.PROVINCE_LEADER, Role.SYSTEM_ADMIN)

_COMMUNE = (Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER)
_PROVINCE = (Role.OCOP_OFFICE, Role.PROVINCE_LEADER)
_OFFICE_STAFF = (Role.CLERK, Role.ACCOUNTANT, Role.ORGANISATION_ADMIN)

ROLES_OF_KIND: dict[str, tuple[Role, ...]] = {
    OrganisationKind.COMMUNE_COMMITTEE: (*_COMMUNE, *_OFFICE_STAFF),
    OrganisationKind.PROVINCE_COMMITTEE: (Role.PROVINCE_LEADER, *_OFFICE_STAFF),
    OrganisationKind.PROVINCE_OCOP_OFFICE: (*_PROVINCE[:1], *_OFFICE_STAFF),
    OrganisationKind.DEPARTMENT: (Role.DEPARTMENT_OFFICER, *_OFFICE_STAFF),
    OrganisationKind.MASS_ORGANISATION: (Role.DEPARTMENT_OFFICER, *_OFFICE_STAFF),
    OrganisationKind.MINISTRY: (Role.MINISTRY_OFFICE, *_OFFICE_STAFF),
    OrganisationKind.MINISTRY_OCOP_OFFICE: (Role.MINISTRY_OFFICE, *_OFFICE_STAFF),
    OrganisationKind.DISTRICT_COMMITTEE: (),
    OrganisationKind.SYSTEM: (Role.SYSTEM_ADMIN,),
    OrganisationKind.PARTNER: (Role.ADVISER, Role.ORGANISATION_ADMIN),
    **dict.fromkeys((*PRODUCER_KINDS, OrganisationKind.UNSTATED_PRODUCER), (Role.PRODUCER, Role.ADVISER)),
}
"""Which roles a person may hold in an organisation of each kind."""


LEVEL_OF_KIND: dict[str, Level] = {
    OrganisationKind.COMMUNE_COMMITTEE: Level.COMMUNE,
    OrganisationKind.PROVINCE_COMMITTEE: Level.PROVINCE,
    OrganisationKind.PROVINCE_OCOP_OFFICE: Level.PROVINCE,
}
"""Kinds of which a unit of this level has exactly one: dossiers find their agency by it."""


def roles_for(organisation: Organisation) -> tuple[Role, ...]:
    """The roles that exist in an organisation of this kind."""
    return ROLES_OF_KIND[organisation.kind]


def can_manage(by: Membership, organisation: Organisation) -> Refusal | None:
    """Whether this membership looks after the people of the organisation: its administrator or its leader.

    A producer's own people are looked after by the producer; the operator may help everyone.
    """
    own = by.organisation_id == organisation.pk
    if by.role == Role.SYSTEM_ADMIN or (own and by.role in MANAGERS):
        return None
    if own and by.role == Role.PRODUCER:
        return None
    return Refusal("no-right", _("Chỉ quản trị hoặc lãnh đạo của %s được làm việc này.") % organisation.name)


def can_stand_in(by: Membership, organisation: Organisation) -> Refusal | None:
    """Whether a commune officer may enter for a producer of the own commune that has no people here yet."""
    same_place = organisation.unit_id is not None and organisation.unit_id == by.organisation.unit_id
    if by.role != Role.COMMUNE_OFFICER or organisation.kind not in PRODUCER_KINDS or not same_place:
        return Refusal("no-right", _("Chỉ cán bộ OCOP của xã nơi chủ thể đóng mới nhập thay được."))
    own = organisation.memberships.filter(role=Role.PRODUCER, stands_in__isnull=True)
    if own.filter(to_on__isnull=True).exists():
        return Refusal("has-people", _("Chủ thể đã có tài khoản. Hãy đề nghị chủ thể tự làm hồ sơ."))
    return None


def can_grant_signing(by: Membership, organisation: Organisation) -> Refusal | None:
    """Whether this membership may enter signing rights: administrator or leader of an agency."""
    if organisation.kind not in AGENCY_KINDS:
        return Refusal("not-an-agency", _("Quyền ký chỉ ghi cho cơ quan nhà nước và đoàn thể."))
    return can_manage(by, organisation)


def can_create_organisation(by: Membership) -> Refusal | None:
    """Whether this membership may enter a new agency: the operator, or the OCOP office of the level above."""
    if by.role in (Role.SYSTEM_ADMIN, Role.OCOP_OFFICE, Role.MINISTRY_OFFICE):
        return None
    return Refusal("no-right", _("Chỉ quản trị hệ thống hoặc cơ quan tham mưu OCOP được lập cơ quan mới."))


def can_update_organisation(by: Membership) -> Refusal | None:
    """Whether this membership may change what an agency is called and what its papers carry: the operator."""
    if by.role == Role.SYSTEM_ADMIN:
        return None
    return Refusal("no-right", _("Chỉ quản trị hệ thống được sửa thông tin cơ quan."))


def can_found_province(by: Membership) -> Refusal | None:
    """Whether this membership may enter all agencies of a province at once: the operator."""
    if by.role == Role.SYSTEM_ADMIN:
        return None
    return Refusal("no-right", _("Chỉ quản trị hệ thống được lập cơ quan cho cả một tỉnh."))


def wrong_unit(kind: str, unit: Unit | None) -> Refusal | None:
    """Why an agency of this kind cannot stand in the unit: a committee and an OCOP office belong to one of today."""
    level = LEVEL_OF_KIND.get(kind)
    if level is None:
        return None
    if unit is None or unit.level != level:
        return Refusal("wrong-unit", _("Cơ quan loại này phải gắn với một đơn vị %s.") % level.label)
    if not valid_on(clock.today(), level).filter(pk=unit.pk).exists():
        return Refusal("unit-ended", _("%s không còn nữa. Hãy chọn đơn vị hành chính của hôm nay.") % unit)
    return None


def can_establish(by: Membership, organisation: Organisation) -> Refusal | None:
    """Whether this membership enters councils and teams of the organisation: the OCOP office that serves it."""
    own = by.organisation
    serves = organisation.pk in (own.pk, own.parent_id)
    if serves and by.role in (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE):
        return None
    return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP được lập Hội đồng và Tổ tư vấn."))


def can_appoint_adviser(by: Membership, adviser: Membership) -> Refusal | None:
    """Whether this membership may let an adviser help with its own dossiers: producer or commune."""
    if adviser.role != Role.ADVISER:
        return Refusal("not-adviser", _("Người này không giữ vai trò tư vấn hồ sơ."))
    if by.role in (Role.PRODUCER, Role.COMMUNE_OFFICER, Role.OCOP_OFFICE):
        return None
    return Refusal("no-right", _("Chỉ chủ thể hoặc cán bộ OCOP được mời tư vấn cho hồ sơ."))


def can_answer_data_requests(by: Membership) -> Refusal | None:
    """The operator keeps the data, so the operator answers what a person asks about it."""
    if by.role == Role.SYSTEM_ADMIN:
        return None
    return Refusal("no-right", _("Chỉ quản trị hệ thống được trả lời yêu cầu về dữ liệu cá nhân."))
