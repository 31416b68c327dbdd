"""The timetable runs each job once a day, whoever asks first."""

import pytest

from saolang.core import clock, jobs
from saolang.core.models import JobRun

pytestmark = pytest.mark.django_db


def test_second_worker_finds_nothing_to_do() -> None:
    first = jobs.run_due()
    assert "anchor_event_log" in first
    assert jobs.run_due() == []


def test_failed_job_gives_its_slot_back(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fails() -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(jobs, "_daily", {"fails": fails, "works": lambda: None})
    assert jobs.run_due() == ["works"]
    assert list(JobRun.objects.values_list("job", flat=True)) == ["works"]
    assert JobRun.objects.get().slot == clock.today().isoformat()
    assert "job failed" in caplog.text
