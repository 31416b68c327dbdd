"""Work items of this room: producers that wait for their commune."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.core.work import WorkItem, source
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.producers import queries
from saolang.producers.models import ProducerState


@source
def producers_to_confirm(membership: Membership) -> Iterator[WorkItem]:
    """Producers that registered themselves in this commune and wait for its word."""
    if membership.role != Role.COMMUNE_OFFICER:
        return
    for producer in queries.visible_to(membership).filter(state=ProducerState.WAITING):
        yield WorkItem(
            kind="producer.confirm",
            target=producer.uuid,
            title=_("Xác nhận chủ thể: %s") % producer.organisation.name,
            owner=producer.organisation.name,
            button=_("Xem và xác nhận"),
            detail=_("Chủ thể tự đăng ký, chờ xã xác nhận."),
        )
