"""The key that an installation makes for itself at its first start."""

import os
import subprocess
import sys
from pathlib import Path

STARTS = 6


def test_processes_that_start_at_once_share_one_key_that_only_the_owner_reads(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAOLANG_", "DJANGO_"))}
    command = [sys.executable, "-c", "from saolang import settings; print(settings.SECRET_KEY)"]
    starts = [
        subprocess.Popen(command, env={**kept, "SAOLANG_DATA_DIR": str(folder)}, stdout=subprocess.PIPE, text=True)
        for _ in range(STARTS)
    ]
    keys = {start.communicate(timeout=60)[0].strip() for start in starts}
    assert len(keys) == 1
    assert len(keys.pop()) > 60
    assert [item.name for item in folder.iterdir() if item.is_file()] == ["secret-key"]
    assert (folder / "secret-key").stat().st_mode & 0o777 == 0o600
