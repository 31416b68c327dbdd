"""Stored files are kept once, in two separate stores."""

import io

import pytest
from django.core.files.storage import storages

from saolang.core import files
from saolang.core.models import StoredFile

pytestmark = pytest.mark.django_db


def test_same_content_is_kept_once() -> None:
    first = files.store(io.BytesIO(b"one"), media_type="text/plain")
    second = files.store(io.BytesIO(b"one"), media_type="text/plain")
    assert first == second
    assert StoredFile.objects.count() == 1
    assert files.read_file(first) == b"one"


def test_private_and_public_are_two_stores() -> None:
    private = files.store(io.BytesIO(b"two"), media_type="text/plain")
    public = files.store(io.BytesIO(b"two"), media_type="text/plain", public=True)
    assert private.key == public.key
    assert private != public
    assert storages["public"].path(public.key) != storages["private"].path(private.key)


def test_path_tells_nothing_of_the_name() -> None:
    row = files.store(io.BytesIO(b"three"), media_type="text/plain")
    assert row.key == f"{row.sha256[:2]}/{row.sha256}"
