"""Where renewals follow the rounds (setting `renewal_needs_round`): the whole road to the certificate.

QĐ 26/2026/QĐ-TTg, Điều 5.2 and 7.6: the OCOP office's own report stands in the place of the council team's.
"""

import pytest
from django.urls import reverse

from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.core.errors import NotNow
from saolang.core.events import history
from saolang.core.models import PracticeChoice
from saolang.core.work import items_for
from saolang.councils import queries, queries_opinions, queries_team
from saolang.councils.domain import meeting, scoring, team_work
from saolang.councils.enums import RoundState
from saolang.councils.models import Council, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.dossiers.enums import CloseReason, State
from saolang.people.enums import Role
from tests.factories.councils import (
    Hall,
    attend,
    draft,
    issue_minutes,
    issue_recognition,
    issue_submission,
    score,
    sheet_of,
)
from tests.factories.office import make_checked
from tests.factories.papers import issue
from tests.factories.people import make_member
from tests.factories.renewals import House, issue_renewal_report, make_house, make_ready, to_office
from tests.factories.teams import make_team, member

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_rounds(db) -> None:
    PracticeChoice.objects.create(key="renewal_needs_round", value=True, decided_at=clock.now())


def make_both(travel) -> tuple[House, Hall]:
    """A checked renewal, and a first dossier of the same commune in the same round."""
    house = make_house(travel)
    to_office(house)
    first = make_checked(house.town)
    hall = Hall(
        town=house.town,
        clerk=house.clerk,
        chairman=house.chairman,
        head=house.head,
        dossiers=[house.dossier, first],
    )
    assert entry_of(house.dossier).round == hall.round
    return house, hall


def establish(hall: Hall) -> Hall:
    paper = draft(hall)
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    hall.council = Council.objects.get(decision_paper=paper.uuid)
    return hall


def test_a_renewal_walks_through_a_round_to_its_certificate(in_rounds, travel, client) -> None:
    house, hall = make_both(travel)
    renewal, first = hall.dossiers
    made = make_team(hall)
    assert [entry.dossier_id for entry in queries_team.entries_of(made)] == [first.pk]
    team_work.save_view(made, entry_of(first), met="Đủ", lacking="", proposal="evaluate", by=member(made))
    report = issue(team_work.draft_report(made, by=hall.office), clerk=hall.office, right=None)
    assert renewal.product.name not in report.content
    assert renewal.steps.get(kind="advise", level="province").state == "open"
    make_ready(house)
    issue_renewal_report(house)
    assert list(queries_opinions.waiting_renewals(hall.office)) == []
    establish(hall)
    scoring.open_scoring(hall.fresh(), by=hall.office)
    assert not history(hall.council).filter(kind="opened-without-team-report").exists()
    hall.seats = queries.scoring_seats(hall.fresh())
    assert Sheet.objects.count() == 2 * len(hall.seats)
    client.force_login(hall.seats[0].account)
    assert client.get(reverse("sheet", args=[sheet_of(hall, hall.seats[0], renewal).uuid])).status_code == 200
    client.force_login(hall.office.account)
    pages = (("council-board", hall.council.uuid), ("office-dossier", renewal.uuid), ("office-round", hall.round.uuid))
    assert [client.get(reverse(name, args=[key])).status_code for name, key in pages] == [200] * 3
    score(hall, renewal, totals=[8000] * 3)
    score(hall, first, totals=[6000] * 3)
    attend(hall)
    meeting.conclude(hall.council, by=hall.office)
    issue_minutes(hall)
    issue_submission(hall)
    issue_recognition(hall)
    for dossier in (renewal, first):
        dossier.refresh_from_db()
        assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    old = Certificate.objects.get(pk=house.certificate.pk)
    new = Certificate.objects.get(dossier=renewal.uuid)
    assert (old.replaced_by.by, new.issued_on, new.star) == (new, clock.today(), 3)
    assert state_on(new, clock.today()).in_force
    assert not state_on(old, clock.today()).in_force
    assert hall.round.state == RoundState.CLOSED


def test_a_team_has_nothing_to_do_for_a_round_of_renewals_alone(in_rounds, travel) -> None:
    house = make_house(travel)
    to_office(house)
    one = entry_of(house.dossier).round
    hall = Hall(town=house.town, clerk=house.clerk, chairman=house.chairman, head=house.head, dossiers=[house.dossier])
    assert hall.round == one
    made = make_team(hall)
    with pytest.raises(NotNow):
        team_work.draft_report(made, by=hall.office)
    acting = make_member(Role.DEPARTMENT_OFFICER, account=member(made).seat.account)
    for who in (hall.office, acting):
        assert not [item for item in items_for(who) if item.kind == "team.board"]


def test_without_the_setting_a_renewal_enters_no_round(travel) -> None:
    house = make_house(travel)
    to_office(house)
    assert entry_of(house.dossier) is None
