"""Setting an installation up: its operator, its agencies, all agencies of a province at once."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.people import queries, rules
from saolang.people.domain.accounts import add_membership, create_account, create_organisation
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Account, Membership, Organisation
from saolang.territory.models import Unit
from saolang.viet.text import fold

OPERATOR = "Đơn vị vận hành Sao Làng"
COMMITTEE_SYMBOL = "UBND"


@transaction.atomic
def found_operator(username: str, *, full_name: str, password: str) -> Membership:
    """The first administrator of an installation, in the organisation that runs it (made when missing).

    Only the command line calls this: nobody can act before somebody exists.

    Raises:
        WrongInput: the user name is taken or holds characters that a user name cannot have, or a name is missing.
    """
    try:
        Account(username=username.strip(), full_name=full_name.strip()).clean_fields(exclude={"password"})
    except ValidationError as error:
        wrong = "username" if "username" in error.message_dict else "full_name"
        raise WrongInput(_not_usable(wrong), field=wrong) from error
    account = create_account(username.strip(), full_name=full_name, password=password)
    operator = Organisation.objects.filter(kind=OrganisationKind.SYSTEM, illustration=False).order_by("id").first()
    if operator is None:
        operator = create_organisation(OPERATOR, kind=OrganisationKind.SYSTEM, by=None)
    return add_membership(operator, account=account, role=Role.SYSTEM_ADMIN, by=None)


def _not_usable(name: str) -> str:
    if name == "full_name":
        return _("Hãy ghi họ và tên, nhiều nhất 120 ký tự.")
    return _("Tên đăng nhập chỉ gồm chữ, số và các dấu @ . + - _, nhiều nhất 150 ký tự.")


@transaction.atomic
def update_organisation(
    organisation: Organisation,
    *,
    name: str,
    short_name: str = "",
    symbol: str = "",
    place: str = "",
    parent: Organisation | None = None,
    valid_to: date | None = None,
    expected: int,
    by: Membership,
) -> Organisation:
    """Change what an agency is called, what its papers carry, whom it serves, and its last day.

    Kind and unit stay as they were entered, because rights and records of people depend on them: an agency entered by
    mistake gets a last day and a new one is entered. Issued papers keep the names they carry.

    Args:
        symbol: mark in the numbers of its papers ("UBND").
        place: place name written on its papers.
        valid_to: its last day; None while it works.
        expected: the version that the person saw.

    Raises:
        NoRight, Stale. WrongInput: no name, it would stand above itself, it ends before it began, or a second agency
            of the kind would work in the unit.
    """
    require(rules.can_update_organisation(by))
    row = locked(organisation, expected=expected)
    if not name.strip():
        raise WrongInput(_("Hãy ghi tên cơ quan, tổ chức."), field="name")
    if _stands_above(row, parent):
        raise WrongInput(_("Cơ quan không thể là cấp trên của chính mình."), field="parent")
    if valid_to and row.valid_from and valid_to < row.valid_from:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="valid_to")
    if valid_to is None and (other := queries.other_agency(row.kind, row.unit, but=row)):
        raise WrongInput(_("%s đang làm việc ở địa bàn này rồi.") % other.name, field="valid_to")
    given = {
        "name": " ".join(name.split()), "folded": fold(name), "short_name": short_name, "symbol": symbol,
        "place": place, "parent": parent, "valid_to": valid_to,
    }  # fmt: skip
    changed = [field for field, value in given.items() if getattr(row, field) != value]
    for field in changed:
        setattr(row, field, given[field])
    if changed:
        bump(row, *changed)
        events.record(row, "updated", by=by, data={"fields": [field for field in changed if field != "folded"]})
    return row


def _stands_above(row: Organisation, parent: Organisation | None) -> bool:
    """Whether `row` is `parent` or anything above it."""
    while parent is not None:
        if parent.pk == row.pk:
            return True
        parent = parent.parent
    return False


@transaction.atomic
def found_province(province: Unit, *, by: Membership) -> list[Organisation]:
    """Enter the agencies that a province needs: its committee, its OCOP office, a committee for each commune.

    What is there stays, so a second call enters only what is missing (a commune that is new, an agency that ended).
    Each one has its own event. The office carries the general name of QĐ 26/2026/QĐ-TTg until its own is written.

    Returns:
        the organisations that were entered; empty when nothing was missing.

    Raises:
        NoRight. WrongInput: not a province of today.
    """
    require(rules.can_found_province(by))
    unit = locked(province)  # two operators at once: the second one finds everything there
    gaps = queries.province_gaps(unit)
    committee, made = gaps.committee, []
    if committee is None:
        committee = _committee(unit, OrganisationKind.PROVINCE_COMMITTEE, by)
        made.append(committee)
    if gaps.office is None:
        office = create_organisation(
            f"Cơ quan tham mưu quản lý OCOP {unit}", kind=OrganisationKind.PROVINCE_OCOP_OFFICE, unit=unit,
            parent=committee, place=unit.name, illustration=unit.invented, by=by,
        )  # fmt: skip
        made.append(office)
    made += [_committee(commune, OrganisationKind.COMMUNE_COMMITTEE, by) for commune in gaps.communes]
    return made


def _committee(unit: Unit, kind: str, by: Membership) -> Organisation:
    return create_organisation(
        f"Ủy ban nhân dân {unit}", kind=kind, unit=unit, symbol=COMMITTEE_SYMBOL, place=unit.name,
        illustration=unit.invented, by=by,
    )  # fmt: skip
