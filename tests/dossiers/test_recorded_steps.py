"""Any agency's step entered from its paper; a dossier of 2019 walks its four levels by data alone."""

from datetime import date

import pytest

from saolang.certificates import queries as certificates
from saolang.certificates.domain import issue
from saolang.certificates.errors import StarNotGiven, StillInForce, WrongAuthority
from saolang.certificates.models import Certificate
from saolang.certificates.rules import can_decide
from saolang.core.errors import NoRight, WrongInput
from saolang.councils.domain.after_centre import choose, draft_central_decision
from saolang.dossiers.domain.recorded_steps import Printed, StepPaper, record_step
from saolang.dossiers.domain.steps import open_by_paper
from saolang.dossiers.enums import CloseReason, RecordedOutcome, State, StepState
from saolang.dossiers.models import Dossier, StepRecord
from saolang.dossiers.models_national import NationalFile
from saolang.law import routes
from saolang.papers.models import Notice, OfficialPaper
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.territory.models import Kind, Level
from tests.factories.certificates import make_grant
from tests.factories.dossiers import make_committees, make_submitted
from tests.factories.office import make_checked, make_filed, make_town
from tests.factories.papers import issue as issue_paper
from tests.factories.people import make_commune, make_member, make_organisation, make_province, make_signing_right
from tests.factories.producers import make_pdf, make_producer, make_product

pytestmark = pytest.mark.django_db
FORWARD = RecordedOutcome.FORWARDED
RECOGNISED = RecordedOutcome.RECOGNISED


def paper(kind: str = "QĐ", number: str = "12/QĐ-UBND", on: date = date(2026, 11, 22), **changes) -> StepPaper:
    given = {"signer_name": "Lê Văn Giấy", "signer_post": "Chủ tịch", "scan": make_pdf(), **changes}
    return StepPaper(kind=kind, number=number, on=on, **given)


def make_dossier_of_2019() -> tuple[Dossier, Membership]:
    """A dossier filed under the first decision, in a commune of a district; the OCOP office records for all."""
    province = make_province()
    district = make_commune(province, level=Level.DISTRICT, kind=Kind.HUYEN, name="Tân Sao")
    unit = make_commune(province, parent=district)
    make_committees(unit)
    dossier = make_submitted(make_product(make_producer(unit=unit), product_set="qd1048-2019-10"))
    return dossier, make_member(Role.OCOP_OFFICE, office_of(province), from_on=date(2019, 1, 1))


def office_of(province) -> Organisation:
    return Organisation.objects.get(kind=OrganisationKind.PROVINCE_OCOP_OFFICE, unit=province)


def step_of(dossier: Dossier) -> str:
    open_step = dossier.steps.filter(state=StepState.OPEN).first()
    return open_step.key if open_step else ""


def test_a_dossier_of_2019_goes_through_commune_district_province_and_centre(travel) -> None:
    travel(date(2020, 3, 2))
    ministry = make_organisation(OrganisationKind.MINISTRY, name="Bộ Nông nghiệp và Phát triển nông thôn")
    dossier, office = make_dossier_of_2019()
    assert dossier.route == "1048-2019"
    assert step_of(dossier) == "district-check"
    travel(date(2021, 1, 4))
    walk = [
        ("district-scoring", paper("BB", "", date(2020, 5, 4)), Printed(points=9150)),
        ("district-decision", paper("QĐ", "31/QĐ-UBND", date(2020, 5, 20)), Printed(outcome=FORWARD)),
        ("province-scoring", paper("BB", "", date(2020, 7, 1)), Printed(points=9225)),
        ("province-decision", paper("QĐ", "31/QĐ-UBND", date(2020, 8, 1)), Printed(outcome=FORWARD)),
        ("ministry-check", paper("CV", "5/BNN-VPĐP", date(2020, 9, 1)), Printed()),
        ("ministry-scoring", paper("BB", "", date(2020, 11, 1)), Printed(points=9010)),
        (
            "ministry-decision",
            paper("QĐ", "4900/QĐ-BNN", date(2020, 12, 4)),
            Printed(outcome=RECOGNISED, star=5, certificate="7/GCN-BNN"),
        ),
    ]
    levels = []
    for through, given, printed in walk:
        made = record_step([(dossier, printed)], through=through, paper=given, by=office)
        levels.append(made.organisation.kind)
        assert made.from_paper
    assert list(dict.fromkeys(levels)) == [
        OrganisationKind.DISTRICT_COMMITTEE,
        OrganisationKind.PROVINCE_COMMITTEE,
        OrganisationKind.MINISTRY,
    ]
    assert {step.state for step in dossier.steps.all()} == {StepState.DONE}
    made = [step.key for step in dossier.steps.order_by("no")]
    assert made == [item.key for item in routes.route("1048-2019").steps("first")]
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.RECOGNISED)
    certificate = Certificate.objects.get(dossier=dossier.uuid)
    assert (certificate.star, certificate.authority, certificate.regime) == (5, ministry, "qd1048-2019")
    assert certificate.last_valid_on == date(2023, 12, 4)
    assert StepRecord.objects.get(step__key="province-scoring").points == 9225
    assert dossier.commune.unit == dossier.product.place


def test_points_that_do_not_reach_the_next_level(travel) -> None:
    travel(date(2020, 3, 2))
    dossier, office = make_dossier_of_2019()
    minutes = paper("BB", "", date(2020, 3, 2))
    record_step([(dossier, Printed(points=4900))], through="district-scoring", paper=minutes, by=office)
    decision = {"through": "district-decision", "by": office}
    with pytest.raises(WrongInput) as refused:
        record_step([(dossier, Printed(outcome=FORWARD))], paper=paper(on=date(2020, 3, 2)), **decision)
    assert refused.value.code == "too-few"
    given = Printed(outcome=RecordedOutcome.NOT_RECOGNISED)
    with pytest.raises(WrongInput) as refused:
        record_step([(dossier, given)], paper=paper(on=date(2020, 3, 2)), **decision)
    assert refused.value.field == "note"
    given = Printed(outcome=RECOGNISED, star=3)
    with pytest.raises(WrongAuthority):  # the district recognised nobody before 2023
        record_step([(dossier, given)], paper=paper(on=date(2020, 3, 2)), **decision)
    given = Printed(outcome=RecordedOutcome.NOT_RECOGNISED, note="Chưa đủ 50 điểm.")
    record_step([(dossier, given)], paper=paper(on=date(2020, 3, 2)), **decision)
    assert (dossier.state, dossier.close_reason) == (State.CLOSED, CloseReason.NOT_RECOGNISED)
    notice = Notice.objects.filter(organisation=dossier.product.producer.organisation).first()
    assert "Chưa đủ 50 điểm." in notice.body


def test_a_district_of_2023_certifies_three_stars_and_its_province_withdraws_today(travel) -> None:
    travel(date(2023, 6, 1))
    province = make_province()
    district = make_commune(province, level=Level.DISTRICT, kind=Kind.HUYEN)
    unit = make_commune(province, parent=district)
    make_committees(unit)
    dossier = make_submitted(make_product(make_producer(unit=unit), product_set="qd148-2023-10"))
    office = make_member(Role.OCOP_OFFICE, office_of(province), from_on=date(2020, 1, 1))
    given = Printed(points=6500, outcome=RECOGNISED, star=3)
    record_step(
        [(dossier, given)], through="district-decision", paper=paper("QĐ", "8/QĐ-UBND", date(2023, 6, 1)), by=office
    )
    row = certificates.visible_to(office).get()
    assert (row.star, row.authority.kind) == (3, OrganisationKind.DISTRICT_COMMITTEE)
    travel(date(2026, 5, 30))
    assert can_decide(office, row) is None
    stranger = make_member(Role.OCOP_OFFICE)
    assert can_decide(stranger, row) is not None


# --- Under the rule in force ----------------------------------------------------------------------------------


@pytest.fixture
def at_council():
    town = make_town()
    return town, make_checked(town)


def test_council_and_chairman_on_paper(at_council) -> None:
    town, dossier = at_council
    other = make_checked(town)
    lines = [(dossier, Printed(points=7150)), (other, Printed(points=4225))]
    record_step(lines, through="province-scoring", paper=paper("BB", ""), by=town.office)
    assert step_of(dossier) == step_of(other) == "province-decision"
    lines = [
        (dossier, Printed(outcome=RECOGNISED, star=4, certificate="3/GCN-UBND")),
        (other, Printed(outcome=RecordedOutcome.NOT_RECOGNISED, note="Chưa đủ 50 điểm.")),
    ]
    decision = record_step(lines, through="province-decision", paper=paper(), by=town.office)
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.decision_number, certificate.number_text) == (4, "12/QĐ-UBND", "3/GCN-UBND")
    assert certificate.signer_name == "Lê Văn Giấy"
    assert (dossier.close_reason, other.close_reason) == (CloseReason.RECOGNISED, CloseReason.NOT_RECOGNISED)
    assert decision.items.count() == 2
    entry = dossier.round_entries.select_related("round").get()
    assert (entry.decided_on, entry.round.state) == (date(2026, 11, 22), "closed")
    skipped = dossier.steps.filter(level="ministry").values_list("state", flat=True)
    assert set(skipped) == {StepState.SKIPPED}


def test_ninety_points_open_the_steps_of_the_ministry(at_council) -> None:
    town, dossier = at_council
    record_step(
        [(dossier, Printed(points=9000, outcome=FORWARD))], through="province-decision", paper=paper(), by=town.office
    )
    assert step_of(dossier) == ""  # the province's letter opens the Ministry's steps
    assert NationalFile.objects.filter(dossier=dossier).exists()
    assert dossier.state == State.IN_EVALUATION
    assert not Certificate.objects.exists()


def make_at_ministry(at_council):
    """A dossier whose letter went to the Ministry, which works on paper."""
    make_organisation(OrganisationKind.MINISTRY, name="Bộ Nông nghiệp và Môi trường")
    town, dossier = at_council
    given = Printed(points=9300, outcome=FORWARD)
    record_step([(dossier, given)], through="province-decision", paper=paper(), by=town.office)
    open_by_paper(dossier, "ministry-check", on=date(2026, 11, 22), by=town.office)
    return town, dossier


def test_the_province_records_the_minister_s_five_stars(at_council) -> None:
    town, dossier = make_at_ministry(at_council)
    given = Printed(points=9125, outcome=RECOGNISED, star=5)
    decision = paper("QĐ", "4900/QĐ-BNNMT")
    record_step([(dossier, given)], through="ministry-decision", paper=decision, by=town.office)
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.authority.kind) == (5, OrganisationKind.MINISTRY)


def test_below_ninety_at_the_centre_the_chairman_recognises_four(at_council) -> None:
    town, dossier = make_at_ministry(at_council)
    given = Printed(points=8800, outcome=RECOGNISED, star=4)
    with pytest.raises(WrongAuthority):
        record_step([(dossier, given)], through="ministry-decision", paper=paper(), by=town.office)
    given = Printed(points=8800, outcome=RecordedOutcome.RETURNED)
    record_step([(dossier, given)], through="ministry-decision", paper=paper("TB", "5/TB-BNNMT"), by=town.office)
    assert step_of(dossier) == "province-choice"
    given = Printed(outcome=RECOGNISED, star=4)
    decision = paper(number="99/QĐ-UBND")
    record_step([(dossier, given)], through="province-central-decision", paper=decision, by=town.office)
    certificate = Certificate.objects.get()
    assert (certificate.star, certificate.authority) == (4, town.province)
    assert dossier.state == State.CLOSED


def test_the_province_goes_on_here_after_the_paper_of_the_ministry(at_council) -> None:
    town, dossier = make_at_ministry(at_council)
    given = Printed(points=8800, outcome=RecordedOutcome.RETURNED)
    record_step([(dossier, given)], through="ministry-decision", paper=paper("TB", "5/TB-BNNMT"), by=town.office)
    file = dossier.national_file
    choice = file.Choice.CENTRAL
    with pytest.raises(WrongInput) as refused:
        choose(file, choice=choice, reason="Theo kết quả của Bộ.", by=town.office)
    assert refused.value.field == "star"
    with pytest.raises(WrongInput):
        choose(file, choice=choice, reason="Theo kết quả của Bộ.", star=5, by=town.office)
    file = choose(file, choice=choice, reason="Theo kết quả của Bộ.", star=4, by=town.office)
    drafted = draft_central_decision([file], by=town.office)
    assert "5/TB-BNNMT" in drafted.content
    clerk, right = make_member(Role.CLERK, town.province), make_signing_right(town.province)
    issue_paper(drafted, clerk=clerk, right=right)
    assert Certificate.objects.get().star == 4


@pytest.mark.parametrize("given", ["own", "none"])
def test_the_other_ways_after_the_paper_of_the_ministry(at_council, given: str) -> None:
    town, dossier = make_at_ministry(at_council)
    back = Printed(points=8800, outcome=RecordedOutcome.RETURNED)
    record_step([(dossier, back)], through="ministry-decision", paper=paper("TB", "5/TB-BNNMT"), by=town.office)
    file = dossier.national_file
    if given == "own":
        choose(file, choice=file.Choice.OWN, reason="Tỉnh đánh giá.", by=town.office)
        assert step_of(dossier) == "province-advice"
        return
    choose(file, choice=file.Choice.CENTRAL, reason="Chưa đủ.", star=0, by=town.office)
    dossier.refresh_from_db()
    assert dossier.state == State.CLOSED
    assert Certificate.objects.count() == 0


@pytest.mark.parametrize("star", [None, 0, 1, 2, 6])
def test_no_certificate_for_two_stars(at_council, star) -> None:
    town, dossier = at_council
    given = Printed(points=4500, outcome=RECOGNISED, star=star)
    with pytest.raises(StarNotGiven):
        record_step([(dossier, given)], through="province-decision", paper=paper(), by=town.office)
    assert OfficialPaper.objects.filter(from_paper=True).count() == 0


def test_the_chairman_gives_no_five_stars(at_council) -> None:
    town, dossier = at_council
    given = Printed(points=9500, outcome=RECOGNISED, star=5)
    with pytest.raises(WrongAuthority):
        record_step([(dossier, given)], through="province-decision", paper=paper(), by=town.office)


def test_two_decisions_for_one_product(at_council) -> None:
    town, dossier = at_council
    given = Printed(points=7000, outcome=RECOGNISED, star=4)
    issue(dossier.product, grant=make_grant(dossier.product, authority=town.province), by=None)
    with pytest.raises(StillInForce):
        record_step([(dossier, given)], through="province-decision", paper=paper(), by=town.office)
    assert Certificate.objects.count() == 1
    assert step_of(dossier) == "province-advice"


def test_the_same_decision_is_not_entered_twice(at_council) -> None:
    town, dossier = at_council
    given = [(dossier, Printed(points=7000, outcome=RECOGNISED, star=4))]
    record_step(given, through="province-decision", paper=paper(), by=town.office)
    with pytest.raises(NoRight) as refused:
        record_step(given, through="province-decision", paper=paper(number="13/QĐ-UBND"), by=town.office)
    assert refused.value.code == "not-now"
    line = [(make_checked(town), Printed(points=7000, outcome=RECOGNISED, star=4))]
    with pytest.raises(WrongInput):
        record_step(line, through="province-decision", paper=paper(), by=town.office)


def test_a_signer_whose_right_ended(at_council) -> None:
    town, dossier = at_council
    right = make_signing_right(town.province, to_on=date(2026, 6, 30))
    given = [(dossier, Printed(points=7000, outcome=RECOGNISED, star=4))]
    signed = paper(signer_name=right.account.full_name)
    with pytest.raises(WrongInput) as refused:
        record_step(given, through="province-decision", paper=signed, by=town.office)
    assert (refused.value.code, refused.value.field) == ("signer-ended", "signer_name")


@pytest.mark.parametrize(
    ("printed", "through", "field"),
    [
        (Printed(), "province-scoring", "points"),
        (Printed(points=10001), "province-scoring", "points"),
        (Printed(points=-1), "province-scoring", "points"),
        (Printed(points=7000, outcome=RECOGNISED, star=4), "province-scoring", "outcome"),
        (Printed(points=7000), "province-decision", "outcome"),
        (Printed(points=8999, outcome=FORWARD), "province-decision", "points"),
        (Printed(points=7000, outcome=RecordedOutcome.ELIMINATED), "province-decision", "note"),
        (Printed(), "ministry-check", "through"),
        (Printed(), "province-check", "through"),
        (Printed(), "nowhere", "through"),
    ],
)
def test_what_a_paper_cannot_say(at_council, printed, through, field) -> None:
    town, dossier = at_council
    with pytest.raises(WrongInput) as refused:
        record_step([(dossier, printed)], through=through, paper=paper(), by=town.office)
    assert refused.value.field == field


def test_days_and_lists_that_cannot_be(at_council) -> None:
    town, dossier = at_council
    line = (dossier, Printed(points=7000))
    with pytest.raises(WrongInput) as refused:
        record_step([line, line], through="province-scoring", paper=paper("BB", ""), by=town.office)
    assert refused.value.code == "listed-twice"
    with pytest.raises(WrongInput):
        record_step([], through="province-scoring", paper=paper("BB", ""), by=town.office)
    for day in (date(2026, 11, 21), date(2026, 11, 23)):
        with pytest.raises(WrongInput):
            record_step([line], through="province-scoring", paper=paper("BB", "", day), by=town.office)


def test_who_may_record(at_council) -> None:
    town, dossier = at_council
    given = {"through": "province-scoring", "paper": paper("BB", "")}
    for member in (town.officer, town.clerk, town.leader, make_member(Role.OCOP_OFFICE)):
        with pytest.raises(NoRight):
            record_step([(dossier, Printed(points=7000))], **given, by=member)
    ministry = make_member(Role.MINISTRY_OFFICE)
    record_step([(dossier, Printed(points=7000))], **given, by=ministry)
    with pytest.raises(NoRight):  # the commune's step is its province's to record, on its own page
        record_step([(make_filed(town), Printed())], through="commune-assessment", paper=paper("BC"), by=ministry)
    with pytest.raises(NoRight):
        record_step([(make_filed(town), Printed())], through="commune-assessment", paper=paper("BC"), by=town.office)
