"""`saolang serve`: the web server."""

import argparse
import logging

from granian import Granian
from granian.constants import Interfaces

from saolang.cli.django import setup


def main(arguments: list[str]) -> int:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(prog="saolang serve", description="Chạy máy chủ web.")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình")
    options = parser.parse_args(arguments)
    setup()
    # Granian logs its own start to stderr; requests are logged by the application, as JSON.
    logging.getLogger("_granian").setLevel(logging.WARNING)
    Granian(
        "saolang.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=4,
        backlog=1024,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve()
    return 0
