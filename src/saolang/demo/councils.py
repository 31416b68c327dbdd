"""The councils of the invented province: one is scoring, one waits for the Chairman's decision, one is decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from saolang.core import clock
from saolang.councils import queries_team, rules
from saolang.councils.documents_papers import PlanText
from saolang.councils.domain import establish, extra_rounds, meeting, outcome, regulation, rounds, scoring
from saolang.councils.domain import papers as council_papers
from saolang.councils.domain.founding import SeatPlan
from saolang.councils.domain.telling import NOTICE
from saolang.councils.models import Council, Round, Sheet
from saolang.councils.queries_rounds import entry_of
from saolang.demo import marks, road, teams
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.law import clock as law_clock
from saolang.law import load, routes
from saolang.papers import domain as papers
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import SeatRole
from saolang.people.models import Membership, Seat

# product: star and total near which the council's sheets lie
SCORING = {"bun-kho-gao": (3, 6100), "tinh-dau-sa": (4, 7500), "du-lich-doi": (4, 7700)}
SEATS = (
    ("vice-chairman", "Phó Chủ tịch UBND tỉnh", SeatRole.CHAIR),
    ("office-head", "Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.VICE_CHAIR),
    ("member", "Phó Giám đốc Sở Công Thương", SeatRole.MEMBER),
    ("department", "Trưởng phòng, Sở Công Thương", SeatRole.MEMBER),
    ("farmers", "Phó Chủ tịch Hội Nông dân tỉnh", SeatRole.MEMBER),
    ("secretary", "Phó Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.SECRETARY),
)


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """When a council did what, in working days before today.

    Attributes:
        products: star and total near which the sheets of each product lie.
        decided: when the decision was issued; None: it waits for the Chairman since `drafted`.
    """

    products: Mapping[str, tuple[int, int]]
    established: int
    opened: int
    scored: int
    minuted: int
    submitted: int
    drafted: int
    decided: int | None = None
    told: int | None = None


SUMMER = Sitting(
    products={"nuoc-mam-dao": (3, 6200), "gao-thom": (4, 7600), "mam-linh": (2, 4300), "tra-sen": (5, 9300)},
    established=66,
    opened=60,
    scored=58,
    minuted=56,
    submitted=54,
    drafted=52,
    decided=51,
    told=49,
)
AUTUMN = Sitting(
    products={"bot-nghe": (3, 6400)}, established=30, opened=16, scored=14, minuted=11, submitted=7, drafted=2
)


def all_stories(play: Play) -> Iterable[Story]:
    """Two extra rounds with their councils, and the council of the regular round."""
    days = play.days
    yield teams.issue_regulation(play, day=110)
    yield planned_round(play, opened=105, before=days.ago(80), held=days.ago(40))
    yield extra_round(play, opened=70, before=days.ago(45), held=days.ago(0) + timedelta(days=30))
    yield sitting(play, SUMMER)
    yield sitting(play, AUTUMN)
    yield scoring_now(play)


def planned_round(play: Play, *, opened: int, before: date, held: date) -> Story:
    """The plan of the regular round has an extra one; it is issued, the extra round is opened by it (Điều 5.2)."""
    cast, office = play.cast, play.cast.members["office"]
    yield play.days.ago(opened)
    province, today = cast.organisations["tinh"], clock.today()
    regular = rounds.ensure_round(province, law_clock.round_for(today, routes.route_for(today)), by=office)
    plan = PlanText(
        survey_from=None,
        survey_to=None,
        meeting_on=None,
        meeting_place="Hội trường UBND tỉnh (minh họa)",
        duties=("Chi cục Phát triển nông thôn kiểm tra hồ sơ (minh họa)", "Tổ tư vấn khảo sát (minh họa)"),
        extra_before=before,
        extra_held=held,
        funding="Ngân sách tỉnh (minh họa)",
    )
    paper = council_papers.draft_plan(regular, given=plan, by=office)
    extra_rounds.open_planned(
        road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh"), by=office
    )


def extra_round(play: Play, *, opened: int, before: date, held: date) -> Story:
    """An extra round rests on the council's Quy chế and a plan (Điều 5.1)."""
    yield play.days.ago(opened)
    followed = regulation.in_force(play.cast.organisations["tinh"])
    assert followed
    rounds.open_extra_round(
        play.cast.organisations["tinh"],
        proposed_before=before,
        held_before=held,
        basis=f"{followed.citation}; Kế hoạch số 15/KH-UBND (minh họa)",
        by=play.cast.members["office"],
    )


def sitting(play: Play, plan: Sitting) -> Story:
    """A council from its decision to the results: three stars, four stars, one not recognised."""
    cast, days = play.cast, play.days
    yield days.ago(plan.established)
    council = establish_council(play, list(plan.products))
    team = teams.establish_team(play, council.round)
    secretary = cast.members["secretary"]
    yield days.ago(plan.opened)
    teams.report(play, team, list(queries_team.entries_of(team)))
    council = scoring.open_scoring(council, by=secretary)
    yield days.ago(plan.scored)
    for key, _title, role in SEATS:
        if role != SeatRole.SECRETARY:
            for product, (star, total) in plan.products.items():
                score_sheet(play, council, key, product, star=star, total=total)
    hold_meeting(council, by=secretary)
    meeting.conclude(council, by=secretary)
    yield from _papers(play, council, plan)


def _papers(play: Play, council: Council, plan: Sitting) -> Story:
    """Minutes, reports, submission, decisions and notices, each on its day."""
    cast, days = play.cast, play.days
    yield days.ago(plan.minuted)
    paper = outcome.draft_minutes(council, by=cast.members["secretary"])
    road.issue(cast, paper, drafter="secretary", signer="", clerk="secretary")
    council.refresh_from_db()
    paper = council_papers.draft_council_report(council, by=cast.members["secretary"])
    road.issue(cast, paper, drafter="secretary", signer="", clerk="secretary")
    yield days.ago(plan.submitted)
    paper = outcome.draft_submission(council, by=cast.members["office"])
    road.issue(cast, paper, drafter="office", signer="office-head", clerk="clerk-ocop")
    yield days.ago(plan.drafted)
    paper = outcome.draft_recognition(council, by=cast.members["office"])
    if plan.decided is None or plan.told is None:
        papers.send_to_sign(paper, by=cast.members["office"])
        return
    yield days.ago(plan.decided)
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    approval = outcome.draft_approval(council, by=cast.members["office"])
    road.issue(cast, approval, drafter="office", signer="chairman", clerk="clerk-tinh")
    yield days.ago(plan.told)
    for notice in OfficialPaper.objects.filter(template=NOTICE, state=PaperState.DRAFT).order_by("id"):
        road.issue(cast, notice, drafter="office", signer="office-head", clerk="clerk-ocop")


def scoring_now(play: Play) -> Story:
    """Five members: two have closed their sheets, one is half way, two have not begun."""
    yield play.days.ago(18)
    council = establish_council(play, list(SCORING))
    team = teams.establish_team(play, council.round)
    entries = list(queries_team.entries_of(team))
    yield play.days.ago(4)
    teams.survey(play, team, entries[0])
    yield play.days.ago(2)
    teams.ask_test(play, team, entries[0])
    # On some days a dossier that came later stands on the same list.
    teams.report(play, team, list(queries_team.entries_of(team)))
    yield play.days.ago(1)
    council = scoring.open_scoring(council, by=play.cast.members["secretary"])
    for key in ("department", "farmers"):
        for product, (star, total) in SCORING.items():
            score_sheet(play, council, key, product, star=star, total=total)
    yield play.days.ago(0)
    (first, second, *_rest) = SCORING
    score_sheet(play, council, "member", first, star=SCORING[first][0], total=SCORING[first][1])
    score_sheet(play, council, "member", second, star=SCORING[second][0], total=SCORING[second][1], part=0.4)


def score_sheet(
    play: Play, council: Council, key: str, product: str, *, star: int, total: int, part: float = 1
) -> None:
    """One member's sheet for one product, each a little different; closed unless only a `part` is chosen."""
    seat = Seat.objects.get(body=council.body, account=play.cast.members[key].account)
    sheet = Sheet.objects.get(council=council, seat=seat, entry__dossier=play.dossiers[product])
    by = rules.Seated(seat)
    asked = load.product_set(play.dossiers[product].product_set)
    chosen = marks.choose(asked, star=star, total=total, rng=Random(product))  # noqa: S311 - a play, not a secret
    chosen = marks.vary(asked, chosen, star=star, rng=Random(f"{product} {key}"))  # noqa: S311
    for criterion in asked.criteria[: round(len(asked.criteria) * part)]:
        if criterion.key in chosen:
            option = chosen[criterion.key]
            sheet = scoring.save_mark(sheet, criterion=criterion.key, option=option, by=by, expected=sheet.version)
    if part == 1:
        sheet = scoring.save_words(
            sheet, comment="Nhận xét minh họa.", eliminated_by=(), eliminated_reason="", by=by, expected=sheet.version
        )
        scoring.close_sheet(sheet, missing_confirmed=True, by=by, expected=sheet.version)


def hold_meeting(council: Council, *, by: Membership) -> None:
    """All members are present for two hours of this morning."""
    start = timezone.localtime(clock.now()).replace(hour=8, minute=0, second=0, microsecond=0)
    meeting.save_meeting(
        council,
        present=list(council.body.seats.values_list("pk", flat=True)),
        place="Phòng họp số 1, Chi cục Phát triển nông thôn (minh họa)",
        started_at=start,
        ended_at=start + timedelta(hours=2),
        discussion="Hội đồng trao đổi về bao bì, nhãn và thị trường của từng sản phẩm (minh họa).",
        by=by,
    )


def establish_council(play: Play, products: Sequence[str]) -> Council:
    """The Chairman's decision, issued today, and the council it sets up."""
    cast = play.cast
    one = round_of(play, products)
    paper = establish.draft_council(
        one,
        name="Hội đồng đánh giá, phân hạng sản phẩm OCOP tỉnh Sao Mai",
        members=[
            SeatPlan(account.full_name, title, role.value, str(account.uuid))
            for key, title, role in SEATS
            for account in [cast.members[key].account]
        ],
        by=cast.members["office"],
    )
    paper = road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    return Council.objects.get(decision_paper=paper.uuid)


def round_of(play: Play, products: Sequence[str]) -> Round:
    """The round that the commune's letter put these products on."""
    entry = entry_of(play.dossiers[products[0]])
    assert entry
    return entry.round
