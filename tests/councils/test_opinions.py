"""Written opinions on renewals: asked, answered, summed up, decided; a meeting only with a reason (Điều 7.6d)."""

from datetime import timedelta
from random import Random

import pytest

from saolang.certificates import domain as certificates
from saolang.certificates import terms
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.core.models import PracticeChoice
from saolang.councils import documents_opinions, documents_papers, explain, queries, queries_opinions
from saolang.councils.domain import consultation, meeting, outcome, scoring
from saolang.councils.domain.taking_effect import announce
from saolang.councils.enums import CouncilState, Outcome, RoundState
from saolang.councils.models import Council, Round, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.demo import marks
from saolang.documents.canonical import to_json
from saolang.documents.write import write_pdf
from saolang.dossiers.enums import CloseReason, State
from saolang.law.load import product_set
from saolang.people.enums import Role
from saolang.people.models import Seat
from saolang.web.office.councils import shown
from tests.factories.certificates import make_grant, make_member
from tests.factories.councils import Hall, attend, close, draft, mark_all
from tests.factories.office import make_town
from tests.factories.papers import issue
from tests.factories.producers import make_producer, make_product
from tests.factories.renewals import (
    GIVEN,
    House,
    best_marks,
    file,
    issue_renewal_report,
    make_house,
    make_ready,
    make_reported,
    to_office,
)

pytestmark = pytest.mark.django_db


def hall_of(house: House) -> Hall:
    return Hall(town=house.town, clerk=house.clerk, chairman=house.chairman, head=house.head, dossiers=[house.dossier])


def ask(house: House, *, days: int = 10, council: Council | None = None, dossiers=None) -> Round:
    return consultation.ask_opinions(
        house.town.province,
        dossiers=dossiers or [house.dossier],
        due_on=clock.today() + timedelta(days=days),
        council=council,
        by=house.office,
    )


def set_up(house: House) -> tuple[House, Hall]:
    """A council of three members and a secretary is set up and gets its sheets."""
    ask(house)
    hall = hall_of(house)
    issue(draft(hall), clerk=house.clerk, right=house.chairman)
    hall.council = Council.objects.get(round=entry_of(house.dossier).round)
    consultation.send_sheets(hall.fresh(), by=house.office)
    hall.seats = queries.scoring_seats(hall.fresh())
    return house, hall


def make_asked(travel, **changes) -> tuple[House, Hall]:
    """Opinions are asked about the best proposal."""
    return set_up(make_reported(travel, **changes))


def sheet_of(hall: Hall, seat: Seat) -> Sheet:
    return Sheet.objects.select_related("council__round", "entry__dossier", "entry__round", "seat__body").get(
        seat=seat, entry__round=hall.council.round
    )


def agree(hall: Hall, seats: list[Seat] | None = None) -> None:
    for seat in hall.seats if seats is None else seats:
        sheet = sheet_of(hall, seat)
        consultation.agree(sheet, opinion="Nhất trí.", by=Seated(seat), expected=sheet.version)


def differ(hall: Hall, seat: Seat, *, fewer: int, comment: str = "Thấp hơn ở phần sau.") -> Sheet:
    """This member gives the lowest option to the last `fewer` criteria."""
    sheet = consultation.begin_differing(sheet_of(hall, seat), by=Seated(seat), expected=sheet_of(hall, seat).version)
    for key, option in list(best_marks(hall.dossiers[0], fewer=fewer).items())[-fewer:]:
        sheet = scoring.save_mark(sheet, criterion=key, option=option, by=Seated(seat), expected=sheet.version)
    sheet = scoring.save_words(
        sheet, comment=comment, eliminated_by=[], eliminated_reason="", by=Seated(seat), expected=sheet.version
    )
    return scoring.close_sheet(sheet, by=Seated(seat), expected=sheet.version)


def decide(hall: Hall) -> None:
    """Summary or minutes, submission, then the decision when there is one."""
    issue(outcome.draft_minutes(hall.fresh(), by=hall.office), clerk=hall.office, right=None)
    issue(outcome.draft_submission(hall.fresh(), by=hall.office), clerk=hall.office, right=hall.head)
    if any(explain.certified(result) for result in queries.results_of(hall.fresh())):
        issue(outcome.draft_recognition(hall.fresh(), by=hall.office), clerk=hall.clerk, right=hall.chairman)
    else:
        announce(hall.fresh(), by=hall.office)


def three_star(dossier) -> dict[str, str]:
    """Options near 63 points with the minimums of three stars."""
    return marks.choose(product_set(dossier.product_set), star=3, total=6300, rng=Random(7))


def make_three_star(travel, **changes) -> tuple[House, Hall]:
    """As `make_asked`, with a proposal of about 63 points."""
    house = make_house(travel, **changes)
    to_office(house)
    make_ready(house, marks=three_star(house.dossier))
    issue_renewal_report(house)
    return set_up(house)


def test_from_opinions_to_the_certificate_that_replaces_the_old_one(travel) -> None:
    house, hall = make_three_star(travel)
    agree(hall)
    (result,) = consultation.conclude_opinions(hall.fresh(), by=house.office)
    assert (result.sheet_count, result.star, result.total_sum) == (3, 3, 3 * 6300)
    paper = outcome.draft_minutes(hall.fresh(), by=house.office)
    assert paper.template == outcome.SUMMARY
    assert "Đồng ý" in paper.content
    assert "Nhất trí." in paper.content
    report = to_json(documents_papers.council_report(hall.fresh(), [result], []))
    assert "đã cho ý kiến bằng văn bản" in report
    assert "đã họp" not in report
    decide(hall)
    new = Certificate.objects.get(dossier=house.dossier.uuid)
    assert (new.replaces.certificate, new.star) == (house.certificate, 3)
    assert state_on(Certificate.objects.get(pk=house.certificate.pk), clock.today()).kind == "replaced"
    house.dossier.refresh_from_db()
    assert (house.dossier.state, house.dossier.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    assert hall.fresh().round.state == RoundState.CLOSED
    assert new.product_code == house.dossier.product_code != house.certificate.product_code


def test_no_round_of_the_year_is_needed(travel) -> None:
    house = make_reported(travel)
    assert not house.dossier.round_entries.exists()
    assert list(queries_opinions.waiting_renewals(house.office)) == [house.dossier]
    one = ask(house)
    assert (one.is_consultation, one.is_written, str(one)) == (True, True, f"Lấy ý kiến lần 1 năm {one.year}")
    assert list(queries_opinions.waiting_renewals(house.office)) == []
    assert list(queries.rounds_without_council(house.office)) == [one]


def test_a_council_that_stands_is_asked_at_once(travel) -> None:
    house, hall = make_three_star(travel)
    second = make_second(house)
    one = ask(house, council=hall.council, dossiers=[second])
    made = one.councils.get()
    assert (made.body, made.state) == (hall.council.body, CouncilState.SCORING)
    assert made.sheets.count() == 3
    assert one.no == 2
    other = make_three_star(travel)[1]
    with pytest.raises(WrongInput) as caught:
        ask(house, council=other.council, dossiers=[make_second(house)])
    assert caught.value.field == "council"


def make_second(house: House):
    """Another renewal of the same town whose report is issued."""
    product = make_product(make_producer(unit=house.town.unit))
    grant = make_grant(product, on=GIVEN, authority=house.town.province)
    dossier = file(certificates.issue(product, grant=grant, by=None))
    to_office(house, dossier)
    make_ready(house, dossier)
    issue_renewal_report(house, dossier)
    return dossier


def test_who_is_asked_about_what(travel) -> None:
    house = make_reported(travel)
    for by in (house.town.officer, make_town().office, house.clerk):
        with pytest.raises(NoRight):
            consultation.ask_opinions(
                house.town.province, dossiers=[house.dossier], due_on=clock.today() + timedelta(days=9), by=by
            )
    for dossiers, days, field in (
        ([], 9, "dossiers"),
        ([house.dossier, house.dossier], 9, "dossiers"),
        ([house.dossier], 0, "due_on"),
    ):
        with pytest.raises(WrongInput) as caught:
            consultation.ask_opinions(
                house.town.province, dossiers=dossiers, due_on=clock.today() + timedelta(days=days), by=house.office
            )
        assert caught.value.field == field
    ask(house)
    with pytest.raises(WrongInput, match="không chờ ý kiến"):
        ask(house)


def test_an_opinion_agrees_or_says_why_not(travel) -> None:
    _house, hall = make_asked(travel)
    first, second, third = hall.seats
    agree(hall, [first])
    assert sheet_of(hall, first).agrees is True
    with pytest.raises(WrongInput, match="Hãy ghi lý do"):
        differ(hall, second, fewer=2, comment="")
    sheet = scoring.save_words(
        sheet_of(hall, second),
        comment="Bao bì chưa đổi.",
        eliminated_by=[],
        eliminated_reason="",
        by=Seated(second),
        expected=sheet_of(hall, second).version,
    )
    closed = scoring.close_sheet(sheet, by=Seated(second), expected=sheet.version)
    assert closed.agrees is False
    with pytest.raises(NoRight):
        consultation.agree(closed, by=Seated(second), expected=closed.version)
    other = sheet_of(hall, third)
    with pytest.raises(NoRight):
        consultation.agree(other, by=Seated(first), expected=other.version)
    for seat in (first, second, third):
        assert write_pdf(documents_opinions.opinion_sheet(sheet_of(hall, seat))).startswith(b"%PDF")


def test_answers_are_awaited_until_the_day_then_counted(travel) -> None:
    house, hall = make_asked(travel)
    agree(hall, hall.seats[:2])
    with pytest.raises(NotNow, match="Còn 1 phiếu"):
        consultation.conclude_opinions(hall.fresh(), by=house.office)
    travel(hall.council.round.opinions_due + timedelta(days=1))
    with pytest.raises(meeting.NoQuorum, match="Chưa đủ 3 ý kiến"):  # 75 % of three
        consultation.conclude_opinions(hall.fresh(), by=house.office)
    agree(hall, hall.seats[2:])
    (result,) = consultation.conclude_opinions(hall.fresh(), by=house.office)
    assert result.sheet_count == 3


def test_a_meeting_needs_a_recorded_reason(travel) -> None:
    house, hall = make_asked(travel)
    agree(hall, hall.seats[:2])
    differ(hall, hall.seats[2], fewer=12)
    for reason, note, field in (("", "Khác nhau.", "reason"), ("different", " ", "note")):
        with pytest.raises(WrongInput) as caught:
            consultation.hold_meeting(hall.fresh(), reason=reason, note=note, by=house.office)
        assert caught.value.field == field
    one = consultation.hold_meeting(hall.fresh(), reason="different", note="Chênh nhau ở phần C.", by=house.office)
    assert (one.is_consultation, one.is_written) == (True, False)
    with pytest.raises(NotNow):
        consultation.hold_meeting(hall.fresh(), reason="different", note="Lần nữa.", by=house.office)
    with pytest.raises(meeting.NoQuorum):
        meeting.conclude(hall.fresh(), by=house.office)
    meeting.save_meeting(
        hall.fresh(),
        present=[seat.pk for seat in hall.council.body.seats.all()],
        place="Phòng họp 1",
        started_at=clock.now(),
        ended_at=clock.now(),
        discussion="Đã thống nhất.",
        by=house.office,
    )
    meeting.conclude(hall.fresh(), by=house.office)
    paper = outcome.draft_minutes(hall.fresh(), by=house.office)
    assert paper.template == outcome.MINUTES
    assert "Chênh nhau ở phần C." in paper.content


def fail(travel, **changes) -> tuple[House, Hall]:
    """A renewal whose proposal stays far below three stars, decided."""
    house = make_house(travel, **changes)
    to_office(house)
    make_ready(house, marks=best_marks(house.dossier, fewer=len(best_marks(house.dossier)) - 1))
    issue_renewal_report(house)
    _house, hall = set_up(house)
    agree(hall)
    consultation.conclude_opinions(hall.fresh(), by=house.office)
    return house, hall


def test_a_failed_renewal_leaves_the_running_term_by_default(travel) -> None:
    house, hall = fail(travel)
    decide(hall)
    house.dossier.refresh_from_db()
    assert house.dossier.close_reason == CloseReason.NOT_RECOGNISED
    assert state_on(Certificate.objects.get(pk=house.certificate.pk), clock.today()).in_force


def test_a_failed_renewal_may_end_the_certificate_by_practice(travel) -> None:
    PracticeChoice.objects.create(
        key="failed_renewal_ends_old_certificate", value=True, reason="Quy chế", decided_at=clock.now()
    )
    house, hall = fail(travel)
    decide(hall)
    old = Certificate.objects.get(pk=house.certificate.pk)
    assert state_on(old, clock.today()).kind == "lapsed"
    assert old.last_valid_on == clock.today() - timedelta(days=1)


@pytest.mark.parametrize("recognised", [True, False])
def test_the_prolongation_ends_with_the_result(travel, recognised: bool) -> None:
    house, hall = make_three_star(travel, before=10) if recognised else fail(travel, before=10)
    travel(house.certificate.last_valid_on)
    member = make_member(house.town.province, Role.PROVINCE_LEADER)
    certificates.prolong(
        house.certificate, decided_on=clock.today(), renewal=house.dossier.uuid, reason="Chờ kết quả.", by=member
    )
    travel(house.certificate.last_valid_on + timedelta(days=20))
    if recognised:
        agree(hall)
        consultation.conclude_opinions(hall.fresh(), by=house.office)
    decide(hall)
    old = Certificate.objects.get(pk=house.certificate.pk)
    assert old.prolongation.ended_on == clock.today()
    assert state_on(old, clock.today()).kind == ("replaced" if recognised else "lapsed")


def test_a_certificate_withdrawn_meanwhile_is_not_renewed(travel) -> None:
    house, hall = make_three_star(travel)
    agree(hall)
    consultation.conclude_opinions(hall.fresh(), by=house.office)
    certificates.withdraw(
        house.certificate,
        ground=terms.withdrawal_grounds()[0].key,
        decision_number="9/QĐ-UBND",
        decided_on=clock.today(),
        by=make_member(house.town.province, Role.PROVINCE_LEADER),
    )
    (result,) = queries.results_of(hall.fresh())
    assert explain.outcome(result) == Outcome.NOT_RECOGNISED
    decide(hall)
    house.dossier.refresh_from_db()
    assert "đã bị thu hồi" in house.dossier.close_note


def test_the_board_and_the_members_list_say_that_it_is_in_writing(travel) -> None:
    _house, hall = make_asked(travel)
    agree(hall, hall.seats[:1])
    (line,) = [shown.sheet_line(sheet) for sheet in queries.sheets_of(hall.seats[0])]
    assert line.word == "Đồng ý"


# --- Upgrades take the whole road (Điều 7.5) --------------------------------------------------------------------


def score_upgrade(travel, *, star: int, total: int) -> tuple[House, Hall]:
    """An upgrade of three stars whose council gives about `total`, decided."""
    house = make_house(travel, kind="upgrade")
    to_office(house)
    hall = hall_of(house)
    issue(draft(hall), clerk=house.clerk, right=house.chairman)
    hall.council = Council.objects.get(round=entry_of(house.dossier).round)
    scoring.open_scoring(hall.fresh(), by=house.office)
    hall.seats = queries.scoring_seats(hall.fresh())
    law = product_set(house.dossier.product_set)
    chosen = marks.choose(law, star=star, total=total, rng=Random(7))
    points = {key: law.by_key[key].option(option).points for key, option in chosen.items()}
    for seat in hall.seats:
        close(mark_all(sheet_of(hall, seat), by=Seated(seat), points=points), by=Seated(seat))
    attend(hall)
    meeting.conclude(hall.fresh(), by=house.office)
    decide(hall)
    return house, hall


def test_an_upgrade_to_a_higher_star_replaces_the_certificate(travel) -> None:
    house, _hall = score_upgrade(travel, star=4, total=7600)
    new = Certificate.objects.get(dossier=house.dossier.uuid)
    assert (new.star, new.replaces.certificate) == (4, house.certificate)


def test_an_upgrade_to_no_higher_star_leaves_the_certificate_by_default(travel) -> None:
    house, _hall = score_upgrade(travel, star=3, total=6300)
    assert not Certificate.objects.filter(dossier=house.dossier.uuid).exists()
    house.dossier.refresh_from_db()
    assert "không cao hơn hạng đang có" in house.dossier.close_note
    assert state_on(Certificate.objects.get(pk=house.certificate.pk), clock.today()).in_force


def test_an_upgrade_to_no_higher_star_may_give_a_new_certificate_by_practice(travel) -> None:
    PracticeChoice.objects.create(
        key="upgrade_not_higher", value="new_certificate", reason="Quy chế", decided_at=clock.now()
    )
    house, _hall = score_upgrade(travel, star=3, total=6300)
    assert Certificate.objects.get(dossier=house.dossier.uuid).replaces.certificate == house.certificate
