"""The commune's letter puts its dossiers on a round (QĐ 26/2026/QĐ-TTg, Điều 5.1); a recorded decision ends them."""

from saolang.councils import renewing
from saolang.councils.domain.rounds import enter_round
from saolang.councils.domain.taking_effect import close_round
from saolang.councils.models import RoundEntry
from saolang.dossiers.domain.letters import PROPOSAL
from saolang.dossiers.domain.recorded_steps import TEMPLATES, UNSUCCESSFUL
from saolang.dossiers.effects import dossiers_of
from saolang.papers.models import OfficialPaper
from saolang.papers.registry import on_issue
from saolang.people.models import Membership


@on_issue(PROPOSAL)
def proposed_dossiers_enter_round(paper: OfficialPaper, *, by: Membership) -> None:
    """By the date of the letter, strictly before the day of the round."""
    assert paper.issued_on
    for dossier in dossiers_of(paper):
        enter_round(dossier, proposed_on=paper.issued_on, by=by)


def result_recorded(paper: OfficialPaper, *, by: Membership) -> None:
    """A result that was entered from paper took effect on its date; the round ends with its last one."""
    assert paper.issued_on
    for dossier in dossiers_of(paper):
        outcome = paper.data["lines"][str(dossier.uuid)]["outcome"]
        if not outcome:
            continue
        if outcome in UNSUCCESSFUL:
            renewing.not_recognised(dossier, on=paper.issued_on, by=by)
        entries = RoundEntry.objects.filter(dossier=dossier, round__organisation=paper.organisation)
        entry = entries.filter(decided_on__isnull=True).select_related("round").first()
        if entry:
            entry.decided_on = paper.issued_on
            entry.save(update_fields=["decided_on"])
            close_round(entry.round)


for _key in TEMPLATES.values():
    on_issue(_key)(result_recorded)
