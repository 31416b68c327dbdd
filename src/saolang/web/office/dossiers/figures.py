"""The few figures of the commune and the OCOP office; each opens the list it counts."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from saolang.dossiers import queries
from saolang.dossiers.enums import StepState
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.home import figures_of
from saolang.web.office.dossiers.shown import PLACES
from saolang.web.ui import parts
from saolang.web.ui.words import number


def _figure(by: Membership, place: str) -> parts.Figure:
    words, states, step = PLACES[place]
    rows = queries.visible_to(by).filter(state__in=states)
    if step:
        rows = rows.filter(steps__key=step, steps__state=StepState.OPEN)
    href = f"{reverse('office-dossiers')}?o_dau={place}"
    place_words = str(words)
    label = _("hồ sơ: %s") % (place_words[:1].lower() + place_words[1:])
    return parts.Figure(value=number(rows.count()), label=label, href=href)


@figures_of(Role.COMMUNE_OFFICER)
def of_commune(by: Membership) -> Iterator[parts.Figure]:
    """Where the commune's dossiers are."""
    for place in ("cho-tiep-nhan", "xa-danh-gia", "co-quan-kiem-tra", "da-co-ket-qua"):
        yield _figure(by, place)


@figures_of(Role.OCOP_OFFICE)
def of_office(by: Membership) -> Iterator[parts.Figure]:
    """Where the province's dossiers are."""
    for place in ("xa-danh-gia", "co-quan-kiem-tra", "hoi-dong", "cho-quyet-dinh"):
        yield _figure(by, place)
