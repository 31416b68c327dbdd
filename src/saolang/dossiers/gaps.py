"""What an earlier dossier lacked, for the task list of the next one; other rooms add what they know."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saolang.dossiers import queries
from saolang.dossiers.models import CompletionItem, CompletionRequest, Dossier
from saolang.dossiers.models_beside import DossierTask
from saolang.law import load
from saolang.law.score import RECOGNISED

Kind = DossierTask.Source


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend: where it comes from, what, and its criterion ("": the dossier as a whole)."""

    source: str
    sentence: str
    criterion: str = ""


Source = Callable[[Dossier], Iterable[Gap]]
_sources: list[Source] = []


def source(function: Source) -> Source:
    """Decorator: register a function (closed dossier) → gaps."""
    if function not in _sources:
        _sources.append(function)
    return function


def gaps_of(dossier: Dossier) -> list[Gap]:
    """Every gap, each once, in the order of the sheet; what concerns the whole dossier first."""
    found = dict.fromkeys(gap for ask in _sources for gap in ask(dossier))
    order = {item.key: item.order for item in load.product_set(dossier.product_set).criteria}
    return sorted(found, key=lambda gap: order.get(gap.criterion, -1))


@source
def missed_minimums(dossier: Dossier) -> Iterator[Gap]:
    """Minimums that the producer's own score missed, for the star of its points and for recognition."""
    submission = queries.latest_submission(dossier)
    if submission is None:
        return
    result = json.loads(submission.content)["result"]
    criteria = load.product_set(dossier.product_set).by_key
    wanted = max(min(RECOGNISED), result["star_by_total"] or 0)
    for missed in result["missed_minimums"]:
        criterion = criteria.get(missed["criterion"])
        if criterion is not None and missed["star"] <= wanted:
            sentence = _("Để đạt %(star)s sao cần ít nhất %(needs)s điểm; hồ sơ trước có %(has)s.") % {
                "star": missed["star"],
                "needs": _points(missed["needs"]),
                "has": _points(missed["has"]),
            }
            yield Gap(Kind.MINIMUM, sentence, criterion.key)


@source
def unmet_requests(dossier: Dossier) -> Iterator[Gap]:
    """What an agency asked to complete and nobody answered."""
    rows = CompletionItem.objects.filter(request__dossier=dossier).exclude(request__state=CompletionRequest.State.DRAFT)
    waiting = [CompletionRequest.State.SENT]
    for item in rows.select_related("request").order_by("request_id", "position"):
        if not item.answer or item.request.state in waiting:
            yield Gap(Kind.COMPLETION, f"{item.subject}: {item.reason}", item.criterion)


def _points(points: int) -> str:
    return f"{points / 100:g}".replace(".", ",")
