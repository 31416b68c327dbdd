"""The two councils of the invented province: one that is scoring now, one whose results are decided."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from random import Random

from django.utils import timezone

from saolang.core import clock
from saolang.councils import rules, working_rules
from saolang.councils.domain import establish, meeting, outcome, rounds, scoring
from saolang.councils.models import Council, Round, Sheet
from saolang.demo import marks, road
from saolang.demo.stage import Story
from saolang.demo.stories import Play
from saolang.law import load
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import SeatRole
from saolang.people.models import Membership, Seat

# product: star and total near which the council's sheets lie
SCORING = {"bun-kho-gao": (3, 6100), "tinh-dau-sa": (4, 7500), "du-lich-doi": (4, 7700)}
DECIDED = {"nuoc-mam-dao": (3, 6200), "gao-thom": (4, 7600), "mam-linh": (2, 4300)}
REGULATION = "Quy chế hoạt động của Hội đồng số 02/QC-HĐOCOP (minh họa)"
SEATS = (
    ("vice-chairman", "Phó Chủ tịch UBND tỉnh", SeatRole.CHAIR),
    ("office-head", "Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.VICE_CHAIR),
    ("member", "Phó Giám đốc Sở Công Thương", SeatRole.MEMBER),
    ("department", "Trưởng phòng, Sở Công Thương", SeatRole.MEMBER),
    ("farmers", "Phó Chủ tịch Hội Nông dân tỉnh", SeatRole.MEMBER),
    ("secretary", "Phó Chi cục trưởng Chi cục Phát triển nông thôn", SeatRole.SECRETARY),
)


def all_stories(play: Play) -> Iterable[Story]:
    """The extra round of the summer with its council, and the council of the regular round."""
    yield extra_round(play)
    yield decided(play)
    yield scoring_now(play)


def extra_round(play: Play) -> Story:
    """An extra round rests on the council's Quy chế and a plan (Điều 5.1)."""
    yield play.days.ago(105)
    rounds.open_extra_round(
        play.cast.organisations["tinh"],
        proposed_before=play.days.ago(80),
        held_before=play.days.ago(40),
        basis=f"{REGULATION}; Kế hoạch số 15/KH-UBND (minh họa)",
        by=play.cast.members["office"],
    )


def decided(play: Play) -> Story:
    """The summer's council from its decision to the notices: three stars, four stars, and one not recognised."""
    cast, days = play.cast, play.days
    yield days.ago(66)
    council = establish_council(play, list(DECIDED))
    secretary = cast.members["secretary"]
    yield days.ago(60)
    council = scoring.open_scoring(council, by=secretary)
    yield days.ago(58)
    for key, _title, role in SEATS:
        if role != SeatRole.SECRETARY:
            for product, (star, total) in DECIDED.items():
                score_sheet(play, council, key, product, star=star, total=total)
    hold_meeting(council, by=secretary)
    meeting.conclude(council, by=secretary)
    yield from _papers(play, council)


def _papers(play: Play, council: Council) -> Story:
    """Minutes, submission, decision and notices, each on its day."""
    cast, days = play.cast, play.days
    yield days.ago(56)
    paper = outcome.draft_minutes(council, by=cast.members["secretary"])
    road.issue(cast, paper, drafter="secretary", signer="", clerk="secretary")
    yield days.ago(54)
    paper = outcome.draft_submission(council, by=cast.members["office"])
    road.issue(cast, paper, drafter="office", signer="office-head", clerk="clerk-ocop")
    yield days.ago(51)
    paper = outcome.draft_recognition(council, by=cast.members["office"])
    road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    yield days.ago(49)
    for notice in OfficialPaper.objects.filter(template=outcome.NOTICE, state=PaperState.DRAFT).order_by("id"):
        road.issue(cast, notice, drafter="office", signer="office-head", clerk="clerk-ocop")


def scoring_now(play: Play) -> Story:
    """Five members: two have closed their sheets, one is half way, two have not begun."""
    yield play.days.ago(18)
    council = establish_council(play, list(SCORING))
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
            establish.SeatPlan(account.full_name, title, role.value, str(account.uuid))
            for key, title, role in SEATS
            for account in [cast.members[key].account]
        ],
        working=working_rules.defaults(),
        bases=(REGULATION,),
        by=cast.members["office"],
    )
    paper = road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    return Council.objects.get(decision_paper=paper.uuid)


def round_of(play: Play, products: Sequence[str]) -> Round:
    """The round that the commune's letter put these products on."""
    return Round.objects.get(pk=play.dossiers[products[0]].round_entry.round_id)
