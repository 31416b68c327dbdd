"""What the council found lacking in a dossier, for the task list when its producer registers again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from saolang.councils import documents_outcome
from saolang.councils.models import Result
from saolang.documents.forms.common import points_text
from saolang.dossiers.gaps import Gap, Kind, source
from saolang.dossiers.models import Dossier
from saolang.dossiers.reading import filed
from saolang.law import load


@source
def council_gaps(dossier: Dossier) -> Iterator[Gap]:
    """The reasons of the notice, then each criterion that the council scored below the producer's own score."""
    result = Result.objects.filter(entry__dossier=dossier).select_related("entry__dossier", "entry__round").last()
    if result is None:
        return
    for reason in documents_outcome.reasons(result):
        yield Gap(Kind.COUNCIL, reason)
    own = {score.key: score.points for score in filed(dossier).criteria()}
    for criterion in load.product_set(dossier.product_set).criteria:
        total = result.detail["criteria"].get(criterion.key, 0)
        if total < own.get(criterion.key, 0) * result.divisor:
            mean = (2 * total + result.divisor) // (2 * result.divisor)
            sentence = _("Hội đồng chấm %(mean)s điểm; bạn tự chấm %(own)s trên tối đa %(most)s điểm.") % {
                "mean": points_text(mean),
                "own": points_text(own[criterion.key]),
                "most": points_text(criterion.max_points),
            }
            yield Gap(Kind.COUNCIL, sentence, criterion.key)
