import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from saolang.documents.clean import clean_text
from saolang.documents.errors import DocumentError
from saolang.documents.model import (
    ILLUSTRATION,
    Image,
    OfficialDocument,
    Paragraph,
    Run,
    Signature,
    SignatureBlock,
    Tick,
    Ticks,
    plain,
)
from saolang.documents.write import write_docx
from tests.documents.reading import docx_text, pdf_pages
from tests.documents.samples import certificate, decision, long_table
from tests.documents.strategies import any_text, documents, png

PROPERTY = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def opened(document: OfficialDocument) -> "docx.document.Document":
    return docx.Document(io.BytesIO(write_docx(document)))


@PROPERTY
@given(any_text)
def test_text_is_kept_letter_by_letter(text: str) -> None:
    document = OfficialDocument(blocks=(Paragraph((Run(text, bold=True),)),))
    assert opened(document).paragraphs[0].text == clean_text(text)


@settings(PROPERTY, max_examples=20)
@given(documents)
def test_any_document_can_be_written_and_opened(document: OfficialDocument) -> None:
    assert len(opened(document).sections) == 1 + len(document.annexes)


def test_the_same_document_gives_the_same_bytes_without_times() -> None:
    made = write_docx(decision())
    assert made == write_docx(decision())
    assert write_docx(certificate()) == write_docx(certificate())
    with zipfile.ZipFile(io.BytesIO(made)) as files:
        assert {entry.date_time[0] for entry in files.infolist()} == {1980}
        assert "docProps/thumbnail.jpeg" not in files.namelist()


def test_pages_follow_the_decree() -> None:
    made = opened(decision())
    body, first_annex, second_annex = made.sections
    assert (round(body.page_width.mm), round(body.page_height.mm)) == (210, 297)
    assert (round(body.left_margin.mm), round(body.right_margin.mm), round(body.top_margin.mm)) == (30, 15, 20)
    assert second_annex.page_width > second_annex.page_height
    assert made.styles["Normal"].font.name == "Times New Roman"
    for section in (body, first_annex, second_annex):
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_headers_number_all_pages_but_the_first_and_carry_the_notice() -> None:
    section = opened(decision()).sections[0]
    assert [p.text for p in section.first_page_header.paragraphs] == [ILLUSTRATION]
    assert section.header.paragraphs[0].text == ILLUSTRATION
    assert section.header._element.findall(".//" + qn("w:fldSimple"))[0].get(qn("w:instr")) == " PAGE "


def test_header_rows_repeat() -> None:
    rows = opened(OfficialDocument(blocks=(long_table(3),))).tables[0].rows
    marks = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    assert marks == [True, False, False, False]


def test_ticks_and_pictures() -> None:
    ticks = Ticks((Tick("Lần đầu", True), Tick("Nâng hạng:")), "4.")
    text = docx_text(write_docx(OfficialDocument(blocks=(ticks, Image(png(), 20, "ảnh chụp")))))
    assert "Lần đầu ☑" in text
    assert "Nâng hạng: ☐" in text


def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        write_docx(OfficialDocument(blocks=(Image(b"\x89PNG\r\n\x1a\n", 20),)))
    assert refused.value.code == "image_broken"


def test_long_texts_and_tables_are_complete() -> None:
    text = docx_text(write_docx(OfficialDocument(blocks=(Paragraph(plain("a" * 10_000)), long_table(1000)))))
    assert "a" * 10_000 in text
    assert "Sản phẩm số 1000" in text


def test_a_certificate_names_its_content() -> None:
    text = docx_text(write_docx(certificate()))
    for phrase in ("GIẤY CHỨNG NHẬN", "Đạt hạng 4 sao", "Trà sen thử nghiệm", "7F3K9Q2M8X"):
        assert phrase in text


def test_libreoffice_reads_the_files_with_the_same_pages(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI") == "true":
            pytest.fail("soffice (LibreOffice) is missing")
        pytest.skip("soffice (LibreOffice) is not installed")
    names = []
    for name, document in (("decision", decision()), ("certificate", certificate())):
        (tmp_path / f"{name}.docx").write_bytes(write_docx(document))
        names.append(str(tmp_path / f"{name}.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = pdf_pages((tmp_path / "decision.pdf").read_bytes())
    assert len(pages) == 5
    assert all(ILLUSTRATION in page for page in pages)
    assert "- Lưu: VT, KT." in pages[0]
    assert len(pdf_pages((tmp_path / "certificate.pdf").read_bytes())) == 1


def test_the_last_rows_of_a_table_stay_with_the_signature() -> None:
    made = opened(OfficialDocument(blocks=(long_table(9),), signatures=SignatureBlock(Signature("CHỦ TỊCH"))))
    rows = made.tables[0].rows
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in rows]
    assert kept == [False] * 8 + [True, True]
    assert not any(cell.paragraphs[0].paragraph_format.keep_with_next for cell in rows[1].cells)
