"""A signed-in producer with a dossier, and forms sent as a browser sends them."""

import uuid
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from saolang.dossiers.models import Dossier
from saolang.people.models import Membership
from tests.factories.dossiers import make_dossier, make_filled
from tests.factories.producers import member_of


@dataclass
class Browser:
    """A client of one person; `send` adds a fresh one-time key."""

    client: Client
    by: Membership

    def get(self, name: str, *args: Any, query: str = "") -> HttpResponse:
        return self.client.get(reverse(name, args=args) + query)

    def send(self, name: str, /, *args: Any, **data: Any) -> HttpResponse:
        key = data.pop("form_key", uuid.uuid4())
        return self.client.post(reverse(name, args=args), {"form_key": key, **data})


@pytest.fixture
def browse(db):
    """`browse(membership)`: a signed-in browser of that person."""

    def start(by: Membership) -> Browser:
        client = Client()
        client.force_login(by.account)
        return Browser(client, by)

    return start


@pytest.fixture
def draft(db) -> Dossier:
    return make_dossier()


@pytest.fixture
def filled(db) -> Dossier:
    return make_filled()


@pytest.fixture
def mine(browse, request):
    """The producer's own browser of the dossier of the test."""
    dossier = request.getfixturevalue("filled" if "filled" in request.fixturenames else "draft")
    return browse(member_of(dossier.product.producer))
