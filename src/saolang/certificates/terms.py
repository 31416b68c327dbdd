"""The clock of certificates: law data and the choices of this installation, for the rest of the room.

The window of renewal and the length of a prolongation are those of the newest procedure: they bind what is done today,
whatever rule a certificate was issued under.
"""

from datetime import date, timedelta

from saolang.core import clock, practice
from saolang.law import clock as law_clock
from saolang.law.lists import WithdrawalGround
from saolang.law.lists import withdrawal_grounds as law_grounds
from saolang.law.routes import Deadline, RenewalWindow, Route, route_for, routes


def last_valid_day(issued_on: date) -> date:
    """The last day of the term of a certificate issued on this day (QĐ 26/2026/QĐ-TTg, Điều 4.3)."""
    return law_clock.last_valid_day(issued_on, _route(issued_on), expiry_day=practice.value("expiry_day"))


def months_valid(on: date) -> int:
    """How many months a certificate issued on this day is valid (QĐ 26/2026/QĐ-TTg, Điều 4.3)."""
    return _route(on).validity_months


def limit(key: str) -> Deadline:
    """A time limit of the newest procedure that sets it, with its article: "withdrawal", "prolongation"."""
    return next(found for route in routes() if (found := route.deadline(key)))


def derived_end(decided_on: date) -> date:
    """What the last day would be if the certificate had been issued with its decision; for old lists, never stored."""
    return law_clock.last_valid_day(decided_on, _route(decided_on))


def renewal_window() -> RenewalWindow:
    """Days before the end between which a renewal is filed (QĐ 26/2026/QĐ-TTg, Điều 7.6a)."""
    return next(route.renewal_window for route in routes() if route.renewal_window)


def renewal_opens(last: date) -> date:
    """The first day to file a renewal; from then on a certificate is "sắp hết hạn"."""
    return last - timedelta(days=renewal_window().opens_before)


def renewal_closes(last: date) -> date:
    """The last day to file a renewal in time."""
    return last - timedelta(days=renewal_window().closes_before)


def last_day_before_window(day: date) -> date:
    """Certificates ending on or before this day are in their renewal window (or past it) on `day`."""
    return day + timedelta(days=renewal_window().opens_before)


def prolonged_until(last: date) -> date:
    """The last possible day of a prolonged certificate (QĐ 26/2026/QĐ-TTg, Điều 12.3)."""
    ends = (law_clock.prolonged_until(last, route) for route in routes())
    return next(end for end in ends if end)


def withdrawal_due_on(concluded_on: date) -> date:
    """The day by which a withdrawal is decided after a conclusion (QĐ 26/2026/QĐ-TTg, Điều 8.4)."""
    counts = not practice.value("first_day_excluded")
    return law_clock.due_on(concluded_on, limit("withdrawal"), clock.calendar(), first_day_counts=counts)


def withdrawal_grounds() -> tuple[WithdrawalGround, ...]:
    """The six grounds of the rule in force (QĐ 26/2026/QĐ-TTg, Điều 8.1); they hold for older certificates too."""
    return law_grounds(routes()[0].regime)


def stars_of_level(level: str, *, on: date) -> list[int]:
    """The stars that this level decides on a day."""
    return [one.star for one in _route(on).deciders if one.level == level]


def procedure_in_force_from() -> date:
    """The day the newest procedure took effect (QĐ 26/2026/QĐ-TTg, Điều 11)."""
    return routes()[0].filed_from


def deciding_level(star: int, *, on: date) -> str:
    """Which level decides this star on a day: "province", "ministry", once also "district"; "" when nobody does."""
    decider = _route(on).decider(star)
    return decider.level if decider else ""


def _route(day: date) -> Route:
    """The procedure in force on a day; before the first one, the first."""
    oldest = routes()[-1]
    return oldest if day < oldest.filed_from else route_for(day)
