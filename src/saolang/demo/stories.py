"""What each invented product has lived through, as stories for `stage.play`; days are counted back from today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from saolang.core import clock
from saolang.demo import road
from saolang.demo.cast import Cast, book
from saolang.demo.days import Days
from saolang.demo.points import PLANS, Plan
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
    made = play.dossiers[key] = road.start(firm, play.products[key], kind=plan.kind)
    road.score_self(firm, made, star=plan.star, total=plan.total, part=plan.part)
    if plan.filed is None:
        return
    yield days.ago(plan.filed)
    road.submit(firm, made)
    if plan.received is None:
        return
    yield days.ago(plan.received)
    assessment = road.receive(cast, firm, made)
    if plan.assessed is None:
        return
    yield days.ago(plan.assessed)
    road.assess(cast, firm, assessment, contents=plan.contents)
    if plan.contents is None:
        road.take_samples(cast, firm, assessment)
        yield from _papers(play, firm, assessment, plan)


def _papers(play: Play, firm: Firm, assessment: CommuneAssessment, plan: Plan) -> Story:
    """From Mẫu số 03 to the end of the OCOP office's check."""
    cast, days, made = play.cast, play.days, assessment.dossier
    if plan.reported is None:
        return
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
    if plan.passed is not None:  # what the office still checks waits for its record, so that the work is seen
        road.hand_sets(cast, firm.commune, made)
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
