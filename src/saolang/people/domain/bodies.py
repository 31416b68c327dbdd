"""Councils and council teams with their seats; terms of advisers."""

from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput, require
from saolang.people import rules
from saolang.people.enums import SeatRole
from saolang.people.models import Account, AdviserTerm, Body, Membership, Organisation, Seat


@transaction.atomic
def create_body(
    organisation: Organisation,
    *,
    kind: str,
    name: str,
    decision: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
    by: Membership | None,
) -> Body:
    """Enter a council or team; `decision` names the paper that set it up, empty while it is being prepared."""
    if by is not None:
        require(rules.can_establish(by, organisation))
    if not name.strip():
        raise WrongInput(_("Hãy ghi tên Hội đồng hoặc Tổ."), field="name")
    if from_on and to_on and to_on < from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="to_on")
    body = Body.objects.create(
        organisation=organisation, kind=kind, name=name.strip(), decision=decision, from_on=from_on, to_on=to_on
    )
    events.record(body, "created", by=by, data={"kind": kind, "decision": decision})
    return body


@transaction.atomic
def add_seat(
    body: Body,
    *,
    full_name: str,
    title: str,
    role: str = SeatRole.MEMBER,
    account: Account | None = None,
    from_on: date | None = None,
    by: Membership | None,
) -> Seat:
    """Add a member; the order of adding is the order in the decision.

    Raises:
        WrongInput: no name, a second chair, or the person sits there already.
    """
    if by is not None:
        require(rules.can_establish(by, body.organisation))
    if not full_name.strip():
        raise WrongInput(_("Hãy ghi họ và tên thành viên."), field="full_name")
    sitting = body.seats.filter(to_on__isnull=True)
    if role == SeatRole.CHAIR and sitting.filter(role=SeatRole.CHAIR).exists():
        raise WrongInput(_("%s đã có người đứng đầu.") % body.name, field="role")
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                body=body, account=account, full_name=" ".join(full_name.split()), title=title.strip(), role=role,
                position=body.seats.count() + 1, from_on=from_on or body.from_on,
            )  # fmt: skip
    except IntegrityError as error:
        raise WrongInput(_("Người này đã là thành viên."), field="full_name") from error
    events.record(body, "seat-added", by=by, data={"seat": str(seat.uuid), "role": role})
    return seat


@transaction.atomic
def replace_seat(
    seat: Seat, *, full_name: str, title: str, account: Account | None = None, on: date, by: Membership | None
) -> Seat:
    """From the day `on` another person sits there; the one before sat until the day before.

    Args:
        by: None where an issued decision says so.

    Raises:
        NotNow: the seat ended already.
    """
    row = Seat.objects.select_for_update(of=("self",)).get(pk=seat.pk)
    if by is not None:
        require(rules.can_establish(by, row.body.organisation))
    if row.to_on:
        raise NotNow(_("Thành viên này đã được thay từ ngày %s.") % f"{row.to_on + timedelta(days=1):%d/%m/%Y}")
    row.to_on = on - timedelta(days=1)
    if row.from_on and row.to_on < row.from_on:
        raise WrongInput(_("Ngày thay phải sau ngày bắt đầu của thành viên cũ."), field="on")
    row.save(update_fields=["to_on"])
    new = add_seat(row.body, full_name=full_name, title=title, role=row.role, account=account, from_on=on, by=by)
    new.position = row.position
    new.save(update_fields=["position"])
    events.record(row.body, "seat-replaced", by=by, data={"seat": str(row.uuid), "with": str(new.uuid), "on": on})
    return new


@transaction.atomic
def appoint_adviser(
    adviser: Membership, *, dossier: UUID, from_on: date, to_on: date, by: Membership | None
) -> AdviserTerm:
    """Let an adviser help with one dossier until a day; a second call moves the term.

    The caller makes sure that `by` may change this dossier.
    """
    if by is not None:
        require(rules.can_appoint_adviser(by, adviser))
    if to_on < from_on:
        raise WrongInput(_("Ngày kết thúc không thể trước ngày bắt đầu."), field="to_on")
    term, _made = AdviserTerm.objects.update_or_create(
        membership=adviser, dossier=dossier, defaults={"from_on": from_on, "to_on": to_on}
    )
    events.record(
        adviser.organisation,
        "adviser-appointed",
        by=by,
        data={"membership": str(adviser.uuid), "dossier": str(dossier), "from": from_on, "to": to_on},
    )
    return term


@transaction.atomic
def end_adviser(term: AdviserTerm, *, by: Membership) -> AdviserTerm:
    """End a term at once: from today the adviser no longer sees the dossier. The row stays as a record.

    The caller makes sure that `by` may change this dossier.
    """
    row = AdviserTerm.objects.select_for_update(of=("self",)).select_related("membership").get(pk=term.pk)
    require(rules.can_appoint_adviser(by, row.membership))
    if row.to_on < clock.today():
        raise NotNow(_("Người tư vấn này đã hết thời hạn ngày %s.") % f"{row.to_on:%d/%m/%Y}")
    row.to_on = clock.today() - timedelta(days=1)
    row.save(update_fields=["to_on"])
    events.record(
        row.membership.organisation,
        "adviser-ended",
        by=by,
        data={"membership": str(row.membership.uuid), "dossier": str(row.dossier), "to": row.to_on},
    )
    return row
