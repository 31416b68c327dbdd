"""Files that are damaged, disguised, turned or far too large: read, or refused with one sentence, and soon."""

import io
import stat
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from saolang.cli import main
from saolang.documents.errors import DocumentError
from saolang.documents.forms import FORMS
from saolang.documents.read import ocr, read_document
from saolang.documents.read.value import carried_value
from saolang.documents.write import write_docx, write_pdf
from tests.documents.form_samples import SAMPLES
from tests.documents.read.test_files import OLE, image_pdf, locked_pdf, merged_docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
# Generous for a busy machine; what hangs takes minutes.
SOON = 60


def recognition():
    return FORMS["recognition"].build(SAMPLES["recognition"])


def package(body: bytes, **parts: bytes) -> bytes:
    """A DOCX that holds little more than its text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", body)
        for name, data in parts.items():
            made.writestr(f"word/{name}.bin", data)
    return out.getvalue()


def entities() -> bytes:
    grown = "".join(f'<!ENTITY {chr(98 + at)} "{("&" + chr(97 + at) + ";") * 10}">' for at in range(10))
    text = f'<!DOCTYPE d [<!ENTITY a "ha">{grown}]><w:document {WORD}><w:body><w:p><w:r><w:t>&k;</w:t></w:r></w:p>'
    return package(f"{text}</w:body></w:document>".encode())


def nested() -> bytes:
    inside = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    return package(f"<w:document {WORD}><w:body>{inside}</w:body></w:document>".encode())


BAD = {
    "nothing": b"",
    "a scan": image_pdf(),
    "a locked PDF": locked_pdf(),
    "a locked DOCX": OLE + "EncryptedPackage".encode("utf-16-le"),
    "an old .doc called .docx": OLE,
    "half a PDF": write_pdf(recognition())[:3000],
    "half a DOCX": merged_docx()[:3000],
    "a packed bomb": package(b"<a>" + b" " * (100 * 1024 * 1024) + b"</a>"),
    "entities that grow": entities(),
    "tables in tables in tables": nested(),
    "zeros between letters": b"K\x00E\x00 HOACH" * 100,
    "zeros": bytes(4000),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_one_sentence_and_exit_2(name: str, tmp_path: Path, capsys):
    path = tmp_path / "văn bản.docx"
    path.write_bytes(BAD[name])
    began = time.monotonic()
    assert main(["read-document", str(path)]) == 2
    assert time.monotonic() - began < SOON
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip().endswith(".")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("packed", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_a_damaged_part_with_our_own_value_leaves_the_pages_to_be_read(packed: int):
    whole = write_docx(recognition())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as given, zipfile.ZipFile(out, "w") as made:
        for entry in given.infolist():
            kind = packed if entry.filename.startswith("customXml/item") else zipfile.ZIP_DEFLATED
            made.writestr(entry.filename, given.read(entry), kind)
    data = bytearray(out.getvalue())
    with zipfile.ZipFile(out) as made:
        part = next(entry for entry in made.infolist() if entry.filename == "customXml/item1.xml")
    begin = part.header_offset + 30 + len(part.filename)
    data[begin + 4 : begin + part.compress_size] = b"\xff" * (part.compress_size - 4)
    assert carried_value(whole) == recognition()
    assert carried_value(bytes(data)) is None
    assert read_document(bytes(data))["document"]["type_code"] == "QĐ"


def test_macros_are_left_alone():
    made = io.BytesIO(write_docx(recognition()))
    with zipfile.ZipFile(made, "a") as opened:
        opened.writestr("word/vbaProject.bin", b"\xcc\x61" * 500)
    assert read_document(made.getvalue())["document"]["number"] == "07/QĐ-UBND"


def test_a_stray_zero_is_no_reason_to_refuse():
    assert read_document("KẾ HOẠCH\x00\nThực hiện năm 2024\nI. MỤC TIÊU\n- Có 02 sản phẩm.".encode())["targets"]


def test_three_hundred_pages_are_read_soon():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(recognition()))) as pdf, pikepdf.new() as many:
        while len(many.pages) < 300:
            many.pages.extend(pdf.pages)
        del many.pages[300:]
        many.save(out)
    began = time.monotonic()
    assert read_document(out.getvalue())["document"]["number"] == "07/QĐ-UBND"
    assert time.monotonic() - began < SOON


def test_more_pages_than_any_paper_has_are_refused():
    out = io.BytesIO()
    with pikepdf.new() as many:
        for _ in range(401):
            many.add_blank_page()
        many.save(out)
    with pytest.raises(DocumentError) as caught:
        read_document(out.getvalue())
    assert caught.value.code == "too_long"


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.parametrize("marked", [True, False], ids=["set upright by the page", "lying on the page"])
def test_a_turned_annex_says_the_same(quarters: int, marked: bool):
    upright = write_pdf(recognition())
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(upright)) as pdf:
        for page in pdf.pages:
            left, low, right, high = (float(edge) for edge in page.mediabox)
            wide, tall = right - left, high - low
            turn = {1: (0, 1, -1, 0, tall, 0), 2: (-1, 0, 0, -1, wide, tall), 3: (0, -1, 1, 0, 0, wide)}[quarters]
            page.contents_add(f"q {' '.join(map(str, turn))} cm\n".encode(), prepend=True)
            page.contents_add(b"\nQ")
            page.mediabox = [0, 0, wide, tall] if quarters == 2 else [0, 0, tall, wide]
            if marked:
                page.Rotate = 90 * quarters
        pdf.save(out)
    wanted, made = read_document(upright), read_document(out.getvalue())
    assert made["document"] == wanted["document"]
    assert made["products"] == wanted["products"]


def scanned() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 560), "white").save(out, "PDF")
    return out.getvalue()


@pytest.fixture
def program(tmp_path: Path, monkeypatch):
    """A recogniser on the path that sees the same page everywhere."""

    def install(words: str, languages: str = "eng\nvie") -> None:
        made = tmp_path / ocr.PROGRAM
        made.write_text(f"#!/bin/sh\nif [ \"$1\" = --list-langs ]; then echo '{languages}'; exit; fi\n{words}\n")
        made.chmod(made.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        ocr.recogniser.cache_clear()

    yield install
    ocr.recogniser.cache_clear()


def test_a_scan_is_recognised_where_the_program_is_installed(program):
    program("cat > /dev/null; printf 'BÁO CÁO\\nKết quả năm 2024\\nCăn cứ Quyết định số 5/QĐ-UBND ngày 2/3/2024;\\n'")
    made = read_document(scanned())
    assert made["document"]["type_code"] == "BC"
    assert [item["number"] for item in made["legal_bases"]] == ["5/QĐ-UBND"]
    assert [(item["kind"], item["page"]) for item in made["warnings"]] == [("unreadable", 1)]


@pytest.mark.parametrize(
    ("words", "languages"), [("exit 3", "vie"), ("cat > /dev/null", "vie"), ("echo BÁO CÁO", "eng")]
)
def test_a_recogniser_that_fails_or_knows_no_vietnamese_is_as_none(program, words: str, languages: str):
    program(words, languages)
    with pytest.raises(DocumentError) as caught:
        read_document(scanned())
    assert caught.value.code == "scanned"
