"""The demonstration is built once for a module of tests and rolled back at its end."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from saolang.demo.build import build
from saolang.territory.load import load_units

PASSWORD = "mat-khau-minh-hoa"


@pytest.fixture(scope="module")
def logins(django_db_setup: None, django_db_blocker: object) -> Iterator[list[dict[str, str]]]:
    """The logins of a demonstration built on all units."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_units()
        yield build(password=PASSWORD)
        transaction.set_rollback(True)
