"""Papers read back into the value that the writers take."""

import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings

from saolang.documents.forms import FORMS
from saolang.documents.model import OfficialDocument, Ticks
from saolang.documents.read import read_official, read_source
from saolang.documents.read.official import official
from saolang.documents.read.value import carried_value
from saolang.documents.write import write_docx, write_pdf
from tests.documents import strategies
from tests.documents.form_samples import SAMPLES
from tests.documents.read import papers
from tests.documents.read.paper_strategies import papers as plans
from tests.documents.read.paper_strategies import shown

BUILT = {name: FORMS[name].build(SAMPLES[name]) for name in SAMPLES}
PAPERS = {name: paper for name, paper in BUILT.items() if isinstance(paper, OfficialDocument)}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(strategies.documents)
def test_our_docx_gives_the_same_value_back(document: OfficialDocument):
    assert read_official(write_docx(document)) == document


@pytest.mark.parametrize("name", PAPERS)
def test_every_form_comes_back_from_docx(name: str):
    assert read_official(write_docx(PAPERS[name])) == PAPERS[name]


@settings(max_examples=40, deadline=None)
@given(plans())
def test_the_pages_of_a_docx_give_back_what_they_show(paper: OfficialDocument):
    assert shown(official(read_source(write_docx(paper)))) == shown(paper)


@settings(max_examples=20, deadline=None)
@given(plans())
def test_the_pages_of_a_pdf_give_back_what_they_show(paper: OfficialDocument):
    assert shown(read_official(write_pdf(paper))) == shown(paper)


def edited(data: bytes, old: str, new: str) -> bytes:
    """The file after somebody changed words in its text and nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(old.encode(), new.encode()) if name == "word/document.xml" else part)
    return out.getvalue()


def test_text_changed_in_a_word_processor_counts_and_not_the_value():
    data = edited(write_docx(PAPERS["recognition"]), "36 tháng", "24 tháng")
    assert carried_value(data) is None
    made = read_official(data)
    assert any("24 tháng" in str(block) for block in made.blocks)
    assert made.bases == PAPERS["recognition"].bases


def test_a_word_processor_that_saves_without_changes_keeps_the_value():
    again = io.BytesIO()
    docx.Document(io.BytesIO(write_docx(PAPERS["mau-02"]))).save(again)
    assert read_official(again.getvalue()) == PAPERS["mau-02"]


@pytest.mark.parametrize("value", [b"<value xmlns='urn:saolang:document'>{}</value>", b"<value", b""])
def test_a_value_that_is_no_value_is_passed_over(value: bytes):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write_docx(PAPERS["recognition"]))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, value if name == "customXml/item2.xml" else source.read(name))
    assert carried_value(out.getvalue()) is None
    assert read_official(out.getvalue()).kind_title == "QUYẾT ĐỊNH"


def test_minutes_have_two_signers():
    made = official(read_source(papers.MINUTES.encode()))
    assert made.signatures is not None
    assert (made.signatures.left.position, made.signatures.left.name) == ("THƯ KÝ", "Lê Thị Bình")
    assert (made.signatures.right.position, made.signatures.right.name) == ("CHỦ TỊCH HỘI ĐỒNG", "Nguyễn Văn An")


def test_a_decision_in_text_has_all_its_parts():
    made = official(read_source(papers.RECOGNITION.format(said="04", table=papers.piped()).encode()))
    assert made.kind_title == "QUYẾT ĐỊNH"
    assert made.authority == "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    assert len(made.bases) == 3
    assert made.enacting == "QUYẾT ĐỊNH:"
    assert made.head.number.serial == "88"
    assert made.recipients.file == "VT, PTNT"
    assert [annex.title for annex in made.annexes] == ["DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN"]
    assert len(made.annexes[0].blocks[0].rows) == 4


def test_boxes_and_dots_are_seen():
    text = "PHIẾU\n1. Kết quả: Đạt ☑ Không đạt ☐\nHọ và tên: ......... Chức vụ: ........."
    made = official(read_source(text.encode()))
    ticks = next(block for block in made.blocks if isinstance(block, Ticks))
    assert [(option.label, option.ticked) for option in ticks.options] == [("Đạt", True), ("Không đạt", False)]
    assert [item.label for item in made.blocks[-1].items] == ["Họ và tên:", "Chức vụ:"]
