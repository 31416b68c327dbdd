"""The commune's issued letter puts its dossiers on a round (QĐ 26/2026/QĐ-TTg, Điều 5.1)."""

from saolang.councils.domain.rounds import enter_round
from saolang.dossiers.domain.letters import PROPOSAL
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
