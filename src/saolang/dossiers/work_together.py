"""Work items: sets that a letter proposed and nobody has handed over on record (Điều 7.2b, 7.3e)."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saolang.core.work import WorkItem, source
from saolang.dossiers import queries
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.dossiers.models_together import HandedSet, SetHanding
from saolang.dossiers.rules_office import COMMUNE_STEP, OFFICE_STEP
from saolang.people.enums import Role
from saolang.people.models import Membership

MINISTRY_CHECK = "ministry-check"
_Level = SetHanding.Level


def not_handed(membership: Membership, level: str) -> QuerySet[Dossier]:
    """Dossiers with an issued letter that the next level still checks, whose sets nobody handed over on record."""
    before, checking = (COMMUNE_STEP, OFFICE_STEP) if level == _Level.PROVINCE else (None, MINISTRY_CHECK)
    rows = queries.visible_to(membership).filter(state=State.IN_EVALUATION)
    rows = rows.filter(Exists(Step.objects.filter(dossier=OuterRef("pk"), key=checking, state=StepState.OPEN)))
    if before:
        rows = rows.filter(Exists(Step.objects.filter(dossier=OuterRef("pk"), key=before, state=StepState.DONE)))
    handed = HandedSet.objects.filter(dossier=OuterRef("pk"), handing__level=level)
    return rows.exclude(Exists(handed)).order_by("id")


@source
def sets_to_hand(membership: Membership) -> Iterator[WorkItem]:
    """One item for each side that sends: the commune to the province, the province to the Ministry."""
    level = {Role.COMMUNE_OFFICER: _Level.PROVINCE, Role.OCOP_OFFICE: _Level.MINISTRY}.get(Role(membership.role))
    if level is None:
        return
    found = list(not_handed(membership, level).select_related("product", "commune", "province")[:200])
    if not found:
        return
    first = found[0]
    to_ministry = level == _Level.MINISTRY
    yield WorkItem(
        kind="sets.hand-ministry" if to_ministry else "sets.hand",
        target=first.uuid,
        title=ngettext("Giao bộ hồ sơ giấy của %d hồ sơ", "Giao bộ hồ sơ giấy của %d hồ sơ", len(found)) % len(found),
        owner=first.province.name if to_ministry else first.commune.name,
        button=_("Ghi giao nhận"),
        detail=_("Văn bản đề nghị đã ban hành; giao 01 bộ giấy, 01 bộ điện tử rồi lập biên bản giao nhận."),
    )
