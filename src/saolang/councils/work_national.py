"""Work items of the branch of 90 points and more: what the province and the Ministry do next with each file."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.work import WorkItem, source
from saolang.councils.next_national import next_of
from saolang.dossiers import national
from saolang.dossiers.enums import State
from saolang.law import clock as law_clock
from saolang.law.errors import LawError
from saolang.law.routes import route_for
from saolang.people.enums import Role
from saolang.people.models import Membership


@source
def national_files(membership: Membership) -> Iterator[WorkItem]:
    """Files that wait for this office, with the last day of a letter that still meets the next round."""
    if membership.role not in (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE):
        return
    rows = national.files_of(membership).filter(dossier__state=State.IN_EVALUATION)
    for file in rows.prefetch_related("dossier__steps", "dossier__receipts", "requests"):
        step = next_of(file, membership.role)
        if step is None or not step.button:
            continue
        yield WorkItem(
            kind="national.file",
            target=file.uuid,
            title=_("%(button)s: %(product)s") % {"button": step.button, "product": file.dossier.product.name},
            owner=file.dossier.product.producer.organisation.name,
            button=_("Mở hồ sơ"),
            detail=step.sentence,
            due_on=step.due_on or (last_day_for_round() if step.key == "send" else None),
        )


def last_day_for_round() -> date | None:
    """The last day of a province's letter for the next round of the Ministry (Điều 5.2)."""
    today = clock.today()
    try:
        return law_clock.round_for(today, route_for(today), level=national.MINISTRY).proposed_before - timedelta(days=1)
    except LawError:
        return None
