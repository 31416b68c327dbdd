"""Work items of this room: dossiers on the desk of the commune and the OCOP office, requests a producer must answer."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core.work import WorkItem, source
from saolang.dossiers import desk
from saolang.dossiers.models import CompletionRequest
from saolang.people.enums import Role
from saolang.people.models import Membership


@source
def dossiers_on_desk(membership: Membership) -> Iterator[WorkItem]:
    """What the commune officer or the OCOP office does next with each dossier."""
    if membership.role not in (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE, Role.MINISTRY_OFFICE):
        return
    for dossier, step in desk.next_steps(membership):
        yield WorkItem(
            kind=step.action,
            target=step.target,
            title=_("%(button)s: %(product)s") % {"button": step.button, "product": dossier.product.name},
            owner=dossier.product.producer.organisation.name,
            button=step.button,
            detail=step.sentence,
            due_on=step.due_on,
            since=timezone.localdate(dossier.submitted_at) if dossier.submitted_at else None,
        )


@source
def requests_to_answer(membership: Membership) -> Iterator[WorkItem]:
    """Completion requests that wait for this producer."""
    if membership.role != Role.PRODUCER:
        return
    waiting = CompletionRequest.objects.filter(
        state=CompletionRequest.State.SENT,
        dossier__product__producer__organisation=membership.organisation_id,
        dossier__close_reason="",
    ).select_related("dossier__product", "organisation")
    for request in waiting:
        yield WorkItem(
            kind="completion.answer",
            target=request.uuid,
            title=_("Hoàn thiện hồ sơ: %s") % request.dossier.product.name,
            owner=request.organisation.name,
            button=_("Xem và bổ sung"),
            due_on=request.due_on,
        )
