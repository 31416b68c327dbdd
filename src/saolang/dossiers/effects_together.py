"""Templates of papers about several dossiers: sets handed over, the commune's meeting."""

from django.utils.translation import gettext_lazy

from saolang.core import events
from saolang.dossiers.domain.handing import RECORD
from saolang.dossiers.domain.meeting import MINUTES
from saolang.dossiers.effects import dossiers_of
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import Template, on_issue, register
from saolang.people.enums import Role
from saolang.people.models import Membership

SIDES = (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)

register(
    Template(
        key=RECORD,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản giao nhận hồ sơ"),
        drafted_by=SIDES,
        issued_by=(*SIDES, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)
register(
    Template(
        key=MINUTES,
        kind="BB",
        series="BB",
        title=gettext_lazy("Biên bản họp lấy ý kiến của xã"),
        drafted_by=(Role.COMMUNE_OFFICER,),
        issued_by=(Role.COMMUNE_OFFICER, Role.CLERK),
        numbered=False,
        needs_signer=False,
    )
)


@on_issue(RECORD)
def record_signed(paper: OfficialPaper, *, by: Membership) -> None:
    """The history of each dossier names the record."""
    _tell(paper, "set_record_signed", by=by)


@on_issue(MINUTES)
def minutes_signed(paper: OfficialPaper, *, by: Membership) -> None:
    """The history of each dossier names the minutes."""
    _tell(paper, "meeting_minutes_signed", by=by)


def _tell(paper: OfficialPaper, kind: str, *, by: Membership) -> None:
    for dossier in dossiers_of(paper):
        events.record(dossier, kind, by=by, data={"paper": str(paper.uuid), "issued_on": paper.issued_on})
