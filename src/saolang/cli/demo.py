"""`saolang demo`: database, data, web and worker with one command; ends with all its children."""

import ctypes
import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from datetime import date
from pathlib import Path

from saolang.cli import WrongInput
from saolang.cli.arguments import Parser, check_port
from saolang.cli.arguments import port as port_number
from saolang.cli.django import setup
from saolang.cli.prepare import migrate

_MARK = "saolang-data"
_PATIENCE = 60
# The stories of the demonstration follow a decision of 22/5/2026; a machine whose clock is earlier stands on this day.
_EARLIEST = date(2026, 11, 22)
USAGE = "saolang demo [--host ĐỊA_CHỈ] [--port CỔNG] [--prepare] [--reset]"


def main(arguments: list[str]) -> int:
    """Run the demonstration in the foreground until stopped."""
    parser = Parser("demo", "Chạy thử với dữ liệu minh họa.", usage=USAGE)
    parser.add_argument("--port", type=port_number, default=8000, metavar="CỔNG", help="cổng (mặc định 8000)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ nghe (mặc định: chỉ máy này)")
    parser.add_argument("--reset", action="store_true", help="xóa thư mục dữ liệu rồi thôi")
    parser.add_argument("--prepare", action="store_true", help="chỉ chuẩn bị dữ liệu, không chạy máy chủ")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("SAOLANG_DATA_DIR", "data")).resolve()
    if options.reset:
        return _reset(folder)
    os.environ.setdefault("SAOLANG_LOG_LEVEL", "WARNING")  # the terminal is for the visitor, not for requests
    os.environ.setdefault("SAOLANG_PUBLIC_URL", f"http://localhost:{options.port}")
    if date.today() < _EARLIEST:  # noqa: DTZ011 - the machine's own day, before any setting
        os.environ.setdefault("SAOLANG_TODAY", _EARLIEST.isoformat())
    if not options.prepare:
        check_port(options.host, options.port)
    accounts = _prepare(folder)
    if options.prepare:
        return 0
    return _run(options.host, options.port, accounts)


def _reset(folder: Path) -> int:
    """Remove the data folder, but only one that this program made."""
    if folder.exists() and not (folder / _MARK).exists():
        raise WrongInput(f"Thư mục {folder} không phải do Sao Làng tạo nên không xóa.")
    shutil.rmtree(folder, ignore_errors=True)
    print(f"Đã xóa {folder}.")
    return 0


def _prepare(folder: Path) -> list[dict[str, str]]:
    """Database and data; what exists is kept. Returns one login per role."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()
    setup()
    from saolang.demo.build import build
    from saolang.territory.load import load_units
    from saolang.territory.models import Unit

    print("Chuẩn bị cơ sở dữ liệu…", flush=True)
    migrate()
    if not Unit.objects.exists():
        print("Nạp đơn vị hành chính…", flush=True)
        load_units()
    secret = folder / "demo-accounts.json"
    if not secret.exists():
        print("Tạo dữ liệu minh họa…", flush=True)
        accounts = build(password=secrets.token_urlsafe(9))
        secret.touch(mode=0o600)
        secret.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), encoding="utf-8")
    loaded: list[dict[str, str]] = json.loads(secret.read_text(encoding="utf-8"))
    return loaded


def _run(host: str, port: int, accounts: list[dict[str, str]]) -> int:
    saolang = [sys.executable, "-m", "saolang"]
    children = [
        _start([*saolang, "serve", "--host", host, "--port", str(port)]),
        _start([*saolang, "worker"]),
    ]

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGHUP, stop)
    try:
        _wait_until_up(port, children)
        _announce(port, accounts)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        print("\nĐã dừng.")
        return 0
    finally:
        _stop(children)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_die_with_parent if sys.platform == "linux" else None)  # noqa: S603, PLW1509


def _die_with_parent() -> None:
    """Linux: the child gets SIGTERM when this program ends in any way, even by SIGKILL."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


def _wait_until_up(port: int, children: list[subprocess.Popen[bytes]]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if any(child.poll() is not None for child in children):
            break
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise WrongInput("Máy chủ không khởi động được; xem dòng lỗi phía trên.")


def _announce(port: int, accounts: list[dict[str, str]]) -> None:
    width = max(len(account["role"]) for account in accounts)
    name_width = max(len(account["username"]) for account in accounts)
    print(f"\nSao Làng đang chạy: http://localhost:{port}\n")
    for account in accounts:
        print(f"  {account['role']:<{width}}  {account['username']:<{name_width}}  {account['password']}")
    print("\nDữ liệu minh họa, không có giá trị pháp lý. Ctrl+C để dừng.\n", flush=True)
