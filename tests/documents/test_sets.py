"""Paper sets: any parts in, one numbered book out."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from saolang.documents.errors import DocumentError
from saolang.documents.forms import set_cover
from saolang.documents.sets import Part, Unreadable, as_pdf, assemble
from saolang.documents.write import write_pdf
from tests.documents.reading import pdf_pages


def make_part(folder: Path, name: str, pages: int, *, size: tuple[int, int] = (595, 842), turned: int = 0) -> Path:
    path = folder / name
    with pikepdf.new() as pdf:
        for _number in range(pages):
            page = pdf.add_blank_page(page_size=size)
            page.Rotate = turned
        pdf.save(path)
    return path


def front_of(titles: list[str]):
    """Cover and contents of these parts."""

    def front(starts) -> bytes:
        lines = tuple(set_cover.SetLine(title=title, page=page) for title, page in zip(titles, starts, strict=True))
        data = set_cover.SetCoverData(
            title="HỒ SƠ",
            product="Nước mắm",
            producer="HTX",
            facts=(),
            lines=lines,
            sha256="0" * 64,
            check_url="https://a/",
        )
        return write_pdf(set_cover.build(data))

    return front


@settings(max_examples=5)
@given(counts=st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=60))
def test_every_part_stands_where_the_contents_say(tmp_path_factory, counts: list[int]) -> None:
    folder = tmp_path_factory.mktemp("bo")
    sources = {count: make_part(folder, f"{count}.pdf", count) for count in set(counts) if count}
    titles = [f"Tệp {number}" for number in range(len(counts))]
    parts = [Part(title, sources.get(count)) for title, count in zip(titles, counts, strict=True)]
    told: list[int] = []

    def front(starts) -> bytes:
        told[:] = starts
        return front_of(titles)(starts)

    into = folder / "bo.pdf"
    pages = assemble(parts, front=front, foot="Bản nộp số 1", into=into)
    with pikepdf.open(into) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == pages
        leading = pages - sum(counts)
        at = leading
        for count, start in zip(counts, told, strict=True):
            assert start == (at + 1 if count else 0)
            at += count
        assert len(outline.root) == 1 + sum(1 for count in counts if count)


def test_pages_of_any_size_are_upright_on_a4_with_their_number(tmp_path: Path) -> None:
    parts = [
        Part("Ngang", make_part(tmp_path, "a.pdf", 1, size=(1200, 600))),
        Part("Xoay", make_part(tmp_path, "b.pdf", 1, size=(1200, 600), turned=90)),
        Part("Nhỏ", make_part(tmp_path, "c.pdf", 1, size=(100, 150))),
    ]
    into = tmp_path / "bo.pdf"
    pages = assemble(parts, front=front_of(["Ngang", "Xoay", "Nhỏ"]), foot="chân", into=into)
    shapes = []
    with pikepdf.open(into) as pdf:
        shapes = [tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in pdf.pages][-3:]
    assert shapes == [(842, 595), (595, 842), (595, 842)]
    assert all(f"Trang {number}/{pages}" in text for number, text in enumerate(pdf_pages(into.read_bytes()), start=1))


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("HEIF", "image/heic")])
def test_pictures_become_one_page(tmp_path: Path, kind: str, media_type: str) -> None:
    source = tmp_path / "anh"
    Image.new("RGBA" if kind == "PNG" else "RGB", (4000, 3000), "#386641").save(source, kind)
    made = as_pdf(source, media_type=media_type, folder=tmp_path)
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == 1
    assert made.stat().st_size < 200_000


@pytest.mark.parametrize("media_type", ["image/jpeg", "application/pdf", "text/plain"])
def test_what_cannot_be_shown_is_said(tmp_path: Path, media_type: str) -> None:
    source = tmp_path / "tep"
    source.write_bytes(b"khong phai tep nay")
    with pytest.raises(Unreadable):
        as_pdf(source, media_type=media_type, folder=tmp_path)


def test_a_part_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "x.pdf"
    bad.write_bytes(b"<html>")
    with pytest.raises(DocumentError) as refused:
        assemble([Part("x", bad)], front=front_of(["x"]), foot="", into=tmp_path / "bo.pdf")
    assert refused.value.code == "bad_pdf"


def test_filled_fields_stay_visible(tmp_path: Path) -> None:
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="ten", V="SAO LANG",
                Rect=[50, 700, 300, 730], DA="/Helv 12 Tf 0 g", F=4, P=page.obj,
            )
        )  # fmt: skip
        page.Annots = pdf.make_indirect(pikepdf.Array([field]))
        pdf.Root.AcroForm = pikepdf.Dictionary(
            Fields=[field],
            DA="/Helv 12 Tf 0 g",
            DR=pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=font)),
            NeedAppearances=True,
        )
        pdf.save(made)
    source = tmp_path / "form.pdf"
    source.write_bytes(made.getvalue())
    into = tmp_path / "bo.pdf"
    assemble([Part("Biểu", source)], front=front_of(["Biểu"]), foot="", into=into)
    assert "SAO LANG" in pdf_pages(into.read_bytes())[-1]
