"""Reading council teams: members see the dossiers of their round and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from saolang.councils.models import RoundEntry, Survey, Team, TeamView, TestRequest
from saolang.councils.queries import ENTRY, seen_by
from saolang.dossiers.enums import Kind, State
from saolang.law.load import product_set
from saolang.people.models import Account, Membership


def teams_visible_to(membership: Membership | None, account: Account | None = None) -> QuerySet[Team]:
    """The teams of the acting office's province or ministry, and those in which the person sits today."""
    return seen_by(Team.objects.all(), membership, account)


def entries_of(team: Team) -> QuerySet[RoundEntry]:
    """The dossiers of the team's round that go on, in the order of its list.

    Of a renewal the OCOP office reports itself, also where renewals follow the rounds (Điều 7.6c).
    """
    rows = team.round.entries.select_related(*ENTRY).exclude(dossier__kind=Kind.RENEWAL)
    return rows.exclude(dossier__state=State.CLOSED, result__isnull=True).order_by("position", "id")


@dataclass
class Line:
    """One dossier of the team: its finding, surveys and tests."""

    entry: RoundEntry
    view: TeamView | None
    surveys: int = 0
    tests: int = 0
    awaited: int = 0


def lines_of(team: Team) -> list[Line]:
    """All dossiers of the team with what is done, in a fixed number of queries."""
    views = {view.entry_id: view for view in team.views.all()}
    surveys = dict(team.surveys.values_list("entry").annotate(n=Count("pk")).order_by())
    tests = dict(team.tests.values_list("entry").annotate(n=Count("pk")).order_by())
    awaited = dict(team.tests.filter(received_on__isnull=True).values_list("entry").annotate(n=Count("pk")).order_by())
    return [
        Line(
            entry,
            views.get(entry.pk),
            surveys.get(entry.pk, 0),
            tests.get(entry.pk, 0),
            awaited.get(entry.pk, 0),
        )
        for entry in entries_of(team)
    ]


def not_viewed(lines: Iterable[Line]) -> list[str]:
    """Names of products without a proposal yet."""
    return [line.entry.dossier.product.name for line in lines if line.view is None or not line.view.proposal]


@dataclass
class Work:
    """Everything the team wrote about one dossier."""

    view: TeamView | None
    surveys: list[Survey] = field(default_factory=list)
    tests: list[TestRequest] = field(default_factory=list)


def work_of(team: Team) -> dict[int, Work]:
    """Entry → what the team wrote, for the report, in a fixed number of queries."""
    found: dict[int, Work] = {}
    for view in team.views.all():
        found.setdefault(view.entry_id, Work(None)).view = view
    for survey in team.surveys.all():
        found.setdefault(survey.entry_id, Work(None)).surveys.append(survey)
    for test in team.tests.all():
        found.setdefault(test.entry_id, Work(None)).tests.append(test)
    return found


def contents_of(entry: RoundEntry) -> list[tuple[str, str]]:
    """What a survey looks at: key and title of the top headings of the product set."""
    law = product_set(entry.dossier.product_set)
    return [(child.key, f"{child.code}. {child.label}") for part in law.parts for child in part.children]
