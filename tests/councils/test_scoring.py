"""Score sheets: what a member may do, who sees what, two at once, conflicts, quorum, spread."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from saolang.core import events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.councils import queries, rules
from saolang.councils.domain import meeting, scoring
from saolang.councils.enums import CouncilState, SheetState
from saolang.councils.models import Conflict, Result, Sheet, SheetMark
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.law.load import product_set
from saolang.people.enums import SeatRole
from saolang.people.models import Seat
from tests.factories.councils import (
    attend,
    close,
    make_concluded,
    make_established,
    make_hall,
    make_scoring,
    mark_all,
    score,
    sheet_of,
)

pytestmark = pytest.mark.django_db


def first_criterion(sheet: Sheet):
    return product_set(sheet.entry.dossier.product_set).criteria[0]


def test_opening_gives_every_scoring_member_a_sheet_for_every_dossier() -> None:
    hall = make_scoring(2, members=4)
    assert hall.council.sheets.count() == 8
    assert all(seat.role != SeatRole.SECRETARY for seat in hall.seats)
    for dossier in hall.dossiers:
        assert dossier.steps.get(key="province-advice").state == "done"
        assert dossier.steps.get(key="province-scoring").state == "open"
    with pytest.raises(NotNow):
        scoring.open_scoring(hall.council, by=hall.office)


def test_a_secretary_scores_where_the_rules_say_so() -> None:
    assert make_scoring(1, members=3, secretary_scores=True).council.sheets.count() == 4


def test_a_mark_is_saved_and_taken_back() -> None:
    hall = make_scoring()
    by = Seated(hall.seats[0])
    sheet = sheet_of(hall, hall.seats[0])
    option = max(first_criterion(sheet).options, key=lambda one: one.points)
    sheet = scoring.save_mark(
        sheet, criterion=first_criterion(sheet).key, option=option.key, note="Xem ảnh 3", by=by, expected=1
    )
    assert (sheet.version, sheet.total) == (2, option.points)
    assert SheetMark.objects.get().note == "Xem ảnh 3"
    sheet = scoring.save_mark(sheet, criterion=first_criterion(sheet).key, option="", by=by, expected=2)
    assert (sheet.version, sheet.total) == (3, 0)


def test_words_of_a_mark_hold_nothing_that_a_database_refuses() -> None:
    hall = make_scoring()
    sheet = sheet_of(hall, hall.seats[0])
    asked = first_criterion(sheet)
    scoring.save_mark(
        sheet, criterion=asked.key, option="", note="Xem\x00 ảnh", by=Seated(hall.seats[0]), expected=sheet.version
    )
    assert sheet.marks.get().note == "Xem ảnh"


def test_saving_a_mark_is_cheap(django_assert_max_num_queries) -> None:
    hall = make_scoring()
    sheet = sheet_of(hall, hall.seats[0])
    criterion = first_criterion(sheet)
    with django_assert_max_num_queries(7):  # two of them are the savepoints of the test
        scoring.save_mark(
            sheet, criterion=criterion.key, option=criterion.options[0].key, by=Seated(hall.seats[0]), expected=1
        )


@pytest.mark.parametrize(
    ("criterion", "option", "field"),
    [("99", "a", "criterion"), ("1.1", "zzz", "option"), ("", "", "criterion"), ("'; --", "a", "criterion")],
)
def test_options_that_are_not_in_the_sheet(criterion, option, field) -> None:
    hall = make_scoring()
    with pytest.raises(WrongInput) as refused:
        scoring.save_mark(
            sheet_of(hall, hall.seats[0]), criterion=criterion, option=option, by=Seated(hall.seats[0]), expected=1
        )
    assert refused.value.field == field
    assert SheetMark.objects.count() == 0


def test_the_same_sheet_in_two_windows() -> None:
    hall = make_scoring()
    by = Seated(hall.seats[0])
    one, other = sheet_of(hall, hall.seats[0]), sheet_of(hall, hall.seats[0])
    criteria = product_set(one.entry.dossier.product_set).criteria
    scoring.save_mark(one, criterion=criteria[0].key, option=criteria[0].options[0].key, by=by, expected=1)
    with pytest.raises(Stale):
        scoring.save_mark(other, criterion=criteria[1].key, option=criteria[1].options[0].key, by=by, expected=1)
    assert SheetMark.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_members_save_at_once() -> None:
    hall = make_scoring()
    problems = []

    def save(seat) -> None:
        try:
            mark_all(sheet_of(hall, seat), by=Seated(seat), total=5000)
        except Exception as error:  # noqa: BLE001 - the main thread looks at it
            problems.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=[seat]) for seat in hall.seats]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    totals = {sheet.total for sheet in Sheet.objects.all()}
    assert len(totals) == 1
    assert totals != {0}


@pytest.mark.django_db(transaction=True)
def test_a_sheet_is_not_reopened_under_a_conclusion() -> None:
    hall = make_scoring()
    score(hall)
    attend(hall)
    sheet = sheet_of(hall, hall.seats[0])
    answers = []

    def reopen() -> None:
        try:
            answers.append(scoring.reopen_sheet(sheet, reason="Thảo luận", by=hall.office))
        except NotNow as refused:
            answers.append(refused)
        finally:
            connection.close()

    other = threading.Thread(target=reopen)
    with transaction.atomic():
        meeting.conclude(hall.council, by=hall.office)
        other.start()
        other.join(timeout=1)  # it waits for the conclusion, so the time always runs out
        assert answers == []
    other.join()
    assert isinstance(answers[0], NotNow)
    assert Sheet.objects.get(pk=sheet.pk).state == SheetState.CLOSED


def test_only_the_member_marks_and_only_while_open() -> None:
    hall = make_scoring()
    sheet = sheet_of(hall, hall.seats[0])
    criterion = first_criterion(sheet)
    given = {"criterion": criterion.key, "option": criterion.options[0].key}
    with pytest.raises(NoRight):
        scoring.save_mark(sheet, **given, by=Seated(hall.seats[1]), expected=1)
    close(sheet, by=Seated(hall.seats[0]))
    with pytest.raises(NoRight) as refused:
        scoring.save_mark(sheet_of(hall, hall.seats[0]), **given, by=Seated(hall.seats[0]), expected=2)
    assert refused.value.code == "sheet-closed"
    with pytest.raises(NoRight):
        close(sheet_of(hall, hall.seats[0]), by=Seated(hall.seats[0]))


@pytest.mark.parametrize("term", [{"to_on": date(2026, 11, 21)}, {"from_on": date(2026, 11, 23)}])
def test_a_seat_gives_rights_in_its_term_only(term: dict[str, date]) -> None:
    hall = make_scoring()
    member, chair = hall.seats[1], next(seat for seat in hall.seats if seat.role == SeatRole.CHAIR)
    sheet = sheet_of(hall, member)
    assert rules.can_score(Seated(member), sheet) is None
    assert rules.can_run(Seated(chair), hall.council) is None
    Seat.objects.filter(pk__in=[member.pk, chair.pk]).update(**term)
    for seat in (member, chair):
        seat.refresh_from_db()
    with pytest.raises(NoRight):
        scoring.save_mark(
            sheet, criterion=first_criterion(sheet).key, option="", by=Seated(member), expected=sheet.version
        )
    with pytest.raises(NoRight):
        meeting.conclude(hall.council, by=Seated(chair))


def test_missing_marks_are_named_and_count_nothing() -> None:
    hall = make_scoring()
    by = Seated(hall.seats[0])
    sheet = sheet_of(hall, hall.seats[0])
    criterion = first_criterion(sheet)
    option = max(criterion.options, key=lambda one: one.points)
    sheet = scoring.save_mark(sheet, criterion=criterion.key, option=option.key, by=by, expected=1)
    with pytest.raises(WrongInput) as refused:
        scoring.close_sheet(sheet, by=by, expected=2)
    assert refused.value.code == "missing-marks"
    assert f"Còn {len(product_set(sheet.entry.dossier.product_set).criteria) - 1} tiêu chí" in refused.value.sentence
    closed = scoring.close_sheet(sheet, missing_confirmed=True, by=by, expected=2)
    assert closed.total == option.points
    assert events.history(closed).first().kind == "closed"


def test_knock_outs_need_a_reason_and_must_exist() -> None:
    hall = make_scoring()
    by = Seated(hall.seats[0])
    sheet = sheet_of(hall, hall.seats[0])
    with pytest.raises(WrongInput) as refused:
        scoring.save_words(sheet, comment="", eliminated_by=["forged"], eliminated_reason=" ", by=by, expected=1)
    assert refused.value.field == "eliminated_reason"
    with pytest.raises(WrongInput):
        scoring.save_words(sheet, comment="", eliminated_by=["nope"], eliminated_reason="Sai", by=by, expected=1)
    with pytest.raises(WrongInput):
        scoring.save_words(sheet, comment="x" * 5001, eliminated_by=[], eliminated_reason="", by=by, expected=1)
    saved = scoring.save_words(
        sheet, comment="Tốt", eliminated_by=["forged"], eliminated_reason="Giả", by=by, expected=1
    )
    assert saved.eliminated_by == ["forged"]


# --- Who sees what ------------------------------------------------------------------------------------------------


def test_others_scores_are_hidden_until_the_own_sheet_is_closed() -> None:
    hall = make_scoring(2)
    first, second, _third = hall.seats
    close(mark_all(sheet_of(hall, second), by=Seated(second), total=6000), by=Seated(second))
    assert {one.seat for one in queries.visible_sheets(hall.council, first)} == {first}
    close(sheet_of(hall, first), by=Seated(first))
    seen = queries.visible_sheets(hall.council, first)
    assert {(one.seat, one.entry.dossier_id) for one in seen} == {
        (first, hall.dossiers[0].pk),
        (first, hall.dossiers[1].pk),
        (second, hall.dossiers[0].pk),
    }
    secretary = hall.council.body.seats.get(role=SeatRole.SECRETARY)
    for viewer in (secretary, None):
        assert {one.seat for one in queries.visible_sheets(hall.council, viewer)} == {first, second}


def test_board_hides_what_the_viewer_may_not_see() -> None:
    hall = make_scoring()
    first, second, _third = hall.seats
    close(mark_all(sheet_of(hall, second), by=Seated(second), total=6000), by=Seated(second))
    kinds = [(cell.kind, cell.points is None) for cell in queries.board(hall.council, first).rows[0].cells]
    assert kinds == [("open", True), ("closed", True), ("open", True)]
    kinds = [(cell.kind, cell.points is None) for cell in queries.board(hall.council, None).rows[0].cells]
    assert kinds == [("open", True), ("closed", False), ("open", True)]


@pytest.mark.parametrize("count", [1, 3])
def test_board_takes_a_fixed_number_of_queries(count: int, django_assert_num_queries) -> None:
    hall = make_scoring(count)
    with django_assert_num_queries(6):
        board = queries.board(hall.council, None)
        names = [row.entry.dossier.product.name for row in board.rows]
    assert len(names) == count


def test_spread_is_told() -> None:
    hall = make_scoring()
    score(hall, totals=[7000, 7000, 5000])
    row = queries.board(hall.council, None).rows[0]
    totals = [cell.points for cell in row.cells]
    assert row.spread == max(totals) - min(totals)
    assert row.is_wide
    assert queries.board(hall.council, None).wide == [row]


def test_a_sheet_is_opened_again_with_a_reason() -> None:
    hall = make_scoring()
    score(hall, totals=[7000, 7000, 5000])
    sheet = sheet_of(hall, hall.seats[2])
    with pytest.raises(WrongInput):
        scoring.reopen_sheet(sheet, reason="", by=hall.office)
    with pytest.raises(NoRight):
        scoring.reopen_sheet(sheet, reason="Thảo luận", by=Seated(hall.seats[2]))
    chair = Seated(hall.seats[0])
    scoring.reopen_sheet(sheet, reason="Thảo luận", by=chair)
    close(mark_all(sheet_of(hall, hall.seats[2]), by=Seated(hall.seats[2]), total=6900), by=Seated(hall.seats[2]))
    assert not queries.board(hall.council, None).wide


# --- Conflicts ----------------------------------------------------------------------------------------------------


def test_a_conflict_takes_the_dossier_from_the_member() -> None:
    hall = make_scoring(2)
    seat, entry = hall.seats[1], entry_of(hall.dossiers[0])
    mark_all(sheet_of(hall, seat), by=Seated(seat), total=3000)
    with pytest.raises(WrongInput):
        scoring.declare_conflict(entry, seat=seat, reason=" ", by=Seated(seat))
    with pytest.raises(NoRight):
        scoring.declare_conflict(entry, seat=seat, reason="Anh em", by=Seated(hall.seats[2]))
    scoring.declare_conflict(entry, seat=seat, reason="Anh em", by=Seated(seat))
    assert not Sheet.objects.filter(seat=seat, entry=entry).exists()
    assert queries.board(hall.council, None).rows[0].cells[1].kind == "conflict"
    with pytest.raises(NotNow):
        scoring.declare_conflict(entry, seat=seat, reason="Anh em", by=hall.office)
    assert Conflict.objects.count() == 1
    for one in hall.seats:
        for dossier in hall.dossiers:
            if (one, dossier) != (seat, hall.dossiers[0]):
                close(mark_all(sheet_of(hall, one, dossier), by=Seated(one), total=6000), by=Seated(one))
    attend(hall)
    counts = [result.sheet_count for result in meeting.conclude(hall.council, by=hall.office)]
    assert counts == [2, 3]


def test_a_closed_sheet_is_reopened_before_a_conflict() -> None:
    hall = make_scoring()
    seat = hall.seats[1]
    close(sheet_of(hall, seat), by=Seated(seat))
    with pytest.raises(NotNow):
        scoring.declare_conflict(entry_of(hall.dossiers[0]), seat=seat, reason="Anh em", by=Seated(seat))


def test_when_every_member_has_a_conflict_nothing_is_concluded() -> None:
    hall = make_scoring()
    for seat in hall.seats:
        scoring.declare_conflict(entry_of(hall.dossiers[0]), seat=seat, reason="Anh em", by=hall.office)
    attend(hall)
    with pytest.raises(NotNow) as refused:
        meeting.conclude(hall.council, by=hall.office)
    assert hall.dossiers[0].product.name in refused.value.sentence


# --- Quorum and conclusion ------------------------------------------------------------------------------------------


def test_no_result_without_quorum() -> None:
    hall = make_scoring(members=4)
    score(hall)
    attend(hall, hall.seats[:2])
    with pytest.raises(meeting.NoQuorum) as refused:
        meeting.conclude(hall.council, by=hall.office)
    assert "Có mặt 2 trên 4 thành viên; cần ít nhất 3 (75%)" in refused.value.sentence
    attend(hall, hall.seats[1:])
    with pytest.raises(meeting.NoQuorum) as refused:
        meeting.conclude(hall.council, by=hall.office)
    assert "Chủ tịch" in refused.value.sentence
    assert Result.objects.count() == 0
    attend(hall, hall.seats[:3])
    (result,) = meeting.conclude(hall.council, by=hall.office)
    assert result.sheet_count == 3


def test_the_chair_may_be_absent_where_the_rules_allow_it() -> None:
    hall = make_scoring(members=4, quorum_needs_chair=False)
    score(hall)
    attend(hall, hall.seats[1:])
    assert meeting.conclude(hall.council, by=hall.office)


def test_no_result_while_a_present_member_has_an_open_sheet() -> None:
    hall = make_scoring()
    for seat in hall.seats[:2]:
        close(sheet_of(hall, seat), by=Seated(seat))
    attend(hall)
    with pytest.raises(NotNow) as refused:
        meeting.conclude(hall.council, by=hall.office)
    assert "Còn 1 phiếu" in refused.value.sentence


def test_who_may_conclude() -> None:
    hall = make_scoring()
    score(hall)
    attend(hall)
    for by in (Seated(hall.seats[1]), hall.clerk):
        with pytest.raises(NoRight):
            meeting.conclude(hall.council, by=by)
    meeting.conclude(hall.council, by=Seated(hall.seats[0]))
    assert hall.fresh().state == CouncilState.CONCLUDED
    with pytest.raises(NotNow):
        meeting.conclude(hall.council, by=hall.office)


def test_after_the_conclusion_nothing_is_marked() -> None:
    hall = make_concluded()
    sheet = sheet_of(hall, hall.seats[0])
    with pytest.raises(NotNow):
        scoring.reopen_sheet(sheet, reason="Muộn", by=hall.office)
    with pytest.raises(NotNow):
        meeting.save_meeting(
            hall.council, present=[], place="", started_at=None, ended_at=None, discussion="", by=hall.office
        )


def test_nothing_opens_without_a_checked_dossier() -> None:
    from saolang.dossiers.domain.draft import withdraw_dossier
    from tests.factories.producers import member_of

    hall = make_established()
    withdraw_dossier(hall.dossiers[0], by=member_of(hall.dossiers[0].product.producer))
    with pytest.raises(NotNow):
        scoring.open_scoring(hall.council, by=hall.office)


def test_a_hall_has_no_council_before_its_decision() -> None:
    assert not make_hall().round.councils.exists()
