"""Reading for written opinions: the renewals that wait, the councils that may be asked."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from saolang.core import clock
from saolang.councils import levels
from saolang.councils.models import Council, RoundEntry
from saolang.dossiers import queries as dossiers
from saolang.dossiers.enums import Kind, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.people.models import Membership, Organisation, Seat
from saolang.people.queries import in_term


def waiting_renewals(membership: Membership) -> QuerySet[Dossier]:
    """The renewals whose report is issued and that no council was asked about, the most urgent first."""
    if membership.role not in levels.OFFICE_ROLES:
        return Dossier.objects.none()
    organisation = levels.committee_of(membership.organisation)
    steps = Step.objects.filter(
        dossier=OuterRef("pk"), level=levels.level_of(organisation), kind=levels.SCORE, state=StepState.OPEN
    )
    asked = RoundEntry.objects.filter(dossier=OuterRef("pk"), round__organisation=organisation, decided_on__isnull=True)
    rows = dossiers.visible_to(membership).filter(Exists(steps), ~Exists(asked), kind=Kind.RENEWAL)
    return dossiers.with_open_step(rows).order_by("submitted_at", "id")


def standing_councils(organisation: Organisation) -> list[Council]:
    """The councils of an agency whose members sit today, the newest of each body first."""
    today = clock.today()
    sitting = Seat.objects.filter(in_term(today), body=OuterRef("body"))
    in_force = (Q(body__from_on__isnull=True) | Q(body__from_on__lte=today)) & (
        Q(body__to_on__isnull=True) | Q(body__to_on__gte=today)
    )
    rows = Council.objects.filter(in_force, Exists(sitting), round__organisation=organisation)
    found: dict[int, Council] = {}
    for row in rows.select_related("body", "round__organisation").order_by("-id"):
        found.setdefault(row.body_id, row)
    return list(found.values())
