"""A producer registers itself; near ones are shown first; the commune confirms."""

from datetime import date

import pytest

from saolang.core import events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Organisation
from saolang.producers.domain.register import confirm_producer, register_producer, update_producer
from saolang.producers.errors import NearProducersError
from saolang.producers.models import Producer, ProducerState
from saolang.producers.queries import near_producers, visible_to
from tests.factories.people import make_account, make_commune, make_member, make_organisation, make_province
from tests.factories.producers import make_producer, make_producer_member, member_of

pytestmark = pytest.mark.django_db


def register(**changes):
    values = {"kind": OrganisationKind.COOPERATIVE, "name": "Hợp tác xã Làng Sao", **changes}
    return register_producer(values.pop("account", None) or make_account(), **values)


def test_register_makes_firm_producer_and_first_member():
    unit = make_commune()
    by = register(unit=unit, phone="0912 345 678")
    producer = by.organisation.producer
    assert (by.role, by.organisation.unit, producer.state) == (Role.PRODUCER, unit, ProducerState.WAITING)
    assert by.organisation.folded == "hop tac xa lang sao"
    assert [event.kind for event in events.history(producer)] == ["registered"]
    assert "0912" not in events.history(producer)[0].data


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "a" * 251}, "name"),
        ({"kind": "ministry"}, "kind"),
        ({"phone": "0" * 21}, "phone"),
        ({"founded_on": date(2099, 1, 1)}, "founded_on"),
        ({"history": "a" * 10_001}, "history"),
    ],
)
def test_wrong_facts_are_refused_at_their_field(changes, field):
    with pytest.raises(WrongInput) as caught:
        register(unit=make_commune(), **changes)
    assert caught.value.field == field
    assert not Producer.objects.exists()
    assert not Organisation.objects.filter(kind=OrganisationKind.COOPERATIVE).exists()


def test_unknown_fact_is_refused():
    with pytest.raises(WrongInput, match="Không có mục"):
        register(unit=make_commune(), state="confirmed")


def test_unit_that_ended_is_refused():
    with pytest.raises(WrongInput) as caught:
        register(unit=make_commune(valid_to=date(2025, 6, 30)))
    assert caught.value.code == "unit-ended"


def test_province_is_no_place():
    with pytest.raises(WrongInput):
        register(unit=make_province())


@pytest.mark.parametrize(
    "same",
    [
        {"name": "HTX Lang Sao"},
        {"name": "Tên khác hẳn", "phone": "0912.345.678"},
        {"name": "Tên khác hẳn", "tax_code": "1400123456"},
    ],
)
def test_near_producer_is_shown_and_goes_on_after_a_look(same):
    unit = make_commune()
    first = register(unit=unit, phone="0912345678", tax_code="1400123456")
    with pytest.raises(NearProducersError) as caught:
        register(unit=unit, **same)
    assert [near.producer for near in caught.value.near] == [first.organisation.producer]
    assert register(unit=unit, is_new=True, **same).organisation.producer.state == ProducerState.WAITING


def test_near_name_in_another_commune_is_no_duplicate():
    register(unit=make_commune())
    assert register(unit=make_commune()).pk


def test_names_that_share_common_words_only_are_not_near():
    unit = make_commune()
    register(unit=unit, name="Hợp tác xã nông nghiệp Bình Minh")
    assert near_producers(name="Hợp tác xã nông nghiệp Tân Tiến", unit=unit) == []


def test_commune_confirms_its_own_producer_once():
    producer = make_producer()
    officer = make_member(Role.COMMUNE_OFFICER, make_organisation(unit=producer.organisation.unit))
    confirm_producer(producer, by=officer)
    assert producer.state == ProducerState.CONFIRMED
    with pytest.raises(NotNow):
        confirm_producer(producer, by=officer)


def test_other_commune_and_producer_cannot_confirm():
    producer = make_producer()
    for by in (make_member(Role.COMMUNE_OFFICER), member_of(producer)):
        with pytest.raises(NoRight):
            confirm_producer(producer, by=by)


def test_update_changes_facts_and_name():
    by = make_producer_member()
    producer = by.organisation.producer
    update_producer(producer, by=by, expected=producer.version, name="Hợp tác xã Tên Mới", email="a@example.vn")
    producer.refresh_from_db()
    assert (producer.email, producer.organisation.name) == ("a@example.vn", "Hợp tác xã Tên Mới")
    assert producer.organisation.folded == "hop tac xa ten moi"


def test_update_from_an_old_page_is_refused():
    by = make_producer_member()
    producer = by.organisation.producer
    old = producer.version
    update_producer(producer, by=by, expected=old, address="Ấp 1")
    with pytest.raises(Stale, match=by.actor_name):
        update_producer(producer, by=by, expected=old, address="Ấp 2")


def test_update_by_another_producer_is_refused():
    with pytest.raises(NoRight):
        update_producer(make_producer(), by=make_producer_member(), address="Ấp 1")


def test_sight_follows_place_and_role():
    producer = make_producer()
    unit = producer.organisation.unit
    make_producer()
    sees = {
        Role.PRODUCER: member_of(producer),
        Role.COMMUNE_OFFICER: make_member(Role.COMMUNE_OFFICER, make_organisation(unit=unit)),
        Role.OCOP_OFFICE: make_member(
            Role.OCOP_OFFICE, make_organisation(OrganisationKind.PROVINCE_OCOP_OFFICE, unit=unit.province)
        ),
    }
    for by in sees.values():
        assert list(visible_to(by)) == [producer]
    assert not visible_to(make_member(Role.DEPARTMENT_OFFICER)).exists()
    assert visible_to(make_member(Role.MINISTRY_OFFICE)).count() == 2
