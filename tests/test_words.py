"""The catalogues are complete: every sentence of the screens has its English, every placeholder survives."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.conftest import need

SOURCE = Path(__file__).parent.parent / "src" / "saolang"
CATALOGUES = sorted(SOURCE.rglob("LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_entry_is_translated_with_its_placeholders(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        assert entry.translated(), entry.msgid
        wanted = sorted(PLACEHOLDER.findall(entry.msgid))
        for text in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            assert set(PLACEHOLDER.findall(text)) <= set(wanted), entry.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_compiled_catalogue_is_fresh(path: Path) -> None:
    """`make setup` compiles; without gettext on the machine the .mo files are what people see."""
    source = {(e.msgctxt, e.msgid): e.msgstr or e.msgstr_plural for e in polib.pofile(str(path))}
    compiled = {(e.msgctxt, e.msgid): e.msgstr or e.msgstr_plural for e in polib.mofile(str(path.with_suffix(".mo")))}
    assert compiled == source


def test_english_catalogue_holds_every_sentence_of_the_source(tmp_path: Path) -> None:
    need("xgettext")
    copied = tmp_path / "saolang"
    skipped = shutil.ignore_patterns("data", "vendor", "fonts", "static", "__pycache__", "vi")
    shutil.copytree(SOURCE, copied, ignore=skipped)
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-obsolete"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": ""}
    done = subprocess.run(command, cwd=copied, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    catalogue = polib.pofile(str(copied / "locale" / "en" / "LC_MESSAGES" / "django.po"))
    assert [entry.msgid for entry in catalogue if entry.fuzzy or not entry.translated()] == []
