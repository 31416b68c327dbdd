"""A second installation beside the test database, run through the real command line."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


@contextmanager
def installation(folder: Path) -> Iterator[dict[str, str]]:
    """Environment of an empty installation with its own folder and database, on the engine under test."""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("SAOLANG_")},
        "SAOLANG_DATA_DIR": str(folder),
        "SAOLANG_SECRET_KEY": settings.SECRET_KEY,
        "PYTHONWARNINGS": "default",
    }
    if connection.vendor == "sqlite":
        yield environment
        return
    name = f"saolang_{uuid.uuid4().hex[:12]}"
    facts = settings.DATABASES["default"]
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        user, host, port = facts["USER"], facts["HOST"], facts["PORT"]
        yield {**environment, "SAOLANG_DATABASE_URL": f"postgres://{user}@{host}:{port}/{name}"}
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def saolang(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of that installation."""
    return subprocess.run(
        [sys.executable, "-m", "saolang", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def answer(environment: dict[str, str], *words: str) -> Any:
    """The JSON that a command printed; it must have ended well."""
    done = saolang(environment, *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
