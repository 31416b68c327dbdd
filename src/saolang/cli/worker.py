"""`saolang worker`: runs queued jobs and the daily timetable."""

import signal
import threading
from types import FrameType

from saolang.cli.arguments import Parser
from saolang.cli.django import setup

_EVERY = 60.0


def main(arguments: list[str]) -> int:
    """Work until stopped."""
    Parser("worker", "Chạy các việc nền.", usage="saolang worker").parse_args(arguments)
    setup()
    from django.core.management import call_command

    stop = threading.Event()
    timetable = threading.Thread(target=_timetable, args=(stop,), daemon=True)
    timetable.start()

    def end(number: int, frame: FrameType | None) -> None:
        stop.set()
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    try:
        call_command("db_worker", interval=1, verbosity=0)
    except (KeyboardInterrupt, SystemExit):
        stop.set()
    timetable.join(timeout=5)
    return 0


def _timetable(stop: threading.Event) -> None:
    from django.db import close_old_connections

    from saolang.core import jobs

    while not stop.is_set():
        close_old_connections()
        jobs.run_due()
        close_old_connections()
        stop.wait(_EVERY)
