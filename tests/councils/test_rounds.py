"""Rounds by the date of the commune's letter (QĐ 26/2026/QĐ-TTg, Điều 5.1)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.core import clock
from saolang.core.errors import DomainError, NoRight, Stale, WrongInput
from saolang.councils import queries_rounds
from saolang.councils.domain import rounds
from saolang.councils.enums import RoundState
from saolang.councils.models import Council, Round, RoundEntry, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.councils.work_rounds import rounds_to_move
from saolang.dossiers.domain.draft import withdraw_dossier
from saolang.law import clock as law_clock
from saolang.law import routes
from saolang.people.enums import BodyKind
from saolang.people.models import Body, Seat
from saolang.viet.workdays import Calendar
from tests.factories.office import make_assessed, make_proposed, make_town, propose
from tests.factories.producers import member_of

LETTER_DAYS = st.dates(date(2026, 5, 22), date(2040, 12, 31))


@given(proposed_on=LETTER_DAYS)
def test_the_round_of_a_letter_is_the_next_thirtieth_of_april_or_october(proposed_on: date) -> None:
    found = law_clock.round_for(proposed_on, routes.route("26-2026"))
    ends = [date(year, month, 30) for year in (proposed_on.year, proposed_on.year + 1) for month in (4, 10)]
    assert found.proposed_before == min(end for end in ends if end > proposed_on), "strictly before the 30th"
    assert (found.held_before - found.proposed_before).days == 61
    assert found.year == found.proposed_before.year


@given(proposed_on=LETTER_DAYS)
def test_who_files_by_the_last_safe_day_is_in_time(proposed_on: date) -> None:
    route, days = routes.route("26-2026"), Calendar()
    found = law_clock.round_for(proposed_on, route)
    safe = law_clock.last_safe_day(found, route, days)
    assert safe is not None
    limit = route.deadline("commune-assessment")
    assert limit is not None
    assert law_clock.due_on(safe, limit, days) < found.proposed_before
    assert law_clock.due_on(safe + timedelta(days=1), limit, days) >= found.proposed_before


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "year", "no"),
    [
        (date(2027, 4, 29), 2027, 1),
        (date(2027, 4, 30), 2027, 2),
        (date(2027, 10, 29), 2027, 2),
        (date(2027, 10, 30), 2028, 1),
    ],
)
def test_letters_around_the_day_of_a_round(travel, day: date, year: int, no: int) -> None:
    town = make_town()
    travel(day)
    entry = RoundEntry.objects.get(dossier=make_proposed(town))
    assert (entry.round.year, entry.round.no) == (year, no)
    assert entry.round.proposed_before > day


def test_letters_of_two_communes_share_the_round_of_their_province() -> None:
    one, two = make_town(), make_town()
    first, second = make_proposed(one), make_proposed(one)
    third = make_proposed(two)
    mine = list(RoundEntry.objects.filter(round__organisation=one.province).values_list("dossier", "position"))
    assert mine == [(first.pk, 1), (second.pk, 2)]
    assert RoundEntry.objects.get(dossier=third).round.organisation == two.province


def test_a_dossier_keeps_its_entry() -> None:
    town = make_town()
    dossier = make_proposed(town)
    again = rounds.enter_round(dossier, proposed_on=date(2030, 1, 1), by=None)
    assert again == RoundEntry.objects.get(dossier=dossier)


def test_a_closed_round_sends_the_next_letter_to_the_round_after() -> None:
    town = make_town()
    first = make_proposed(town)
    closed = entry_of(first).round
    with pytest.raises(NoRight) as caught:
        rounds.close_round(closed, by=town.office)
    assert caught.value.sentence.startswith("Còn 1 hồ sơ")
    withdraw_dossier(first, by=member_of(first.product.producer))
    rounds.close_round(closed, by=town.office, expected=closed.version)
    assert (closed.year, closed.no, closed.state) == (2027, 1, RoundState.CLOSED)
    later = make_proposed(town)
    assert (entry_of(later).round.year, entry_of(later).round.no) == (2027, 2)


def test_a_round_takes_dossiers_until_scoring_begins() -> None:
    town = make_town()
    first = make_proposed(town)
    one = entry_of(first).round
    rounds.start_evaluating(one, by=town.office, expected=one.version)
    assert entry_of(make_proposed(town)).round == one
    body = Body.objects.create(organisation=town.province, kind=BodyKind.COUNCIL, name="Hội đồng")
    council = Council.objects.create(round=one, body=body)
    seat = Seat.objects.create(body=body, full_name="Lê Văn Mẫu", title="Thành viên")
    Sheet.objects.create(council=council, entry=entry_of(first), seat=seat)
    assert entry_of(make_proposed(town)).round.no == 2


def test_extra_rounds_rest_on_a_basis_and_take_what_is_proposed_before_them() -> None:
    town = make_town()
    good = {
        "proposed_before": date(2026, 12, 15),
        "held_before": date(2026, 12, 30),
        "basis": "Quy chế 12/QĐ-UBND; KH 30",
    }
    for wrong, field in (
        ({"basis": "  "}, "basis"),
        ({"proposed_before": clock.today()}, "proposed_before"),
        ({"held_before": date(2026, 12, 15)}, "held_before"),
    ):
        with pytest.raises(WrongInput) as caught:
            rounds.open_extra_round(town.province, **{**good, **wrong}, by=town.office)
        assert caught.value.field == field
    with pytest.raises(NoRight):
        rounds.open_extra_round(town.province, **good, by=make_town().office)
    with pytest.raises(NoRight):
        rounds.open_extra_round(town.province, **good, by=town.officer)
    extra = rounds.open_extra_round(town.province, **good, by=town.office)
    assert (extra.no, extra.is_extra) == (3, True)
    assert entry_of(make_proposed(town)).round == extra


def test_two_dossiers_of_one_letter_keep_their_order() -> None:
    town = make_town()
    dossiers = [make_assessed(town) for _number in range(3)]
    propose([dossiers[2], dossiers[0], dossiers[1]], town)
    order = [entry.dossier for entry in RoundEntry.objects.order_by("position")]
    assert order == [dossiers[2], dossiers[0], dossiers[1]]


def test_a_round_is_started_with_dossiers_and_by_its_own_office() -> None:
    town = make_town()
    empty = rounds.open_extra_round(
        town.province,
        proposed_before=date(2026, 12, 15),
        held_before=date(2027, 1, 30),
        basis="Quy chế",
        by=town.office,
    )
    with pytest.raises(DomainError) as caught:
        rounds.start_evaluating(empty, by=town.office)
    assert "chưa có hồ sơ" in caught.value.sentence
    make_proposed(town)
    with pytest.raises(NoRight):
        rounds.start_evaluating(empty, by=town.clerk)
    with pytest.raises(Stale):
        rounds.start_evaluating(empty, by=town.office, expected=empty.version + 1)


def test_rounds_of_other_provinces_are_not_seen() -> None:
    town = make_town()
    make_proposed(town)
    assert queries_rounds.rounds_visible_to(town.office).count() == 1
    assert not queries_rounds.rounds_visible_to(make_town().office).exists()
    assert not queries_rounds.rounds_visible_to(town.officer).exists()


def test_days_of_a_round() -> None:
    town = make_town()
    one = entry_of(make_proposed(town)).round
    days = queries_rounds.days_of(one)
    assert (days.last_proposal, days.held_before) == (date(2027, 4, 29), date(2027, 6, 30))
    assert days.last_safe == date(2027, 4, 7), "15 working days, Giỗ Tổ on 16/4 among them"


def test_work_names_rounds_that_wait_for_a_move(travel) -> None:
    town = make_town()
    dossier = make_proposed(town)
    assert list(rounds_to_move(town.office)) == []
    travel(date(2027, 4, 30))
    (item,) = rounds_to_move(town.office)
    assert (item.kind, item.due_on) == ("round.open", date(2027, 6, 29))
    one = Round.objects.get()
    rounds.start_evaluating(one, by=town.office)
    assert list(rounds_to_move(town.office)) == []
    withdraw_dossier(dossier, by=member_of(dossier.product.producer))
    assert [item.title for item in rounds_to_move(town.office)] == ["Kết thúc Đợt 1 năm 2027"]
    assert list(rounds_to_move(town.officer)) == []
