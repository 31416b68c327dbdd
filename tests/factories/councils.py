"""Councils at each point of their work: drafted, established, scoring, concluded, decided."""

from dataclasses import dataclass, field

from saolang.core import clock
from saolang.councils import queries, working_rules
from saolang.councils.domain import establish, meeting, outcome, scoring
from saolang.councils.models import Council, Round, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.councils.rules import Seated
from saolang.dossiers.models import Dossier
from saolang.law.load import product_set
from saolang.law.score import needed_points
from saolang.papers.models import OfficialPaper
from saolang.people.enums import Role, SeatRole
from saolang.people.models import Membership, Seat, SigningRight
from tests.factories.office import Town, make_checked, make_town
from tests.factories.papers import issue
from tests.factories.people import make_account, make_member, make_signing_right


@dataclass
class Hall:
    """A province with its people, a round of checked dossiers, and the council of the round."""

    town: Town
    clerk: Membership
    chairman: SigningRight
    head: SigningRight
    dossiers: list[Dossier]
    council: Council | None = None
    seats: list[Seat] = field(default_factory=list)

    @property
    def office(self) -> Membership:
        return self.town.office

    @property
    def round(self) -> Round:
        return entry_of(self.dossiers[0]).round

    def fresh(self) -> Council:
        """The council as it is now."""
        assert self.council
        self.council = Council.objects.select_related("round__organisation", "body").get(pk=self.council.pk)
        return self.council


def make_hall(count: int = 1) -> Hall:
    """A town with `count` dossiers that the OCOP office has checked."""
    town = make_town()
    leader = make_member(Role.PROVINCE_LEADER, town.province)
    return Hall(
        town=town,
        clerk=make_member(Role.CLERK, town.province),
        chairman=make_signing_right(town.province, leader.account),
        head=make_signing_right(town.office.organisation, post="Chánh Văn phòng"),
        dossiers=[make_checked(town) for _ in range(count)],
    )


def plan_members(count: int) -> list[establish.SeatPlan]:
    """A chair, members with accounts of their own, and a secretary who does not score."""
    roles = [SeatRole.CHAIR, *[SeatRole.MEMBER] * (count - 1), SeatRole.SECRETARY]
    return [
        establish.SeatPlan(f"Người Chấm {place}", "Sở Nông nghiệp và Môi trường", role, str(make_account().uuid))
        for place, role in enumerate(roles)
    ]


def draft(hall: Hall, *, members: int = 3, **rules) -> OfficialPaper:
    """The draft of the decision."""
    working = working_rules.WorkingRules(**{**working_rules.defaults().as_json(), **rules})
    return establish.draft_council(
        hall.round, name="Hội đồng cấp tỉnh", members=plan_members(members), working=working, by=hall.office
    )


def make_established(count: int = 1, *, members: int = 3, **rules) -> Hall:
    """A council whose decision is issued."""
    hall = make_hall(count)
    paper = draft(hall, members=members, **rules)
    issue(paper, clerk=hall.clerk, right=hall.chairman)
    hall.council = Council.objects.get(decision_paper=paper.uuid)
    hall.fresh()
    hall.seats = queries.scoring_seats(hall.council)
    return hall


def make_scoring(count: int = 1, *, members: int = 3, **rules) -> Hall:
    """A council with open sheets."""
    hall = make_established(count, members=members, **rules)
    scoring.open_scoring(hall.council, by=hall.office)
    hall.fresh()
    return hall


def sheet_of(hall: Hall, seat: Seat, dossier: Dossier | None = None) -> Sheet:
    """The sheet of a member for a dossier (the first one)."""
    entry = entry_of(dossier or hall.dossiers[0])
    return Sheet.objects.select_related("council", "entry__dossier", "seat__body").get(seat=seat, entry=entry)


def points_for(set_id: str, total: int | None) -> dict[str, int]:
    """Points near `total` from below, with the minimums of three stars first; the best of everything for None."""
    law = product_set(set_id)
    if total is None:
        return {one.key: max(option.points for option in one.options) for one in law.criteria}
    needs = needed_points(law, 3)
    chosen = {
        one.key: min(option.points for option in one.options if option.points >= needs[one.key])
        for one in law.criteria
        if one.key in needs
    }
    for one in law.criteria:
        left = total - sum(chosen.values()) + chosen.get(one.key, 0)
        fitting = [option.points for option in one.options if chosen.get(one.key, 0) <= option.points <= left]
        chosen[one.key] = max(fitting, default=chosen.get(one.key, 0))
    return chosen


def mark_all(sheet: Sheet, *, by: Seated, points: dict[str, int] | None = None, total: int | None = None) -> Sheet:
    """Choose an option for every criterion: those of `points`, else those of `points_for`."""
    set_id = sheet.entry.dossier.product_set
    wanted = points_for(set_id, total) if points is None else points
    for criterion in product_set(set_id).criteria:
        option = next((one for one in criterion.options if one.points == wanted.get(criterion.key)), None)
        if option:
            sheet = scoring.save_mark(sheet, criterion=criterion.key, option=option.key, by=by, expected=sheet.version)
    return sheet


def close(sheet: Sheet, *, by: Seated) -> Sheet:
    """Chốt điểm, missing criteria and all."""
    return scoring.close_sheet(sheet, missing_confirmed=True, by=by, expected=sheet.version)


def score(hall: Hall, dossier: Dossier | None = None, *, totals: list[int | None] | None = None) -> None:
    """Every member marks and closes the sheet of a dossier; `totals` in hundredths, None for the best sheet."""
    for seat, total in zip(hall.seats, totals or [None] * len(hall.seats), strict=True):
        by = Seated(seat)
        close(mark_all(sheet_of(hall, seat, dossier), by=by, total=total), by=by)


def attend(hall: Hall, seats: list[Seat] | None = None) -> None:
    """These seats (all) are present."""
    present = [seat.pk for seat in (hall.council.body.seats.all() if seats is None else seats)]
    meeting.save_meeting(
        hall.fresh(),
        present=present,
        place="Hội trường UBND tỉnh",
        started_at=clock.now(),
        ended_at=clock.now(),
        discussion="Hội đồng thống nhất.",
        by=hall.office,
    )
    hall.fresh()


def make_concluded(totals: list[list[int | None]] | None = None, *, members: int = 3, **rules) -> Hall:
    """A council with concluded results; one list of totals for each dossier."""
    totals = totals or [[6000] * members]
    hall = make_scoring(len(totals), members=members, **rules)
    for dossier, given in zip(hall.dossiers, totals, strict=True):
        score(hall, dossier, totals=given)
    attend(hall)
    meeting.conclude(hall.council, by=hall.office)
    hall.fresh()
    return hall


def issue_minutes(hall: Hall, **changes) -> OfficialPaper:
    """Minutes drafted and issued by the OCOP office."""
    paper = issue(outcome.draft_minutes(hall.fresh(), by=hall.office), clerk=hall.office, right=None, **changes)
    hall.fresh()
    return paper


def issue_submission(hall: Hall, **changes) -> OfficialPaper:
    """Tờ trình drafted and issued."""
    paper = outcome.draft_submission(hall.fresh(), by=hall.office)
    paper = issue(paper, clerk=hall.office, right=hall.head, **changes)
    hall.fresh()
    return paper


def issue_approval(hall: Hall, **changes) -> OfficialPaper:
    """The Chairman's decision on the results that go to the Ministry, drafted and issued."""
    paper = outcome.draft_approval(hall.fresh(), by=hall.office)
    paper = issue(paper, clerk=hall.clerk, right=hall.chairman, **changes)
    hall.fresh()
    return paper


def issue_recognition(hall: Hall, **changes) -> OfficialPaper:
    """The Chairman's decision drafted and issued."""
    paper = outcome.draft_recognition(hall.fresh(), by=hall.office)
    paper = issue(paper, clerk=hall.clerk, right=hall.chairman, **changes)
    hall.fresh()
    return paper
