"""Roles, kinds of organisations and the marks before a signature."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a membership may do; seats in councils come from a decision, not from here."""

    PRODUCER = "producer", _("Chủ thể OCOP")
    COMMUNE_OFFICER = "commune_officer", _("Cán bộ OCOP cấp xã")
    COMMUNE_LEADER = "commune_leader", _("Lãnh đạo UBND cấp xã")
    OCOP_OFFICE = "ocop_office", _("Cán bộ cơ quan tham mưu quản lý OCOP")
    DEPARTMENT_OFFICER = "department_officer", _("Cán bộ sở, ngành, đoàn thể")
    CLERK = "clerk", _("Văn thư")
    ACCOUNTANT = "accountant", _("Kế toán")
    PROVINCE_LEADER = "province_leader", _("Lãnh đạo UBND cấp tỉnh")
    MINISTRY_OFFICE = "ministry_office", _("Cán bộ cơ quan tham mưu OCOP của Bộ")
    ADVISER = "adviser", _("Tư vấn hồ sơ")
    ORGANISATION_ADMIN = "organisation_admin", _("Quản trị của cơ quan")
    SYSTEM_ADMIN = "system_admin", _("Quản trị hệ thống")


class OrganisationKind(models.TextChoices):
    """Agencies, producers' firms and others. The producer kinds are those of QĐ 26/2026/QĐ-TTg, Điều 2.3."""

    COMMUNE_COMMITTEE = "commune_committee", _("UBND cấp xã")
    PROVINCE_COMMITTEE = "province_committee", _("UBND cấp tỉnh")
    PROVINCE_OCOP_OFFICE = "province_ocop_office", _("Cơ quan tham mưu quản lý OCOP cấp tỉnh")
    DEPARTMENT = "department", _("Sở, ngành")
    MASS_ORGANISATION = "mass_organisation", _("Đoàn thể")
    MINISTRY = "ministry", _("Bộ")
    MINISTRY_OCOP_OFFICE = "ministry_ocop_office", _("Cơ quan tham mưu quản lý OCOP của Bộ")
    # Ended on 1/7/2025: it has no people here, its papers of old dossiers are recorded by the province.
    DISTRICT_COMMITTEE = "district_committee", _("UBND cấp huyện (trước ngày 01/7/2025)")
    SYSTEM = "system", _("Đơn vị vận hành")
    PARTNER = "partner", _("Đối tác")
    COOPERATIVE = "cooperative", _("Hợp tác xã")
    COOPERATIVE_GROUP = "cooperative_group", _("Tổ hợp tác")
    ENTERPRISE = "enterprise", _("Doanh nghiệp nhỏ và vừa")
    FARM = "farm", _("Trang trại")
    HOUSEHOLD_PRODUCER = "household_producer", _("Hộ sản xuất")
    REGISTERED_HOUSEHOLD = "registered_household", _("Hộ gia đình có đăng ký kinh doanh")
    ASSOCIATION = "association", _("Hội, hiệp hội, trung tâm điều hành hoặc tổ chức tương đương")
    # Only of old lists, which say "cơ sở sản xuất" and nothing of the legal form; nobody registers as one.
    UNSTATED_PRODUCER = "unstated_producer", _("Cơ sở sản xuất (tài liệu không ghi loại hình)")


PRODUCER_KINDS = (
    OrganisationKind.COOPERATIVE,
    OrganisationKind.COOPERATIVE_GROUP,
    OrganisationKind.ENTERPRISE,
    OrganisationKind.FARM,
    OrganisationKind.HOUSEHOLD_PRODUCER,
    OrganisationKind.REGISTERED_HOUSEHOLD,
    OrganisationKind.ASSOCIATION,
)


MINISTRY_KINDS = (OrganisationKind.MINISTRY, OrganisationKind.MINISTRY_OCOP_OFFICE)

# State bodies and mass organisations, whose scope of work is the unit they stand in.
AGENCY_KINDS = (
    OrganisationKind.COMMUNE_COMMITTEE,
    OrganisationKind.PROVINCE_COMMITTEE,
    OrganisationKind.PROVINCE_OCOP_OFFICE,
    OrganisationKind.DEPARTMENT,
    OrganisationKind.MASS_ORGANISATION,
    *MINISTRY_KINDS,
)

# What the operator enters: producers register themselves, the operator's own organisation comes with the installation.
ENTERED_KINDS = (*AGENCY_KINDS, OrganisationKind.PARTNER)


class Capacity(models.TextChoices):
    """Mark before the signer's title (Nghị định 30/2020/NĐ-CP)."""

    HEAD = "", _("Người đứng đầu")
    TM = "TM.", _("TM. – thay mặt tập thể")
    KT = "KT.", _("KT. – ký thay")
    TL = "TL.", _("TL. – thừa lệnh")
    TUQ = "TUQ.", _("TUQ. – thừa ủy quyền")
    Q = "Q.", _("Q. – quyền cấp trưởng")


class BodyKind(models.TextChoices):
    """Bodies set up by a decision."""

    COUNCIL = "council", _("Hội đồng đánh giá, phân hạng sản phẩm OCOP")
    TEAM = "team", _("Tổ tư vấn Hội đồng")


class SeatRole(models.TextChoices):
    """Place in a body."""

    CHAIR = "chair", _("Chủ tịch Hội đồng")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch Hội đồng")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Thành viên")


TEAM_ROLES = {
    SeatRole.CHAIR: _("Tổ trưởng"),
    SeatRole.VICE_CHAIR: _("Tổ phó"),
    SeatRole.SECRETARY: SeatRole.SECRETARY.label,
    SeatRole.MEMBER: SeatRole.MEMBER.label,
}


class DataRequestKind(models.TextChoices):
    """What a person may ask about the data that is kept on them."""

    COPY = "copy", _("Xin bản sao dữ liệu về tôi")
    CORRECT = "correct", _("Sửa dữ liệu chưa đúng")
    ERASE = "erase", _("Xóa dữ liệu không còn cần")
    OBJECT = "object", _("Không đồng ý một cách dùng dữ liệu")
