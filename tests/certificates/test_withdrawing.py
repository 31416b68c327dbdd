"""Withdrawal by its papers: case, submission, decision; the right authority; decisions recorded from paper (Điều 8)."""

from datetime import date

import pytest

from saolang.certificates import domain, queries, rules, terms, work
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock, events
from saolang.core.errors import DomainError, NoRight, NotNow, Stale, WrongInput
from saolang.core.models import PracticeChoice
from saolang.documents.canonical import from_json
from saolang.papers.models import Notice, OfficialPaper, PaperState
from saolang.people.enums import OrganisationKind, Role
from tests.factories.certificates import make_certificate, make_member, make_ministry, make_old, make_province
from tests.factories.papers import issue
from tests.factories.people import make_organisation, make_signing_right
from tests.factories.producers import make_pdf

pytestmark = pytest.mark.django_db
CASE = {
    "ground": "b",
    "conclusion": "Kết luận kiểm tra số 12/KL-SNNMT",
    "concluded_on": date(2026, 11, 18),
    "findings": "Mẫu không đạt.",
}
TODAY = date(2026, 11, 22)


class Office:
    """The people of the authority of a certificate."""

    def __init__(self, row: Certificate) -> None:
        authority = row.authority
        office = authority.children.get() if authority.children.exists() else authority
        role = Role.MINISTRY_OFFICE if authority.kind == OrganisationKind.MINISTRY else Role.OCOP_OFFICE
        self.officer = make_member(office, role)
        self.clerk = make_member(authority, Role.CLERK)
        self.head = make_signing_right(office, post="Chánh Văn phòng")
        self.chairman = make_signing_right(authority)

    def open(self, row: Certificate, **changes):
        return domain.open_withdrawal(row, **{**CASE, **changes}, by=self.officer)

    def submit(self, case) -> OfficialPaper:
        made = issue(
            domain.draft_withdrawal_submission(case, by=self.officer), clerk=self.officer, right=self.head, on=TODAY
        )
        case.refresh_from_db()
        return made

    def decide(self, case) -> OfficialPaper:
        paper = domain.draft_withdrawal_decision(case, by=self.officer)
        return issue(paper, clerk=self.clerk, right=self.chairman, on=TODAY)


def test_from_the_conclusion_to_the_decision() -> None:
    row = make_certificate()
    office = Office(row)
    place = row.product.place
    commune = make_organisation(OrganisationKind.COMMUNE_COMMITTEE, unit=place, name="UBND xã Bến Mẫu")
    case = office.open(row)
    (item,) = work.withdrawals(office.officer)
    assert (item.due_on, item.target) == (date(2026, 12, 3), case.uuid)
    office.submit(case)
    assert state_on(queries.by_code(row.code), TODAY).kind == Kind.VALID
    decision = office.decide(case)
    row = queries.by_code(row.code)
    assert state_on(row, TODAY).kind == Kind.WITHDRAWN
    assert (row.withdrawal.decision_number, row.withdrawal.paper) == (decision.number_text, decision.uuid)
    assert row.withdrawal.concluded_on == date(2026, 11, 18)
    assert list(work.withdrawals(office.officer)) == []
    producer = row.product.producer.organisation
    readers = set(decision.recipients.values_list("organisation", flat=True))
    assert readers == {producer.pk, commune.pk, office.officer.organisation_id}
    told = Notice.objects.filter(organisation__in=[producer, commune], object_id=row.uuid)
    assert {notice.subject for notice in told} == {"Giấy chứng nhận của “Khô cá lóc Bến Mẫu” bị thu hồi"}
    assert set(told.values_list("organisation", flat=True)) == {producer.pk, commune.pk}
    text = str(from_json(OfficialPaper.objects.get(pk=decision.pk).content))
    for words in ("Khô cá lóc Bến Mẫu", "Điều 8.1b", "12/KL-SNNMT", "Theo đề nghị tại", "3 sao"):
        assert words in text, words
    kinds = [event.kind for event in events.history(row)]
    assert kinds[0] == "withdrawn"
    assert "withdrawal-opened" in kinds


def test_the_papers_come_in_their_order() -> None:
    row = make_certificate()
    office = Office(row)
    case = office.open(row, findings="")
    with pytest.raises(WrongInput) as refused:
        domain.draft_withdrawal_submission(case, by=office.officer)
    assert refused.value.field == "findings"
    with pytest.raises(NotNow):
        domain.draft_withdrawal_decision(case, by=office.officer)
    case = domain.update_withdrawal(case, **CASE, by=office.officer, expected=case.version)
    first = domain.draft_withdrawal_submission(case, by=office.officer)
    again = domain.draft_withdrawal_submission(case, by=office.officer)
    assert first.pk == again.pk
    office.submit(case)
    with pytest.raises(NotNow):
        domain.draft_withdrawal_submission(case, by=office.officer)
    case.refresh_from_db()
    with pytest.raises(NotNow):
        domain.update_withdrawal(case, **CASE, by=office.officer)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ground": "z"}, "ground"),
        ({"conclusion": " "}, "conclusion"),
        ({"concluded_on": date(2026, 11, 23)}, "concluded_on"),
        ({"concluded_on": date(2026, 6, 13)}, "concluded_on"),
    ],
)
def test_cases_that_cannot_be(changes, field) -> None:
    row = make_certificate()
    office = Office(row)
    with pytest.raises(WrongInput) as refused:
        office.open(row, **changes)
    assert refused.value.field == field


def test_one_case_at_a_time_and_what_was_dropped_can_be_opened_again() -> None:
    row = make_certificate()
    office = Office(row)
    case = office.open(row)
    with pytest.raises(NotNow):
        office.open(row)
    with pytest.raises(WrongInput):
        domain.drop_withdrawal(case, reason=" ", by=office.officer)
    with pytest.raises(Stale):
        domain.drop_withdrawal(case, reason="Đã khắc phục", by=office.officer, expected=7)
    domain.drop_withdrawal(case, reason="Đã khắc phục", by=office.officer, expected=case.version)
    with pytest.raises(NotNow):
        domain.draft_withdrawal_submission(case, by=office.officer)
    assert state_on(queries.by_code(row.code), TODAY).kind == Kind.VALID
    assert office.open(row).pk != case.pk


# --- The right authority --------------------------------------------------------------------------------------


def test_a_withdrawal_by_the_wrong_authority() -> None:
    ministry = make_ministry()
    five, three = make_certificate(star=5, authority=ministry), make_certificate()
    centre, province = Office(five), Office(three)
    for row, stranger in ((five, province.officer), (three, centre.officer), (make_certificate(), province.officer)):
        with pytest.raises(NoRight):
            domain.open_withdrawal(row, **CASE, by=stranger)
    assert centre.open(five)
    assert [item.owner for item in work.withdrawals(centre.officer)] == [five.holder_name]
    assert list(work.withdrawals(province.officer)) == []
    for star in (3, 4):
        assert rules.wrong_authority(make_certificate(star=star), ministry, on=TODAY) is not None
    other, _office = make_province()
    assert rules.wrong_authority(three, other, on=TODAY).code == "other-authority"
    assert rules.wrong_authority(three, three.authority, on=TODAY) is None


def recorded(row: Certificate, **changes) -> dict:
    return {
        "authority": row.authority,
        "ground": "d",
        "number": "77/QĐ-UBND",
        "decided_on": date(2026, 11, 20),
        "concluded_on": date(2026, 11, 1),
        "signer_name": "Lê Văn Giấy",
        "scan": make_pdf(),
        **changes,
    }


def test_a_decision_on_paper_is_recorded_with_its_scan() -> None:
    row = make_certificate()
    office = Office(row)
    paper = domain.record_withdrawal(row, **recorded(row), by=office.officer)
    row = queries.by_code(row.code)
    assert (paper.state, paper.from_paper, paper.number_text) == (PaperState.ISSUED, True, "77/QĐ-UBND")
    assert state_on(row, date(2026, 11, 19)).kind == Kind.VALID
    assert state_on(row, date(2026, 11, 20)).kind == Kind.WITHDRAWN
    assert '"late":true' in events.history(row).get(kind="withdrawn").data
    with pytest.raises(DomainError):
        domain.record_withdrawal(row, **recorded(row, number="78/QĐ-UBND"), by=office.officer)


def test_the_province_records_what_the_minister_decided_but_not_its_own_decision_on_five_stars() -> None:
    ministry = make_ministry()
    row = make_certificate(star=5, authority=ministry)
    committee, office = make_province()
    officer = make_member(office, Role.OCOP_OFFICE)
    with pytest.raises(WrongInput) as refused:
        domain.record_withdrawal(row, **recorded(row, authority=committee), by=officer)
    assert refused.value.code == "wrong-authority"
    domain.record_withdrawal(row, **recorded(row, number="9/QĐ-BNNMT"), by=officer)
    assert queries.by_code(row.code).withdrawal.authority == ministry


@pytest.mark.parametrize(
    "changes",
    [
        {"decided_on": date(2026, 11, 23)},
        {"decided_on": date(2026, 6, 1), "concluded_on": None},
        {"concluded_on": date(2026, 11, 21)},
        {"ground": "z"},
        {"number": "bảy"},
        {"signer_name": ""},
    ],
)
def test_recorded_decisions_that_cannot_be(changes) -> None:
    row = make_certificate()
    with pytest.raises(WrongInput):
        domain.record_withdrawal(row, **recorded(row, **changes), by=Office(row).officer)
    assert state_on(queries.by_code(row.code), TODAY).kind == Kind.VALID
    assert not OfficialPaper.objects.exists()


def test_who_may_record() -> None:
    row = make_certificate()
    for member in (
        make_member(row.authority, Role.PROVINCE_LEADER),
        make_member(row.product.producer.organisation, Role.PRODUCER),
    ):
        with pytest.raises(NoRight):
            domain.record_withdrawal(row, **recorded(row), by=member)


def test_the_authority_of_today() -> None:
    row = make_certificate()
    assert queries.deciding_authority(row) == row.authority
    assert queries.deciding_authority(make_old()) is None
    ministry = make_ministry()
    assert queries.deciding_authority(make_certificate(star=5, authority=ministry)) == ministry


# --- Prolongation as the installation chose -------------------------------------------------------------------


def test_prolongation_only_for_the_transition_where_the_province_chose_so(travel) -> None:
    PracticeChoice.objects.create(
        key="prolongation_for", value="expiring_soon_after_2026_05_22", reason="Quy chế", decided_at=clock.now()
    )
    travel(date(2029, 6, 20))
    late = make_certificate()  # ends 14/6/2029: its window opened long after the decision
    officer = Office(late).officer
    with pytest.raises(NotNow) as refused:
        domain.prolong(late, decided_on=date(2029, 6, 20), reason="Nộp muộn", by=officer)
    assert refused.value.code == "not-in-transition"
    start = terms.procedure_in_force_from()
    assert rules.not_prolongable(start) is None
    assert rules.not_prolongable(date(2026, 9, 18)) is None  # its last day to file was 21/5/2026
    assert rules.not_prolongable(date(2026, 9, 19)) is not None
    assert rules.not_prolongable(date(2026, 5, 21)) is not None
