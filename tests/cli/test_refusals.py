"""Every command refuses a wrong call, a missing file and a missing database with one Vietnamese sentence and exit 2."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from saolang.cli import COMMANDS

CALLS = [
    ["serve", "--bogus"],
    ["serve", "--port", "abc"],
    ["serve", "--port", "99999999"],
    ["serve", "--port", "0"],
    ["serve", "--workers", "0"],
    ["worker", "--bogus"],
    ["demo", "--bogus"],
    ["demo", "--port", "-1"],
    ["verify-log", "--bogus"],
    ["backup"],
    ["backup", "a", "b"],
    ["restore"],
    ["check-law", "x"],
    ["score", "--bogus"],
    ["score"],
    ["score", "--batch", "x"],
    ["find-unit"],
    ["words"],
    ["read-document"],
    ["explain-result"],
    ["export", "--dossier", "1"],
    ["make-data", "--scale", "x"],
    ["make-data", "--scale", "commune", "--seed", "x"],
]


def _run(arguments: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("SAOLANG_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "saolang", *arguments],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def _is_one_sentence(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(".\n")
    assert "Traceback" not in done.stderr
    assert "usage" not in done.stderr


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_a_wrong_call_is_one_vietnamese_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from saolang.cli import main

    assert main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.endswith(".\n")
    assert "usage" not in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    from saolang.cli import main

    assert main([command, "--help"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert f"Cách dùng: saolang {command}" in said.out
    assert not any(word in said.out for word in ("usage", "options", "arguments", "show this"))


def test_an_argument_that_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    for command in ("words", "score", "read-document"):
        _is_one_sentence(_run([command, "\udcff"], tmp_path))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAOLANG_DATABASE_URL", "nonsense"),
        ("SAOLANG_DATABASE_URL", "mysql://a:b@c/d"),
        ("SAOLANG_STORAGE_URL", "ftp://kho"),
        ("SAOLANG_CACHE_URL", "nonsense"),
        ("SAOLANG_TODAY", "hôm nay"),
    ],
)
def test_a_wrong_setting_is_a_sentence_that_names_it(tmp_path: Path, name: str, value: str) -> None:
    done = _run(["verify-log"], tmp_path, SAOLANG_DATA_DIR=str(tmp_path / "data"), **{name: value})

    _is_one_sentence(done)
    assert "SAOLANG_" in done.stderr


def test_a_database_without_tables_is_a_sentence(tmp_path: Path) -> None:
    done = _run(["verify-log"], tmp_path, SAOLANG_DATA_DIR=str(tmp_path / "empty"))

    _is_one_sentence(done)
    assert "cơ sở dữ liệu" in done.stderr


def test_a_data_folder_that_is_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    _is_one_sentence(_run(["verify-log"], tmp_path, SAOLANG_DATA_DIR=str(tmp_path / "file")))


def test_commands_without_database_make_no_folder(tmp_path: Path) -> None:
    for arguments in (["words", "5"], ["find-unit", "Tân Hộ Cơ"], ["check-law"], ["score", "no-such-file"]):
        _run(arguments, tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_port_in_use_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for command in ("serve", "demo"):
            _is_one_sentence(_run([command, "--port", port], tmp_path, SAOLANG_DATA_DIR=str(tmp_path / "data")))
