"""Compile the .po catalogues, so that running the system needs no gettext program."""

from pathlib import Path

import polib

for source in Path(__file__).parent.parent.glob("src/saolang/**/LC_MESSAGES/*.po"):
    polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
