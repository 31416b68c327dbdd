"""`/healthz` tells what works, and only that."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.test import Client

pytestmark = pytest.mark.django_db


def test_health_is_ok(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "faults": []})


def test_health_tells_of_a_files_folder_that_cannot_be_used(client: Client, settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    backend = "django.core.files.storage.FileSystemStorage"
    place = {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path / "file" / "private")}}
    settings.STORAGES = {**settings.STORAGES, "private": place}

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (503, {"status": "fault", "faults": ["files"]})
    assert storages["private"].location.startswith(str(tmp_path))
