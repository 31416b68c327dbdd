"""A member of the council team is replaced by a decision, as a member of the council is (Điều 7.3b)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.core.events import history
from saolang.councils import queries_team
from saolang.councils.domain import replacing, team_work
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.models import Team
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.papers.models import OfficialPaper
from saolang.people.models import Seat
from tests.factories.councils import make_hall
from tests.factories.papers import issue
from tests.factories.people import make_account
from tests.factories.teams import make_team, member

pytestmark = pytest.mark.django_db


def team_of_yesterday(hall) -> Team:
    """A team whose seats began yesterday, so that a decision of today can replace one."""
    made = make_team(hall)
    made.body.seats.update(from_on=clock.today() - timedelta(days=1))
    return made


def drafted(hall, made: Team, seat: Seat, *, by=None, **changes) -> OfficialPaper:
    values = {"full_name": "Người Thay Mới", "title": "Sở Y tế", "account": "", **changes}
    plan = SeatPlan(values["full_name"], values["title"], seat.role, values["account"])
    change = replacing.Change(seat, plan, values.get("reason", "Chuyển công tác"))
    return replacing.draft_change(made, change=change, by=by or hall.office)


def report(hall, made: Team) -> None:
    for entry in queries_team.entries_of(made):
        team_work.save_view(made, entry, met="Đủ", lacking="", proposal="evaluate", by=member(made))
    issue(team_work.draft_report(made, by=hall.office), clerk=hall.office, right=None)


def test_the_new_member_works_from_the_day_of_the_decision_and_the_old_one_no_more() -> None:
    hall = make_hall()
    made = team_of_yesterday(hall)
    old, account = member(made, 0), make_account()
    paper = drafted(hall, made, old.seat, account=str(account.uuid))
    for words in ("Người Thay Mới, Sở Y tế, giữ chức danh Tổ trưởng, thay Người Tư Vấn 0", "Các thành viên Tổ tư vấn"):
        assert words in paper.content
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    new = made.body.seats.get(account=account)
    assert (new.role_name, new.position, new.from_on) == ("Tổ trưởng", old.seat.position, clock.today())
    entry = entry_of(hall.dossiers[0])
    words = {"met": "Đủ", "lacking": "", "proposal": "evaluate"}
    team_work.save_view(made, entry, **words, by=Seated(new))
    with pytest.raises(NoRight):
        team_work.save_view(made, entry, **words, by=Seated(Seat.objects.get(pk=old.seat.pk)))
    assert history(made).filter(kind="member-replaced").exists()


def test_nobody_is_replaced_once_the_team_has_reported() -> None:
    hall = make_hall()
    made = team_of_yesterday(hall)
    seat = member(made).seat
    waiting = drafted(hall, made, seat)
    report(hall, made)
    with pytest.raises(NotNow):
        drafted(hall, Team.objects.get(pk=made.pk), seat)
    assert [refusal.code for refusal in replacing.stands_against(waiting)] == ["not-now"]


def test_a_change_that_cannot_be_is_refused() -> None:
    hall, other = make_hall(), make_hall()
    made = team_of_yesterday(hall)
    first, second = member(made, 0).seat, member(made, 1).seat
    for wrong in ({"full_name": " "}, {"reason": " "}, {"account": str(second.account.uuid)}):
        with pytest.raises(WrongInput):
            drafted(hall, made, first, **wrong)
    with pytest.raises(NotNow):
        drafted(hall, made, member(make_team(other)).seat)
    with pytest.raises(NoRight):
        drafted(hall, made, first, by=hall.town.officer)


def test_the_office_finds_the_page_and_members_do_not(client) -> None:
    hall = make_hall()
    made = team_of_yesterday(hall)
    address, board = reverse("team-change", args=[made.uuid]), reverse("team-board", args=[made.uuid])
    seat = member(made).seat
    client.force_login(seat.account)
    assert client.get(address).status_code == 403
    assert address not in client.get(board).content.decode()
    client.force_login(hall.office.account)
    assert address in client.get(board).content.decode()
    assert "Người Tư Vấn 0 (Tổ trưởng)" in client.get(address).content.decode()
    typed = {"seat": str(seat.uuid), "full_name": "Người Thay Mới", "title": "Sở Y tế", "reason": "Nghỉ hưu"}
    answer = client.post(address, {"form_key": str(uuid4()), **typed})
    assert answer.status_code == 302
    assert OfficialPaper.objects.get(template=replacing.CHANGE).data["team"] == str(made.uuid)
    report(hall, made)
    assert address not in client.get(board).content.decode()
