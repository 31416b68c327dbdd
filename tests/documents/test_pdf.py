import io

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image as Picture

from saolang.documents.clean import clean_text
from saolang.documents.errors import DocumentError
from saolang.documents.model import (
    ILLUSTRATION,
    Column,
    Field,
    Fields,
    Head,
    Image,
    OfficialDocument,
    Paragraph,
    Recipients,
    Signature,
    SignatureBlock,
    Table,
    Tick,
    Ticks,
    cell,
    plain,
)
from saolang.documents.write import write_pdf
from saolang.documents.write.pdf import write_pdfs
from saolang.documents.write.typeface import FOLDER, covered, drawable, read_coverage
from tests.documents.reading import pdf_fonts, pdf_pages, squeezed
from tests.documents.samples import certificate, decision, long_table
from tests.documents.strategies import VIETNAMESE, documents, plain_text, png

PROPERTY = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def paper(text: str) -> OfficialDocument:
    return OfficialDocument(blocks=(Paragraph(plain(text)),))


def page_numbers(pages: list[str]) -> list[str]:
    """The line under the notice, where it is a number."""
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    return [next((line for line in page[:4] if line.isdecimal()), "") for page in lines]


@PROPERTY
@given(plain_text)
def test_text_is_shown_as_written_never_as_markup(text: str) -> None:
    assert squeezed(pdf_pages(write_pdf(paper(text)))[0]) == squeezed(clean_text(text))


@settings(PROPERTY, max_examples=20)
@given(documents)
def test_any_document_can_be_written(document: OfficialDocument) -> None:
    made = write_pdf(document)
    assert pdf_fonts(made) <= {"Tinos", "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(decision()) == write_pdf(decision())
    assert write_pdf(certificate()) == write_pdf(certificate())


def test_the_file_says_it_is_an_archive_pdf() -> None:
    with pikepdf.open(io.BytesIO(write_pdf(decision()))) as pdf, pdf.open_metadata() as meta:
        assert meta.pdfa_status == "2B"
        assert meta["dc:title"] == "QUYẾT ĐỊNH Về việc công nhận sản phẩm OCOP đợt 1 năm 2026"


def test_every_page_says_that_the_data_is_made_up() -> None:
    assert all(ILLUSTRATION in page for page in pdf_pages(write_pdf(decision())))
    assert all(ILLUSTRATION in page for page in pdf_pages(write_pdf(certificate())))


def test_body_and_annexes_are_numbered_separately_and_not_on_their_first_page() -> None:
    pages = pdf_pages(write_pdf(decision()))
    assert page_numbers(pages) == ["", "", "2", "3", ""]


def test_header_rows_are_repeated() -> None:
    pages = pdf_pages(write_pdf(OfficialDocument(blocks=(long_table(90),))))
    assert len(pages) > 2
    assert all("Tên sản phẩm" in page for page in pages)


def test_head_number_and_recipients_are_punctuated() -> None:
    first = pdf_pages(write_pdf(decision()))[0]
    for phrase in ("Số: 05/QĐ-UBND", "Làng Sao, ngày 05 tháng 02 năm 2026", "- Sở Công Thương;", "- Lưu: VT, KT."):
        assert phrase in first


def test_all_vietnamese_letters_have_glyphs() -> None:
    assert squeezed("".join(pdf_pages(write_pdf(paper(VIETNAMESE))))) == VIETNAMESE
    for face in ("Regular", "Bold", "Italic", "BoldItalic"):
        assert {ord(letter) for letter in VIETNAMESE} <= read_coverage(FOLDER / f"Tinos-{face}.ttf")


def test_all_faces_cover_what_the_regular_one_covers() -> None:
    for face in ("Bold", "Italic", "BoldItalic"):
        assert read_coverage(FOLDER / f"Tinos-{face}.ttf") == covered()


def test_letters_without_glyph_are_shown_as_missing() -> None:
    assert drawable("trà 🍵茶\ufe0f") == "trà ��"
    assert "trà ��" in pdf_pages(write_pdf(paper("trà 🍵茶")))[0]


def test_ten_thousand_letters_without_a_space_stay_on_the_page() -> None:
    text = "nghiêng" * 1500
    made = write_pdf(paper(text))
    pages = pdf_pages(made)
    words = squeezed("".join(pages))
    assert "".join(char for char in words if not char.isdecimal()) == text
    assert len(pages) > 1


def test_a_thousand_rows() -> None:
    pages = pdf_pages(write_pdf(OfficialDocument(blocks=(long_table(1000),))))
    assert "Sản phẩm số 1000" in pages[-1]


def test_blank_fields_are_dots_and_filled_ones_are_not() -> None:
    blocks = (Fields((Field("Tên:", "Sen"),)), Fields((Field("Điện thoại:"), Field("Email:"))))
    shown = squeezed(pdf_pages(write_pdf(OfficialDocument(blocks=blocks)))[0])
    assert shown.startswith("Tên:SenĐiệnthoại:....")
    assert shown.endswith("....")


def test_a_ticked_box_holds_the_mark_of_the_form() -> None:
    ticks = Ticks((Tick("Lần đầu", True), Tick("Nâng hạng:")))
    assert pdf_pages(write_pdf(OfficialDocument(blocks=(ticks,))))[0].count("√") == 1


@pytest.mark.parametrize("document", [OfficialDocument(), OfficialDocument(blocks=(Table((Column(1),)),))])
def test_an_empty_document_is_one_empty_page(document: OfficialDocument) -> None:
    assert len(pdf_pages(write_pdf(document))) == 1


def test_a_tall_picture_is_scaled_to_the_page() -> None:
    assert len(pdf_pages(write_pdf(OfficialDocument(blocks=(Image(png(10, 900), 150),))))) == 1


def test_jpeg_pictures_and_broken_pictures() -> None:
    out = io.BytesIO()
    Picture.new("RGB", (9, 9)).save(out, "JPEG")
    assert write_pdf(OfficialDocument(blocks=(Image(out.getvalue(), 20),)))
    for broken in (b"\x89PNG\r\n\x1a\nnothing", png()[:45]):
        with pytest.raises(DocumentError):
            write_pdf(OfficialDocument(blocks=(Image(broken, 20),)))


def test_merged_cells_keep_their_text() -> None:
    table = Table(
        (Column(1), Column(1), Column(1)),
        ((cell("Nội dung", rowspan=2), cell("Kinh phí", colspan=2)), (cell("Tỉnh"), cell("Xã"))),
        ((cell("Tập huấn"), cell("5"), cell("6")),),
    )
    page = pdf_pages(write_pdf(OfficialDocument(blocks=(table,))))[0]
    assert all(word in page for word in ("Nội dung", "Kinh phí", "Tỉnh", "Xã", "Tập huấn"))


@pytest.mark.parametrize("stars", [1, 3, 5])
def test_a_certificate_is_one_page_that_names_its_stars(stars: int) -> None:
    pages = pdf_pages(write_pdf(certificate(stars=stars)))
    assert len(pages) == 1
    for phrase in (f"Đạt hạng {stars} sao", "GIẤY CHỨNG NHẬN", "7F3K9Q2M8X", "ngày 05 tháng 02 năm 2029"):
        assert phrase in pages[0]


def test_a_committee_above_is_broken_before_its_place_only_when_it_is_long() -> None:
    def lines(superior: str) -> list[str]:
        head = Head("CHI CỤC PHÁT TRIỂN NÔNG THÔN", superior)
        return pdf_pages(write_pdf(OfficialDocument(head=head)))[0].splitlines()

    assert {"ỦY BAN NHÂN DÂN", "TỈNH SAO MAI"} <= {line.strip() for line in lines("ỦY BAN NHÂN DÂN TỈNH SAO MAI")}
    assert any("ỦY BAN NHÂN DÂN XÃ X" in line for line in lines("ỦY BAN NHÂN DÂN XÃ X"))


def test_recipients_stand_on_the_page_of_two_signers() -> None:
    pair = SignatureBlock(left=Signature("THƯ KÝ", name="Lê Thị Mẫu"), right=Signature("CHỦ TỌA", name="Trần Văn Thử"))
    sent = Recipients(tuple(f"Nơi nhận thứ {number}" for number in range(8)))
    for count in range(30, 42):
        blocks = tuple(Paragraph(plain("Một dòng.")) for _ in range(count))
        last = pdf_pages(write_pdf(OfficialDocument(blocks=blocks, signatures=pair, recipients=sent)))[-1]
        assert "Nơi nhận thứ 7" in last
        assert "CHỦ TỌA" in last


@pytest.mark.parametrize("rows", range(26, 36))
def test_a_signature_never_stands_on_a_page_without_rows_of_the_table_above_it(rows: int) -> None:
    signed = OfficialDocument(
        blocks=(long_table(rows),), signatures=SignatureBlock(Signature("CHỦ TỊCH", name="Ký Thử"))
    )
    last = pdf_pages(write_pdf(signed))[-1]
    for words in ("CHỦ TỊCH", "Ký Thử", f"Sản phẩm số {rows - 1}", f"Sản phẩm số {rows}", "Tên sản phẩm"):
        assert words in last


def test_the_header_is_written_once_where_a_table_and_its_signature_fit_one_page() -> None:
    tables = [OfficialDocument(blocks=(long_table(5),), signatures=SignatureBlock(Signature("KÝ"))) for _ in range(2)]
    pages = pdf_pages(write_pdfs(tables))
    assert [page.count("Tên sản phẩm") for page in pages] == [1, 1]
