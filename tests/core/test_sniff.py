"""What a file really is: content decides; empty, broken, encrypted, swollen and foreign files are refused."""

import io
import zipfile

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from saolang.core import sniff
from saolang.core.errors import WrongInput


def picture(kind: str, side: int = 64) -> io.BytesIO:
    sniff.know_heic()
    made = io.BytesIO()
    Image.effect_noise((side, side), 40).convert("RGB").save(made, kind)
    made.seek(0)
    return made


def pdf(password: str = "") -> io.BytesIO:
    made = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        locked = pikepdf.Encryption(user=password, owner=password) if password else False
        file.save(made, encryption=locked)
    made.seek(0)
    return made


def office(main: str, parts: dict[str, bytes] | None = None, types: bytes = b"<Types/>") -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(main, b"<document/>" * 50)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    made.seek(0)
    return made


def refused(content: io.BytesIO) -> str:
    with pytest.raises(WrongInput) as caught:
        sniff.identify(content)
    assert caught.value.sentence.endswith(".")
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (pdf(), sniff.PDF),
        (picture("JPEG"), sniff.JPEG),
        (picture("PNG"), sniff.PNG),
        (picture("HEIF"), sniff.HEIC),
        (office("word/document.xml"), sniff.DOCX),
        (office("xl/workbook.xml"), sniff.XLSX),
    ],
)
def test_accepted_kinds(content, media_type):
    assert sniff.identify(content) == media_type
    assert content.tell() == 0


@pytest.mark.parametrize(
    ("name", "media_type", "saved"),
    [
        ("giấy.hta", sniff.PDF, "giấy.hta.pdf"),
        ("giấy.PDF", sniff.PDF, "giấy.PDF"),
        ("anh.html", sniff.PNG, "anh.html.png"),
        ("anh.jpeg", sniff.JPEG, "anh.jpeg"),
        ("anh.heif", sniff.HEIC, "anh.heif"),
        ("ke-hoach", "text/plain", "ke-hoach.txt"),
        ("lạ.exe", "application/octet-stream", "lạ.exe.bin"),
        (".pdf", sniff.PNG, ".pdf.png"),
    ],
)
def test_a_name_ends_with_what_the_file_is(name: str, media_type: str, saved: str) -> None:
    assert sniff.named(name, media_type) == saved


def test_empty_file_is_refused():
    assert refused(io.BytesIO()) == "empty-file"


def test_sixty_megabytes_are_refused_without_reading(settings, tmp_path):
    path = tmp_path / "lon.pdf"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    with path.open("rb") as file:
        assert refused(file) == "too-large"


def test_limit_is_a_setting(settings):
    settings.EVIDENCE_MAX_BYTES = 10
    assert refused(pdf()) == "too-large"


@pytest.mark.parametrize(
    "content",
    [b"<html><script>alert(1)</script></html>", b"MZ\x90\x00" + b"\0" * 200, b"hello", b"\x00", b"GIF89a" + b"\0" * 50],
)
def test_other_kinds_are_refused_whatever_their_name(content):
    assert refused(io.BytesIO(content)) == "wrong-type"


@pytest.mark.parametrize(
    "made",
    [
        pdf,
        lambda: picture("JPEG"),
        lambda: picture("PNG"),
        lambda: picture("HEIF"),
        lambda: office("word/document.xml"),
    ],
)
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_upload_cut_off_is_refused(made, share):
    whole = made().getvalue()
    assert refused(io.BytesIO(whole[: int(len(whole) * share)])) == "broken-file"


def test_encrypted_pdf_is_refused_with_what_to_do():
    assert refused(pdf("mat-khau")) == "encrypted"


def test_pdf_that_only_forbids_changes_is_accepted():
    made = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(made, encryption=pikepdf.Encryption(user="", owner="chu"))
    assert sniff.identify(made) == sniff.PDF


def test_html_named_pdf_with_a_pdf_mark_inside_is_refused():
    assert refused(io.BytesIO(b"<html>%PDF-1.7 %%EOF</html>")) == "wrong-type"


def test_pdf_head_without_a_pdf_behind_it_is_refused():
    assert refused(io.BytesIO(b"%PDF-1.7\nhello\n%%EOF")) == "broken-file"


@pytest.mark.parametrize(
    "content",
    [
        office("word/document.xml", {"word/vbaProject.bin": b"x"}),
        office(
            "xl/workbook.xml", types=b'<Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>'
        ),
    ],
)
def test_macros_are_refused(content):
    assert refused(content) == "macros"


def test_swollen_archive_is_refused():
    assert refused(office("word/document.xml", {"word/media/a.bin": b"\0" * 40_000_000})) == "bomb"


def test_archive_of_something_else_is_refused():
    assert refused(office("readme.txt")) == "wrong-type"


def test_old_word_file_says_what_to_do():
    assert refused(io.BytesIO(bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600)) == "old-office"


def test_picture_of_too_many_pixels_is_refused():
    made = io.BytesIO()
    Image.new("1", (9000, 9000)).save(made, "PNG")
    assert refused(made) == "bomb"


def test_changed_byte_in_an_archive_is_found():
    content = bytearray(office("word/document.xml").getvalue())
    at = content.find(b"word/document.xml") + len("word/document.xml") + 5
    content[at] ^= 0xFF
    assert refused(io.BytesIO(bytes(content))) == "broken-file"


@given(
    st.binary(min_size=1, max_size=300),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"]),
)
def test_random_bytes_are_refused_with_a_sentence(noise, head):
    with pytest.raises(WrongInput):
        sniff.identify(io.BytesIO(head + noise))
