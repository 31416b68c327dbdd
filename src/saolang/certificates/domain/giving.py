"""Giving certificates: by a decision, by an upgrade or renewal, or as an old list tells."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from saolang.certificates import codes, rules, terms
from saolang.certificates.domain.checks import check_past, check_star, close_prolongation, with_relations
from saolang.certificates.errors import StillInForce, WrongAuthority
from saolang.certificates.models import Certificate, Replacement
from saolang.certificates.queries import RELATED
from saolang.certificates.state import state_on
from saolang.core import clock, events
from saolang.core.errors import NotNow, WrongInput
from saolang.core.versions import bump, locked
from saolang.people.models import Membership, Organisation
from saolang.producers.models import Product

CODE_TRIES = 5


@dataclass(frozen=True, kw_only=True)
class Grant:
    """What a decision gives to a product.

    Attributes:
        star: 3 to 5; below there is no certificate (QĐ 26/2026/QĐ-TTg, Điều 4.1a).
        regime: key of the law data under which it was evaluated.
        number_text: number of the certificate, from the authority's number book.
        product_code: Mã số sản phẩm, as given by the commune.
        authority: who decided.
        issued_on: the day the 36 months count from (Điều 4.3).
        dossier: UUID of the dossier here, if any.
        signer_name, signer_post: as printed on the certificate.
    """

    star: int
    regime: str
    number_text: str
    product_code: str
    authority: Organisation
    decision_number: str
    decided_on: date
    issued_on: date
    dossier: UUID | None = None
    signer_name: str = ""
    signer_post: str = ""


@transaction.atomic
def issue(product: Product, *, grant: Grant, by: Membership | None) -> Certificate:
    """Give a product its certificate by a decision.

    Raises:
        StarNotGiven: star below 3 or above 5. WrongAuthority: another authority decides on this star.
        StillInForce: the product has a certificate in force; use `replace`.
        WrongInput: dates that cannot be, or a decision that already gave this product a certificate.
    """
    fresh = locked(product)
    _check(grant)
    running = next(iter(_standing(fresh, grant)), None)
    if running:
        raise StillInForce(
            _("Sản phẩm %(name)s đang có giấy chứng nhận %(number)s; chỉ nâng hạng hoặc đánh giá lại thay được.")
            % {"name": fresh.name, "number": running.number_text or running.decision_number}
        )
    return _create(fresh, grant, by=by)


@transaction.atomic
def replace(certificate: Certificate, *, grant: Grant, by: Membership | None) -> Certificate:
    """Give the certificate that an upgrade or renewal brought; the old one ends on the same day (Điều 7.5, 7.6).

    Raises:
        NotNow: the old one was withdrawn or replaced before. Otherwise as `issue`.
    """
    product = locked(certificate.product)
    old = with_relations(locked(certificate))
    _check(grant)
    if hasattr(old, "withdrawal") or hasattr(old, "replaced_by"):  # also when the paper's day lies before that end
        raise NotNow(_("Giấy chứng nhận này đã bị thu hồi hoặc đã được thay, không thay lần nữa được."))
    others = [one for one in _standing(product, grant) if one.pk != old.pk]
    if others:
        raise StillInForce(_("Sản phẩm còn một giấy chứng nhận khác đang có hiệu lực."))
    new = _create(product, grant, by=by)
    Replacement.objects.create(certificate=old, by=new, on=grant.issued_on)
    close_prolongation(old, on=grant.issued_on)
    bump(old)
    events.record(old, "replaced", by=by, data={"by": new.uuid, "on": grant.issued_on})
    return new


@transaction.atomic
def record_old(
    product: Product,
    *,
    star: int,
    regime: str,
    source: str,
    public_note: str,
    by: Membership | None,
    decision_number: str = "",
    decided_on: date | None = None,
    issued_on: date | None = None,
    authority_name: str = "",
    number_text: str = "",
    product_code: str = "",
) -> Certificate:
    """Write down a certificate from an old list. What the list does not say stays unknown and is never guessed.

    Args:
        source: document and line that say it.
        public_note: what the public page says instead of a state while the day of issue is unknown.

    Raises:
        StarNotGiven: star outside 3 to 5. WrongInput: no source, a day in the future, or the decision known already.
    """
    check_star(star)
    if not source.strip():
        raise WrongInput(_("Hãy ghi tài liệu và dòng mà thông tin này lấy ra."), field="source")
    for name, day in (("decided_on", decided_on), ("issued_on", issued_on)):
        if day:
            check_past(day, field=name)
    last = terms.last_valid_day(issued_on) if issued_on else None
    row = _blank(
        locked(product),
        star=star,
        regime=regime,
        source=source,
        public_note=public_note,
        decision_number=decision_number,
        decided_on=decided_on,
        issued_on=issued_on,
        last_valid_on=last,
        authority_name=authority_name,
        number_text=number_text,
        product_code=product_code,
    )
    return _save_new(row, "recorded", by=by)


def in_force(product: Product, day: date) -> list[Certificate]:
    """The certificates of a product whose stars may be used on `day`."""
    rows = product.certificates.select_related(*RELATED)
    return [row for row in rows if state_on(row, day).in_force]


def _standing(product: Product, grant: Grant) -> list[Certificate]:
    """What the grant meets: certificates in force on its day, or given since by a later decision."""
    return in_force(product, grant.issued_on) or in_force(product, clock.today())


def _check(grant: Grant) -> None:
    check_star(grant.star)
    refusal = rules.authority_refusal(grant.star, grant.authority, on=grant.decided_on)
    if refusal:
        raise WrongAuthority(refusal.sentence, field="authority")
    if not grant.decision_number.strip():
        raise WrongInput(_("Hãy ghi số quyết định công nhận."), field="decision_number")
    check_past(grant.decided_on, field="decided_on")
    check_past(grant.issued_on, field="issued_on")
    if grant.issued_on < grant.decided_on:
        raise WrongInput(_("Ngày cấp giấy chứng nhận không thể trước ngày quyết định công nhận."), field="issued_on")


def _create(product: Product, grant: Grant, *, by: Membership | None) -> Certificate:
    row = _blank(
        product,
        star=grant.star,
        regime=grant.regime,
        number_text=grant.number_text,
        product_code=grant.product_code,
        authority=grant.authority,
        authority_name=grant.authority.name,
        decision_number=grant.decision_number,
        decided_on=grant.decided_on,
        issued_on=grant.issued_on,
        last_valid_on=terms.last_valid_day(grant.issued_on),
        dossier=grant.dossier,
        signer_name=grant.signer_name,
        signer_post=grant.signer_post,
    )
    return _save_new(row, "issued", by=by)


def _blank(product: Product, **values: Any) -> Certificate:
    holder = product.producer.organisation
    return Certificate(
        product=product,
        holder_name=holder.name,
        place_text=product.place_text,
        illustration=holder.illustration or product.place.invented,
        **values,
    )


def _save_new(row: Certificate, verb: str, *, by: Membership | None) -> Certificate:
    """Save under a code that was never used, and write the event."""
    same = Certificate.objects.filter(product=row.product, decision_number=row.decision_number)
    if row.decision_number and same.exists():
        raise WrongInput(
            _("Quyết định %(number)s đã cấp giấy chứng nhận cho sản phẩm %(name)s.")
            % {"number": row.decision_number, "name": row.product.name},
            code="same-decision",
            field="decision_number",
        )
    for _attempt in range(CODE_TRIES):
        row.code = codes.new_code()
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            row.pk = None
            continue
        break
    else:
        raise NotNow(_("Chưa cấp được mã tra cứu. Hãy thử lại."), code="no-free-code")
    data = {"product": row.product.uuid, "star": row.star, "decision": row.decision_number, "issued_on": row.issued_on}
    events.record(row, verb, by=by, data={**data, "last_valid_on": row.last_valid_on, "dossier": row.dossier})
    return row
