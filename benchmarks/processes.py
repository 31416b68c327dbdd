"""What starting costs: an empty database until it can be used, and the memory of one web worker under requests."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.timing import Line

_READY = """
import saolang.cli.django as start; start.setup()
from saolang.cli.prepare import prepare_database
prepare_database()
"""
REQUESTS = 200


def measure(addresses: list[str]) -> Iterator[Line]:
    """Both lines; `addresses` are asked of the web worker in turn."""
    yield Line(
        "empty database ready, with all units", _ready(), unit="s", budget=10, note="one run, process start included"
    )
    yield Line("memory of one web worker", _memory(addresses), unit="MB", budget=150, note=f"after {REQUESTS} requests")


def _ready() -> float:
    with tempfile.TemporaryDirectory(prefix="saolang-bench-") as folder, _empty_database() as url:
        environment = {**os.environ, "SAOLANG_DATA_DIR": folder}
        environment.pop("SAOLANG_DATABASE_URL", None)
        if url:
            environment["SAOLANG_DATABASE_URL"] = url
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", _READY], check=True, env=environment, stderr=subprocess.DEVNULL)
        return time.perf_counter() - start


@contextmanager
def _empty_database() -> Iterator[str]:
    """On PostgreSQL a database beside the one of the benchmarks, dropped at the end; "" for SQLite."""
    url = os.environ.get("SAOLANG_DATABASE_URL", "")
    if not url.startswith(("postgres:", "postgresql:")):
        yield ""
        return
    import psycopg

    base, name = url.rsplit("/", 1)[0], f"saolang_bench_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{base}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _memory(addresses: list[str]) -> float:
    """Resident memory of the largest process of the server, in MB."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "saolang", "serve", "--port", str(port)], stderr=subprocess.DEVNULL
    )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        for number in range(REQUESTS):
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}{addresses[number % len(addresses)]}", timeout=30
            ) as answer:
                answer.read()
        return max(_resident(pid) for pid in [server.pid, *_children(server.pid)])
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0.0
