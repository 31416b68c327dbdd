"""The invented province has a product at every point of the road, and everyone who signs in finds something to do."""

import pytest
from django.test import Client

from saolang.certificates.enums import Kind as Standing
from saolang.certificates.models import Certificate
from saolang.certificates.state import state_on
from saolang.core import clock
from saolang.core.work import items_for
from saolang.councils import models_team
from saolang.councils.enums import SheetState
from saolang.councils.models import Round, Sheet, Survey, Team
from saolang.dossiers import national
from saolang.dossiers.enums import Kind, State, StepState
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.papers.models import OfficialPaper, PaperState
from saolang.people.enums import Role
from saolang.people.models import Membership

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("logins"), pytest.mark.xdist_group("demo")]

# Their rooms have no list of work: they keep people and money in order when somebody asks.
WITHOUT_WORK = {Role.ACCOUNTANT, Role.ORGANISATION_ADMIN}


def one(name: str, **which: object) -> Dossier:
    return Dossier.objects.get(product__name=name, **which)


def standing(name: str) -> tuple[Certificate, Standing]:
    certificate = Certificate.objects.get(product__name=name)
    return certificate, state_on(certificate, clock.today()).kind


@pytest.mark.parametrize(
    ("name", "state", "step", "findings"),
    [
        ("Mật ong hoa tràm Bến Mẫu", State.DRAFT, "", None),
        ("Bánh tráng mè Bến Mẫu", State.SUBMITTED, "commune-assessment", None),
        ("Rau muống nước Bến Mẫu", State.IN_EVALUATION, "commune-assessment", 0),
        ("Chuối sấy dẻo Bến Mẫu", State.IN_EVALUATION, "commune-assessment", 4),
        ("Cam sành Đồi Mẫu", State.IN_EVALUATION, "province-check", 4),
        ("Cà phê rang xay Đồi Mẫu", State.IN_EVALUATION, "province-check", 4),
        ("Bún khô gạo lứt Chợ Mẫu", State.IN_EVALUATION, "province-scoring", 4),
        ("Bột nghệ Đồi Mẫu", State.IN_EVALUATION, "province-decision", 4),
        ("Trà ướp sen Chợ Mẫu", State.IN_EVALUATION, "ministry-check", 4),
    ],
)
def test_points_of_the_road(name: str, state: str, step: str, findings: int | None) -> None:
    dossier = one(name)
    assert dossier.state == state
    opened = dossier.steps.filter(state=StepState.OPEN).values_list("key", flat=True)
    assert "".join(opened) == step
    if findings is not None:
        assert len([text for text in dossier.assessment.findings.values() if text]) == findings


def test_one_letter_is_issued_and_not_received_yet() -> None:
    letter = OfficialPaper.objects.get(uuid=one("Cam sành Đồi Mẫu").assessment.proposal)
    assert letter.state == PaperState.ISSUED
    levels = set(one("Cam sành Đồi Mẫu").receipts.values_list("level", flat=True))
    assert levels == {"commune"}


def test_one_dossier_was_entered_on_behalf_with_the_signed_form() -> None:
    dossier = Dossier.objects.get(entered_on_behalf=True)
    assert dossier.product.name == "Chuối sấy dẻo Bến Mẫu"
    assert dossier.scans.exists()
    people = dossier.product.producer.organisation.memberships
    assert [one.account.username for one in people.filter(stands_in__isnull=False)] == ["canbo.xa"]


def test_the_council_team_surveyed_and_asked_for_a_test() -> None:
    assert Survey.objects.get().team == models_team.TestRequest.objects.get().team
    assert Team.objects.filter(reported_on__isnull=False).count() == 3


def test_a_plan_opened_an_extra_round_under_the_regulation() -> None:
    plan = OfficialPaper.objects.get(template="evaluation-plan", state=PaperState.ISSUED)
    opened = [one for one in Round.objects.filter(is_extra=True) if str(plan.uuid) in one.basis_papers]
    assert len(opened) == 1
    regulation = OfficialPaper.objects.get(template="council-regulation", state=PaperState.ISSUED)
    assert str(regulation.uuid) in opened[0].basis_papers


def test_a_renewal_waits_for_the_members_answers() -> None:
    dossier = one("Chè dây túi lọc Đồi Mẫu")
    assert dossier.kind == Kind.RENEWAL
    sheets = Sheet.objects.filter(entry__dossier=dossier)
    assert sheets.filter(state=SheetState.CLOSED).count() == 2
    assert sheets.filter(state=SheetState.OPEN).exists()
    one_round = Round.objects.get(is_consultation=True)
    assert one_round.opinions_due > clock.today()
    assert standing("Chè dây túi lọc Đồi Mẫu")[1] == Standing.EXPIRING


def test_one_certificate_is_prolonged_while_its_renewal_runs(client: Client) -> None:
    certificate, kind = standing("Bình gốm men tro Chợ Mẫu")
    assert kind == Standing.PROLONGED
    renewal = one("Bình gốm men tro Chợ Mẫu")
    assert (renewal.kind, renewal.state, renewal.certificate) == (Kind.RENEWAL, State.IN_EVALUATION, certificate.uuid)
    page = client.get(f"/s/{certificate.code}").content.decode()
    assert f"{certificate.prolongation.last_possible_on:%d/%m/%Y}" in page


def test_one_certificate_is_withdrawn_by_its_papers(client: Client) -> None:
    certificate, kind = standing("Muối biển Đảo Mẫu")
    assert kind == Standing.WITHDRAWN
    assert OfficialPaper.objects.get(uuid=certificate.withdrawal.paper).template == "withdrawal-decision"
    assert "DỮ LIỆU MINH HỌA" in client.get(f"/s/{certificate.code}").content.decode()


def test_the_file_for_five_stars_is_whole_and_at_the_ministry() -> None:
    file = NationalFile.objects.get()
    assert file.dossier.product.name == "Trà ướp sen Chợ Mẫu"
    assert file.sent_without == national.lacks(file) == []
    assert file.dossier.receipts.filter(level="ministry").exists()


def test_one_tries_again_with_tasks_and_one_goes_for_more() -> None:
    again = one("Mắm cá linh Bến Mẫu", replaces__isnull=False)
    assert again.state == State.DRAFT
    assert again.tasks.filter(done_at__isnull=False).count() == 1
    assert again.tasks.filter(done_at__isnull=True).exists()
    assert one("Nước mắm cá cơm Đảo Mẫu", state=State.DRAFT).kind == Kind.UPGRADE


def test_every_login_finds_something_to_do(logins: list[dict[str, str]]) -> None:
    for login in logins:
        acting = Membership.objects.filter(account__username=login["username"], stands_in__isnull=True)
        for membership in acting.exclude(role__in=WITHOUT_WORK):
            assert items_for(membership), login["role"]
