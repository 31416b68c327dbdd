"""Finding teams and their rows for the person who asks: by the acting office, or by a seat of one's own."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from saolang.councils import queries, queries_team, rules, rules_team
from saolang.councils.models import RoundEntry, Survey, SurveyPhoto, Team, TestRequest
from saolang.people.models import Membership
from saolang.web.office.councils.views.found import account_of, acting_of


@dataclass(frozen=True)
class TeamPlace:
    """A team and as whom the person acts in it."""

    team: Team
    actor: rules.Actor

    @property
    def is_office(self) -> bool:
        """Whether the person acts for the OCOP office, which prepares the papers."""
        return isinstance(self.actor, Membership)

    @property
    def works(self) -> bool:
        """Whether findings may be written now."""
        return rules_team.can_work(self.actor, self.team) is None


def team_of(request: HttpRequest, uuid: UUID) -> TeamPlace:
    """The team with this address, when it is visible; else 404."""
    acting, account = acting_of(request), account_of(request)
    team = get_object_or_404(queries_team.teams_visible_to(acting, account), uuid=uuid)
    seat = queries.seat_in(team, account)
    if acting and (seat is None or rules_team.can_see(acting, team) is None):
        return TeamPlace(team, acting)
    assert seat is not None
    return TeamPlace(team, rules.Seated(seat))


def entry_of(place: TeamPlace, uuid: UUID) -> RoundEntry:
    """A dossier of the team's own round; others do not exist here."""
    return get_object_or_404(queries_team.entries_of(place.team), uuid=uuid)


def survey_of(request: HttpRequest, uuid: UUID) -> tuple[TeamPlace, Survey]:
    """A survey of a team that is visible."""
    rows = Survey.objects.filter(team__in=queries_team.teams_visible_to(acting_of(request), account_of(request)))
    survey = get_object_or_404(rows.select_related("team__round__organisation", "team__body", *_ENTRY), uuid=uuid)
    return team_of(request, survey.team.uuid), survey


def photo_of(request: HttpRequest, uuid: UUID) -> SurveyPhoto:
    """A picture of a survey of a team that is visible."""
    teams = queries_team.teams_visible_to(acting_of(request), account_of(request))
    return get_object_or_404(SurveyPhoto.objects.filter(survey__team__in=teams).select_related("file"), uuid=uuid)


def asked_test_of(request: HttpRequest, uuid: UUID) -> tuple[TeamPlace, TestRequest]:
    """A test asked for by a team that is visible."""
    rows = TestRequest.objects.filter(team__in=queries_team.teams_visible_to(acting_of(request), account_of(request)))
    related = ("team__round__organisation", "team__body", "file", *_ENTRY)
    test = get_object_or_404(rows.select_related(*related), uuid=uuid)
    return team_of(request, test.team.uuid), test


_ENTRY = ("entry__dossier__product__producer__organisation", "entry__dossier__commune")
