"""The centre's result of a dossier: from its council here, or as the recorded paper of the Ministry prints it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from saolang.councils import explain
from saolang.councils.documents import paper_text, round_text
from saolang.councils.documents_outcome import national_from
from saolang.councils.models import Result
from saolang.councils.queries_rounds import entry_of
from saolang.documents.forms.common import mean_text, points_text
from saolang.documents.forms.scores import ProductResult
from saolang.dossiers import national
from saolang.dossiers.models import Dossier, StepRecord
from saolang.law import routes
from saolang.law.load import regime
from saolang.law.stars import star_by_total
from saolang.papers.heads import place_name
from saolang.papers.models import OfficialPaper


@dataclass(frozen=True)
class Central:
    """What the centre found.

    Attributes:
        star: what its council concluded; None when the product is eliminated, or when a recorded paper names none.
        asks_star: a recorded paper says points and no star, so the province names the star it recognises.
        mean: as shown.
        basis: the round or the paper, as papers cite it.
        reasons: why it is not 5 stars.
        printed: the result as notices print it.
    """

    star: int | None
    asks_star: bool
    mean: str
    basis: str
    reasons: tuple[str, ...]
    printed: ProductResult


def central_of(dossier: Dossier) -> Central | None:
    """The newest result of the centre; None while there is none."""
    result = result_of(dossier)
    if result:
        return Central(
            star=result.star,
            asks_star=False,
            mean=explain.mean_shown(result),
            basis=_("Kết quả đánh giá của Hội đồng cấp trung ương, %s") % round_text(result.entry.round),
            reasons=tuple(why_not_highest(result)),
            printed=explain.product_result(result),
        )
    record = StepRecord.objects.filter(step__dossier=dossier, step__level=national.MINISTRY, step__kind="decide")
    found = record.order_by("-id").first()
    return _recorded(dossier, found) if found else None


def result_of(dossier: Dossier) -> Result | None:
    """The central council's result, where it worked here."""
    ministry = national.ministry_of(dossier)
    entry = entry_of(dossier, ministry) if ministry else None
    related = ("entry__round__organisation", "entry__dossier__product__producer__organisation")
    return Result.objects.select_related(*related).filter(entry=entry).first() if entry else None


def _recorded(dossier: Dossier, record: StepRecord) -> Central:
    points = record.points
    if points is None:
        rows = StepRecord.objects.filter(step__dossier=dossier, step__level=national.MINISTRY, points__isnull=False)
        points = rows.order_by("-step__no").values_list("points", flat=True).first() or 0
    paper = OfficialPaper.objects.filter(uuid=record.paper).first()
    printed = ProductResult(
        product=dossier.product.name,
        producer=dossier.product.producer.organisation.name,
        totals=(),
        star_by_total=star_by_total(regime(dossier.regime), points),
        star=record.star,
        commune=place_name(dossier.commune),
        product_code=dossier.product_code,
        kind=dossier.kind,
        exact=(points, 1),
    )
    least = points_text(routes.route(dossier.route).forward_from.get("ministry", 0))
    said = _("Điểm trung bình %(mean)s, không đạt %(least)s điểm.")
    mean = mean_text(points, 1)
    return Central(
        star=record.star,
        asks_star=record.star is None,
        mean=mean,
        basis=paper_text(paper) if paper else _("Kết quả đánh giá của Hội đồng cấp trung ương"),
        reasons=tuple(text for text in (record.note, said % {"mean": mean, "least": least}) if text),
        printed=printed,
    )


def why_not_highest(result: Result) -> Sequence[str]:
    """Why the centre did not give 5 stars, in sentences."""
    if result.star is None:
        return explain.eliminated_lines(result)
    from_points = routes.route(result.entry.dossier.route).forward_from.get("ministry", 0)
    if result.total_sum < from_points * result.divisor:
        return [
            _("Điểm trung bình %(mean)s, không đạt %(least)s điểm.")
            % {"mean": explain.mean_shown(result), "least": national_from(result)}
        ]
    return explain.missed_lines(result)
