"""A member is replaced by a decision: before scoring, and after sheets were closed, by either rule."""

from datetime import timedelta

import pytest

from saolang.core import clock
from saolang.core.errors import NotNow, WrongInput
from saolang.councils import counting, queries
from saolang.councils.domain import meeting, replacing, scoring
from saolang.councils.domain.establish import SeatPlan
from saolang.councils.models import Conflict, Result, Sheet
from saolang.councils.rules import Seated, can_score
from saolang.people.enums import Role
from saolang.people.models import AdviserTerm
from tests.factories.councils import (
    attend,
    close,
    issue_minutes,
    make_concluded,
    make_established,
    make_scoring,
    mark_all,
    score,
    sheet_of,
)
from tests.factories.papers import issue
from tests.factories.people import make_account, make_member

pytestmark = pytest.mark.django_db


def replace(hall, seat, *, account=None, on=None):
    account = account or make_account()
    member = SeatPlan("Người Thay Mới", "Sở Y tế", seat.role, str(account.uuid))
    change = replacing.Change(seat, member, "Chuyển công tác")
    paper = replacing.draft_change(hall.fresh(), change=change, by=hall.office)
    issue(paper, clerk=hall.clerk, right=hall.chairman, on=on)
    hall.seats = queries.scoring_seats(hall.fresh())
    return next(one for one in hall.seats if one.account_id == account.pk)


@pytest.fixture
def next_day(settings):
    """The seats began yesterday, so that a decision of today can replace one."""

    def move(hall) -> None:
        yesterday = clock.today() - timedelta(days=1)
        hall.council.body.seats.update(from_on=yesterday)
        hall.seats = queries.scoring_seats(hall.fresh())

    return move


def test_before_scoring_the_new_member_gets_the_sheets(next_day) -> None:
    hall = make_established()
    next_day(hall)
    old = hall.seats[1]
    new = replace(hall, old)
    scoring.open_scoring(hall.fresh(), by=hall.office)
    assert Sheet.objects.filter(seat=new).count() == 1
    assert not Sheet.objects.filter(seat=old).exists()
    assert [seat.pk for seat in hall.seats].index(new.pk) == 1


def test_a_closed_sheet_of_a_replaced_member_does_not_count_and_the_new_one_scores(next_day) -> None:
    hall = make_scoring()
    next_day(hall)
    score(hall, totals=[6000, 9000, 6000])
    attend(hall)
    old = hall.seats[1]
    new = replace(hall, old)
    assert can_score(Seated(old), sheet_of(hall, old)) is not None
    attend(hall, [*hall.seats])
    with pytest.raises(NotNow):
        meeting.conclude(hall.council, by=hall.office)
    close(mark_all(sheet_of(hall, new), by=Seated(new), total=6000), by=Seated(new))
    meeting.conclude(hall.fresh(), by=hall.office)
    result = Result.objects.get()
    assert result.sheet_count == 3
    names = [one["name"] for one in result.detail["sheets"]]
    assert "Người Thay Mới" in names
    assert old.full_name not in names
    issue_minutes(hall)


def test_it_counts_where_the_regulation_keeps_it(next_day) -> None:
    hall = make_scoring(2, replaced_member_sheets="kept")
    next_day(hall)
    first, second = hall.dossiers
    score(hall, first, totals=[6000, 9000, 6000])
    for seat in (hall.seats[0], hall.seats[2]):
        close(mark_all(sheet_of(hall, seat, second), by=Seated(seat), total=6000), by=Seated(seat))
    old = hall.seats[1]
    new = replace(hall, old)
    assert [sheet.entry.dossier_id for sheet in Sheet.objects.filter(seat=new)] == [second.pk]
    board = queries.board(hall.fresh(), None)
    assert [cell.kind for cell in board.rows[0].cells] == ["closed"] * 3
    close(mark_all(sheet_of(hall, new, second), by=Seated(new), total=6000), by=Seated(new))
    attend(hall)
    meeting.conclude(hall.council, by=hall.office)
    counts = {entry.dossier_id: entry.result.sheet_count for entry in counting.entries_of(hall.fresh())}
    assert counts == {first.pk: 3, second.pk: 3}
    names = [one["name"] for one in Result.objects.get(entry__dossier=first).detail["sheets"]]
    assert old.full_name in names


def test_nobody_is_replaced_after_the_results(next_day) -> None:
    hall = make_concluded()
    next_day(hall)
    with pytest.raises(NotNow):
        replace(hall, hall.seats[1])


def test_a_person_who_sits_there_takes_no_second_seat(next_day) -> None:
    hall = make_established()
    next_day(hall)
    with pytest.raises(WrongInput):
        replace(hall, hall.seats[1], account=hall.seats[2].account)


def test_the_day_of_the_decision_lies_after_the_seat_began() -> None:
    hall = make_established()
    with pytest.raises(WrongInput) as refused:
        replace(hall, hall.seats[1])
    assert refused.value.code == "date-before-seat"


def test_a_member_of_the_producer_and_an_adviser_get_no_sheet() -> None:
    hall = make_established(2)
    first, second = hall.dossiers
    make_member(Role.PRODUCER, first.product.producer.organisation, account=hall.seats[1].account)
    adviser = make_member(Role.ADVISER, account=hall.seats[2].account)
    today = clock.today()
    AdviserTerm.objects.create(membership=adviser, dossier=second.uuid, from_on=today, to_on=today)
    scoring.open_scoring(hall.fresh(), by=hall.office)
    found = {(one.seat_id, one.entry.dossier_id) for one in Conflict.objects.select_related("entry")}
    assert found == {(hall.seats[1].pk, first.pk), (hall.seats[2].pk, second.pk)}
    assert Sheet.objects.count() == 2 * 3 - 2


def test_a_conflict_declared_before_scoring_leaves_no_sheet() -> None:
    hall = make_established()
    seat = hall.seats[1]
    entry = hall.round.entries.get()
    scoring.declare_conflict(entry, seat=seat, reason="Là người thân của chủ thể", by=Seated(seat))
    scoring.open_scoring(hall.fresh(), by=hall.office)
    assert not Sheet.objects.filter(seat=seat).exists()
    for other in (hall.seats[0], hall.seats[2]):
        close(mark_all(sheet_of(hall, other), by=Seated(other), total=6000), by=Seated(other))
    attend(hall)
    meeting.conclude(hall.council, by=hall.office)
    assert Result.objects.get().sheet_count == 2
