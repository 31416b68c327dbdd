"""Which round each dossier stands on: extra rounds one after the other, the last on those of the law's calendar."""

from dataclasses import dataclass, field
from datetime import date

from saolang.councils.models import Council, Round, RoundEntry
from saolang.demo.bulk.dossiers import Road, first_day
from saolang.demo.bulk.maker import Maker, fact, save
from saolang.demo.bulk.places import Province
from saolang.law import clock as law_clock
from saolang.law import routes
from saolang.people.models import Seat

ROUND_DAYS = 25
SCORING_AFTER = 18
MOST_ENTRIES = 70
BASIS = "Quy chế hoạt động của Hội đồng và kế hoạch đánh giá (minh họa)"


@dataclass
class Session:
    """A round, its council and seats, and the dossiers on its list."""

    round: Round
    roads: list[Road]
    closes: date
    council: Council | None = None
    seats: list[Seat] = field(default_factory=list)
    entries: list[RoundEntry] = field(default_factory=list)


def sessions_of(maker: Maker, province: Province, proposed: list[Road]) -> list[Session]:
    """Which round each proposed dossier stands on, in the order of the days."""
    made: list[Session] = []
    rest = list(proposed)
    regular = max((rule.number for rule in routes.route_for(maker.today).rounds if rule.level == "province"), default=0)
    for closes in _closing_days(maker):
        # `rest` is in the order of the days, so what this round takes stands at its beginning.
        count = sum(1 for road in rest[:MOST_ENTRIES] if road.proposed and road.proposed < closes)
        taken, rest = rest[:count], rest[count:]
        if not taken:
            continue
        one = maker.new(
            Round,
            organisation=province.committee,
            year=closes.year,
            no=regular + len(made) + 1,
            proposed_before=closes,
            held_before=maker.later(closes, 40),
            is_extra=True,
            basis=BASIS,
        )
        made.append(Session(one, taken, closes))
        save([one])
        maker.happened(one, fact("extra_round_opened", at=maker.at(taken[0].proposed or closes), year=one.year))
    return [*made, *_regular(maker, province, rest)]


def _closing_days(maker: Maker) -> list[date]:
    """Days on which extra rounds close, the first first; the council of the last one has just begun to score."""
    days, day, start = [], maker.before(maker.today, SCORING_AFTER + 2), first_day(maker)
    while day > start:
        days.append(day)
        day = maker.before(day, ROUND_DAYS)
    return days[::-1]


def _regular(maker: Maker, province: Province, rest: list[Road]) -> list[Session]:
    """What the extra rounds did not take stands on the regular rounds of the law's calendar."""
    by_round: dict[tuple[int, int], Session] = {}
    for road in rest:
        assert road.proposed
        target = law_clock.round_for(road.proposed, routes.route(road.dossier.route))
        if (target.year, target.number) not in by_round:
            one = maker.new(
                Round,
                organisation=province.committee,
                year=target.year,
                no=target.number,
                proposed_before=target.proposed_before,
                held_before=target.held_before,
            )
            by_round[target.year, target.number] = Session(one, [], target.proposed_before)
            maker.happened(one, fact("round_opened", at=maker.at(road.proposed), year=one.year))
        by_round[target.year, target.number].roads.append(road)
    save([session.round for session in by_round.values()])
    return list(by_round.values())
