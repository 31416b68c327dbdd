"""Work items of a producer: a first product, a dossier to begin, a draft to finish."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core.work import WorkItem, source
from saolang.dossiers import queries
from saolang.dossiers.enums import State
from saolang.dossiers.models import Dossier
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.producers.models import Producer, ProducerState, Product
from saolang.producers.queries import products_visible_to


@source
def first_product(membership: Membership) -> Iterator[WorkItem]:
    """A producer without a product names one first."""
    if membership.role != Role.PRODUCER:
        return
    own = Product.objects.filter(producer=OuterRef("pk"))
    rows = Producer.objects.filter(~Exists(own), organisation=membership.organisation_id)
    for producer in rows.exclude(state=ProducerState.ENDED):
        yield WorkItem(
            kind="product.first",
            target=producer.uuid,
            title=_("Thêm sản phẩm đầu tiên"),
            owner=membership.organisation.name,
            button=_("Thêm sản phẩm"),
            detail=_("Trả lời vài câu hỏi ngắn để chọn đúng bộ sản phẩm."),
        )


@source
def dossiers_to_begin(membership: Membership) -> Iterator[WorkItem]:
    """Products that never had a dossier and have no certificate."""
    if membership.role != Role.PRODUCER:
        return
    dossiers = Dossier.objects.filter(product=OuterRef("pk"))
    rows = (
        products_visible_to(membership)
        .filter(~Exists(dossiers), certificates__isnull=True)
        .exclude(producer__state=ProducerState.ENDED)
        .order_by("created_at", "id")
    )
    for product in rows:
        yield WorkItem(
            kind="dossier.start",
            target=product.uuid,
            title=_("Lập hồ sơ: %s") % product.name,
            owner=membership.organisation.name,
            button=_("Lập hồ sơ"),
            detail=_("Sản phẩm chưa có hồ sơ đánh giá."),
            since=timezone.localdate(product.created_at),
        )


@source
def drafts_to_finish(membership: Membership) -> Iterator[WorkItem]:
    """Drafts that wait to be finished and filed, for the producer and for its named adviser."""
    if membership.role not in (Role.PRODUCER, Role.ADVISER):
        return
    for dossier in queries.visible_to(membership).filter(state=State.DRAFT).order_by("id"):
        yield WorkItem(
            kind="dossier.continue",
            target=dossier.uuid,
            title=_("Hoàn thành hồ sơ: %s") % dossier.product.name,
            owner=dossier.product.producer.organisation.name,
            button=_("Làm tiếp"),
            detail=_("Hồ sơ đang chuẩn bị, chưa nộp."),
            since=timezone.localdate(dossier.created_at),
        )
