"""Rounds with their councils: score sheets, results by the house's own computation, decisions and certificates."""

from datetime import date
from typing import Any

from saolang.certificates.models import Certificate
from saolang.councils import explain, working_rules
from saolang.councils.enums import CouncilState, Outcome, RoundState, SheetState
from saolang.councils.models import Attendance, Council, Result, RoundEntry, Sheet, SheetMark
from saolang.councils.results import ClosedSheet, Computed, compute
from saolang.demo.bulk import sheets
from saolang.demo.bulk.dossiers import Road
from saolang.demo.bulk.firms import certificate
from saolang.demo.bulk.maker import Maker, fact, save
from saolang.demo.bulk.places import Province
from saolang.demo.bulk.sessions import SCORING_AFTER, Session, sessions_of
from saolang.dossiers.enums import CloseReason, State
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.law import load
from saolang.people.enums import BodyKind, SeatRole
from saolang.people.models import Body, Seat

REASON = {
    Outcome.RECOGNISED: CloseReason.RECOGNISED,
    Outcome.NOT_RECOGNISED: CloseReason.NOT_RECOGNISED,
    Outcome.ELIMINATED: CloseReason.ELIMINATED,
}


def make_rounds(maker: Maker, province: Province, roads: list[Road]) -> None:
    """Extra rounds one after the other, the last dossiers on the regular round of the law."""
    proposed = sorted((road for road in roads if road.proposed), key=lambda road: (road.proposed, road.dossier.pk))
    for session in sessions_of(maker, province, proposed):
        session.entries = [
            maker.new(RoundEntry, round=session.round, dossier=road.dossier, position=number)
            for number, road in enumerate(session.roads, start=1)
        ]
        save(session.entries)
        _hold(maker, province, session)


def _hold(maker: Maker, province: Province, session: Session) -> None:
    """Council, scoring, results and decision, as far as the days have come."""
    established, scoring = maker.later(session.closes, 8), maker.later(session.closes, SCORING_AFTER)
    ready = [road for road in session.roads if road.passed and road.passed < scoring]
    if established > maker.today or not ready:
        return
    council = _council(maker, province, session, established)
    if scoring > maker.today:
        return
    concluded, decided = maker.later(scoring, 3), maker.later(scoring, 9)
    session.round.state = RoundState.EVALUATING
    is_over = decided <= maker.today
    council.state = CouncilState.MINUTED if is_over else CouncilState.SCORING
    for road in ready:
        road.advised, road.scored = scoring, concluded if is_over else None
    results = _score(maker, session, ready, scoring, is_over=is_over)
    if is_over:
        council.announced_on = decided
        _decide(maker, province, session, results, decided)
    council.save(update_fields=["state", "announced_on"])
    session.round.save(update_fields=["state"])


def _council(maker: Maker, province: Province, session: Session, day: date) -> Council:
    number = maker.number_for(province.committee, "QĐ", obj=session.round, on=day)
    body = maker.new(
        Body,
        organisation=province.committee,
        kind=BodyKind.COUNCIL,
        name=f"Hội đồng đánh giá, phân hạng sản phẩm OCOP {province.unit}",
        decision=f"Quyết định số {number:02d}/QĐ-UBND ngày {day:%d/%m/%Y}",
        from_on=day,
    )
    save([body])
    people = [(member, SeatRole.MEMBER) for member in province.members]
    people[0] = (people[0][0], SeatRole.CHAIR)
    session.seats = [
        maker.new(
            Seat,
            body=body,
            account=member.account,
            full_name=member.account.full_name,
            title="Thành viên (minh họa)",
            role=role,
            position=place,
            from_on=day,
        )
        for place, (member, role) in enumerate(people, start=1)
    ]
    save(session.seats)
    council = maker.new(
        Council,
        round=session.round,
        body=body,
        state=CouncilState.ESTABLISHED,
        rules=working_rules.defaults().as_json(),
    )
    save([council])
    save([Attendance(council=council, seat=seat, is_present=True) for seat in session.seats])
    maker.happened(body, fact("created", at=maker.at(day)))
    maker.happened(council, fact("established", at=maker.at(day), members=len(session.seats)))
    session.council = council
    return council


def _score(maker: Maker, session: Session, roads: list[Road], day: date, *, is_over: bool) -> list[tuple[Road, Result]]:
    """Sheets of every member for every dossier; results when the meeting is over."""
    entries = {entry.dossier_id: entry for entry in session.entries}
    pairs: list[tuple[Sheet, dict[str, str], dict[str, int]]] = []
    results = []
    for road in roads:
        entry = entries[road.dossier.pk]
        closed = []
        for seat in session.seats:
            member = maker.rng.randrange(sheets.MEMBERS)
            options = sheets.of_member(road.dossier.product_set, road.star, road.variant, member)
            points = sheets.points_of(road.dossier.product_set, options)
            is_closed = is_over or maker.rng.random() < 0.5
            pairs.append((_sheet(maker, session, entry, seat, points, day, is_closed=is_closed), options, points))
            closed.append(ClosedSheet(str(seat.uuid), seat.full_name, points))
        if is_over:
            results.append((road, _result(maker, session, entry, road, closed)))
    save([sheet for sheet, _options, _points in pairs])
    save(
        [
            SheetMark(sheet=sheet, criterion=key, option=options[key], points=points[key])
            for sheet, options, points in pairs
            for key in options
        ]
    )
    save([result for _road, result in results])
    return results


def _sheet(
    maker: Maker,
    session: Session,
    entry: RoundEntry,
    seat: Seat,
    points: dict[str, int],
    day: date,
    *,
    is_closed: bool,
) -> Sheet:
    sheet = maker.new(
        Sheet,
        council=session.council,
        entry=entry,
        seat=seat,
        state=SheetState.CLOSED if is_closed else SheetState.OPEN,
        total=sum(points.values()),
        closed_at=maker.at(day, 11) if is_closed else None,
    )
    if is_closed:
        maker.happened(sheet, fact("closed", at=maker.at(day, 11), total=sheet.total, marks=points))
    return sheet


def _result(maker: Maker, session: Session, entry: RoundEntry, road: Road, closed: list[ClosedSheet]) -> Result:
    working = working_rules.defaults()
    computed = compute(load.product_set(road.dossier.product_set), closed, working)
    assert road.scored
    at = maker.at(road.scored, 11)
    road.facts.append(fact("scored", at=at, sum=computed.total_sum, sheets=computed.count, star=computed.star))
    return maker.new(
        Result,
        entry=entry,
        total_sum=computed.total_sum,
        sheet_count=computed.count,
        star=computed.star,
        star_by_total=computed.star_by_total,
        missed_minimums=[
            {"star": one.star, "criterion": one.criterion, "needs": one.needs, "has": one.has}
            for one in computed.missed
        ],
        eliminated_by=list(computed.eliminated_by),
        detail=_detail(computed, closed, working, road.dossier),
        concluded_at=at,
    )


def _detail(
    computed: Computed, closed: list[ClosedSheet], working: working_rules.WorkingRules, dossier: Dossier
) -> dict[str, Any]:
    """The same numbers that `councils.domain.meeting` keeps with a result."""
    return {
        "set": dossier.product_set,
        "regime": dossier.regime,
        "law_hash": load.law_hash(dossier.regime),
        "rules": working.as_json(),
        "present": len(closed),
        "members": len(closed),
        "sheets": [
            {"seat": one.seat, "name": one.name, "total": one.total, "marks": dict(one.marks), "out": []}
            for one in closed
        ],
        "criteria": dict(computed.criterion_sums),
        "parts": dict(computed.part_sums),
        "votes": dict(computed.votes),
        "spread": computed.spread,
    }


def _decide(maker: Maker, province: Province, session: Session, results: list[tuple[Road, Result]], day: date) -> None:
    """The Chairman's decisions: certificates for 3 and 4 stars and the end of the road, or a file for the Ministry."""
    number = maker.number_for(province.committee, "QĐ", obj=session.round, on=day)
    certificates: list[Certificate] = []
    for road, result in results:
        kind = explain.outcome(result)
        if kind == Outcome.RECOGNISED and result.star:
            certificates.append(_certificate(maker, province, road, result.star, f"{number:02d}/QĐ-UBND", day))
        road.decided = result.entry.decided_on = day
        if kind == Outcome.NATIONAL:
            road.goes_up = True
            continue
        road.dossier.state, road.dossier.close_reason = State.CLOSED, REASON[kind]
        road.facts.append(fact("decide", at=maker.at(day, 16), star=result.star, on=day))
        road.facts.append(fact("close", at=maker.at(day, 17), reason=road.dossier.close_reason))
    save(certificates)
    save([maker.new(NationalFile, dossier=road.dossier) for road, _result in results if road.goes_up])
    RoundEntry.objects.bulk_update([result.entry for _road, result in results], ["decided_on"], batch_size=500)
    Dossier.objects.bulk_update([road.dossier for road, _result in results], ["state", "close_reason"], batch_size=500)
    if len(results) == len(session.roads):
        session.round.state = RoundState.CLOSED


def _certificate(maker: Maker, province: Province, road: Road, star: int, decision: str, day: date) -> Certificate:
    number = maker.number_for(province.committee, "GCN", obj=road.dossier, on=day)
    return certificate(
        maker,
        road.firm,
        road.dossier.product,
        star=star,
        regime=road.dossier.regime,
        number_text=f"{number:02d}/GCN-UBND",
        product_code=road.dossier.product_code,
        authority=province.committee,
        decision_number=decision,
        day=day,
        dossier=road.dossier.uuid,
        signer_name=province.chairman.account.full_name,
        signer_post="Chủ tịch",
    )
