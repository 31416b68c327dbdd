"""What the views share: the dossier within sight, who may open the pages, the bar of the score."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.dossiers import rules
from saolang.dossiers.models import Dossier
from saolang.dossiers.queries import visible_to
from saolang.dossiers.scores import SelfScore, score_of
from saolang.law import load
from saolang.people.enums import Role
from saolang.people.models import Membership
from saolang.web.access import role_required

writers = role_required(Role.PRODUCER, Role.ADVISER)
owners = role_required(Role.PRODUCER)


def acting(request: HttpRequest) -> Membership:
    """The membership that acts; the decorator made sure that there is one."""
    return request.acting  # type: ignore[attr-defined, no-any-return]


def dossier_or_404(request: HttpRequest, uuid: UUID) -> Dossier:
    """A dossier that the acting membership may see."""
    return get_object_or_404(visible_to(acting(request)), uuid=uuid)


def bar(dossier: Dossier, self_score: SelfScore | None = None) -> dict[str, Any]:
    """Context of the sticky bar: total, star, missed minimums, the way to the next star."""
    found = self_score or score_of(dossier)
    bands = [band for band in load.regime(dossier.regime).bands if band.star >= 3]
    ticks = ",".join(f"{band.start // 100}:{band.star} sao" for band in sorted(bands, key=lambda band: band.start))
    missed = [item for item in found.score.missed_minimums if item.star <= found.score.star_by_total]
    return {
        "self_score": found,
        "score": found.score,
        "total": found.score.total / 100,
        "ticks": ticks,
        "missed_here": missed,
        "dossier": dossier,
    }


def is_open(request: HttpRequest, dossier: Dossier) -> bool:
    """Whether the acting membership may edit the dossier now."""
    return rules.can_edit(acting(request), dossier) is None
