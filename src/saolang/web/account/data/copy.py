"""What the system keeps about one person, gathered for that person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saolang.dossiers.form import SEXES
from saolang.people.enums import Role
from saolang.people.models import Account
from saolang.people.queries import active_memberships
from saolang.producers.models import Producer


@dataclass(frozen=True)
class Part:
    """A headed group of facts about a person; only what is filled in."""

    title: str
    facts: tuple[tuple[str, str], ...]


def kept_about(person: Account) -> list[Part]:
    """The account, the roles, the seats, and what a producer's representative filled in for Mẫu số 02."""
    return [part for part in _parts(person) if part.facts]


def _parts(person: Account) -> Iterator[Part]:
    yield _part(
        _("Tài khoản"),
        (_("Họ và tên"), person.full_name),
        (_("Tên đăng nhập"), person.username),
        (_("Thư điện tử"), person.email),
        (_("Điện thoại"), person.phone),
        (_("Đăng nhập gần nhất"), person.last_login.date() if person.last_login else None),
    )
    for one in person.memberships.select_related("organisation"):
        yield _part(
            f"{_('Vai trò')}: {one.get_role_display()} – {one.organisation.name}",
            (_("Chức danh"), one.title),
            (_("Từ ngày"), one.from_on),
            (_("Đến ngày"), one.to_on),
        )
    for seat in person.seats.select_related("body"):
        yield _part(
            f"{_('Ghế trong hội đồng, tổ tư vấn')}: {seat.body.name}",
            (_("Họ và tên"), seat.full_name),
            (_("Chức danh"), seat.title),
            (_("Vai trò"), seat.role_name),
        )
    # Who left the firm, or only enters for it as an officer, is not the one whose data it holds.
    mine = active_memberships(person).filter(role=Role.PRODUCER, stands_in__isnull=True).order_by()
    firms = Producer.objects.filter(organisation__in=mine.values("organisation"))
    for firm in firms.select_related("organisation"):
        yield _part(
            f"{_('Chủ thể')}: {firm.organisation.name}",
            (_("Địa chỉ"), firm.address),
            (_("Điện thoại"), firm.phone),
            (_("Thư điện tử"), firm.email),
            (_("Người đại diện"), firm.representative),
            (_("Giới tính"), dict(SEXES).get(firm.representative_sex)),
            (_("Dân tộc"), firm.representative_ethnicity),
            (_("Địa chỉ thường trú"), firm.representative_address),
        )


def _part(title: str, *facts: tuple[str, object]) -> Part:
    return Part(title, tuple((label, _shown(value)) for label, value in facts if value))


def _shown(value: object) -> str:
    return date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else str(value)
