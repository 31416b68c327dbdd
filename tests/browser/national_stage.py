"""What lies before the branch of 90 points and more, played in the house by the same functions as the screens.

Run as `python -m tests.browser.national_stage approve|score` with the environment of the house; the browser does the
branch itself.
"""

import sys
from datetime import timedelta
from random import Random

import django


def approve() -> None:
    """Two products of one producer, scored from 90 points on by the province; minutes and submission are issued."""
    from saolang.core import clock
    from saolang.councils.domain import establish, rounds, scoring
    from saolang.councils.models import Council
    from saolang.demo import road
    from saolang.people.enums import SeatRole

    cast = load_cast()
    office = cast.members["office"]
    today = clock.today()
    extra = rounds.open_extra_round(
        cast.organisations["tinh"],
        proposed_before=today + timedelta(days=7),
        held_before=today + timedelta(days=30),
        basis="Quy chế số 02/QC-HĐOCOP và Kế hoạch số 15/KH-UBND (minh họa)",
        by=office,
    )
    firm = road.found(cast, FIRM)
    products = [road.register(cast, firm, entry) for entry in FIRM["products"]]
    dossiers = []
    for product in products:
        dossier = road.start(firm, product)
        road.score_self(firm, dossier, star=5, total=9300)
        road.submit(firm, dossier)
        assessment = road.receive(cast, firm, dossier)
        road.take_samples(cast, firm, assessment)
        road.assess(cast, firm, assessment)
        road.report(cast, firm, assessment)
        dossiers.append(dossier)
    road.propose(cast, firm.commune, dossiers)
    for dossier in dossiers:
        road.office_receive(cast, dossier)
        road.office_pass(cast, dossier)
    plans = [
        establish.SeatPlan(account.full_name, "Thành viên", role, str(account.uuid))
        for key, role in (
            ("vice-chairman", SeatRole.CHAIR.value),
            ("member", SeatRole.MEMBER.value),
            ("department", SeatRole.MEMBER.value),
            ("secretary", SeatRole.SECRETARY.value),
        )
        for account in [cast.members[key].account]
    ]
    paper = establish.draft_council(extra, name="Hội đồng đợt bổ sung", members=plans, by=office)
    paper = road.issue(cast, paper, drafter="office", signer="chairman", clerk="clerk-tinh")
    council = Council.objects.get(decision_paper=paper.uuid)
    scoring.open_scoring(council, by=office)
    conclude(council, dict.fromkeys([product.name for product in products], (5, 9400)), by=office)
    papers_of_council(cast, council, office="office", clerk="clerk-ocop", head="office-head")


def score() -> None:
    """The central council that the browser set up: 5 stars for the first product, fewer for the second."""
    from saolang.councils.domain import scoring
    from saolang.councils.models import Council

    cast = load_cast()
    office = cast.members["ministry"]
    council = Council.objects.get(round__organisation=cast.organisations["bo"])
    scoring.open_scoring(council, by=office)
    first, second = FIRM["products"]
    conclude(council, {first["name"]: (5, 9300), second["name"]: (4, 8200)}, by=office)
    papers_of_council(cast, council, office="ministry", clerk="ministry", head="ministry-head")


def conclude(council, totals, *, by) -> None:
    """Every member's sheet near a total, the meeting, the results."""
    from saolang.councils.domain import meeting, scoring
    from saolang.councils.models import Sheet
    from saolang.councils.rules import Seated
    from saolang.demo import marks
    from saolang.demo.councils import hold_meeting
    from saolang.law import load

    rows = Sheet.objects.filter(council=council).select_related("entry__dossier__product", "seat__body", "council")
    for sheet in rows:
        dossier, seat = sheet.entry.dossier, Seated(sheet.seat)
        star, total = totals[dossier.product.name]
        asked = load.product_set(dossier.product_set)
        for key, option in marks.choose(asked, star=star, total=total, rng=Random(5)).items():
            sheet = scoring.save_mark(sheet, criterion=key, option=option, by=seat, expected=sheet.version)
        scoring.close_sheet(sheet, missing_confirmed=True, by=seat, expected=sheet.version)
    council.refresh_from_db()
    hold_meeting(council, by=by)
    council.refresh_from_db()
    meeting.conclude(council, by=by)
    council.refresh_from_db()


def papers_of_council(cast, council, *, office: str, clerk: str, head: str) -> None:
    """Minutes and submission, issued."""
    from saolang.councils.domain import outcome
    from saolang.demo import road

    paper = outcome.draft_minutes(council, by=cast.members[office])
    road.issue(cast, paper, drafter=office, signer="", clerk=office)
    council.refresh_from_db()
    paper = outcome.draft_submission(council, by=cast.members[office])
    road.issue(cast, paper, drafter=office, signer=head, clerk=clerk)


def load_cast():
    """The cast of the demonstration as it lies in the database."""
    from saolang.demo.cast import Cast, book
    from saolang.people.models import Membership, Organisation, SigningRight
    from saolang.territory.models import Unit

    cast = Cast("")
    cast.units = {one["key"]: Unit.objects.get(stable_id=f"demo-{one['key']}") for one in book()["communes"]}
    cast.organisations = {one["key"]: Organisation.objects.get(name=one["name"]) for one in book()["organisations"]}
    for entry in book()["people"]:
        member = Membership.objects.filter(account__username=entry["username"]).select_related("account").first()
        cast.members[entry["key"]] = member
        right = SigningRight.objects.filter(account=member.account).first() if entry.get("signs") else None
        if right:
            cast.rights[entry["key"]] = right
    return cast


FIRM = {
    "username": "htx.chinmuoi",
    "kind": "cooperative",
    "name": "Hợp tác xã Chín Mươi",
    "unit": "ben-mau",
    "address": "Ấp Mẫu 9",
    "person": "Lê Thị Chín Mẫu",
    "post": "Giám đốc",
    "sex": "nu",
    "products": [
        {
            "key": "mot",
            "name": "Nước mắm thượng hạng Chín Mươi",
            "set": "qd26-2026-09",
            "colour": "amber",
            "text": "Nước mắm cốt, chai 500 ml (minh họa).",
        },
        {
            "key": "hai",
            "name": "Nước mắm nhỉ Chín Mươi",
            "set": "qd26-2026-09",
            "colour": "amber",
            "text": "Nước mắm nhỉ, chai 500 ml (minh họa).",
        },
    ],
}

if __name__ == "__main__":
    django.setup()
    {"approve": approve, "score": score}[sys.argv[1]]()
