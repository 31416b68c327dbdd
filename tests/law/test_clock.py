"""Routes and dates: who decides, which round, until when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.law import clock, routes
from saolang.law.clock import TransitionState
from saolang.law.errors import LawError
from saolang.viet.workdays import Calendar

NOW = routes.route("26-2026")
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2036, 12, 31))
CALENDARS = st.builds(Calendar, holidays=st.frozensets(DAYS, max_size=40))


def test_the_routes_have_no_problem() -> None:
    assert routes.problems() == []


@pytest.mark.parametrize(
    ("filed_on", "code"),
    [
        (date(2019, 8, 21), "1048-2019"),
        (date(2023, 2, 23), "1048-2019"),
        (date(2023, 2, 24), "148-2023"),
        (date(2025, 7, 5), "148-2023"),
        (date(2025, 7, 6), "1489-2025"),
        (date(2026, 5, 21), "1489-2025"),
        (date(2026, 5, 22), "26-2026"),
        (date(2030, 1, 1), "26-2026"),
    ],
)
def test_the_route_of_a_filing_day(filed_on: date, code: str) -> None:
    assert routes.route_for(filed_on).code == code


def test_there_is_no_route_before_the_first_decision() -> None:
    with pytest.raises(LawError):
        routes.route_for(date(2019, 8, 20))
    with pytest.raises(LawError):
        routes.route("27-2027")


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("1048-2019", ["province", "province", "ministry"]),
        ("148-2023", ["district", "province", "ministry"]),
        ("1489-2025", ["province", "province", "ministry"]),
        ("26-2026", ["province", "province", "ministry"]),
    ],
)
def test_who_decides_three_four_and_five_stars(code: str, levels: list[str]) -> None:
    route = routes.route(code)
    deciders = [route.decider(star) for star in (3, 4, 5)]
    assert [item.level for item in deciders if item] == levels
    assert route.decider(2) is None


def test_steps_of_a_first_evaluation_in_force() -> None:
    steps = NOW.steps("first")
    assert [step.kind for step in steps] == [
        "assess", "check", "advise", "score", "decide", "check", "advise", "score", "decide",
    ]  # fmt: skip
    assert [step.level for step in NOW.steps("upgrade", 8_999)] == ["commune"] + ["province"] * 4
    assert NOW.steps("first", 9_000) == steps
    assert steps[0].deadline == NOW.deadline("commune-assessment")
    assert steps[4].agency_title == "Chủ tịch UBND cấp tỉnh"


def test_a_renewal_has_written_opinions_and_no_council_team() -> None:
    steps = NOW.steps("renewal")
    assert "provincial_team" not in {step.agency for step in steps}
    assert [step.method for step in steps if step.kind == "score"] == ["written-opinions"] * 2
    deadline = NOW.deadline("renewal-evaluation")
    assert deadline is not None
    assert (deadline.amount, deadline.unit) == (45, routes.Unit.DAYS)
    with pytest.raises(ValueError, match="other"):
        NOW.steps("other")


def test_the_commune_meets_where_1489_says_so() -> None:
    assert [route.commune_meeting for route in routes.routes()] == ["optional", "compulsory", "none", "none"]
    assert [step.level for step in routes.route("148-2023").steps("first", 6_000)] == ["district"] * 4


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2019, 12, 23), date(2022, 12, 23)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2026, 6, 30), date(2029, 6, 30)),
    ],
)
def test_the_last_valid_day(issued: date, last: date) -> None:
    assert clock.last_valid_day(issued, NOW) == last
    assert clock.last_valid_day(issued, NOW, expiry_day="day_before") == last - timedelta(days=1)


def test_the_renewal_window_and_its_edges() -> None:
    end = date(2027, 12, 31)
    assert clock.renewal_window(end, NOW) == clock.Window(date(2027, 7, 4), date(2027, 9, 2))
    assert clock.renewal_window(end, routes.route("148-2023")) is None
    assert clock.prolonged_until(end, NOW) == date(2028, 6, 28)
    assert clock.prolonged_until(end, routes.route("148-2023")) is None


@pytest.mark.parametrize(
    ("level", "proposed", "number", "cutoff", "held"),
    [
        ("province", date(2026, 4, 29), 1, date(2026, 4, 30), date(2026, 6, 30)),
        ("province", date(2026, 4, 30), 2, date(2026, 10, 30), date(2026, 12, 30)),
        ("province", date(2026, 10, 29), 2, date(2026, 10, 30), date(2026, 12, 30)),
        ("province", date(2026, 10, 30), 1, date(2027, 4, 30), date(2027, 6, 30)),
        ("ministry", date(2026, 7, 29), 1, date(2026, 7, 30), date(2026, 9, 30)),
        ("ministry", date(2026, 7, 30), 2, date(2027, 1, 30), date(2027, 3, 30)),
        ("ministry", date(2027, 1, 30), 1, date(2027, 7, 30), date(2027, 9, 30)),
    ],
)
def test_the_round_of_a_proposal(level: str, proposed: date, number: int, cutoff: date, held: date) -> None:
    found = clock.round_for(proposed, NOW, level)
    assert (found.number, found.proposed_before, found.held_before) == (number, cutoff, held)


@given(DAYS, st.sampled_from(["province", "ministry"]))
def test_a_proposal_lies_strictly_before_its_round_closes_and_in_none_before(day: date, level: str) -> None:
    found = clock.round_for(day, NOW, level)
    assert day < found.proposed_before < found.held_before
    assert clock.round_for(found.proposed_before, NOW, level) != found
    assert clock.round_for(found.proposed_before - timedelta(days=1), NOW, level) == found


def test_older_routes_have_no_rounds_by_date() -> None:
    with pytest.raises(LawError):
        clock.round_for(date(2024, 1, 1), routes.route("148-2023"))


def commune_due_on(received_on: date, calendar: Calendar) -> date:
    limit = NOW.deadline("commune-assessment")
    assert limit is not None
    return clock.due_on(received_on, limit, calendar)


def test_the_last_safe_day_leaves_the_commune_its_fifteen_working_days() -> None:
    target = clock.round_for(date(2026, 10, 1), NOW)
    assert clock.last_safe_day(target, NOW, Calendar()) == date(2026, 10, 8)
    assert commune_due_on(date(2026, 10, 8), Calendar()) == date(2026, 10, 29)
    assert commune_due_on(date(2026, 10, 9), Calendar()) == date(2026, 10, 30)
    assert clock.last_safe_day(target, routes.route("1489-2025"), Calendar()) is None


@given(DAYS, CALENDARS)
def test_the_last_safe_day_is_the_last_one(day: date, calendar: Calendar) -> None:
    target = clock.round_for(day, NOW)
    safe = clock.last_safe_day(target, NOW, calendar)
    assert safe is not None
    due, after = commune_due_on(safe, calendar), commune_due_on(safe + timedelta(days=1), calendar)
    assert due < target.proposed_before <= after


def test_time_limits_in_days_and_in_working_days() -> None:
    withdrawal, commune = NOW.deadline("withdrawal"), NOW.deadline("commune-assessment")
    assert withdrawal is not None
    assert commune is not None
    friday = date(2026, 11, 20)
    assert clock.due_on(friday, withdrawal, Calendar()) == date(2026, 12, 5)
    assert clock.due_on(friday, withdrawal, Calendar(), first_day_counts=True) == date(2026, 12, 4)
    assert clock.due_on(friday, commune, Calendar()) == date(2026, 12, 11)
    assert clock.due_on(friday, commune, Calendar(), first_day_counts=True) == date(2026, 12, 10)


@pytest.mark.parametrize(("kind", "last"), [("first", (7, 21)), ("upgrade", (7, 21)), ("renewal", (6, 21))])
def test_a_dossier_filed_before_the_decision_has_a_last_day(kind: str, last: tuple[int, int]) -> None:
    end = date(2026, *last)
    filed = date(2026, 5, 21)
    assert clock.transition(filed, kind, end, NOW).state is TransitionState.CONTINUES
    stopped = clock.transition(filed, kind, end + timedelta(days=1), NOW)
    assert (stopped.state, stopped.last_day) == (TransitionState.STOPPED, end)
    assert stopped.notice is not None
    assert "nộp lại" in stopped.notice
    later = end + timedelta(days=90)
    assert clock.transition(filed, kind, later, NOW, decided_on=end).state is TransitionState.FINISHED
    late = clock.transition(filed, kind, later, NOW, decided_on=end + timedelta(days=1))
    assert late.state is TransitionState.STOPPED


def test_the_transition_does_not_concern_new_dossiers_nor_older_routes() -> None:
    for filed, route in ((date(2026, 5, 22), NOW), (date(2023, 1, 1), routes.route("148-2023"))):
        result = clock.transition(filed, "first", date(2027, 1, 1), route)
        assert result == clock.TransitionResult(TransitionState.NOT_CONCERNED, None, None)


def test_only_the_rule_in_force_says_what_a_dossier_in_software_is_worth() -> None:
    worth = {item.code: item.filed_in_software for item in routes.routes()}
    assert worth.pop("26-2026").endswith("(Quyết định số 26/2026/QĐ-TTg, Điều 7 khoản 1).")
    assert set(worth.values()) == {""}
