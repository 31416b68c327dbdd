"""Another product set for a product whose dossier is still a draft, and what becomes of the scores said so far."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import events
from saolang.core.errors import Refusal, WrongInput, require
from saolang.core.versions import bump, locked
from saolang.dossiers import rules
from saolang.dossiers.enums import State
from saolang.dossiers.models import Dossier, PaperUse, SelfMark
from saolang.law import load
from saolang.law.lists import samples_required
from saolang.law.model import Criterion, ProductSet
from saolang.people.models import Membership
from saolang.producers import rules as producer_rules
from saolang.producers.domain.products import check_set, update_product
from saolang.producers.models import Product


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of the set would do: criteria whose score stays, and those whose score is said anew."""

    kept: tuple[str, ...]
    lost: tuple[str, ...]


def can_change_set(by: Membership, product: Product) -> Refusal | None:
    """The producer's own people, while no dossier of the product is filed and running."""
    if refusal := producer_rules.can_write_product(by, product):
        return refusal
    if Dossier.objects.filter(product=product, state__in=[State.SUBMITTED, State.IN_EVALUATION]).exists():
        return Refusal("filed", _("Sản phẩm có hồ sơ đã nộp nên không đổi bộ sản phẩm được nữa."))
    return None


def effect_of(product: Product, product_set: str) -> Effect:
    """Which scores of the draft would stay. A score stays when both sheets have the same criterion and option."""
    draft = Dossier.objects.filter(product=product, state=State.DRAFT).first()
    if draft is None:
        return Effect((), ())
    new = load.product_set(product_set)
    marks = SelfMark.objects.filter(dossier=draft).exclude(option="", description="")
    kept = {mark.criterion for mark in marks if _stays(mark, load.product_set(draft.product_set), new)}
    keys = [item.key for item in load.product_set(draft.product_set).criteria]
    marked = {mark.criterion for mark in marks}
    return Effect(
        tuple(key for key in keys if key in kept), tuple(key for key in keys if key in marked and key not in kept)
    )


@transaction.atomic
def change_product_set(
    product: Product, *, product_set: str, expected: int | None = None, by: Membership
) -> Dossier | None:
    """Give the product another set; its draft follows.

    Scores stay where both sheets have the same criterion with the same option; the others are taken back, and their
    papers lie with the dossier as a whole, so that nothing that was uploaded is lost. Returns the draft, if any.

    Raises:
        NoRight: not its producer, a dossier is filed, or its kind may not register such a product (Điều 2.3).
        WrongInput: no set of the regime in force, or the one it has already. Stale: changed meanwhile.
    """
    fresh = locked(product, expected=expected)
    require(can_change_set(by, fresh))
    check_set(fresh.producer, product_set)
    if fresh.product_set == product_set:
        raise WrongInput(_("Sản phẩm đang ở bộ sản phẩm này rồi."), field="product_set")
    update_product(fresh, product_set=product_set, by=by)
    product.refresh_from_db()
    draft = Dossier.objects.filter(product=fresh, state=State.DRAFT).first()
    return _move(locked(draft), product_set, by=by) if draft else None


def _move(draft: Dossier, product_set: str, *, by: Membership) -> Dossier:
    require(rules.can_edit(by, draft))
    old, new = load.product_set(draft.product_set), load.product_set(product_set)
    lost = [mark for mark in SelfMark.objects.filter(dossier=draft) if not _stays(mark, old, new)]
    gone = [mark.criterion for mark in lost]
    _to_the_whole(draft, {item.key for item in new.criteria} - set(gone))
    SelfMark.objects.filter(pk__in=[mark.pk for mark in lost]).delete()
    draft.product_set = product_set
    producer = draft.form.get("producer", {})
    if "samples" in producer:
        producer = {**producer, "samples": samples_required(draft.regime, product_set)}
        draft.form = {**draft.form, "producer": producer}
    bump(draft, "product_set", "form")
    events.record(draft, "set_changed", by=by, data={"set": product_set, "lost": len(gone)})
    return draft


def _to_the_whole(draft: Dossier, still_there: set[str]) -> None:
    """Papers of criteria that are gone lie with the dossier as a whole, each once."""
    whole = set(PaperUse.objects.filter(dossier=draft, criterion="").values_list("version", flat=True))
    for use in PaperUse.objects.filter(dossier=draft).exclude(criterion="").order_by("id"):
        if use.criterion in still_there:
            continue
        if use.version_id in whole:
            use.delete()
            continue
        whole.add(use.version_id)
        use.criterion = ""
        use.save(update_fields=["criterion"])


def _stays(mark: SelfMark, old: ProductSet, new: ProductSet) -> bool:
    before, after = old.by_key.get(mark.criterion), new.by_key.get(mark.criterion)
    if before is None or after is None or before.label != after.label:
        return False
    return not mark.option or _option(before, mark.option) == _option(after, mark.option) != ("", 0)


def _option(criterion: Criterion, key: str) -> tuple[str, int]:
    found = next((item for item in criterion.options if item.key == key), None)
    return (found.label, found.points) if found else ("", 0)
