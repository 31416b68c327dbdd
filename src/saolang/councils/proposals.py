"""What the OCOP office's report proposes for a renewal; members answer it in writing (QĐ 26/2026/QĐ-TTg, Điều 7.6d)."""

from saolang.councils.levels import level_of
from saolang.councils.models import RoundEntry, Sheet
from saolang.dossiers.models import RenewalReview


def review_of(entry: RoundEntry) -> RenewalReview | None:
    """The office's own evaluation at the level of the round."""
    level = level_of(entry.round.organisation)
    return RenewalReview.objects.select_related("dossier").filter(dossier=entry.dossier_id, level=level).first()


def proposal_of(entry: RoundEntry) -> dict[str, str]:
    """Key of the proposed option by criterion; criteria without one are left out."""
    review = review_of(entry)
    return {key: option for key, option in review.marks.items() if option} if review else {}


def is_agreement(sheet: Sheet) -> bool:
    """Whether the sheet gives exactly the proposed options and names no knock-out."""
    chosen = {mark.criterion: mark.option for mark in sheet.marks.exclude(option__in=["", "-"])}
    return not sheet.eliminated_by and chosen == proposal_of(sheet.entry)
