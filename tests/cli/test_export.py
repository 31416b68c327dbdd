"""An exported dossier is verified by its own script, without our code, and one changed byte is found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from saolang.cli import WrongInput, export, main
from saolang.dossiers.domain.evidence import use_paper
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier
from tests.factories.dossiers import make_dossier, make_filled
from tests.factories.producers import make_paper_version, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier() -> Dossier:
    """A filed dossier with one paper behind a criterion."""
    made = make_filled()
    by = member_of(made.product.producer)
    use_paper(made, criterion="1.1", version=make_paper_version(made.product.producer), by=by)
    submit_dossier(made, by=by)
    return made


@pytest.fixture
def folder(dossier: Dossier, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The dossier as `saolang export` writes it."""
    assert export.main(["--dossier", str(dossier.uuid), "--to", str(tmp_path / "ho-so")]) == 0
    assert json.loads(capsys.readouterr().out)["files"] >= 6
    return tmp_path / "ho-so"


def verify(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script of the folder in a Python that sees none of our packages."""
    command = [sys.executable, "-I", "-S", str(folder / "verify.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def flip(path: Path, at: int) -> None:
    """Change one byte."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def test_a_fresh_export_is_right(folder: Path, dossier: Dossier) -> None:
    done = verify(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("ĐÚNG")
    submission = dossier.submissions.get()
    assert (folder / "submission-1.json").read_text("utf-8") == submission.content
    [stored] = json.loads(submission.content)["files"]
    assert (folder / "files" / stored["sha256"]).stat().st_size == stored["size"]
    readme = (folder / "README.md").read_text("utf-8")
    assert submission.sha256 in readme
    assert dossier.product.name in readme


def test_the_script_is_short_and_needs_nothing() -> None:
    lines = export.VERIFIER.read_text("utf-8").splitlines()
    assert len(lines) <= 20
    assert not any("saolang" in line for line in lines)


@pytest.mark.parametrize("name", ["submission-1.json", "events.jsonl", "README.md", "papers.json", "files"])
@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_one_changed_byte_is_found(folder: Path, name: str, place: str) -> None:
    path = next((folder / "files").iterdir()) if name == "files" else folder / name
    size = path.stat().st_size
    flip(path, {"start": 0, "middle": size // 2, "end": size - 1}[place])
    done = verify(folder)
    assert done.returncode != 0
    if name != "events.jsonl":
        assert path.name in done.stdout


def test_a_removed_file_and_a_removed_event_are_found(folder: Path) -> None:
    events = folder / "events.jsonl"
    lines = events.read_text("utf-8").splitlines()
    events.write_text("\n".join(lines[:-1]) + "\n", "utf-8")
    index = json.loads((folder / "index.json").read_text("utf-8"))
    index["files"].pop("events.jsonl")
    (folder / "index.json").write_text(json.dumps(index), "utf-8")
    assert "events.jsonl" in verify(folder).stdout
    next((folder / "files").iterdir()).unlink()
    assert "files/" in verify(folder).stdout


def test_a_dossier_is_found_by_what_people_know(dossier: Dossier) -> None:
    for text in (str(dossier.uuid), str(dossier.pk), f" {dossier.uuid} "):
        assert export.find_dossier(text) == dossier


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--dossier", "1"],
        ["--dossier", "không có", "--to", "x"],
        ["--dossier", "", "--to", "x"],
        ["--dossier", "9" * 30, "--to", "x"],
        ["--dossier", "00-00017-9-2026", "--to", "x"],
        ["--so", "1"],
    ],
)
def test_wrong_input_is_one_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_draft_and_a_folder_in_use_are_refused(tmp_path: Path, folder: Path, dossier: Dossier) -> None:
    with pytest.raises(WrongInput, match="chưa nộp"):
        export.main(["--dossier", str(make_dossier().uuid), "--to", str(tmp_path / "khac")])
    with pytest.raises(WrongInput, match="đã có nội dung"):
        export.main(["--dossier", str(dossier.uuid), "--to", str(folder)])
