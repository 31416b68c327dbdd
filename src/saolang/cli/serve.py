"""`saolang serve`: the web server."""

import logging

from granian import Granian
from granian.constants import Interfaces

from saolang.cli.arguments import Parser, check_port, count, port
from saolang.cli.django import setup

USAGE = "saolang serve [--host ĐỊA_CHỈ] [--port CỔNG] [--workers SỐ]"


def main(arguments: list[str]) -> int:
    """Serve until stopped."""
    parser = Parser("serve", "Chạy máy chủ web.", usage=USAGE)
    parser.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ nghe (mặc định: chỉ máy này)")
    parser.add_argument("--port", type=port, default=8000, metavar="CỔNG", help="cổng (mặc định 8000)")
    parser.add_argument("--workers", type=count, default=1, metavar="SỐ", help="số tiến trình")
    options = parser.parse_args(arguments)
    check_port(options.host, options.port)
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
