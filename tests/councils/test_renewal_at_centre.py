"""A renewal of five stars: commune, OCOP office, Ministry; no provincial council (Điều 6.3b, 7.6e)."""

from datetime import timedelta

import pytest

from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.councils import explain, queries
from saolang.councils.domain import consultation, outcome
from saolang.councils.enums import Outcome
from saolang.councils.models import Council
from saolang.councils.rules import Seated
from saolang.dossiers import level_clock, national
from saolang.dossiers.domain import review
from saolang.law.routes import route
from tests.councils.test_opinions import hall_of
from tests.factories.national import Centre, central_council, check, make_centre, send_up
from tests.factories.papers import issue
from tests.factories.renewals import (
    House,
    best_marks,
    issue_renewal_report,
    make_house,
    make_ready,
    to_office,
)

pytestmark = pytest.mark.django_db


def make_asked(travel, *, fewer: int = 0) -> tuple[House, Centre, Council]:
    """The central council answers in writing on a renewal that the province sent up."""
    centre = make_centre()
    house = make_house(travel, star=5, authority=centre.ministry)
    dossier = to_office(house)
    make_ready(house)
    issue_renewal_report(house)
    send_up(hall_of(house))
    check(centre, dossier)
    review.decide_field_check(dossier, needed=False, note="Quy mô không đổi.", by=centre.office)
    marks = best_marks(dossier, fewer=fewer)
    review.save_proposal(dossier, marks=marks, opinion="Đạt.", by=centre.office)
    issue(review.draft_report(dossier, by=centre.office), clerk=centre.office_clerk, right=centre.head)
    due = clock.today() + timedelta(days=9)
    one = consultation.ask_opinions(centre.ministry, dossiers=[dossier], due_on=due, by=centre.office)
    council = central_council(centre, one)
    consultation.send_sheets(council, by=centre.office)
    for seat in queries.scoring_seats(council):
        sheet = queries.sheets_of(seat).get(council=council)
        consultation.agree(sheet, by=Seated(seat), expected=sheet.version)
    consultation.conclude_opinions(fresh(council), by=centre.office)
    issue(outcome.draft_minutes(fresh(council), by=centre.office), clerk=centre.office, right=None)
    issue(outcome.draft_submission(fresh(council), by=centre.office), clerk=centre.office, right=centre.head)
    return house, centre, fresh(council)


def fresh(council: Council) -> Council:
    return Council.objects.select_related("round__organisation", "body").get(pk=council.pk)


def test_the_minister_recognises_again(travel) -> None:
    house, centre, council = make_asked(travel)
    paper = outcome.draft_recognition(council, by=centre.office)
    issue(paper, clerk=centre.clerk, right=centre.minister)
    new = Certificate.objects.get(dossier=house.dossier.uuid)
    assert (new.star, new.authority, new.replaces.certificate) == (5, centre.ministry, house.certificate)
    old = Certificate.objects.get(pk=house.certificate.pk)
    assert state_on(old, clock.today()).kind == "replaced"


def test_below_90_goes_back_to_the_province(travel) -> None:
    _house, _centre, council = make_asked(travel, fewer=8)
    (result,) = queries.results_of(council)
    assert explain.outcome(result) == Outcome.RETURNED


def test_the_file_of_a_renewal_holds_the_report_of_the_office(travel) -> None:
    house = make_house(travel, star=5, authority=make_centre().ministry)
    dossier = to_office(house)
    make_ready(house)
    issue_renewal_report(house)
    keys = [part.key for part in national.parts(dossier.national_file)]
    assert "office-report" in keys
    assert not {"team-report", "council-report", "approval"} & set(keys), "no council has spoken in the province"


def test_each_level_has_its_own_45_days(travel) -> None:
    centre = make_centre()
    house = make_house(travel, star=5, authority=centre.ministry)
    dossier = to_office(house)
    limit = route(dossier.route).deadline("renewal-evaluation").amount
    assert level_clock.level_due(dossier, "province") == clock.today() + timedelta(days=limit)
    make_ready(house)
    issue_renewal_report(house)
    send_up(hall_of(house))
    travel(clock.today() + timedelta(days=12))
    check(centre, dossier)
    assert dossier.steps.get(key="ministry-advice").due_on == clock.today() + timedelta(days=limit)
