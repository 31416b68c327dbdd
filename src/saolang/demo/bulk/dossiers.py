"""Dossiers under the rule in force at every point of the road, each as far as its days have come."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from saolang.core import events
from saolang.demo.bulk import sheets
from saolang.demo.bulk.firms import Firm
from saolang.demo.bulk.maker import Maker, fact, save
from saolang.demo.bulk.places import Province
from saolang.dossiers import checklist, snapshot
from saolang.dossiers.enums import State
from saolang.dossiers.models import (
    CommuneAssessment,
    Dossier,
    OfficeCheck,
    PaperUse,
    Receipt,
    SelfMark,
    Submission,
)
from saolang.law import load, routes
from saolang.producers.models import Product

DRAFT_PERCENT = 6
LATE_PERCENT = 8
USED = 6
NATIONAL_STAR = 5


@dataclass
class Road:
    """A dossier with the days on which things happened; None: not yet.

    Attributes:
        star, variant: which score sheets it draws from.
        goes_up: the province approved the result; the file for the Ministry is begun (Điều 7.3e).
    """

    firm: Firm
    dossier: Dossier
    star: int
    variant: int
    filed: date | None = None
    received: date | None = None
    proposed: date | None = None
    at_office: date | None = None
    passed: date | None = None
    advised: date | None = None
    scored: date | None = None
    decided: date | None = None
    goes_up: bool = False
    facts: list[events.Fact] = field(default_factory=list)


def first_day(maker: Maker) -> date:
    """From when dossiers are filed: a year back, but not before the rule in force."""
    return max(routes.route_for(maker.today).filed_from, maker.today - timedelta(days=365))


def make_dossiers(maker: Maker, province: Province, products: list[tuple[Firm, Product]]) -> list[Road]:
    """One dossier for each product: rows, self-scores, frozen versions, receipts; steps are written later."""
    roads = [_road(maker, province, firm, product) for firm, product in products]
    if passed := [road for road in roads if road.passed]:
        # Every province has one product of 90 points and more, however few it makes.
        min(passed, key=lambda road: (road.passed, road.dossier.uuid)).star = NATIONAL_STAR
    save([road.dossier for road in roads])
    _scores(maker, roads)
    filed = [road for road in roads if road.filed]
    _submissions(maker, filed)
    _receipts(maker, province, [road for road in filed if road.received])
    save([_assessment(maker, road) for road in filed if road.received])
    save([_check(maker, road) for road in filed if road.at_office])
    return roads


def _road(maker: Maker, province: Province, firm: Firm, product: Product) -> Road:
    route = routes.route_for(maker.today)
    start = first_day(maker)
    began = maker.earlier(start + timedelta(days=maker.rng.randrange(max(1, (maker.today - start).days + 1))))
    road = Road(firm, Dossier(), maker.pick(sheets.STARS), maker.rng.randrange(sheets.VARIANTS))
    if maker.rng.randrange(100) >= DRAFT_PERCENT:
        _walk(maker, road, max(began, start))
    road.dossier = maker.new(
        Dossier,
        product=product,
        route=route.code,
        regime=route.regime,
        product_set=product.product_set,
        year=(road.filed or maker.today).year,
        state=_state(road),
        form=_form(firm, product),
        commune=firm.commune.committee,
        province=province.committee,
        created_at=maker.at(max(began, start), 8),
        submitted_at=maker.at(road.filed, 10) if road.filed else None,
    )
    road.facts.append(fact("started", at=road.dossier.created_at, by=firm.member, set=product.product_set))
    return road


def _walk(maker: Maker, road: Road, began: date) -> None:
    """Days of the commune and the OCOP office; whatever lies after today has not happened."""
    commune = maker.rng.randint(16, 19) if maker.rng.randrange(100) < LATE_PERCENT else maker.rng.randint(5, 15)
    day = began
    for name, days in (
        ("filed", maker.rng.randint(0, 5)),
        ("received", 1),
        ("proposed", commune),
        ("at_office", maker.rng.randint(1, 3)),
        ("passed", maker.rng.randint(4, 10)),
    ):
        day = maker.later(day, days)
        if day > maker.today:
            return
        setattr(road, name, day)


def _state(road: Road) -> State:
    if road.received:
        return State.IN_EVALUATION
    return State.SUBMITTED if road.filed else State.DRAFT


def _form(firm: Firm, product: Product) -> dict[str, dict[str, object]]:
    return {
        "producer": {
            "producer_name": firm.producer.organisation.name,
            "product_name": product.name,
            "address": firm.producer.address,
            "phone": "0000 000 000",
            "samples": 5,
        },
        "representative": {"representative": firm.producer.representative},
        "product": {"specification": product.description, "has_business_registration": True},
        "results": {"materials": "Nguyên liệu trong xã (minh họa).", "revenue_last": 1_200_000_000},
        "plan": {"plan_product": "Thêm quy cách mới (minh họa)."},
    }


def _scores(maker: Maker, roads: list[Road]) -> None:
    rows, uses = [], []
    for road in roads:
        sheet = load.product_set(road.dossier.product_set)
        options = sheets.base(sheet.id, road.star, road.variant)
        chosen = list(options) if road.filed else list(options)[: len(options) // 2]
        points = sheets.points_of(sheet.id, options)
        rows += [
            SelfMark(
                dossier=road.dossier,
                criterion=key,
                option=options[key],
                points=points[key],
                description="Mô tả minh họa.",
            )
            for key in chosen
        ]
        keys = maker.rng.sample(chosen, min(USED, len(chosen)))
        uses += [
            PaperUse(dossier=road.dossier, criterion=key, version=road.firm.papers[number % len(road.firm.papers)])
            for number, key in enumerate(keys)
        ]
    save(rows)
    save(uses)


def _submissions(maker: Maker, roads: list[Road]) -> None:
    rows = []
    for road in roads:
        at = road.dossier.submitted_at
        assert at
        content = events.canonical(snapshot.build(road.dossier, no=1, at=at, by=road.firm.member))
        digest = hashlib.sha256(content.encode()).hexdigest()
        rows.append(
            maker.new(
                Submission,
                dossier=road.dossier,
                no=1,
                content=content,
                sha256=digest,
                submitted_at=at,
                submitted_by=road.firm.member,
            )
        )
        road.facts.append(fact("submit", at=at, by=road.firm.member, submission=1, sha256=digest))
    save(rows)


def _receipts(maker: Maker, province: Province, roads: list[Road]) -> None:
    """Phiếu số of commune and office and the product codes, numbered in the order of days."""
    rows = []
    for road in sorted(roads, key=lambda one: (one.received, one.dossier.pk)):
        rows.append(_receipt(maker, road, "commune", province))
        dossier, unit = road.dossier, road.firm.commune.unit
        assert road.received
        serial = maker.number_for(road.firm.commune.committee, "Mã số sản phẩm", obj=dossier, on=road.received)
        dossier.product_code = checklist.product_code(
            dossier.regime,
            province=province.unit.code,
            commune=unit.code,
            serial=str(serial),
            year=road.received.year,
        )
        at = maker.at(road.received, 11)
        road.facts.append(fact("receive", at=at, by=road.firm.commune.officer, code=dossier.product_code))
    Dossier.objects.bulk_update([road.dossier for road in roads], ["product_code"], batch_size=500)
    at_office = [road for road in roads if road.at_office]
    for road in sorted(at_office, key=lambda one: (one.at_office, one.dossier.pk)):
        rows.append(_receipt(maker, road, "province", province))
        assert road.at_office
        road.facts.append(fact("received_by_office", at=maker.at(road.at_office, 14), by=province.officer))
    save(rows)


def _receipt(maker: Maker, road: Road, level: str, province: Province) -> Receipt:
    is_commune = level == "commune"
    agency = road.firm.commune.committee if is_commune else province.office
    day = road.received if is_commune else road.at_office
    assert day
    number = maker.number_for(agency, "PĐK", obj=road.dossier, on=day)
    code = f"{province.unit.code}-{road.firm.commune.unit.code}"
    return maker.new(
        Receipt,
        dossier=road.dossier,
        level=level,
        organisation=agency,
        number=number,
        number_text=f"{number:02d}/PĐK-{code}-{day.year}",
        received_on=day,
        received_by=road.firm.commune.officer if is_commune else province.officer,
    )


def _assessment(maker: Maker, road: Road) -> CommuneAssessment:
    contents = checklist.contents(road.dossier)
    done = len(contents) if road.proposed else maker.rng.randrange(len(contents) + 1)
    needed = checklist.samples_needed(road.dossier)
    return maker.new(
        CommuneAssessment,
        dossier=road.dossier,
        findings={content.key: "Đúng như mô tả (minh họa)." for content in contents[:done]},
        samples=needed or None,
        samples_received_on=road.received if needed else None,
    )


def _check(maker: Maker, road: Road) -> OfficeCheck:
    done = road.passed is not None
    return maker.new(
        OfficeCheck, dossier=road.dossier, is_complete=done, conclusion="Đầy đủ (minh họa)." if done else ""
    )
