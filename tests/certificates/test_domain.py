"""Issuing, recording, replacing, prolonging and withdrawing certificates."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection

from saolang.certificates import domain, queries, terms
from saolang.certificates.enums import Kind
from saolang.certificates.errors import StarNotGiven, StillInForce, WrongAuthority
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock, events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.core.models import PracticeChoice
from saolang.papers.models import Notice
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Organisation
from tests.factories.certificates import (
    make_certificate,
    make_grant,
    make_member,
    make_ministry,
    make_old,
    make_product,
    make_province,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def office_of(certificate: Certificate) -> Organisation:
    return Organisation.objects.get(parent=certificate.authority, kind=OrganisationKind.PROVINCE_OCOP_OFFICE)


def officer_of(certificate: Certificate):
    return make_member(office_of(certificate), Role.OCOP_OFFICE)


def test_issue_keeps_what_the_decision_said() -> None:
    product = make_product(place_text="ấp 1")
    grant = make_grant(product, star=4)
    row = domain.issue(product, grant=grant, by=None)
    row.refresh_from_db()
    assert (row.star, row.issued_on, row.last_valid_on) == (4, date(2026, 6, 14), date(2029, 6, 14))
    assert (row.holder_name, row.place_text) == ("Hợp tác xã Thủy sản Bến Mẫu", "ấp 1")
    assert row.authority == grant.authority
    assert [event.kind for event in events.history(row)] == ["issued"]


def test_expiry_may_be_the_day_before(settings) -> None:
    PracticeChoice.objects.create(key="expiry_day", value="day_before", reason="Quy chế", decided_at=clock.now())
    assert make_certificate().last_valid_on == date(2029, 6, 13)


@pytest.mark.parametrize("star", [0, 1, 2, 6, -1])
def test_no_certificate_below_three_stars(star: int) -> None:
    with pytest.raises(StarNotGiven) as refused:
        make_certificate(star=star)
    assert "3 đến 5 sao" in refused.value.sentence
    assert Certificate.objects.count() == 0


def test_authority_decides_by_star() -> None:
    ministry = make_ministry()
    with pytest.raises(WrongAuthority):
        make_certificate(star=5)
    with pytest.raises(WrongAuthority):
        make_certificate(star=3, authority=ministry)
    assert make_certificate(star=5, authority=ministry).star == 5


def test_a_second_decision_while_in_force_is_refused() -> None:
    first = make_certificate()
    with pytest.raises(StillInForce) as refused:
        make_certificate(first.product, on=date(2026, 9, 1))
    assert "118/GCN-UBND" in refused.value.sentence
    assert first.product.certificates.count() == 1


def test_a_second_decision_after_the_term_is_a_new_certificate(travel) -> None:
    first = make_certificate()
    travel(date(2029, 7, 1))
    second = make_certificate(first.product, on=date(2029, 6, 15))
    assert second.code != first.code


def test_a_decision_entered_late_meets_the_certificate_given_since() -> None:
    first = make_certificate(on=date(2026, 9, 1))
    with pytest.raises(StillInForce):
        make_certificate(first.product, on=date(2026, 8, 1))
    assert first.product.certificates.count() == 1


def test_what_ended_does_not_end_again_by_an_earlier_day() -> None:
    withdrawn = make_certificate()
    officer = officer_of(withdrawn)
    given = {"ground": terms.withdrawal_grounds()[0].key, "decision_number": "9/QĐ-UBND", "by": officer}
    domain.withdraw(withdrawn, decided_on=date(2026, 11, 10), **given)
    with pytest.raises(NotNow):
        domain.withdraw(withdrawn, decided_on=date(2026, 11, 1), **given)
    with pytest.raises(NotNow):
        domain.replace(withdrawn, grant=make_grant(withdrawn.product, on=date(2026, 11, 1)), by=None)
    replaced = make_certificate()
    domain.replace(replaced, grant=make_grant(replaced.product, star=4, on=date(2026, 11, 10)), by=None)
    with pytest.raises(NotNow):
        domain.replace(replaced, grant=make_grant(replaced.product, star=4, on=date(2026, 11, 1)), by=None)


def test_the_same_decision_gives_a_product_one_certificate() -> None:
    old = make_old(decision_number="1991/QĐ-UBND-HC", decided_on=date(2021, 12, 31))
    with pytest.raises(WrongInput) as refused:
        make_old(old.product, decision_number="1991/QĐ-UBND-HC", decided_on=date(2021, 12, 31))
    assert refused.value.code == "same-decision"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2026, 11, 23)}, "decided_on"),
        ({"issued_on": date(2026, 6, 13)}, "issued_on"),
        ({"issued_on": date(2027, 6, 13)}, "issued_on"),
        ({"decision_number": "  "}, "decision_number"),
    ],
)
def test_days_and_numbers_that_cannot_be(changes, field) -> None:
    with pytest.raises(WrongInput) as refused:
        make_certificate(**changes)
    assert refused.value.field == field


def test_replace_ends_the_old_one_on_the_same_day() -> None:
    old = make_certificate()
    new = domain.replace(old, grant=make_grant(old.product, star=4, on=date(2026, 11, 1)), by=None)
    old = queries.by_code(old.code)
    assert state_on(old, date(2026, 10, 31)).kind == Kind.VALID
    assert state_on(old, date(2026, 11, 1)).kind == Kind.REPLACED
    assert old.replaced_by.by == new
    with pytest.raises(NotNow):
        domain.replace(old, grant=make_grant(old.product, on=date(2026, 11, 2)), by=None)


def test_old_list_without_decision() -> None:
    row = make_old()
    assert (row.decided_on, row.issued_on, row.last_valid_on, row.decision_number) == (None, None, None, "")
    assert state_on(row, date(2026, 11, 22)).kind == Kind.UNKNOWN_DATE
    with pytest.raises(WrongInput):
        make_old(source=" ")
    with pytest.raises(WrongInput):
        make_old(decided_on=date(2030, 1, 1))
    # An old certificate of unknown term does not stand in the way of a new one.
    assert make_certificate(row.product)


def test_old_list_with_the_day_of_issue_has_a_term() -> None:
    assert make_old(issued_on=date(2019, 12, 23)).last_valid_on == date(2022, 12, 23)


# --- Withdrawal -----------------------------------------------------------------------------------------------

TAKEN = {"ground": "a", "decision_number": "77/QĐ-UBND", "decided_on": date(2026, 11, 20)}


def test_withdraw() -> None:
    row = make_certificate()
    by = officer_of(row)
    domain.withdraw(row, **TAKEN, concluded_on=date(2026, 11, 10), reason="Hồ sơ giả", by=by, expected=1)
    row = queries.by_code(row.code)
    assert state_on(row, date(2026, 11, 20)).kind == Kind.WITHDRAWN
    assert row.withdrawal.authority == row.authority
    event = events.history(row).first()
    assert event.kind == "withdrawn"
    assert "giả" not in event.data
    with pytest.raises(NotNow):
        domain.withdraw(row, **TAKEN, by=by)


def test_who_may_withdraw() -> None:
    row = make_certificate()
    other, other_office = make_province()
    for member in (
        make_member(other_office, Role.OCOP_OFFICE),
        make_member(other, Role.PROVINCE_LEADER),
        make_member(row.authority, Role.CLERK),
        make_member(row.product.producer.organisation, Role.PRODUCER),
        make_member(make_ministry(), Role.MINISTRY_OFFICE),
    ):
        with pytest.raises(NoRight):
            domain.withdraw(row, **TAKEN, by=member)
    domain.withdraw(row, **TAKEN, by=make_member(row.authority, Role.PROVINCE_LEADER))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ground": "z"}, "ground"),
        ({"decision_number": ""}, "decision_number"),
        ({"decided_on": date(2026, 11, 23)}, "decided_on"),
        ({"decided_on": date(2026, 6, 1)}, "decided_on"),
        ({"concluded_on": date(2026, 11, 21)}, "concluded_on"),
    ],
)
def test_withdrawals_that_cannot_be(changes, field) -> None:
    row = make_certificate()
    with pytest.raises(WrongInput) as refused:
        domain.withdraw(row, **{**TAKEN, **changes}, by=officer_of(row))
    assert refused.value.field == field


def test_a_stale_withdrawal_is_refused() -> None:
    row = make_certificate()
    by = officer_of(row)
    domain.prolong(row, decided_on=date(2026, 11, 1), reason="Nộp muộn", by=by, expected=1)
    with pytest.raises(Stale):
        domain.withdraw(row, **TAKEN, by=by, expected=1)


def test_the_clock_of_withdrawal_is_15_days() -> None:
    assert terms.withdrawal_due_on(date(2026, 2, 20)) == date(2026, 3, 7)
    PracticeChoice.objects.create(key="first_day_excluded", value=False, reason="Quy chế", decided_at=clock.now())
    assert terms.withdrawal_due_on(date(2026, 2, 20)) == date(2026, 3, 6)
    assert len(terms.withdrawal_grounds()) == 6


# --- Prolongation ---------------------------------------------------------------------------------------------


def test_prolong_at_most_180_days(travel) -> None:
    row = make_certificate()
    by = officer_of(row)
    end = date(2029, 6, 14) + 180 * DAY
    travel(end)
    prolongation = domain.prolong(row, decided_on=date(2029, 6, 20), renewal=row.uuid, by=by)
    assert prolongation.last_possible_on == end
    told = Notice.objects.get(channel=Notice.Channel.SCREEN, organisation=row.product.producer.organisation)
    assert "kéo dài hiệu lực" in told.subject
    assert "chịu trách nhiệm" in told.body
    assert state_on(queries.by_code(row.code), date(2029, 6, 19)).kind == Kind.LAPSED
    assert state_on(queries.by_code(row.code), end).kind == Kind.PROLONGED
    with pytest.raises(NotNow):
        domain.prolong(row, decided_on=date(2029, 6, 20), renewal=row.uuid, by=by)


def test_prolongations_that_cannot_be(travel) -> None:
    row = make_certificate()
    by = officer_of(row)
    travel(date(2030, 1, 1))
    with pytest.raises(WrongInput):
        domain.prolong(row, decided_on=date(2029, 6, 20), by=by)
    with pytest.raises(NotNow):
        domain.prolong(row, decided_on=date(2029, 12, 12), reason="Muộn", by=by)
    old = make_old()
    with pytest.raises(NotNow):
        domain.prolong(old, decided_on=date(2029, 6, 20), reason="Muộn", by=by)


def test_a_replacement_ends_the_prolongation(travel) -> None:
    row = make_certificate()
    travel(date(2029, 8, 1))
    domain.prolong(row, decided_on=date(2029, 6, 20), reason="Nộp muộn", by=officer_of(row))
    domain.replace(row, grant=make_grant(row.product, on=date(2029, 7, 30)), by=None)
    row = queries.by_code(row.code)
    assert row.prolongation.ended_on == date(2029, 7, 30)
    assert state_on(row, date(2029, 7, 29)).kind == Kind.PROLONGED
    assert state_on(row, date(2029, 7, 30)).kind == Kind.REPLACED


def test_end_prolongation_without_a_new_certificate(travel) -> None:
    row = make_certificate()
    with pytest.raises(NotNow):
        domain.end_prolongation(row, on=date(2029, 7, 30), by=None)
    travel(date(2029, 8, 1))
    domain.prolong(row, decided_on=date(2029, 6, 20), reason="Nộp muộn", by=officer_of(row))
    domain.end_prolongation(row, on=date(2029, 7, 30), by=None)
    assert state_on(queries.by_code(row.code), date(2029, 7, 30)).kind == Kind.LAPSED


@pytest.mark.django_db(transaction=True)
def test_two_decisions_at_once_give_one_certificate() -> None:
    product = make_product()
    grants = [make_grant(product) for _ in range(2)]
    refused = []

    def issue(grant: domain.Grant) -> None:
        try:
            domain.issue(product, grant=grant, by=None)
        except StillInForce as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue, args=[grant]) for grant in grants]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (product.certificates.count(), len(refused)) == (1, 1)
