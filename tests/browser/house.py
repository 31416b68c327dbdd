"""A real installation for the browser: the demonstration's data, a web server on a free port, accounts."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LEGAL_DAY = "2026-11-20"  # a Friday
PATIENCE = 60  # seconds until the server must answer


@dataclass(frozen=True)
class House:
    """A running installation.

    Attributes:
        password: of every account of the demonstration.
        logins: user names by the role that is printed for visitors.
    """

    address: str
    folder: Path
    password: str
    logins: dict[str, str]
    environment: dict[str, str]

    def run(self, module: str, *words: str) -> None:
        """Play something in this installation beside the server: a module of the tests with its arguments."""
        command = [sys.executable, "-m", module, *words]
        settings = {**self.environment, "DJANGO_SETTINGS_MODULE": "saolang.settings"}
        done = subprocess.run(command, env=settings, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, done.stderr


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Prepare the demonstration in a folder and serve it until the block ends."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith(("SAOLANG_", "DJANGO_"))},
        "SAOLANG_DATA_DIR": str(folder),
        "SAOLANG_PUBLIC_URL": address,
        "SAOLANG_PUBLIC_RATE": "0",
        "SAOLANG_STYLE_PAGE": "1",
        "SAOLANG_TODAY": LEGAL_DAY,
    }
    saolang = [sys.executable, "-m", "saolang"]
    done = subprocess.run(
        [*saolang, "demo", "--prepare"], env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    accounts = json.loads((folder / "demo-accounts.json").read_text(encoding="utf-8"))
    with (folder / "server.log").open("wb") as log:
        command = [*saolang, "serve", "--port", str(port)]
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait_until_up(address, server)
            logins = {account["role"]: account["username"] for account in accounts}
            yield House(address, folder, accounts[0]["password"], logins, environment)
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError("the server did not start")
