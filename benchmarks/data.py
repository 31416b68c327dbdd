"""Where the benchmarks run: the database of SAOLANG_DATABASE_URL, or SQLite in a folder that is thrown away."""

import os
import platform
import sys
import tempfile
from pathlib import Path

SEED = 1


def prepare(folder: Path) -> None:
    """Settings for this process and its children; before Django starts."""
    os.environ["SAOLANG_DATA_DIR"] = str(folder)
    os.environ.setdefault("SAOLANG_PUBLIC_RATE", "0")
    os.environ.setdefault("SAOLANG_LOG_LEVEL", "ERROR")


def fill(dossiers: int) -> None:
    """Migrate, and make data of this size unless it is there from an earlier run."""
    from django.core.management import call_command
    from django.db import connection

    from saolang.demo.bulk.run import make
    from saolang.demo.bulk.scale import Scale
    from saolang.dossiers.models import Dossier
    from saolang.people.models import Account

    call_command("migrate", verbosity=0, interactive=False)
    if Account.objects.filter(username=f"mau{SEED}.1.ocop").exists():
        print(f"{Dossier.objects.count()} dossiers are there from an earlier run.", file=sys.stderr)
        return
    scale = Scale(provinces=1, communes=200, products=dossiers * 5 // 4, dossiers=dossiers, members=7)
    make(scale, seed=SEED)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def machine() -> str:
    """What the numbers were measured on."""
    from django.db import connection

    memory = next(line for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines() if "MemTotal" in line)
    gigabytes = int(memory.split()[1]) / 1024 / 1024
    version = ".".join(map(str, connection.get_database_version()))
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {gigabytes:.0f} GB memory, Python {platform.python_version()}, "
        f"{connection.vendor} {version}, load at start {load:.1f}"
    )


def throwaway() -> "tempfile.TemporaryDirectory[str]":
    """A folder that goes away with this program."""
    return tempfile.TemporaryDirectory(prefix="saolang-bench-")
