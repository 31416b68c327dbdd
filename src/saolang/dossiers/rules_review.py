"""Who evaluates a renewal before the council: the OCOP office of the level itself, no council team (Điều 7.6c, e)."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.dossiers import rules
from saolang.dossiers.enums import Kind
from saolang.dossiers.models import Dossier
from saolang.dossiers.rules_office import is_open
from saolang.people.enums import Role
from saolang.people.models import Membership

STEPS = {"province": "province-advice", "ministry": "ministry-advice"}
LEVEL_OF_ROLE = {Role.OCOP_OFFICE: "province", Role.MINISTRY_OFFICE: "ministry"}


def level_of(by: Membership) -> str:
    """The level on which this membership evaluates renewals; "" for others."""
    return LEVEL_OF_ROLE.get(Role(by.role), "")


def can_review(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office of the level, while a renewal is at its own evaluation."""
    level = level_of(by)
    if not level or (level == "province" and not rules.is_of_province(by, dossier)):
        return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP được đánh giá hồ sơ này."))
    if dossier.kind != Kind.RENEWAL:
        return Refusal("not-renewal", _("Hồ sơ này do Tổ tư vấn Hội đồng đánh giá."))
    if not is_open(dossier, STEPS[level]):
        return Refusal("not-now", _("Hồ sơ này không ở bước cơ quan tham mưu đánh giá."))
    return None
