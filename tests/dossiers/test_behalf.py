"""A commune officer enters for a producer that brings paper: marked everywhere, signed by the producer, taken over."""

import json

import pytest

from saolang.core import clock, events
from saolang.core.errors import NoRight, WrongInput
from saolang.documents.canonical import to_json
from saolang.dossiers import documents, documents_filing, progress, queries
from saolang.dossiers.documents_office import receipt_paper
from saolang.dossiers.domain.commune import receive_dossier
from saolang.dossiers.domain.draft import save_form, start_dossier, withdraw_dossier
from saolang.dossiers.domain.marks import set_mark
from saolang.dossiers.domain.scans import attach_scan
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.enums import State
from saolang.dossiers.models import Dossier
from saolang.law import load
from saolang.people.domain import accept_invitation, end_membership, invite_colleague, stand_in
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership
from saolang.people.queries import active_memberships
from saolang.producers.domain.products import register_product
from saolang.producers.domain.register import register_producer
from saolang.producers.errors import NearProducersError
from saolang.producers.models import ProducerState
from tests.factories.dossiers import ANSWERS
from tests.factories.office import Town, make_town
from tests.factories.people import make_account, make_member
from tests.factories.producers import FISH_SAUCE, make_pdf, make_producer

pytestmark = pytest.mark.django_db


@pytest.fixture
def town() -> Town:
    return make_town()


def register(town: Town, **changes) -> Membership:
    values = {
        "kind": OrganisationKind.HOUSEHOLD_PRODUCER,
        "name": "Hộ Nguyễn Văn Giấy",
        "unit": town.unit,
        "phone": "0911 222 333",
        "representative": "Nguyễn Văn Giấy",
        "address": "Ấp Bình Sao",
        "officer": town.officer,
        **changes,
    }
    return register_producer(town.officer.account, **values)


def fill_for(town: Town, by: Membership) -> Dossier:
    product = register_product(
        by.organisation.producer,
        name="Mắm ruốc",
        product_set=FISH_SAUCE,
        place=town.unit,
        by=by,
        description="Hũ 200 g",
    )
    dossier = start_dossier(product, by=by)
    for section, values in ANSWERS.items():
        save_form(dossier, section, values=values, by=by)
    for criterion in load.product_set(dossier.product_set).criteria:
        set_mark(dossier, criterion.key, option=criterion.options[0].key, description="Theo hồ sơ giấy.", by=by)
    return dossier


def test_a_paper_dossier_is_entered_marked_and_filed_only_with_the_producers_signature(town: Town) -> None:
    by = register(town)
    assert by.organisation.producer.state == ProducerState.CONFIRMED
    dossier = fill_for(town, by)
    assert dossier.entered_on_behalf
    assert "no-signed-registration" in {lack.code for lack in progress.blocking(dossier)}
    with pytest.raises(WrongInput) as caught:
        submit_dossier(dossier, by=by)
    assert caught.value.code == "no-signed-registration"
    attach_scan(dossier, form="mau-01", content=make_pdf(), name="mau-01.pdf", by=by)
    assert progress.blocking(dossier) == []
    submission = submit_dossier(dossier, by=by)
    content = json.loads(submission.content)
    assert content["on_behalf"] == {"who": town.officer.account.full_name, "agency": town.commune.name}
    for paper in (
        documents.registration(content, frozen=submission),
        documents.self_assessment(content, frozen=submission),
        documents_filing.confirmation(content, frozen=submission),
    ):
        assert "Nhập thay chủ thể" in to_json(paper)
    receipt = receive_dossier(dossier, received_on=clock.today(), by=town.officer)
    assert "Nhập thay chủ thể" in to_json(receipt_paper(receipt))
    event = events.history(dossier).filter(kind="submit").get()
    assert "nhập thay" in event.role
    assert event.unit == town.commune.name


def test_an_own_filing_says_nothing_of_it(town: Town) -> None:
    from tests.factories.office import make_filed

    dossier = make_filed(town)
    assert "on_behalf" not in json.loads(dossier.submissions.get().content)
    assert not dossier.entered_on_behalf


def test_the_commune_sees_the_draft_it_enters(town: Town) -> None:
    dossier = fill_for(town, register(town))
    assert queries.visible_to(town.officer).filter(pk=dossier.pk).exists()
    assert not queries.visible_to(town.office).filter(pk=dossier.pk).exists()
    assert not queries.visible_to(make_town().officer).filter(pk=dossier.pk).exists()


def test_the_producer_takes_over(town: Town) -> None:
    by = register(town)
    dossier = fill_for(town, by)
    invitation = invite_colleague(by.organisation, role=Role.PRODUCER, full_name="Nguyễn Văn Giấy", by=by)
    own = accept_invitation(invitation, account=make_account())
    by.refresh_from_db()
    assert by not in active_memberships(town.officer.account)
    with pytest.raises(NoRight):
        stand_in(by.organisation, by=town.officer)
    assert progress.blocking(dossier) == []  # the producer signs by filing
    submit_dossier(dossier, by=own)
    dossier.refresh_from_db()
    assert not dossier.entered_on_behalf


def test_who_may_stand_in(town: Town) -> None:
    other = make_town()
    with pytest.raises(NoRight):
        register(town, officer=other.officer)
    with pytest.raises(NoRight):
        register(town, officer=town.office)
    with pytest.raises(NoRight):
        stand_in(make_producer(unit=town.unit).organisation, by=town.officer)  # it has people of its own
    by = register(town)
    assert stand_in(by.organisation, by=town.officer) == by
    with pytest.raises(NoRight):
        stand_in(by.organisation, by=other.officer)
    with pytest.raises(NearProducersError):
        register(town, name="Hộ ông Nguyễn Văn Giấy")


def test_an_officer_who_leaves_stands_in_no_more(town: Town) -> None:
    by = register(town)
    assert by in active_memberships(town.officer.account)
    Membership.objects.filter(pk=town.officer.pk).update(to_on="2026-11-21")
    assert by not in active_memberships(town.officer.account)
    colleague = make_member(Role.COMMUNE_OFFICER, town.commune)
    assert stand_in(by.organisation, by=colleague).account == colleague.account


def test_withdrawing_for_the_producer_names_its_paper(town: Town) -> None:
    by = register(town)
    dossier = fill_for(town, by)
    attach_scan(dossier, form="mau-01", content=make_pdf(), name="x.pdf", by=by)
    submit_dossier(dossier, by=by)
    with pytest.raises(WrongInput) as caught:
        withdraw_dossier(dossier, by=by)
    assert caught.value.field == "note"
    withdraw_dossier(dossier, note="Đơn xin rút ngày 20/11/2026, ông Giấy ký.", by=by)
    assert dossier.state == State.CLOSED


def test_ending_the_membership_by_hand(town: Town) -> None:
    by = register(town)
    end_membership(by, by=by)
    by.refresh_from_db()
    assert by.to_on
