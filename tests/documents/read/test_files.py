"""Files of every kind: written by us, by others, and those that cannot be read."""

import io
import zipfile

import docx
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from saolang.cli import main
from saolang.documents.errors import DocumentError
from saolang.documents.forms import FORMS
from saolang.documents.read import read_document, read_source
from saolang.documents.write import write_docx, write_pdf
from tests.documents.form_samples import SAMPLES
from tests.documents.read import papers


def merged_docx() -> bytes:
    """A decision as offices write it: head and signature in tables without borders, merged cells, two heading rows."""
    package = docx.Document()
    head = package.add_table(1, 2)
    head.cell(0, 0).text = "UBND TỈNH HÒA AN\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nSố: 12/QĐ-SNNMT"
    head.cell(
        0, 1
    ).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHòa An, ngày 05 tháng 3 năm 2025"
    for text in (
        "QUYẾT ĐỊNH",
        "Về việc công nhận sản phẩm OCOP năm 2025",
        "Điều 1. Công nhận 03 sản phẩm (danh sách kèm theo)./.",
    ):
        package.add_paragraph(text)
    foot = package.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT."
    foot.cell(0, 1).text = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nLê Thị Thanh Hương"
    package.add_page_break()
    package.add_paragraph("DANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN")
    table = package.add_table(6, 6)
    table.style = "Table Grid"
    rows = (
        ("STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Kết quả", ""),
        ("", "", "", "", "Điểm", "Hạng sao"),
        ("I", "Xã Tân Tiến", "", "", "", ""),
        ("1", "Gạo thơm", "HTX Tân Tiến", "xã Tân Tiến", "82,5", "4 sao"),
        ("2", "Gạo lứt", "", "xã Tân Tiến", "72", "3 sao"),
        ("3", "Mật ong", "Hộ kinh doanh Nguyễn Lan", "xã Bình Minh", "65", "3 sao"),
    )
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text:
                table.cell(row, column).text = text
    table.cell(0, 4).merge(table.cell(0, 5))
    table.cell(3, 2).merge(table.cell(4, 2))
    table.cell(2, 1).merge(table.cell(2, 5))
    for column in range(4):
        table.cell(0, column).merge(table.cell(1, column))
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def test_docx_of_another_writer_with_merged_cells():
    made = read_document(merged_docx())
    document = made["document"]
    assert (document["number"], document["issue_date"], document["place"]) == ("12/QĐ-SNNMT", "2025-03-05", "Hòa An")
    assert document["signatory"]["name"] == "Lê Thị Thanh Hương"
    assert [item["name"] for item in document["recipients"]] == ["Như Điều 1", "VT"]
    assert [(item["name"], item["entity"], item["star"], item["score"]) for item in made["products"]] == [
        ("Gạo thơm", "HTX Tân Tiến", 4, 82.5),
        ("Gạo lứt", "HTX Tân Tiến", 3, 72),
        ("Mật ong", "Hộ kinh doanh Nguyễn Lan", 3, 65),
    ]
    assert {item["source"]["page"] for item in made["products"]} == {2}
    assert made["warnings"] == []


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_what_we_wrote_says_the_same(write):
    made = read_document(write(FORMS["recognition"].build(SAMPLES["recognition"])))
    document = made["document"]
    assert (document["type_code"], document["number"]) == ("QĐ", "07/QĐ-UBND")
    assert (document["issue_date"], document["place"]) == ("2026-11-20", "Làng Sao")
    assert (document["signatory"]["position"], document["signatory"]["name"]) == ("PHÓ CHỦ TỊCH", "Trần Văn Thử")
    assert [item["star"] for item in made["products"]] == [3, 4]
    assert [item["number"] for item in made["legal_bases"]] == [None, "26/2026/QĐ-TTg"]
    assert made["warnings"] == []


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_minutes_that_we_wrote(write):
    made = read_document(write(FORMS["council-minutes"].build(SAMPLES["council-minutes"])))
    assert made["document"]["signatory"]["name"] == "Trần Văn Thử"
    assert [(item["entity"], item["star"]) for item in made["products"]] == [
        ("Hợp tác xã Biển Xanh", 3),
        ("Hộ Nguyễn Thị Mẫu", None),
    ]


def test_list_numbers_that_word_counts_itself():
    package = docx.Document()
    for text in ("KẾ HOẠCH", "Thực hiện năm 2024"):
        package.add_paragraph(text)
    package.add_paragraph("Nhiệm vụ", style="List Number")
    package.add_paragraph("Tuyên truyền", style="List Number")
    out = io.BytesIO()
    package.save(out)
    lines = [line.text for line in read_source(out.getvalue()).lines() if line.text]
    assert lines[2:] == ["1. Nhiệm vụ", "2. Tuyên truyền"]


def image_pdf() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (200, 280), "white").save(out, "PDF")
    return out.getvalue()


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(image_pdf())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (image_pdf(), "scanned"),
        (locked_pdf(), "locked"),
        (image_pdf()[:200], "broken"),
        (b"%PDF-1.7 nothing more", "broken"),
        (merged_docx()[:400], "broken"),
        (spreadsheet(), "spreadsheet"),
        (OLE, "old_doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"{\\rtf1 abc}", "rtf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(128, 256)) * 40, "not_text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "file",
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, code: str):
    with pytest.raises(DocumentError) as caught:
        read_document(data)
    assert caught.value.code == code
    assert caught.value.message.endswith(".")


def test_a_scanned_page_among_others_is_a_doubt():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(write_pdf(FORMS["recognition"].build(SAMPLES["recognition"])))) as pdf:
        with pikepdf.open(io.BytesIO(image_pdf())) as scanned:
            pdf.pages.extend(scanned.pages)
        pages = len(pdf.pages)
        pdf.save(out)
    made = read_document(out.getvalue())
    assert [(item["kind"], item["page"]) for item in made["warnings"]] == [("unreadable", pages)]


def test_pages_of_a_pdf_are_in_the_sources():
    data = write_pdf(FORMS["recognition"].build(SAMPLES["recognition"]))
    with pypdfium2.PdfDocument(data) as pdf:
        pages = len(pdf)
    made = read_document(data)
    assert {item["source"]["page"] for item in made["products"]} <= set(range(1, pages + 1))


def test_the_command_prints_json_or_one_sentence(tmp_path, capsys):
    good, bad = tmp_path / "kế hoạch.txt", tmp_path / "quét.pdf"
    good.write_text(papers.REPORT, encoding="utf-8")
    bad.write_bytes(image_pdf())
    assert main(["read-document", str(good)]) == 0
    assert capsys.readouterr().out.startswith("{")
    for arguments in (["read-document", str(bad)], ["read-document", str(tmp_path / "không có")], ["read-document"]):
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert printed.err.count("\n") == 1


damage = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(("cut", "flip", "copy")), st.integers(0, 400)), min_size=1, max_size=12
)


def damaged(data: bytes, changes: list[tuple[float, str, int]]) -> bytes:
    """The file with parts cut, changed or doubled."""
    made = bytearray(data)
    for place, kind, size in changes:
        at = int(place * max(0, len(made) - 1))
        if kind == "cut":
            del made[at : at + size]
        elif kind == "flip" and made:
            made[at] = size % 256
        else:
            made[at:at] = made[at // 2 : at // 2 + size]
    return bytes(made)


FILES = (
    merged_docx(),
    write_pdf(FORMS["recognition"].build(SAMPLES["recognition"])),
    papers.PLAN.encode(),
    papers.RECOGNITION.format(said="04", table=papers.cell_by_cell()).encode(),
    papers.REPORT.encode(),
    papers.MINUTES.encode(),
)


@settings(max_examples=80, deadline=4000)
@given(st.sampled_from(FILES), damage)
def test_damaged_files_neither_crash_nor_hang(data: bytes, changes: list[tuple[float, str, int]]):
    try:
        made = read_document(damaged(data, changes))
    except DocumentError as problem:
        assert problem.message.endswith(".")  # noqa: PT017
    else:
        assert set(made) >= {"document", "legal_bases", "products", "budget", "warnings"}


WORDS = (
    "Căn cứ¦Quyết định số¦12/QĐ-UBND¦ngày¦31/2/2022¦STT¦Tên sản phẩm¦Chủ thể¦TT¦Kinh phí¦1¦1.1¦-¦+¦"
    "300.000¦3 sao¦HTX Tân An¦của¦gồm:¦và¦,¦;¦.¦(¦)¦|¦\t¦\n¦\f¦I.¦Điều 1.¦KẾ HOẠCH¦Nơi nhận:¦"
    "KT. CHỦ TỊCH¦MỤC TIÊU¦TỔNG CỘNG¦lớp¦quý II - IV¦trước¦ƣ¦\u0300¦\x00"
)


@settings(max_examples=120, deadline=4000)
@given(st.lists(st.sampled_from(WORDS.split("¦")), max_size=80).map(" ".join) | st.text(max_size=200))
def test_any_words_in_any_order_are_read(text: str):
    try:
        read_document(text.encode("utf-8", "surrogatepass"))
    except DocumentError as problem:
        assert problem.code in {"empty", "not_text"}  # noqa: PT017
