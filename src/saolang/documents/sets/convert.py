"""Evidence as PDF pages: pictures by Pillow, Word and Excel by LibreOffice where it is installed."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pikepdf
import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener(thumbnails=False)

PDF = "application/pdf"
PICTURES = frozenset({"image/jpeg", "image/png", "image/heic"})
OFFICE = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
}
# A4 at 200 dots per inch: a photographed paper stays readable in print, and 100 of them stay a file one can send.
PRINTED = (1654, 2339)
QUALITY = 85
SECONDS = 90
# LibreOffice must not fetch what a stranger's file points to.
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


class Unreadable(Exception):
    """This file cannot be shown as pages; it goes with the electronic set only."""


def as_pdf(source: Path, *, media_type: str, folder: Path) -> Path:
    """The file as a PDF in `folder` (a PDF is checked and used where it lies).

    Args:
        source: the file on disk.
        media_type: what its content is, as it was found at upload.

    Raises:
        Unreadable: another type, a broken file, or no LibreOffice here.
    """
    if media_type == PDF:
        return _checked(source)
    if media_type in PICTURES:
        return _picture(source, folder)
    if media_type in OFFICE:
        return _office(source, OFFICE[media_type], folder)
    raise Unreadable(media_type)


def _checked(source: Path) -> Path:
    try:
        with pikepdf.open(source) as pdf:
            if not len(pdf.pages):
                raise Unreadable("no pages")
    except pikepdf.PdfError as error:
        raise Unreadable(str(error)) from error
    return source


def _picture(source: Path, folder: Path) -> Path:
    made = _new(folder)
    try:
        with Image.open(source) as opened:
            upright = ImageOps.exif_transpose(opened)
            most = PRINTED if upright.height >= upright.width else PRINTED[::-1]
            upright.thumbnail(most)
            _on_white(upright).save(made, "PDF", resolution=200.0, quality=QUALITY)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise Unreadable(str(error)) from error
    return made


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode not in ("RGBA", "LA", "P"):
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _office(source: Path, ending: str, folder: Path) -> Path:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Unreadable("no LibreOffice")
    with tempfile.TemporaryDirectory(dir=folder) as own:
        named = Path(own) / f"tep.{ending}"
        shutil.copyfile(source, named)
        profile = (Path(own) / "profile").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", own, str(named)]
        try:
            environment = {**os.environ, **_NO_NETWORK}
            # The program is found by `which`, the arguments are ours.
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, env=environment)  # noqa: S603
        except (subprocess.SubprocessError, OSError) as error:
            raise Unreadable(str(error)) from error
        made = named.with_suffix(".pdf")
        if not made.exists():
            raise Unreadable("nothing was made")
        kept = _new(folder)
        shutil.move(made, kept)
    return _checked(kept)


def _new(folder: Path) -> Path:
    return folder / f"trang-{sum(1 for _ in folder.iterdir())}.pdf"
