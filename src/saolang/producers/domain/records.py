"""Producers and products written down from a document: only what it says, with document and line as source."""

from django.db import transaction
from django.utils.translation import gettext as _

from saolang.core import clock, events
from saolang.core.errors import WrongInput
from saolang.people.domain import create_organisation
from saolang.people.enums import PRODUCER_KINDS, OrganisationKind
from saolang.people.models import Membership
from saolang.producers.models import Producer, ProducerState, Product
from saolang.territory.models import Level, Unit
from saolang.viet.text import fold, repair

LONGEST_NAME = 250


@transaction.atomic
def record_producer(name: str, *, kind: str, unit: Unit, source: str, by: Membership | None) -> Producer:
    """Enter a producer as an old document names it; nobody acts for it until it registers.

    Args:
        kind: a kind of QĐ 26/2026/QĐ-TTg, Điều 2.3, or `UNSTATED_PRODUCER` where the document does not say.
        unit: the commune of the document's own day, which may have ended since.
        source: document and line.
        by: who enters it; None for the installation itself.

    Raises:
        WrongInput: no name, no source, no commune, an unknown kind, or this producer was recorded there already.
    """
    name, source = _named(name), _sourced(source)
    if kind not in (*PRODUCER_KINDS, OrganisationKind.UNSTATED_PRODUCER):
        raise WrongInput(_("Hãy chọn loại hình của chủ thể."), field="kind")
    _check_commune(unit)
    same = Producer.objects.filter(state=ProducerState.RECORDED, organisation__unit=unit)
    if same.filter(organisation__folded=fold(name)).exists():
        raise WrongInput(_("Chủ thể “%s” đã được ghi ở xã này.") % name, code="recorded-already", field="name")
    organisation = create_organisation(name, kind=kind, unit=unit, by=by)
    producer = Producer.objects.create(organisation=organisation, state=ProducerState.RECORDED, source=source)
    events.record(producer, "recorded", by=by, data={"kind": kind, "unit": unit.stable_id})
    return producer


@transaction.atomic
def record_product(
    producer: Producer, *, name: str, place: Unit, place_text: str = "", source: str, by: Membership | None
) -> Product:
    """Enter a product as an old document names it, without a product set: a person chooses that, never a guess.

    Args:
        place: commune of production on the document's own day.
        place_text: the place as the document says it.
        source: document and line.

    Raises:
        WrongInput: no name, no source, no commune, or the product was recorded already.
    """
    name, source = _named(name), _sourced(source)
    _check_commune(place)
    if producer.products.filter(folded=fold(name)).exists():
        raise WrongInput(_("Sản phẩm “%s” đã được ghi cho chủ thể này.") % name, code="recorded-already", field="name")
    product = Product.objects.create(
        producer=producer,
        name=name,
        folded=fold(name),
        place=place,
        place_text=repair(place_text).strip()[:300],
        source=source,
        created_at=clock.now(),
    )
    events.record(product, "recorded", by=by, data={"place": place.stable_id})
    return product


def _named(text: str) -> str:
    name = " ".join(repair(text).split())
    if not name:
        raise WrongInput(_("Hãy ghi tên."), field="name")
    if len(name) > LONGEST_NAME:
        raise WrongInput(_("Tên dài quá 250 chữ. Hãy viết ngắn lại."), field="name")
    return name


def _sourced(text: str) -> str:
    source = repair(text).strip()
    if not source:
        raise WrongInput(_("Hãy ghi tài liệu và dòng mà thông tin này lấy ra."), field="source")
    return source[:300]


def _check_commune(unit: Unit) -> None:
    if unit.level != Level.COMMUNE:
        raise WrongInput(_("Hãy chọn một đơn vị cấp xã."), field="unit")
