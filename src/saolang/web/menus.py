"""The left menu: at most eight entries, by the work of the role, not by tables."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from saolang.councils.levels import READER_ROLES
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.people.rules import MANAGERS
from saolang.programme.rules import READERS as PLAN_READERS


@dataclass(frozen=True)
class Entry:
    """One line of a menu."""

    label: str
    url: str
    is_current: bool = False


DOSSIER_READERS = frozenset(
    {Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER, Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.MINISTRY_OFFICE}
)

# name of the address, label, roles that have it
_ENTRIES: tuple[tuple[str, StrOrPromise, frozenset[str]], ...] = (
    ("home", _("Việc cần làm"), frozenset(Role.values)),
    ("papers", _("Văn bản"), frozenset(Role.values) - {Role.PRODUCER, Role.ADVISER, Role.SYSTEM_ADMIN}),
    ("agency-list", _("Cơ quan"), frozenset({Role.SYSTEM_ADMIN})),
    ("data-requests", _("Dữ liệu cá nhân"), frozenset({Role.SYSTEM_ADMIN})),
    ("organisation-people", _("Người và quyền ký"), frozenset(MANAGERS)),
    ("dossier-list", _("Hồ sơ sản phẩm"), frozenset({Role.PRODUCER, Role.ADVISER})),
    ("product-list", _("Sản phẩm của tôi"), frozenset({Role.PRODUCER})),
    ("vault", _("Kho giấy tờ"), frozenset({Role.PRODUCER})),
    ("producer-profile", _("Thông tin chủ thể"), frozenset({Role.PRODUCER})),
    ("search", _("Tìm kiếm"), frozenset({Role.PRODUCER, Role.ADVISER})),
    ("office-dossiers", _("Hồ sơ sản phẩm"), DOSSIER_READERS),
    ("national-files", _("Hồ sơ 5 sao"), frozenset({Role.MINISTRY_OFFICE})),
    ("plans", _("Kế hoạch"), frozenset(PLAN_READERS)),
    ("office-rounds", _("Đợt đánh giá"), frozenset(READER_ROLES)),
    ("councils", _("Hội đồng"), frozenset({*READER_ROLES, Role.DEPARTMENT_OFFICER})),
    ("certificates", _("Chứng nhận"), DOSSIER_READERS),
    ("office-producers", _("Chủ thể"), DOSSIER_READERS - {Role.MINISTRY_OFFICE, Role.PROVINCE_LEADER}),
    ("on-behalf", _("Nhập thay hồ sơ giấy"), frozenset({Role.COMMUNE_OFFICER})),
)


def menu_for(membership: Membership, path: str) -> list[Entry]:
    """The entries of this membership; the one that `path` belongs to is current."""
    entries = [(str(label), reverse(name)) for name, label, roles in _ENTRIES if membership.role in roles]
    best = max((url for _label, url in entries if path.startswith(url)), key=len, default="")
    return [Entry(label, url, url == best) for label, url in entries]
