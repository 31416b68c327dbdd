"""Collect what the screens say into the English catalogue; what is no longer said goes. Needs gettext."""

import os
import subprocess
import sys
from pathlib import Path

import polib

SOURCE = Path(__file__).parent.parent / "src" / "saolang"
CATALOGUE = SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"


def collect() -> None:
    """Run Django's makemessages for English over all rooms."""
    command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--no-location", "--no-obsolete"]
    subprocess.run(
        [*command, "--ignore=vendor"], cwd=SOURCE, env={**os.environ, "DJANGO_SETTINGS_MODULE": ""}, check=True
    )
    catalogue = polib.pofile(str(CATALOGUE), wrapwidth=110)
    catalogue.metadata = {
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for entry in catalogue:
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
            entry.previous_msgid = entry.previous_msgid_plural = None
    catalogue.sort(key=lambda entry: entry.msgid)
    catalogue.save()
    missing = [entry.msgid for entry in catalogue if not entry.translated()]
    print(f"{len(catalogue)} câu, {len(missing)} chưa có tiếng Anh.")


if __name__ == "__main__":
    collect()
