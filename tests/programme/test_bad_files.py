"""Files that are no plan to read: one sentence at the field of the file, nothing kept; a very long one is read."""

import io
import uuid
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from saolang.core.models import StoredFile
from saolang.documents.write import write_pdf
from saolang.programme import domain
from saolang.programme.documents import plan_document
from saolang.programme.errors import UnreadableFile
from saolang.programme.models import PlanReading
from tests.documents.read.test_bad_files import BAD
from tests.documents.read.test_files import merged_docx, spreadsheet
from tests.factories.programme import fill_plan, make_bureau, make_plan

pytestmark = pytest.mark.django_db
PAGES = 300


def with_macros() -> bytes:
    """A DOCX that also holds a program."""
    out = io.BytesIO(merged_docx())
    with zipfile.ZipFile(out, "a") as made:
        made.writestr("word/vbaProject.bin", b"\xcc\x61" * 50)
    return out.getvalue()


FILES = {
    **BAD,
    "macros": with_macros(),
    "a spreadsheet": spreadsheet(),
    "RTF": rb"{\rtf1 abc}",
    "a picture": b"\x89PNG\r\n\x1a\n",
}
# What is wrong, and what the sentence names.
SAID = {
    "nothing": ("empty", "không có nội dung"),
    "a scan": ("scanned", "bản quét"),
    "a locked PDF": ("locked", "mật khẩu"),
    "a locked DOCX": ("locked", "mật khẩu"),
    "an old .doc called .docx": ("old_doc", ".doc cũ"),
    "half a PDF": ("broken", "bị hỏng"),
    "half a DOCX": ("broken", "bị hỏng"),
    "a packed bomb": ("too_large", "quá lớn"),
    "macros": ("macros", "macro"),
    "a spreadsheet": ("spreadsheet", "bảng tính"),
    "RTF": ("rtf", "RTF"),
    "a picture": ("picture", "ảnh"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_plan_is_refused_with_its_reason(name: str) -> None:
    bureau = make_bureau()
    with pytest.raises(UnreadableFile) as refused:
        domain.read_plan_file(bureau.committee, content=io.BytesIO(FILES[name]), name="kế hoạch.docx", by=bureau.office)
    assert refused.value.field == "file"
    assert refused.value.sentence.endswith(".")
    if name in SAID:
        code, words = SAID[name]
        assert refused.value.code == code
        assert words in refused.value.sentence
    assert not PlanReading.objects.exists()
    assert not StoredFile.objects.exists()


def test_the_page_says_it_at_the_file(client) -> None:
    bureau = make_bureau()
    client.force_login(bureau.office.account)
    for name in ("macros", "an old .doc called .docx", "a locked PDF"):
        file = SimpleUploadedFile("kế hoạch.docx", FILES[name])
        data = {"form_key": str(uuid.uuid4()), "file": file, "organisation": str(bureau.committee.uuid)}
        page = client.post(reverse("plan-upload"), data).content.decode()
        assert SAID[name][1] in page
        assert 'aria-invalid="true"' in page


def test_three_hundred_pages_become_a_proposal() -> None:
    bureau = make_bureau()
    written = write_pdf(plan_document(fill_plan(make_plan(bureau), by=bureau.office)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(written)) as pdf, pikepdf.new() as many:
        while len(many.pages) < PAGES:
            many.pages.extend(pdf.pages)
        del many.pages[PAGES:]
        many.save(out)
    row = domain.read_plan_file(bureau.committee, content=out, name="dài.pdf", by=bureau.office)
    assert max(page for _number, page, _text in row.lines) == PAGES
    assert row.proposal["rows"]
