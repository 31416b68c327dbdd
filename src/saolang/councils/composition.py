"""Who sits in a council against who has to sit there (QĐ 26/2026/QĐ-TTg, Điều 7.3b, 7.4b).

The decision names agencies, a list of members names posts in free words, and the decision does not say that a council
made up otherwise is void. So this reminds and is recorded; it stops nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.councils.documents import office_of
from saolang.councils.levels import level_of
from saolang.councils.models import Council
from saolang.law import lists
from saolang.law.routes import route_for
from saolang.papers.models import OfficialPaper
from saolang.people.enums import SeatRole
from saolang.people.models import Organisation
from saolang.viet.text import fold

CHAIR = "chair"


@dataclass(frozen=True)
class Lack:
    """What the list of members does not show: `of` is `CHAIR` or the agency, as the article (`source`) names it."""

    of: str
    sentence: str
    source: str


def seats_wanted(committee: Organisation, on: date) -> lists.CouncilSeats | None:
    """Who sits in a council of this authority by the rule of the day; None where the rule leaves it open."""
    return lists.council_seats(route_for(on).regime, level_of(committee))


def lacks(committee: Organisation, data: Mapping[str, Any], *, on: date) -> list[Lack]:
    """What the members of a decision lack, from the plain values of its draft."""
    posts = [(member["role"], member["title"]) for member in data["members"]]
    return _lacks(committee, posts, is_delegated=bool(data.get("delegation")), on=on)


def lacks_of(council: Council, *, delegation: str) -> list[Lack]:
    """What the members of today lack, by the rule of the day the council was set up.

    Args:
        delegation: see `delegation_in`.
    """
    body, committee = council.body, council.round.organisation
    posts = [(seat.role, seat.title) for seat in body.seats.all() if seat.to_on is None]
    return _lacks(committee, posts, is_delegated=bool(delegation), on=body.from_on or clock.today())


def delegation_in(decision: OfficialPaper) -> str:
    """The paper by which another than a leader of the authority has the chair, from the council's decision; or ""."""
    return str(decision.data.get("delegation", ""))


def _lacks(committee: Organisation, posts: Iterable[tuple[str, str]], *, is_delegated: bool, on: date) -> list[Lack]:
    wanted = seats_wanted(committee, on)
    if wanted is None:
        return []
    names = lists.agency_names()
    titles = [(role, fold(title)) for role, title in posts]
    found = []
    heads = [title for role, title in titles if role == SeatRole.CHAIR]
    if not is_delegated and not any(_is_named(title, names.chairs[wanted.level]) for title in heads):
        sentence = _(
            "Chức vụ của Chủ tịch Hội đồng chưa đúng thành phần. %s Nếu có ủy quyền, hãy ghi văn bản ủy quyền."
        )
        found.append(Lack(CHAIR, sentence % wanted.chair, wanted.source))
    for agency in wanted.members:
        own = (office_of(committee).name,) if agency in names.offices else ()
        known = names.members.get(agency, ()) + own
        if known and not any(_is_named(title, known) for _role, title in titles):
            found.append(Lack(agency, _("Chưa thấy đại diện %s trong danh sách thành viên.") % agency, wanted.source))
    return found


def _is_named(title: str, names: Iterable[str]) -> bool:
    return any(fold(name) in title for name in names)
