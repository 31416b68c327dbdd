"""A dossier before it is filed: begun from a product, filled in page by page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import NoRight, NotNow, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import form, places, renewal, rules
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.domain.copying import copy_from, previous_dossier
from saolang.dossiers.enums import CloseReason, Kind
from saolang.dossiers.fields import clean
from saolang.dossiers.models import Dossier
from saolang.law import load, routes
from saolang.law.errors import LawError
from saolang.law.lists import samples_required
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.producers import rules as producer_rules
from saolang.producers.models import Product


@transaction.atomic
def start_dossier(product: Product, *, kind: str = Kind.FIRST, by: Membership) -> Dossier:
    """Begin a dossier of a product, with what is known already filled in.

    The regime and the road are those of today (Điều 12: of the day of filing; `submit_dossier` looks again). The
    place of production fixes the receiving commune. An upgrade or renewal takes over what the last dossier of the
    product said, as far as it still holds (Điều 6.1b, c).

    Raises:
        NoRight: not a member of this producer; or this kind is not possible today: too early or too late to renew,
            no certificate that could be renewed or raised, or one in force for a first evaluation.
        NotNow: another dossier of this product is running.
        WrongInput: the product has no set, or its place has no committee in the system.
    """
    if by.role != Role.PRODUCER or product.producer.organisation_id != by.organisation_id:
        raise NoRight(_("Chỉ chủ thể của sản phẩm mới lập được hồ sơ."))
    require(producer_rules.can_write_product(by, product))
    today = clock.today()
    route = _route(today)
    _check_set(product, route.regime)
    certificate = renewal.certificate_of(product, today)
    require(renewal.why_not(kind, certificate, today))
    asks_again = kind != Kind.FIRST and certificate is not None
    commune, province = places.agencies_for(product.place, on=today)
    try:
        with transaction.atomic():
            dossier = Dossier.objects.create(
                product=product,
                kind=kind,
                route=route.code,
                regime=route.regime,
                product_set=product.product_set,
                year=today.year,
                certificate=certificate.uuid if asks_again and certificate else None,
                entered_on_behalf=by.stands_in_id is not None,
                form=_prefilled(product, kind, route.regime),
                commune=commune,
                province=province,
                created_at=clock.now(),
            )
    except IntegrityError as error:
        raise NotNow(
            _("Sản phẩm này đang có một hồ sơ chưa kết thúc. Hãy dùng hồ sơ đó, hoặc rút nó trước khi lập hồ sơ mới."),
            code="running",
        ) from error
    data = {"kind": kind, "regime": route.regime, "set": product.product_set, "certificate": dossier.certificate}
    events.record(dossier, "started", by=by, data=data)
    if asks_again and (previous := previous_dossier(dossier)):
        copy_from(previous, dossier, by=by)
    return dossier


@transaction.atomic
def save_form(
    dossier: Dossier, section: str, *, values: Mapping[str, Any], expected: int | None = None, by: Membership
) -> Dossier:
    """Keep the typed values of one section; fields that are not given stay as they are.

    Saving what is kept already changes nothing and is never stale (a page that saves itself may repeat itself).

    Raises:
        NoRight: not its producer or adviser, or filed already. Stale: changed meanwhile.
        WrongInput: no such section, or a value that cannot be used (`field` says which).
    """
    fresh = locked(dossier)
    require(rules.can_edit(by, fresh))
    found = form.section(section, fresh.kind)
    if found is None:
        raise WrongInput(_("Hồ sơ không có phần “%(section)s”.") % {"section": section[:60]}, code="unknown-section")
    kept = fresh.form.get(section, {})
    changed = {key: value for key, value in clean(found, values).items() if kept.get(key) != value}
    if changed:
        fresh = locked(dossier, expected=expected)
        fresh.form = {**fresh.form, section: {**kept, **changed}}
        bump(fresh, "form")
        events.record(fresh, "form_saved", by=by, data={"section": section, "fields": sorted(changed)})
    dossier.form, dossier.version = fresh.form, fresh.version
    return fresh


@transaction.atomic
def withdraw_dossier(dossier: Dossier, *, note: str = "", expected: int | None = None, by: Membership) -> Dossier:
    """The producer takes the dossier back; it stays as a record, closed.

    Raises:
        NoRight, NotNow: not its producer, or decided already. Stale: changed meanwhile.
        WrongInput: entered for the producer after filing, without naming the paper by which the producer asks.
    """
    fresh = locked(dossier, expected=expected)
    if by.stands_in_id and fresh.submitted_at and not note.strip():
        sentence = _("Hãy ghi đơn xin rút của chủ thể: ngày nào, ai ký. Người nhập thay không tự rút hồ sơ.")
        raise WrongInput(sentence, field="note", code="no-producer-paper")
    close_dossier(fresh, reason=CloseReason.WITHDRAWN, note=note, action="withdraw", on=clock.today(), by=by)
    dossier.refresh_from_db()
    return dossier


def _route(day: date) -> routes.Route:
    try:
        return routes.route_for(day)
    except LawError as error:
        raise WrongInput(error.message, code=error.code) from error


def _check_set(product: Product, regime: str) -> None:
    if product.product_set not in load.regime(regime).set_ids:
        raise WrongInput(
            _("Sản phẩm chưa chọn bộ sản phẩm theo quy định hiện hành. Hãy trả lời vài câu hỏi ở trang sản phẩm."),
            code="no-set",
        )


def _prefilled(product: Product, kind: str, regime: str) -> dict[str, dict[str, Any]]:
    """What the producer has told already, so that no fact is typed twice."""
    producer = product.producer
    known: dict[str, Any] = {
        "producer_name": producer.organisation.name,
        "product_name": product.name,
        "address": producer.address,
        "phone": producer.phone,
        "email": producer.email,
        "samples": samples_required(regime, product.product_set),
        "representative": producer.representative,
        "representative_post": producer.representative_post,
        "representative_sex": producer.representative_sex,
        "representative_ethnicity": producer.representative_ethnicity,
        "representative_address": producer.representative_address,
        "founded_on": producer.founded_on.isoformat() if producer.founded_on else None,
        "registration_number": producer.registration_number,
        "specification": "\n\n".join(filter(None, [product.description, product.standard])),
        "history": producer.history,
        "structure": producer.structure,
    }
    return {
        section.key: {field.key: known[field.key] for field in section.fields if known.get(field.key) not in (None, "")}
        for section in form.sections_for(kind)
    }
