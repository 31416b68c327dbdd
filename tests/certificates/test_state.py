"""The clock of a certificate at its boundary days; example dates are counted by hand, the property by another way."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.certificates import terms
from saolang.certificates.enums import Kind
from saolang.certificates.models import Certificate, Prolongation, Replacement, Withdrawal
from saolang.certificates.state import state_on

DAY = timedelta(days=1)
ISSUED = date(2026, 6, 14)
LAST = date(2029, 6, 14)
OPENS = date(2028, 12, 16)  # 180 days before 14/6/2029


def certificate(**changes: object) -> Certificate:
    return Certificate(**{"star": 3, "regime": "qd26-2026", "issued_on": ISSUED, "last_valid_on": LAST, **changes})


@pytest.mark.parametrize(
    ("day", "kind", "until", "changes_on"),
    [
        (ISSUED - DAY, Kind.NOT_YET, ISSUED, ISSUED),
        (ISSUED, Kind.VALID, LAST, OPENS),
        (OPENS - DAY, Kind.VALID, LAST, OPENS),
        (OPENS, Kind.EXPIRING, LAST, LAST + DAY),
        (LAST, Kind.EXPIRING, LAST, LAST + DAY),
        (LAST + DAY, Kind.LAPSED, LAST, None),
        (date(2099, 1, 1), Kind.LAPSED, LAST, None),
    ],
)
def test_each_boundary_day(day: date, kind: Kind, until: date, changes_on: date | None) -> None:
    state = state_on(certificate(), day)
    assert (state.kind, state.until, state.changes_on) == (kind, until, changes_on)
    assert state.in_force == (kind in {Kind.VALID, Kind.EXPIRING})


def test_sentences() -> None:
    assert state_on(certificate(), ISSUED).sentence == "Còn hiệu lực đến hết ngày 14/06/2029."
    assert state_on(certificate(), LAST).hint == "Hôm nay là ngày cuối."
    assert state_on(certificate(), LAST - DAY).hint == "Còn 1 ngày."
    assert state_on(certificate(), LAST + DAY).sentence == "Đã hết hiệu lực sau ngày 14/06/2029."


def test_prolonged_until_the_last_possible_day_or_the_result() -> None:
    row = certificate()
    row.prolongation = Prolongation(decided_on=LAST + DAY, last_possible_on=LAST + 180 * DAY, reason="")
    end = LAST + 180 * DAY
    assert state_on(row, LAST).kind == Kind.EXPIRING
    assert state_on(row, LAST + DAY).kind == Kind.PROLONGED
    assert state_on(row, end).kind == Kind.PROLONGED
    assert state_on(row, end).until == end
    assert state_on(row, end).changes_on == end + DAY
    assert (state_on(row, end + DAY).kind, state_on(row, end + DAY).until) == (Kind.LAPSED, end)
    row.prolongation.ended_on = LAST + 30 * DAY
    assert state_on(row, LAST + 29 * DAY).kind == Kind.PROLONGED
    assert state_on(row, LAST + 30 * DAY).kind == Kind.LAPSED
    assert state_on(row, LAST + 30 * DAY).until == LAST + 29 * DAY


@settings(max_examples=60)
@given(st.integers(1, 180), st.integers(1, 180) | st.none(), st.integers(-10, 400))
def test_what_has_lapsed_lapsed_before_today(decided: int, ended: int | None, offset: int) -> None:
    """No day between the end of the term and a later prolongation speaks of the future."""
    row = certificate()
    row.prolongation = Prolongation(
        decided_on=LAST + decided * DAY,
        last_possible_on=LAST + 180 * DAY,
        ended_on=ended and LAST + max(ended, decided) * DAY,
        reason="",
    )
    day = LAST + offset * DAY
    state = state_on(row, day)
    assert state.until is not None
    if state.kind == Kind.LAPSED:
        assert state.until < day
        assert state.changes_on is None
    else:
        assert day <= state.until
        assert state.changes_on is not None
        assert day < state.changes_on
    if 1 <= offset < decided:
        assert (state.kind, state.until) == (Kind.LAPSED, LAST)


def test_withdrawn_and_replaced_count_from_their_own_day() -> None:
    on = date(2027, 3, 1)
    row = certificate()
    row.withdrawal = Withdrawal(decided_on=on, decision_number="9/QĐ-UBND", ground="a")
    assert state_on(row, on - DAY).kind == Kind.VALID
    state = state_on(row, on)
    assert (state.kind, state.until, state.changes_on) == (Kind.WITHDRAWN, on, None)
    assert "9/QĐ-UBND ngày 01/03/2027" in state.sentence
    other = certificate()
    other.replaced_by = Replacement(on=on)
    assert state_on(other, on - DAY).kind == Kind.VALID
    assert state_on(other, on).kind == Kind.REPLACED


def test_unknown_date_says_its_note_and_derives_openly() -> None:
    note = "Theo tài liệu năm 2021; chưa có dữ liệu sau đó."
    row = certificate(issued_on=None, last_valid_on=None, decided_on=None, public_note=note)
    assert state_on(row, LAST).sentence == note
    assert state_on(row, LAST).hint == ""
    row.decided_on = date(2021, 12, 31)
    assert "31/12/2024" in state_on(row, LAST).hint
    assert state_on(row, LAST).kind == Kind.UNKNOWN_DATE


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2026, 8, 31), date(2029, 8, 31)),
        (date(2028, 2, 29), date(2031, 2, 28)),
        (date(2025, 2, 28), date(2028, 2, 28)),
        (date(2026, 12, 31), date(2029, 12, 31)),
        (date(2018, 6, 1), date(2021, 6, 1)),
    ],
)
def test_term_of_36_months(issued: date, last: date) -> None:
    assert terms.last_valid_day(issued) == last


@settings(max_examples=60)
@given(st.dates(date(2026, 5, 22), date(2060, 1, 1)), st.integers(-5, 1400))
def test_state_walks_through_the_term_once(issued: date, offset: int) -> None:
    last = terms.derived_end(issued)
    assert (last.year, last.month) == (issued.year + 3, issued.month)
    assert last.day == issued.day or (issued.month, issued.day, last.day) == (2, 29, 28)
    day = issued + offset * DAY
    state = state_on(certificate(issued_on=issued, last_valid_on=last), day)
    days_left = (last - day).days
    in_term = Kind.EXPIRING if days_left <= 180 else Kind.VALID
    expected = Kind.NOT_YET if day < issued else Kind.LAPSED if days_left < 0 else in_term
    assert state.kind == expected
    if state.changes_on:
        before = state_on(certificate(issued_on=issued, last_valid_on=last), state.changes_on - DAY)
        after = state_on(certificate(issued_on=issued, last_valid_on=last), state.changes_on)
        assert before.kind == state.kind != after.kind
