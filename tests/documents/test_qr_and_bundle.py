import io

import pikepdf
import pytest
from PIL import Image

from saolang.documents.bundle import merge_pdfs
from saolang.documents.errors import DocumentError
from saolang.documents.qr import qr_png, qr_svg
from saolang.documents.write import write_pdf
from tests.documents.samples import certificate, decision


def test_a_higher_error_level_needs_more_modules() -> None:
    text = "https://sao.example/s/7F3K9Q2M8X"
    sizes = [Image.open(io.BytesIO(qr_png(text, level=level, scale=1))).size[0] for level in ("m", "h")]
    assert sizes[0] < sizes[1]


def test_svg_is_a_picture_of_its_own() -> None:
    made = qr_svg("Xin chào")
    assert made.startswith(b"<?xml")
    assert b"viewBox" in made
    assert made == qr_svg("Xin chào")


def test_a_bundle_has_a_bookmark_for_each_part() -> None:
    parts = [("Quyết định", write_pdf(decision())), ("Giấy chứng nhận", write_pdf(certificate()))]
    made = merge_pdfs(parts)
    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Quyết định", "Giấy chứng nhận"]
        assert len(pdf.pages) == 6
    assert made == merge_pdfs(parts)


def test_a_bundle_refuses_nothing_and_what_is_no_pdf() -> None:
    for parts, code in (([], "empty_bundle"), ([("x", b"<html>")], "bad_pdf")):
        with pytest.raises(DocumentError) as refused:
            merge_pdfs(parts)
        assert refused.value.code == code
