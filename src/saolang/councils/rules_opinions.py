"""Which dossiers may be put before a council to be answered in writing."""

from saolang.councils import levels
from saolang.councils.models import RoundEntry
from saolang.dossiers.models import Dossier
from saolang.people.models import Organisation


def is_answering(dossier: Dossier, organisation: Organisation) -> bool:
    """Whether this dossier waits for the council of this agency and lies before none yet."""
    if levels.open_step(dossier, organisation, levels.SCORE) is None:
        return False
    return not RoundEntry.objects.filter(
        dossier=dossier, round__organisation=organisation, decided_on__isnull=True
    ).exists()
