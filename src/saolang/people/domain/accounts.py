"""Accounts, organisations and memberships.

`by=None` is the installation itself: demonstration data, imports and a producer's own registration, where no membership
can act yet.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.people import queries, rules
from saolang.people.domain.signing import end_signing_right
from saolang.people.models import Account, Membership, Organisation, SigningRight
from saolang.territory.models import Unit
from saolang.viet.text import fold


@transaction.atomic
def create_account(
    username: str, *, full_name: str, password: str | None = None, email: str = "", phone: str = ""
) -> Account:
    """A person who can sign in (without a password: only by a reset or single sign-on).

    Raises:
        WrongInput: the user name is taken, or the name is empty.
    """
    if not full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên."), field="full_name")
    if Account.objects.filter(username__iexact=username).exists():
        raise WrongInput(_("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."), field="username")
    account = Account(username=username, full_name=" ".join(full_name.split()), email=email, phone=phone)
    account.set_password(password)
    account.save()
    events.record(account, "created", by=None)
    return account


@transaction.atomic
def complete_registration(account: Account, *, full_name: str, phone: str = "") -> Account:
    """Name and phone of a person who signed up on screen; the saved account gets its first event."""
    account.full_name, account.phone = " ".join(full_name.split()) or account.username, phone
    account.save(update_fields=["full_name", "phone"])
    events.record(account, "created", by=None)
    return account


@transaction.atomic
def update_account(account: Account, *, full_name: str, phone: str, language: str, email: str | None = None) -> Account:
    """Change the own name, phone and language; what a person typed about themselves needs no membership."""
    if not full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên."), field="full_name")
    account.full_name, account.phone, account.language = " ".join(full_name.split()), phone, language
    fields = ["full_name", "phone", "language"]
    if email is not None:
        account.email = email
        fields.append("email")
    account.save(update_fields=fields)
    events.record(account, "updated", by=None, data={"fields": fields})
    return account


@transaction.atomic
def create_organisation(
    name: str,
    *,
    kind: str,
    unit: Unit | None = None,
    parent: Organisation | None = None,
    short_name: str = "",
    symbol: str = "",
    place: str = "",
    tax_code: str = "",
    valid_from: date | None = None,
    illustration: bool = False,
    by: Membership | None,
) -> Organisation:
    """Enter an agency, firm or partner.

    Args:
        symbol: mark in the numbers of its papers ("UBND").
        place: place name written on its papers.
        by: operator or OCOP office; None for the installation itself and for a producer that registers.

    Raises:
        NoRight. WrongInput: no name, or (entered by a person) a committee or OCOP office without its unit of today, or
            the second one there.
    """
    if by is not None:
        require(rules.can_create_organisation(by))
        _check_unit(kind, unit)
    if not name.strip():
        raise WrongInput(_("Hãy ghi tên cơ quan, tổ chức."), field="name")
    organisation = Organisation.objects.create(
        name=" ".join(name.split()), folded=fold(name), kind=kind, unit=unit, parent=parent, short_name=short_name,
        symbol=symbol, place=place, tax_code=tax_code, valid_from=valid_from, illustration=illustration,
    )  # fmt: skip
    events.record(organisation, "created", by=by, data={"kind": kind, "unit": unit.stable_id if unit else None})
    return organisation


def _check_unit(kind: str, unit: Unit | None) -> None:
    """Dossiers find their agency by its unit, so it must be the right one, and the only one there."""
    if refusal := rules.wrong_unit(kind, unit):
        raise WrongInput(refusal.sentence, code=refusal.code, field="kind")
    if other := queries.other_agency(kind, unit):
        raise WrongInput(_("%s đang làm việc ở địa bàn này rồi.") % other.name, code="there-already", field="kind")


@transaction.atomic
def add_membership(
    organisation: Organisation,
    *,
    account: Account,
    role: str,
    title: str = "",
    from_on: date | None = None,
    by: Membership | None,
) -> Membership:
    """Let a person act for an organisation in a role, from a day (today when None).

    Raises:
        NoRight: not the administrator or leader. WrongInput: the role does not exist in such an organisation, or the
            person holds it already.
    """
    if by is not None:
        require(rules.can_manage(by, organisation))
    if role not in rules.roles_for(organisation):
        raise WrongInput(_("Cơ quan loại này không có vai trò đó."), field="role")
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                organisation=organisation, account=account, role=role, title=title, from_on=from_on or clock.today()
            )
    except IntegrityError as error:
        raise WrongInput(_("%s đã giữ vai trò này.") % account.full_name, field="role") from error
    events.record(organisation, "member-added", by=by, data={"membership": str(membership.uuid), "role": role})
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, on: date | None = None, by: Membership) -> Membership:
    """End a membership after the given day (today when None).

    With the last membership of a person in an agency, the person's signing rights there end on the same day.

    Raises:
        NoRight. NotNow: it ended already, or it is the last one that looks after the organisation.
    """
    row = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    require(rules.can_manage(by, row.organisation))
    if row.to_on:
        raise NotNow(_("Vai trò này đã kết thúc ngày %s.") % f"{row.to_on:%d/%m/%Y}")
    others = Membership.objects.filter(organisation=row.organisation, role=row.role, to_on__isnull=True)
    if row.role in rules.MANAGERS and row.pk == by.pk and not others.exclude(pk=row.pk).exists():
        raise NotNow(_("Bạn là người cuối cùng giữ vai trò này. Hãy giao cho người khác trước."))
    row.to_on = on or clock.today()
    if row.to_on < row.from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="on")
    row.save(update_fields=["to_on"])
    _end_rights_of(row, by=by)
    events.record(
        row.organisation, "member-ended", by=by, data={"membership": str(row.uuid), "role": row.role, "on": row.to_on}
    )
    return row


def _end_rights_of(ended: Membership, *, by: Membership) -> None:
    """The signing rights of a person who no longer works in the organisation."""
    assert ended.to_on
    mine = {"organisation": ended.organisation, "account": ended.account}
    if Membership.objects.filter(**mine, to_on__isnull=True).exists():
        return
    for right in SigningRight.objects.filter(**mine, from_on__lte=ended.to_on).exclude(to_on__lte=ended.to_on):
        end_signing_right(right, on=ended.to_on, by=by)
