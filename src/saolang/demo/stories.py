"""What each invented product has lived through, as stories for `stage.play`; days are counted back from today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from saolang.core import clock
from saolang.demo import road
from saolang.demo.cast import Cast, book
from saolang.demo.days import Days
from saolang.demo.road import Firm
from saolang.demo.stage import Story
from saolang.dossiers.domain.completion import Item, draft_request, send_request
from saolang.dossiers.domain.letters import draft_completion_letter
from saolang.dossiers.models import CommuneAssessment, Dossier
from saolang.papers import domain as papers
from saolang.people.domain import appoint_adviser
from saolang.producers.models import Product

FOUNDED = 110
TIME_TO_ANSWER = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """When a dossier reached which point, in working days before today; None: not yet.

    Attributes:
        contents: how many of the four contents the commune has written on `assessed`.
        together: products whose dossiers go with the same letter of the commune.
        signed: whether Mẫu số 03 was signed and issued on `reported`; else it waits for the leader.
        carried: the letter of another dossier names this one too.
    """

    star: int
    total: int
    drafted: int
    filed: int | None = None
    received: int | None = None
    assessed: int | None = None
    contents: int | None = None
    reported: int | None = None
    signed: bool = True
    proposed: int | None = None
    at_office: int | None = None
    passed: int | None = None
    part: float = 1
    together: tuple[str, ...] = ()
    carried: bool = False


# Received so that the 15 working days ended one working day ago.
LATE = 16
PLANS: Mapping[str, Plan] = {
    "mat-ong": Plan(star=3, total=6200, drafted=6, part=0.5),
    "banh-trang-me": Plan(star=3, total=5900, drafted=8, filed=1),
    "kho-ca": Plan(star=3, total=6100, drafted=24, filed=LATE + 1, received=LATE, assessed=5, contents=2),
    "tra-nhai": Plan(star=4, total=7400, drafted=14, filed=9, received=8, assessed=5, contents=3),
    "gio-coi": Plan(star=3, total=6500, drafted=18, filed=12, received=11, assessed=6, reported=2),
    "chieu-coi": Plan(
        star=3, total=6000, drafted=20, filed=14, received=13, assessed=7, reported=1, signed=False
    ),
    "bot-nghe": Plan(
        star=3, total=6600, drafted=66, filed=62, received=61, assessed=56, reported=53, proposed=51, at_office=48,
        passed=43,
    ),
    "ca-phe-rang": Plan(
        star=4, total=7600, drafted=34, filed=26, received=25, assessed=18, reported=15, proposed=12, at_office=8
    ),
    **{
        key: Plan(
            star=star, total=total, drafted=55, filed=48, received=47, assessed=42, reported=39, proposed=37,
            at_office=31, passed=26, together=together, carried=key == "du-lich-doi",
        )
        for key, star, total, together in (
            ("bun-kho-gao", 3, 6300, ()), ("tinh-dau-sa", 4, 7700, ("du-lich-doi",)), ("du-lich-doi", 4, 7900, ()),
        )
    },
    **{
        key: Plan(
            star=star, total=total, drafted=100, filed=95, received=94, assessed=88, reported=84, proposed=82,
            at_office=78, passed=72,
        )
        for key, star, total in (
            ("nuoc-mam-dao", 3, 6400), ("gao-thom", 4, 7800), ("mam-linh", 3, 5600),
        )
    },
}  # fmt: skip


@dataclass
class Play:
    """All that has been made so far, by the keys of the data file."""

    cast: Cast
    days: Days
    firms: dict[str, Firm] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)

    def firm_of(self, key: str) -> Firm:
        """The producer of a product."""
        return next(firm for firm in self.firms.values() if any(one["key"] == key for one in firm.entry["products"]))


def founding(play: Play, entry: Mapping[str, Any]) -> Story:
    """A producer registers, is confirmed, and enters its products."""
    yield play.days.ago(2 if entry.get("waiting") else FOUNDED)
    firm = play.firms[entry["key"]] = road.found(play.cast, entry)
    for product in entry["products"]:
        play.products[product["key"]] = road.register(play.cast, firm, product)


def dossier(play: Play, key: str, plan: Plan) -> Story:
    """One dossier from its draft to the point where its plan ends."""
    cast, days = play.cast, play.days
    yield days.ago(plan.drafted)
    firm = play.firm_of(key)
    made = play.dossiers[key] = road.start(firm, play.products[key])
    road.score_self(firm, made, star=plan.star, total=plan.total, part=plan.part)
    if plan.filed is None:
        return
    yield days.ago(plan.filed)
    road.submit(firm, made)
    if plan.received is None:
        return
    yield days.ago(plan.received)
    assessment = road.receive(cast, firm, made)
    assert plan.assessed is not None
    yield days.ago(plan.assessed)
    road.assess(cast, firm, assessment, contents=plan.contents)
    if plan.contents is None:
        road.take_samples(cast, firm, assessment)
        yield from _papers(play, firm, assessment, plan)


def _papers(play: Play, firm: Firm, assessment: CommuneAssessment, plan: Plan) -> Story:
    """From Mẫu số 03 to the end of the OCOP office's check."""
    cast, days, made = play.cast, play.days, assessment.dossier
    assert plan.reported is not None
    yield days.ago(plan.reported)
    road.report(cast, firm, assessment, signed=plan.signed)
    if plan.proposed is None:
        return
    yield days.ago(plan.proposed)
    if not plan.carried:
        road.propose(cast, firm.commune, [made, *(play.dossiers[key] for key in plan.together)])
    if plan.at_office is None:
        return
    yield days.ago(plan.at_office)
    road.office_receive(cast, made)
    if plan.passed is None:
        return
    yield days.ago(plan.passed)
    road.office_pass(cast, made)


def completion_asked(play: Play) -> Story:
    """The commune asks the tea's producer for two things; its letter is signed and waits for a number."""
    yield play.days.ago(3)
    officer = play.cast.members["officer-ben-mau"]
    request = draft_request(
        play.dossiers["tra-nhai"],
        due_on=clock.today() + TIME_TO_ANSWER,
        items=[
            Item(
                "Hợp đồng thu mua hoa nhài với hộ trồng",
                "Bản chụp thiếu trang ký; cần đủ trang để xác định vùng nguyên liệu.",
                "1.1",
            ),
            Item("Phiếu kiểm nghiệm chỉ tiêu an toàn", "Phiếu gửi kèm ghi tên sản phẩm khác với Phiếu đăng ký."),
        ],
        by=officer,
    )
    send_request(request, by=officer, expected=request.version)
    yield play.days.ago(2)
    request.refresh_from_db()
    paper = papers.send_to_sign(draft_completion_letter(request, by=officer), by=officer)
    yield play.days.ago(1)
    papers.mark_signed(paper, by=play.cast.members["leader-ben-mau"])


def adviser_named(play: Play) -> Story:
    """The producer lets an adviser help with the honey's draft for a month."""
    yield play.days.ago(5)
    appoint_adviser(
        play.cast.members["adviser"],
        dossier=play.dossiers["mat-ong"].uuid,
        from_on=clock.today(),
        to_on=clock.today() + timedelta(days=45),
        by=play.firm_of("mat-ong").member,
    )


def all_stories(play: Play) -> Iterable[Story]:
    """Every story but those of the councils."""
    for entry in book()["producers"]:
        yield founding(play, entry)
    for key, plan in PLANS.items():
        yield dossier(play, key, plan)
    yield completion_asked(play)
    yield adviser_named(play)
