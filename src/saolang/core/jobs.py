"""Timetable: jobs that run once a day, however many workers there are."""

import logging
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.db import IntegrityError, transaction

from saolang.core import clock, events
from saolang.core.models import FormKey, JobRun

logger = logging.getLogger(__name__)
_daily: dict[str, Callable[[], object]] = {}


def daily(function: Callable[[], object]) -> Callable[[], object]:
    """Decorator: run this function once a day, under its own name."""
    _daily[function.__name__] = function
    return function


def run_due() -> list[str]:
    """Run what has not run today; each job claims its slot first. Returns the names that ran."""
    return [name for name in _daily if _claim(name) and _run(name)]


def _claim(name: str) -> bool:
    try:
        with transaction.atomic():
            JobRun.objects.create(job=name, slot=clock.today().isoformat(), ran_at=clock.now())
    except IntegrityError:
        return False
    return True


def _run(name: str) -> bool:
    """Run a claimed job; give the slot back when it fails, so that the next round tries again."""
    try:
        with transaction.atomic():
            _daily[name]()
    except Exception:
        JobRun.objects.filter(job=name, slot=clock.today().isoformat()).delete()
        logger.exception("job failed", extra={"job": name})
        return False
    return True


@daily
def forget_what_ended() -> None:
    """Remove sessions that ended and form keys older than any session: no open page can send one of those again."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    FormKey.objects.filter(created_at__lt=clock.now() - 2 * timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()


@daily
def anchor_event_log() -> None:
    """Fix the state of the event log for the day (DESIGN rule 7)."""
    events.make_anchor()
