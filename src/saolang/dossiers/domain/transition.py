"""Dossiers of an older rule that were not finished in the time a newer one left them (QĐ 26/2026/QĐ-TTg, Điều 12.2)."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from saolang.core import clock, jobs
from saolang.dossiers.domain.closing import close_dossier
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models import Dossier
from saolang.law import routes
from saolang.law.clock import TransitionState
from saolang.law.clock import transition as transition_of
from saolang.papers.notices import send_notice


@jobs.daily
def stop_unfinished_dossiers() -> None:
    """Stop what is out of time today; the notice to file again goes to the producer and the commune."""
    stop_unfinished()


def stop_unfinished() -> int:
    """Close every dossier whose time under its older rule is over. Returns how many that were.

    A draft was never filed; it cannot be filed under another rule any more (see `submit`).
    """
    stopped = 0
    for newer in routes.routes():
        if newer.transition is None:
            continue
        for dossier in _filed_under_another(newer.code).iterator():
            assert dossier.submitted_at is not None
            filed_on = timezone.localdate(dossier.submitted_at)
            result = transition_of(filed_on, dossier.kind, clock.today(), newer)
            if result.state == TransitionState.STOPPED:
                _stop(dossier, notice=result.notice or "")
                stopped += 1
    return stopped


def _filed_under_another(route: str) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(state__in=[State.SUBMITTED, State.IN_EVALUATION]).exclude(route=route)
    return rows.select_related("product__producer__organisation", "commune")


@transaction.atomic
def _stop(dossier: Dossier, *, notice: str) -> None:
    close_dossier(dossier, reason=CloseReason.FILE_AGAIN, note=notice, action="stop", on=clock.today(), by=None)
    for organisation in (dossier.product.producer.organisation, dossier.commune):
        subject = _("Hồ sơ “%(product)s” dừng lại, cần nộp lại") % {"product": dossier.product.name[:150]}
        send_notice(organisation, subject=subject, body=notice, obj=dossier)
