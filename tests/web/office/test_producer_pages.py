"""The commune looks at a registration and declines it with a reason."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from saolang.people.models import Membership
from saolang.producers.models import ProducerState
from tests.factories.office import make_filed, make_town
from tests.factories.producers import make_producer, member_of

pytestmark = pytest.mark.django_db


def as_(membership: Membership) -> Client:
    client = Client()
    client.force_login(membership.account)
    return client


def decline(client: Client, producer, **data):
    address = reverse("office-producer-decline", args=[producer.uuid])
    return client.post(address, {"form_key": uuid.uuid4(), "version": producer.version, **data})


def test_declined_on_the_page_and_told_to_the_producer():
    town = make_town()
    producer = make_producer(unit=town.unit)
    client = as_(town.officer)
    page = client.get(reverse("office-producer", args=[producer.uuid])).content.decode()
    assert reverse("office-producer-decline", args=[producer.uuid]) in page
    assert decline(client, producer, reason="").status_code == 200
    assert decline(client, producer, reason="Đăng ký trùng").status_code == 302
    producer.refresh_from_db()
    assert producer.state == ProducerState.ENDED
    assert "Đăng ký trùng" in client.get(reverse("office-producer", args=[producer.uuid])).content.decode()
    own = as_(member_of(producer))
    profile = own.get(reverse("producer-profile")).content.decode()
    assert "Đăng ký trùng" in profile
    assert reverse("producer-edit") not in profile
    assert "Đăng ký trùng" in own.get(reverse("notices")).content.decode()


def test_no_button_once_a_dossier_is_filed_and_nothing_for_strangers():
    town = make_town()
    producer = make_filed(town).product.producer
    client = as_(town.officer)
    assert "Từ chối đăng ký" not in client.get(reverse("office-producer", args=[producer.uuid])).content.decode()
    assert decline(client, producer, reason="Trùng").status_code == 302
    producer.refresh_from_db()
    assert producer.state == ProducerState.WAITING
    assert decline(as_(make_town().officer), producer, reason="Trùng").status_code == 404
