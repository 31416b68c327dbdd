"""Pictures made anew: upright, not larger than needed, without place and camera data (DESIGN rule 13)."""

import io
from typing import BinaryIO

from PIL import Image, ImageOps

from saolang.core.sniff import know_heic


def made_anew(content: BinaryIO, *, side: int) -> io.BytesIO:
    """The picture as a JPEG of at most `side` pixels each way; `content` was found to be a picture (`core.sniff`)."""
    know_heic()
    content.seek(0)
    with Image.open(content) as opened:
        opened.draft("RGB", (side, side))
        upright = ImageOps.exif_transpose(opened)
        upright.thumbnail((side, side))
        flat = Image.new("RGB", upright.size, "white")
        seen = upright.convert("RGBA")
        flat.paste(seen, mask=seen.getchannel("A"))
    made = io.BytesIO()
    flat.save(made, "JPEG", quality=85, optimize=True)
    made.seek(0)
    return made
