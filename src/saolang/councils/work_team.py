"""What council teams ask of people: findings of members, the decision and the report of the OCOP office."""

from collections.abc import Iterator

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from saolang.core.work import WorkItem, source
from saolang.councils import queries_team
from saolang.councils.levels import OFFICE_ROLES
from saolang.councils.models import Team, TestRequest
from saolang.dossiers.enums import Kind, State
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.models import Membership
from saolang.people.queries import seats_of

THEIRS = ~Q(round__entries__dossier__kind=Kind.RENEWAL)
RUNNING = THEIRS & Q(round__entries__dossier__state__in=[State.SUBMITTED, State.IN_EVALUATION])


@source
def findings_to_write(membership: Membership) -> Iterator[WorkItem]:
    """For a member of a team: the dossiers of its round without a proposal, as one line."""
    bodies = seats_of(membership.account).values("body")
    for team, left in _left(Team.objects.filter(body__in=bodies)):
        yield _item(team, _("Tổ tư vấn: %d hồ sơ chưa có đề xuất") % left, _("Mở hồ sơ"))


@source
def teams_to_move(membership: Membership) -> Iterator[WorkItem]:
    """For the OCOP office: a report that can be written."""
    if membership.role not in OFFICE_ROLES:
        return
    teams = queries_team.teams_visible_to(membership).filter(report_paper__isnull=True)
    waiting = {team.pk for team, _left_over in _left(teams)}
    for team in teams.filter(RUNNING, reported_on__isnull=True).distinct():
        if team.pk not in waiting:
            yield _item(team, _("Soạn báo cáo của Tổ tư vấn"), _("Mở Tổ tư vấn"))


@source
def letters_to_write(membership: Membership) -> Iterator[WorkItem]:
    """For the OCOP office: tests that a team asks for and no letter names yet."""
    if membership.role not in OFFICE_ROLES:
        return
    written = OfficialPaper.objects.exclude(state=PaperState.DROPPED).values("uuid")
    asked = TestRequest.objects.filter(received_on__isnull=True).exclude(paper__in=written)
    teams = queries_team.teams_visible_to(membership).filter(reported_on__isnull=True, tests__in=asked)
    for team in teams.annotate(asked=Count("tests__entry", distinct=True)):
        title = _("Soạn công văn đề nghị kiểm nghiệm cho %d sản phẩm") % team.asked
        yield _item(team, title, _("Mở Tổ tư vấn"))


def _item(team: Team, title: str, button: str) -> WorkItem:
    return WorkItem(
        kind="team.board",
        target=team.uuid,
        title=title,
        owner=team.body.name,
        button=button,
        detail=str(team.round),
        due_on=team.round.held_before,
    )


def _left(teams: QuerySet[Team]) -> Iterator[tuple[Team, int]]:
    """Teams with dossiers that have no proposal yet, and how many."""
    rows = (
        teams.filter(reported_on__isnull=True)
        .annotate(
            going=Count("round__entries", filter=RUNNING, distinct=True),
            proposed=Count("views", filter=~Q(views__proposal=""), distinct=True),
        )
        .filter(going__gt=F("proposed"))
        .select_related("round", "body")
        .order_by("id")
    )
    for team in rows:
        yield team, team.going - team.proposed
