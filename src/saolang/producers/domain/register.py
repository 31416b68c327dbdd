"""A producer registers itself, keeps its facts, and is confirmed by its commune."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput, require
from saolang.core.transitions import advance
from saolang.core.versions import bump, locked
from saolang.papers.notices import send_notice
from saolang.people.domain import add_membership, create_organisation, stand_in
from saolang.people.enums import PRODUCER_KINDS, Role
from saolang.people.models import Account, Membership
from saolang.producers import queries, rules
from saolang.producers.errors import NearProducersError
from saolang.producers.models import Producer, ProducerState
from saolang.territory.models import Level, Unit
from saolang.viet.text import fold, repair

EDITABLE = (
    "address",
    "phone",
    "email",
    "representative",
    "representative_post",
    "representative_sex",
    "representative_ethnicity",
    "representative_disabled",
    "representative_address",
    "founded_on",
    "registration_number",
    "history",
    "structure",
)
LONGEST_TEXT = 10_000
REASON_LENGTH = 500


@transaction.atomic
def register_producer(
    account: Account,
    *,
    kind: str,
    name: str,
    unit: Unit,
    tax_code: str = "",
    is_new: bool = False,
    illustration: bool = False,
    officer: Membership | None = None,
    **facts: Any,
) -> Membership:
    """Set up a producer with this person as its first member; the commune confirms it later.

    Args:
        officer: the commune officer who enters a producer without an account; `account` is the officer's, the
            producer counts as confirmed, and the membership stands in for it (`people.domain.stand_in`).
        kind: one of the kinds of QĐ 26/2026/QĐ-TTg, Điều 2.3.
        unit: commune of today where the producer is.
        is_new: a person has looked at the near ones and says that this is another.
        facts: values of `EDITABLE`.

    Raises:
        NearProducersError: others look the same and `is_new` was not said.
        NoRight: the officer is of another commune.
        WrongInput: unknown kind, no name, a unit that is not a commune of today, a wrong fact.
    """
    name = _name(name)
    if kind not in PRODUCER_KINDS:
        raise WrongInput(_("Hãy chọn loại hình của chủ thể."), field="kind")
    check_commune(unit)
    tax_code = repair(tax_code).replace(" ", "")[:20]
    clean = _clean(facts)
    if not is_new and (
        near := queries.near_producers(name=name, unit=unit, tax_code=tax_code, phone=clean.get("phone", ""))
    ):
        raise NearProducersError(near)
    organisation = create_organisation(
        name,
        kind=kind,
        unit=unit,
        tax_code=tax_code,
        valid_from=clock.today(),
        illustration=illustration or unit.invented,
        by=None,
    )
    producer = Producer.objects.create(organisation=organisation, state=ProducerState.WAITING, **clean)
    membership = _first_member(producer, account=account, officer=officer)
    events.record(producer, "registered", by=membership, data={"kind": kind, "unit": unit.stable_id, "is_new": is_new})
    return membership


def _first_member(producer: Producer, *, account: Account, officer: Membership | None) -> Membership:
    """The person who registers; an officer stands in for the producer, and by that has confirmed it."""
    if officer is None:
        return add_membership(producer.organisation, account=account, role=Role.PRODUCER, by=None)
    membership = stand_in(producer.organisation, by=officer)
    advance(producer, rules.TABLE, "confirm", by=officer)
    return membership


@transaction.atomic
def confirm_producer(producer: Producer, *, by: Membership, expected: int | None = None) -> Producer:
    """The commune confirms that this producer exists.

    Raises:
        NoRight: not an officer of its commune. NotNow: confirmed already. Stale.
    """
    advance(producer, rules.TABLE, "confirm", by=by, expected=expected)
    return producer


@transaction.atomic
def end_registration(producer: Producer, *, reason: str, by: Membership, expected: int | None = None) -> Producer:
    """The commune declines a registration that waits; the producer and its account are told why.

    What the registration has begun is ended by `dossiers.domain.registration.decline_producer`, which screens call.

    Raises:
        NoRight: not an officer of its commune. NotNow: confirmed already. Stale. WrongInput: no reason.
    """
    text = repair(reason).strip()
    if not text:
        raise WrongInput(_("Hãy ghi lý do, để người đăng ký biết cần làm gì."), field="reason")
    if len(text) > REASON_LENGTH:
        raise WrongInput(_("Lý do dài nhất %d chữ.") % REASON_LENGTH, field="reason")
    fresh: Producer = advance(producer, rules.TABLE, "decline", by=by, expected=expected)
    fresh.end_reason = producer.end_reason = text
    fresh.save(update_fields=["end_reason"])
    send_notice(
        fresh.organisation,
        subject=_("%(commune)s không xác nhận đăng ký của “%(name)s”")
        % {"commune": by.organisation.name[:100], "name": fresh.organisation.name[:100]},
        body=_("Lý do: %(reason)s Nếu ghi sai xã hoặc sai tên, bạn đăng ký lại được ở đúng xã.")
        % {"reason": text if text.endswith((".", "!", "?")) else f"{text}."},
        obj=fresh,
    )
    return fresh


@transaction.atomic
def update_producer(
    producer: Producer, *, by: Membership, expected: int | None = None, name: str | None = None, **facts: Any
) -> Producer:
    """Change the facts of a producer; dossiers that were filed keep what they said.

    Raises:
        NoRight: not of this producer. Stale. WrongInput: see `register_producer`.
    """
    fresh = locked(producer, expected=expected)
    require(rules.can_write(by, fresh))
    changed = {key: value for key, value in _clean(facts).items() if getattr(fresh, key) != value}
    for key, value in changed.items():
        setattr(fresh, key, value)
    bump(fresh, *changed)
    if name is not None and _name(name) != fresh.organisation.name:
        organisation = fresh.organisation
        organisation.name, organisation.folded = _name(name), fold(name)
        bump(organisation, "name", "folded")
        changed["name"] = True
    events.record(fresh, "updated", by=by, data={"fields": sorted(changed)})
    producer.refresh_from_db()
    return fresh


def check_commune(unit: Unit) -> None:
    """A place is a commune of today; old units are shown with what became of them, not chosen."""
    from saolang.territory import queries as territory

    if unit.level != Level.COMMUNE or not territory.valid_on(clock.today()).filter(pk=unit.pk).exists():
        raise WrongInput(_("Hãy chọn xã, phường hoặc đặc khu đang có hôm nay."), code="unit-ended", field="unit")


def _name(text: str) -> str:
    name = " ".join(repair(text).split())
    if not name:
        raise WrongInput(_("Hãy ghi tên."), field="name")
    if len(name) > 250:
        raise WrongInput(_("Tên dài quá 250 chữ. Hãy viết ngắn lại."), field="name")
    return name


def _clean(facts: Mapping[str, Any]) -> dict[str, Any]:
    unknown = facts.keys() - set(EDITABLE)
    if unknown:
        raise WrongInput(_("Không có mục “%(key)s”.") % {"key": min(unknown)[:60]}, code="unknown-field")
    return {key: _fact(key, value) for key, value in facts.items()}


def _fact(key: str, value: Any) -> Any:
    field = Producer._meta.get_field(key)
    if isinstance(field, models.DateField):
        if value is not None and not date(1900, 1, 1) <= value <= clock.today():
            raise WrongInput(_("Ngày này chưa tới hoặc quá xa. Hãy kiểm tra lại năm."), field=key)
        return value
    if isinstance(field, models.BooleanField):
        return value if value is None else bool(value)
    text = repair(str(value or "")).strip()
    most = getattr(field, "max_length", None) or LONGEST_TEXT
    if len(text) > most:
        sentence = _("Mục này nhận nhiều nhất %(most)s chữ. Hãy viết gọn lại.")
        raise WrongInput(sentence % {"most": most}, field=key, code="too-long")
    return text
