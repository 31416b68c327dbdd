"""Letters of scanned pages, when the program ``tesseract`` with its Vietnamese data is installed beside us."""

import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

import pypdfium2

PROGRAM = "tesseract"
LANGUAGE = "vie"
DOTS_PER_INCH = 300
MOST_PAGES = 20
SECONDS = 60
_LARGEST_SIDE = 6_000


@cache
def recogniser() -> str | None:
    """The path of the program, None where it or its Vietnamese data is missing."""
    program = shutil.which(PROGRAM)
    if program is None:
        return None
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return program if LANGUAGE in (listed.stdout + listed.stderr).decode(errors="replace").split() else None


def recognised(page: Any) -> str:
    """The words of one page as lines of text; "" when nothing can be recognised in time."""
    program = recogniser()
    if program is None:
        return ""
    try:
        wide, tall = page.get_size()
        scale = min(DOTS_PER_INCH / 72, _LARGEST_SIDE / max(wide, tall, 1))
        picture = io.BytesIO()
        page.render(scale=scale, grayscale=True).to_pil().save(picture, "PNG")
        command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "4"]
        one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        made = subprocess.run(  # noqa: S603
            command, input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=one_thread
        )
    except (OSError, ValueError, subprocess.SubprocessError, pypdfium2.PdfiumError):
        return ""
    return made.stdout.decode("utf-8", errors="replace").replace("\f", "")
