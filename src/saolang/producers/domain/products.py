"""Products: what is made where, in which product set, with a picture for buyers."""

from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events, files, pictures, sniff
from saolang.core.errors import WrongInput, require
from saolang.core.versions import bump, locked
from saolang.law import load
from saolang.people.models import Membership
from saolang.producers import rules
from saolang.producers.domain.register import check_commune
from saolang.producers.models import Producer, Product
from saolang.territory.models import Unit
from saolang.viet.text import fold, repair

PICTURE_SIDE = 1600
_LIMITS = {"name": 250, "place_text": 300, "description": 10_000, "standard": 10_000, "story": 20_000}


@transaction.atomic
def register_product(
    producer: Producer, *, name: str, product_set: str, place: Unit, by: Membership, **texts: str
) -> Product:
    """Add a product.

    Args:
        product_set: a set of the regime in force, found by the questions of the law data.
        place: commune of today where it is made; it fixes who receives the dossier.
        texts: `place_text`, `description`, `standard`, `story`.

    Raises:
        NoRight: not of this producer, or its kind may not register such a product (Điều 2.3).
        WrongInput: no name, unknown set, a unit that no longer exists, a text too long.
    """
    require(rules.can_write(by, producer))
    check_set(producer, product_set)
    _check_place(place)
    clean = _clean({"name": name, **texts})
    product = Product.objects.create(
        producer=producer,
        product_set=product_set,
        place=place,
        folded=fold(clean["name"]),
        created_at=clock.now(),
        **clean,
    )
    events.record(product, "registered", by=by, data={"set": product_set, "place": place.stable_id})
    return product


@transaction.atomic
def update_product(
    product: Product,
    *,
    by: Membership,
    expected: int | None = None,
    product_set: str | None = None,
    place: Unit | None = None,
    **texts: str,
) -> Product:
    """Change a product; dossiers already begun keep their set and receiving commune.

    Raises:
        NoRight, WrongInput: as `register_product`. Stale: changed meanwhile.
    """
    fresh = locked(product, expected=expected)
    require(rules.can_write_product(by, fresh))
    changes: dict[str, Any] = dict(_clean(texts))
    if "name" in changes:
        changes["folded"] = fold(changes["name"])
    if product_set is not None:
        check_set(fresh.producer, product_set)
        changes["product_set"] = product_set
    if place is not None and place.pk != fresh.place_id:
        _check_place(place)
        changes["place"] = place
    changed = [key for key, value in changes.items() if getattr(fresh, key) != value]
    for key in changed:
        setattr(fresh, key, changes[key])
    bump(fresh, *changed)
    events.record(fresh, "updated", by=by, data={"fields": sorted(changed)})
    product.refresh_from_db()
    return fresh


def choose_picture(product: Product, content: BinaryIO, *, by: Membership) -> Product:
    """Show this picture to buyers: made anew, at most 1600 px, without place and camera data (DESIGN rule 13).

    Raises:
        NoRight: not of this producer. WrongInput: not a picture, or broken.
    """
    require(rules.can_write_product(by, product))
    if sniff.identify(content) not in sniff.PICTURES:
        raise WrongInput(_("Hãy chọn một ảnh JPG, PNG hoặc HEIC."), field="picture", code="wrong-type")
    stored = files.store(pictures.made_anew(content, side=PICTURE_SIDE), media_type=sniff.JPEG, public=True)
    with transaction.atomic():
        fresh = locked(product)
        fresh.picture = stored
        bump(fresh, "picture")
        events.record(fresh, "picture_chosen", by=by, data={"sha256": stored.sha256})
    product.refresh_from_db()
    return fresh


def check_set(producer: Producer, product_set: str) -> None:
    """The set exists in the regime in force and this kind of producer may use it."""
    regime = load.current_regime(clock.today())
    if regime is None or product_set not in regime.set_ids:
        raise WrongInput(_("Hãy chọn bộ sản phẩm theo quy định đang có hiệu lực."), field="product_set")
    require(rules.can_register(producer, product_set))


def _check_place(place: Unit) -> None:
    try:
        check_commune(place)
    except WrongInput as error:
        raise WrongInput(error.sentence, code=error.code, field="place") from error


def _clean(texts: dict[str, str]) -> dict[str, str]:
    clean = {}
    for key, value in texts.items():
        if key not in _LIMITS:
            raise WrongInput(_("Không có mục “%(key)s”.") % {"key": key[:60]}, code="unknown-field")
        text = repair(value or "").strip()
        if len(text) > _LIMITS[key]:
            sentence = _("Mục này nhận nhiều nhất %(most)s chữ. Hãy viết gọn lại.")
            raise WrongInput(sentence % {"most": _LIMITS[key]}, field=key, code="too-long")
        clean[key] = text
    if "name" in clean:
        clean["name"] = " ".join(clean["name"].split())
        if not clean["name"]:
            raise WrongInput(_("Hãy ghi tên sản phẩm."), field="name")
    return clean
