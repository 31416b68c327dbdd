"""The set of a dossier: one numbered PDF, one ZIP whose hashes fit, made once."""

import hashlib
import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from docx import Document
from PIL import Image

from saolang.core import clock, files
from saolang.core.errors import NoRight, NotNow, WrongInput
from saolang.dossiers import sets
from saolang.dossiers.domain.evidence import upload_evidence
from saolang.dossiers.domain.scans import attach_scan
from saolang.dossiers.domain.sets import LONGEST_NAME, SMALL, ask_set, current_set
from saolang.dossiers.domain.submit import submit_dossier
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_beside import DossierSet
from tests.documents.reading import pdf_pages
from tests.factories.dossiers import make_filled
from tests.factories.office import Town, make_proposed, make_town
from tests.factories.producers import make_pdf, make_producer, make_product, member_of

pytestmark = pytest.mark.django_db
PRODUCER, COMMUNE = DossierSet.Kind.PRODUCER, DossierSet.Kind.COMMUNE


@pytest.fixture
def town() -> Town:
    return make_town()


def make_picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600)) -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", size, "#386641").save(made, kind)
    made.seek(0)
    return made


def make_docx() -> io.BytesIO:
    made, paper = io.BytesIO(), Document()
    paper.add_paragraph("Hợp đồng thu mua cá cơm (minh họa)")
    paper.save(made)
    made.seek(0)
    return made


def make_with_evidence(town: Town) -> Dossier:
    """A filed dossier with a picture, a PDF and a Word file behind three criteria, in another order than theirs."""
    dossier = make_filled(make_product(make_producer(unit=town.unit)))
    by = member_of(dossier.product.producer)
    upload_evidence(dossier, criterion="2.1", content=make_docx(), name="hop-dong.docx", title="Hợp đồng", by=by)
    upload_evidence(dossier, criterion="1.1", content=make_picture(), name="kho.hta", title="Ảnh kho", by=by)
    upload_evidence(dossier, content=make_pdf(), name=f"{'gioi-thieu' * 18}.pdf", title="Giới thiệu chung", by=by)
    submit_dossier(dossier, by=by)
    dossier.refresh_from_db()
    return dossier


def test_the_set_is_numbered_bookmarked_and_in_the_order_of_the_criteria(town: Town) -> None:
    dossier = make_with_evidence(town)
    by = member_of(dossier.product.producer)
    made = ask_set(dossier, kind=PRODUCER, by=by)
    assert (made.state, made.fault) == (DossierSet.State.READY, "")
    assert made.pdf
    data = files.read_file(made.pdf)
    pages = pdf_pages(data)
    assert len(pages) == made.pages
    for number, page in enumerate(pages, start=1):
        assert f"Trang {number}/{made.pages}" in page
        assert made.submission.sha256[:32] in page
    assert "HỒ SƠ ĐĂNG KÝ" in pages[0]
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Bìa và mục lục", sets.FORMS, sets.EVIDENCE, sets.WHOLE,
        ]  # fmt: skip
        assert [item.title.split(" ", 1)[1] for item in outline.root[2].children] == ["Ảnh kho", "Hợp đồng"]
        assert {round(float(edge)) for page in pdf.pages for edge in page.mediabox[2:]} == {595, 842}
    contents = next(page for page in pages if "MỤC LỤC" in page)
    start = next(number for number, page in enumerate(pages, start=1) if "thu mua cá cơm" in page)
    line = next(line for line in contents.splitlines() if "Hợp đồng" in line)
    assert line.endswith(f" {start}")


def test_the_zip_holds_every_file_with_its_hash(town: Town) -> None:
    dossier = make_with_evidence(town)
    made = ask_set(dossier, kind=PRODUCER, by=member_of(dossier.product.producer))
    assert made.zip
    assert made.pdf
    with zipfile.ZipFile(io.BytesIO(files.read_file(made.zip))) as packed:
        names = packed.namelist()
        sums = dict(reversed(line.split("  ", 1)) for line in packed.read("SHA256SUMS.txt").decode().splitlines())
        assert set(sums) == set(names) - {"SHA256SUMS.txt"}
        assert all(hashlib.sha256(packed.read(name)).hexdigest() == digest for name, digest in sums.items())
        assert packed.read("ho-so.json").decode() == made.submission.content
        assert hashlib.sha256(packed.read("bo-ho-so.pdf")).hexdigest() == made.pdf.sha256
    evidence = [name for name in names if name.startswith("minh-chung/")]
    assert [Path(name).suffix for name in evidence] == [".jpg", ".docx", ".pdf"]  # whatever the upload was called
    assert max(len(Path(name).name) for name in evidence) == LONGEST_NAME


def test_a_set_is_made_once_for_what_lies_there(town: Town) -> None:
    dossier = make_with_evidence(town)
    by = member_of(dossier.product.producer)
    assert current_set(dossier, kind=PRODUCER) is None
    first = ask_set(dossier, kind=PRODUCER, by=by)
    assert ask_set(dossier, kind=PRODUCER, by=town.officer).pk == first.pk
    scan = attach_scan(dossier, form="mau-01", content=make_picture("PNG", (600, 900)), name="ky.png", by=by)
    assert scan.submission == first.submission
    assert current_set(dossier, kind=PRODUCER) is None
    second = ask_set(dossier, kind=PRODUCER, by=by)
    assert second.pages == first.pages + 1
    assert dossier.submissions.count() == 1  # the submission stays frozen


def test_the_communes_set_begins_with_its_papers(town: Town) -> None:
    dossier = make_proposed(town)
    made = ask_set(dossier, kind=COMMUNE, by=town.office)
    assert made.pdf
    pages = pdf_pages(files.read_file(made.pdf))
    assert "HỒ SƠ ĐỀ NGHỊ" in pages[0]
    names = [item.name for item in sets.items_of(dossier.submissions.get(), COMMUNE)]
    assert names[:4] == ["xa-01-commune-proposal.pdf", "xa-02-mau-03.pdf", "mau-01.pdf", "mau-02.pdf"]
    contents = " ".join(pages[:3])
    assert contents.index(sets.COMMUNE) < contents.index(sets.FORMS)
    with pytest.raises(NoRight):
        ask_set(dossier, kind=COMMUNE, by=member_of(dossier.product.producer))


def test_a_damaged_file_goes_with_the_electronic_set_only(town: Town, settings) -> None:
    dossier = make_with_evidence(town)
    item = sets.items_of(dossier.submissions.get(), PRODUCER)[-1]
    assert item.stored
    broken = Path(settings.STORAGES["private"]["OPTIONS"]["location"]) / item.stored.key
    broken.write_bytes(b"%PDF-1.7 cut off")
    made = ask_set(dossier, kind=PRODUCER, by=member_of(dossier.product.producer))
    assert made.state == DossierSet.State.READY
    assert made.pdf
    assert any("tệp đính kèm" in page for page in pdf_pages(files.read_file(made.pdf)))


def test_a_large_set_is_made_in_the_background(town: Town, django_capture_on_commit_callbacks) -> None:
    dossier = make_filled(make_product(make_producer(unit=town.unit)))
    by = member_of(dossier.product.producer)
    noise, side = io.BytesIO(), 1300
    Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(noise, "PNG")
    noise.seek(0)
    upload_evidence(dossier, criterion="1.1", content=noise, name="anh.png", by=by)
    submit_dossier(dossier, by=by)
    assert sets.size_of(dossier.submissions.get()) > SMALL
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask_set(dossier, kind=PRODUCER, by=by)
        assert asked.state == DossierSet.State.WAITING
    asked.refresh_from_db()
    assert asked.state == DossierSet.State.READY


def test_a_set_whose_builder_is_gone_is_built_anew(town: Town) -> None:
    dossier = make_with_evidence(town)
    by = member_of(dossier.product.producer)
    row = ask_set(dossier, kind=PRODUCER, by=by)
    waiting = DossierSet.objects.filter(pk=row.pk)
    waiting.update(state=DossierSet.State.WAITING, pdf=None, zip=None)
    assert ask_set(dossier, kind=PRODUCER, by=by).state == DossierSet.State.WAITING  # somebody may still be at it
    waiting.update(asked_at=clock.now() - timedelta(hours=1))
    assert ask_set(dossier, kind=PRODUCER, by=by).state == DossierSet.State.READY


def test_nothing_is_made_before_filing_and_for_strangers(town: Town) -> None:
    draft = make_filled(make_product(make_producer(unit=town.unit)))
    with pytest.raises(NotNow):
        ask_set(draft, kind=PRODUCER, by=member_of(draft.product.producer))
    with pytest.raises(NoRight):
        ask_set(draft, kind=PRODUCER, by=make_town().officer)


def test_a_signed_scan_must_be_a_picture_or_pdf_of_a_known_form(town: Town) -> None:
    dossier = make_filled(make_product(make_producer(unit=town.unit)))
    by = member_of(dossier.product.producer)
    for form, content, field in (("mau-03", make_pdf(), "form"), ("mau-01", make_docx(), "file")):
        with pytest.raises(WrongInput) as caught:
            attach_scan(dossier, form=form, content=content, name="x", by=by)
        assert caught.value.field == field
    with pytest.raises(NoRight):
        attach_scan(dossier, form="mau-01", content=make_pdf(), name="x", by=make_town().officer)
    scan = attach_scan(dossier, form="mau-01", content=make_pdf(), name="a/b/ky.pdf", by=by)
    assert (scan.submission, scan.original_name) == (None, "ky.pdf")
    submit_dossier(dossier, by=by)
    scan.refresh_from_db()
    assert scan.submission == dossier.submissions.get()
    assert timezone.localdate(scan.attached_at)
