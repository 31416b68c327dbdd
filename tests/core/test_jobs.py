"""The timetable runs each job once a day, whoever asks first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from saolang.core import clock, jobs
from saolang.core.models import FormKey, JobRun

pytestmark = pytest.mark.django_db


def test_second_worker_finds_nothing_to_do() -> None:
    first = jobs.run_due()
    assert "anchor_event_log" in first
    assert jobs.run_due() == []


def test_sessions_and_form_keys_that_ended_are_forgotten(settings) -> None:
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    for hours in (1, 23, 25):
        FormKey.objects.create(key=uuid4(), path="/", created_at=clock.now() - timedelta(hours=hours))
        Session.objects.create(
            session_key=f"s{hours}", session_data="", expire_date=timezone.now() + age / 2 * (24 - hours)
        )
    jobs.run_due()
    assert FormKey.objects.count() == 2
    assert set(Session.objects.values_list("session_key", flat=True)) == {"s1", "s23"}


def test_failed_job_gives_its_slot_back(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(jobs, "_daily", {"fails": fails, "works": lambda: None})
    assert jobs.run_due() == ["works"]
    assert list(JobRun.objects.values_list("job", flat=True)) == ["works"]
    assert JobRun.objects.get().slot == clock.today().isoformat()
    assert "job failed" in caplog.text
