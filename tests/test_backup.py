"""The drill: back up, restore into an empty installation, compare hashes and the event log."""

import io
import tarfile
from pathlib import Path

import pytest

from saolang.core import events, files
from saolang.core.backup import BackupError, backup
from saolang.core.models import Event, StoredFile
from saolang.people.models import Organisation
from tests.support.installations import answer, installation, saolang

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def filled() -> Organisation:
    parent = Organisation.objects.create(kind="ministry", name="Bộ Mẫu", folded="bo mau")
    child = Organisation.objects.create(kind="department", name="Sở “Mẫu” ở Đắk Lắk", folded="so mau", parent=parent)
    for number in range(3):
        events.record(child, "changed", by=None, data={"number": number})
    files.store(io.BytesIO(b"%PDF-1.7 minh hoa"), media_type="application/pdf")
    files.store(io.BytesIO(b"cong khai"), media_type="text/plain", public=True)
    return child


def test_restored_installation_holds_the_same_rows_files_and_log(filled: Organisation, tmp_path: Path) -> None:
    target = tmp_path / "one.tar.gz"
    manifest = backup(target)
    with installation(tmp_path / "second") as second:
        report = answer(second, "restore", str(target))
        log = answer(second, "verify-log")
        again = tmp_path / "two.tar.gz"
        answer(second, "backup", str(again))
    assert report["log_faults"] == 0
    assert report["files"] == StoredFile.objects.count() == 2
    assert log == {"events": Event.objects.count(), "chains": 1, "faults": []}
    with tarfile.open(again) as tar:
        copied = tar.extractfile("manifest.json")
        assert copied is not None
        assert copied.read().replace(b"\n", b"") == _compact(manifest)


def _compact(manifest: object) -> bytes:
    import json

    return json.dumps(manifest, indent=1, sort_keys=True).encode().replace(b"\n", b"")


def test_restore_into_a_used_installation_is_refused(filled: Organisation, tmp_path: Path) -> None:
    target = tmp_path / "one.tar.gz"
    backup(target)
    with installation(tmp_path / "second") as second:
        answer(second, "restore", str(target))
        refused = saolang(second, "restore", str(target))
    assert refused.returncode == 2
    assert "đã có dữ liệu" in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("cut", [0, 40, 400])
def test_cut_off_backup_is_refused_before_anything_is_written(filled: Organisation, tmp_path: Path, cut: int) -> None:
    target = tmp_path / "one.tar.gz"
    backup(target)
    target.write_bytes(target.read_bytes()[:cut])
    with installation(tmp_path / "second") as second:
        refused = saolang(second, "restore", str(target))
    assert refused.returncode == 2
    assert "Không đọc được bản sao lưu" in refused.stderr


def test_backup_never_overwrites(filled: Organisation, tmp_path: Path) -> None:
    target = tmp_path / "one.tar.gz"
    target.write_text("mine")
    with pytest.raises(BackupError, match="Đã có tệp"):
        backup(target)
    assert target.read_text() == "mine"
