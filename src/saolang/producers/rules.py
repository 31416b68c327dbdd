"""Who may do what with producers, products and papers; the table of a producer's states."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.core.transitions import Transition
from saolang.law import lists, load
from saolang.law.errors import LawError
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership
from saolang.producers.models import Producer, ProducerState, Product

COMMUNE_ROLES = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER})
# Kinds of the law data (QĐ 26/2026/QĐ-TTg, Điều 2.3) as kinds of organisations here.
LAW_KINDS = {
    "cooperative": OrganisationKind.COOPERATIVE,
    "cooperative-group": OrganisationKind.COOPERATIVE_GROUP,
    "small-enterprise": OrganisationKind.ENTERPRISE,
    "farm": OrganisationKind.FARM,
    "producing-household": OrganisationKind.HOUSEHOLD_PRODUCER,
    "registered-household": OrganisationKind.REGISTERED_HOUSEHOLD,
    "association": OrganisationKind.ASSOCIATION,
    "operating-centre": OrganisationKind.ASSOCIATION,
}


def can_write(by: Membership, producer: Producer) -> Refusal | None:
    """The producer's own people change its data, products and papers, until it has ended."""
    if by.role != Role.PRODUCER or by.organisation_id != producer.organisation_id:
        return Refusal("no-right", _("Chỉ người của chủ thể mới sửa được thông tin này."))
    if producer.state == ProducerState.ENDED:
        return Refusal("ended", _("Đăng ký của chủ thể này đã kết thúc nên không ghi thêm được."))
    return None


def can_write_product(by: Membership, product: Product) -> Refusal | None:
    """As `can_write`, for the producer of the product."""
    return can_write(by, product.producer)


def can_confirm(by: Membership, producer: Producer) -> Refusal | None:
    """The commune of the producer's place confirms that it exists."""
    unit = producer.organisation.unit_id
    if by.role in COMMUNE_ROLES and unit is not None and by.organisation.unit_id == unit:
        return None
    return Refusal("no-right", _("Chỉ cán bộ của xã nơi chủ thể đóng mới xác nhận được."))


def can_register(producer: Producer, product_set: str) -> Refusal | None:
    """QĐ 26/2026/QĐ-TTg, Điều 2.3: associations and operating centres take part with tourism services only."""
    regime = load.regime(load.product_set(product_set).regime)
    try:
        allowed = lists.producer_kinds(regime.code, group=regime.group_of(product_set).number)
    except LawError:  # an older decision whose list we do not have: nobody is turned away for it
        return None
    if producer.organisation.kind in {LAW_KINDS[kind.key] for kind in allowed}:
        return None
    return Refusal(
        "wrong-kind",
        _("%(kind)s chỉ đăng ký được dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch (Điều 2.3).")
        % {"kind": producer.organisation.get_kind_display()},
    )


TABLE = (
    Transition((ProducerState.WAITING,), "confirm", ProducerState.CONFIRMED, can_confirm),
    Transition((ProducerState.WAITING,), "decline", ProducerState.ENDED, can_confirm),
)
