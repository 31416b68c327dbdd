"""The OCOP office's desk: second Phiếu số, check of components and content (QĐ 26/2026/QĐ-TTg, Điều 7.3a)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import rules_office
from saolang.dossiers.domain.commune import clean_components, make_receipt
from saolang.dossiers.domain.steps import finish_step
from saolang.dossiers.models import Dossier, OfficeCheck, Receipt
from saolang.people.models import Membership

CONCLUSION_LIMIT = 5_000


@transaction.atomic
def receive_at_office(dossier: Dossier, *, received_on: date, by: Membership, expected: int | None = None) -> Receipt:
    """Take in a dossier that the commune proposed; it gets the office's Phiếu số.

    Args:
        received_on: not before the commune's letter, not in the future.
    """
    fresh = locked(dossier, expected=expected)
    require(rules_office.can_receive_at_office(by, fresh))
    step = fresh.steps.get(key=rules_office.OFFICE_STEP)
    if received_on > clock.today():
        raise WrongInput(_("Ngày nhận không được sau ngày hôm nay."), field="received_on")
    if step.started_on and received_on < step.started_on:
        raise WrongInput(
            _("Ngày nhận không được trước ngày văn bản đề nghị của xã (%s).") % step.started_on.strftime("%d/%m/%Y"),
            field="received_on",
        )
    receipt = make_receipt(fresh, level=rules_office.PROVINCE, organisation=by.organisation, on=received_on, by=by)
    OfficeCheck.objects.get_or_create(dossier=fresh)
    bump(fresh)
    events.record(fresh, "received_by_office", by=by, data={"on": received_on, "receipt": receipt.number_text})
    dossier.refresh_from_db()
    return receipt


@transaction.atomic
def save_check(
    check: OfficeCheck,
    *,
    components: Mapping[str, Mapping[str, str]] | None = None,
    conclusion: str | None = None,
    is_complete: bool | None = None,
    by: Membership,
    expected: int,
) -> OfficeCheck:
    """Keep what the officer found; parts left None stay as they are."""
    fresh = locked(check, expected=expected)
    require(rules_office.can_check(by, fresh.dossier))
    changed: dict[str, Any] = {}
    if components is not None:
        changed["components"] = {**fresh.components, **clean_components(fresh.dossier, components)}
    if conclusion is not None:
        if len(conclusion) > CONCLUSION_LIMIT:
            raise WrongInput(_("Kết luận dài quá 5.000 chữ. Hãy viết gọn lại."), field="conclusion")
        changed["conclusion"] = conclusion.strip()
    if is_complete is not None:
        changed["is_complete"] = is_complete
    real = [name for name, value in changed.items() if getattr(fresh, name) != value]
    for name in real:
        setattr(fresh, name, changed[name])
    if real:
        bump(fresh, *real)
        events.record(fresh, "checked", by=by, data={"parts": sorted(real), "complete": fresh.is_complete})
    return fresh


@transaction.atomic
def finish_check(dossier: Dossier, *, by: Membership, expected: int | None = None) -> None:
    """End the check: the dossier is ready for the council team and the council of its round.

    What is incomplete is recorded, not a bar (DESIGN section 4): knock-outs are the council's to decide.
    """
    fresh = locked(dossier, expected=expected)
    require(rules_office.can_check(by, fresh))
    check = fresh.office_check
    bump(fresh)
    events.record(fresh, "office_checked", by=by, data={"complete": check.is_complete})
    finish_step(fresh, rules_office.OFFICE_STEP, on=clock.today(), by=by)
    dossier.refresh_from_db()
