"""A filled installation of every release is brought to this one, on the database under test (DESIGN rule 14).

A new release adds `tests/releases/VERSION.tar.gz`: a `saolang backup` after
`saolang make-data --scale commune --seed 7`.
"""

import json
import tarfile
from pathlib import Path

import pytest

from tests.support.installations import answer, installation, saolang

RELEASES = sorted((Path(__file__).parent / "releases").glob("*.tar.gz"))

pytestmark = pytest.mark.django_db(transaction=True)


def rows_of(release: Path) -> dict[str, int]:
    with tarfile.open(release) as tar:
        member = tar.extractfile("manifest.json")
        assert member is not None
        manifest = json.loads(member.read())
    return {name: facts["rows"] for name, facts in manifest["members"].items() if "rows" in facts}


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.removesuffix(".tar.gz"))
def test_filled_installation_of_a_release_is_upgraded(release: Path, tmp_path: Path) -> None:
    with installation(tmp_path / "old") as old:
        report = answer(old, "restore", str(release))
        log = answer(old, "verify-log")
        after = tmp_path / "after.tar.gz"
        answer(old, "backup", str(after))
        exported = saolang(old, "export", "--dossier", "1", "--to", str(tmp_path / "dossier"))
    before, now = rows_of(release), rows_of(after)
    assert report["log_faults"] == 0
    assert log["faults"] == []
    assert log["events"] == before["rows/core.event.jsonl"]
    assert before["rows/dossiers.submission.jsonl"] > 0
    assert {name: count for name, count in now.items() if name in before} == before
    assert exported.returncode == 0, exported.stderr
