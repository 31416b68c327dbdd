import re
from dataclasses import replace
from datetime import date

import pytest

from saolang.documents.canonical import from_json, to_json
from saolang.documents.forms import FORMS, mau01, mau02, mau03, minutes, recognition, result_notice, scores
from saolang.documents.forms.common import ScoreLine, articles, mean_text, points_text, star_text
from saolang.documents.forms.mau01 import Mau01Data
from saolang.documents.forms.mau02 import Mau02Data
from saolang.documents.forms.mau02_guide import evidence_guide
from saolang.documents.model import ILLUSTRATION, OfficialDocument, inline_text
from saolang.documents.write import write_docx, write_pdf
from tests.documents import form_samples_base
from tests.documents.form_samples import SAMPLES
from tests.documents.form_samples_more import MORE
from tests.documents.reading import docx_text, pdf_fonts, pdf_pages, squeezed


def words(document: object) -> str:
    """All text of the PDF on one line."""
    return " ".join(" ".join(pdf_pages(write_pdf(document))).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("key", FORMS)
def test_every_form_is_built_written_and_stored(key: str) -> None:
    form = FORMS[key]
    data = (SAMPLES | MORE)[key]
    assert type(data) is form.data
    document = form.build(data)
    assert form.build(data) == document
    assert from_json(to_json(document)) == document
    made = write_pdf(document)
    assert all(ILLUSTRATION in page for page in pdf_pages(made))
    assert all(font.startswith("Tinos") for font in pdf_fonts(made))
    assert docx_text(write_docx(document))


def test_no_form_names_a_law_of_its_own() -> None:
    cited = re.compile(r"\d+/20\d\d/[A-ZĐ]")
    own = replace(form_samples_base.province, symbol="QĐ-UBND")
    blank = recognition.build(replace(SAMPLES["recognition"], bases=(), issuing=own))  # type: ignore[type-var]
    assert not cited.search(words(blank))
    assert not cited.search(words(mau01.build(Mau01Data())))
    assert not cited.search(words(mau02.build(Mau02Data())))


def test_an_empty_registration_sheet_is_the_printed_form() -> None:
    text = squeezed(words(mau01.build(Mau01Data())))
    for phrase in (
        "Tham gia đánh giá, phân hạng sản phẩm OCOP của tỉnh ……………. năm ……….",
        "3. Nhóm sản phẩm đăng ký (Ngành, Nhóm, Phân nhóm¹):",
        "- Báo cáo đánh giá về sản phẩm theo Bộ tiêu chí (bản gốc, bản điện tử).",
        "PHẦN DÀNH CHO CƠ QUAN QUẢN LÝ",
        "DÀNH CHO ỦY BAN NHÂN DÂN CẤP XÃ",
        "DÀNH CHO CƠ QUAN QUẢN LÝ OCOP CẤP TỈNH",
    ):
        assert squeezed(phrase) in text
    assert text.count(squeezed("Phiếu số: ……-……. /PĐK- (Mã tỉnh) - (Mã xã) - (Năm)")) == 2
    assert text.count("√") == 0


def test_the_kind_of_registration_ticks_one_box() -> None:
    for kind in ("first", "upgrade", "renewal"):
        assert words(mau01.build(Mau01Data(kind=kind))).count("√") == 1  # type: ignore[arg-type]


def test_the_report_has_its_four_parts_and_the_guide() -> None:
    text = words(mau02.build(SAMPLES["mau-02"]))  # type: ignore[arg-type]
    places = [text.index(part) for part in ("Phần I ", "Phần II ", "Phần III ", "Phần IV ")]
    assert places == sorted(places)
    assert "DANH MỤC TÀI LIỆU MINH CHỨNG" in text
    assert "1.250.000.000" in text
    assert "-5.000.000" in text
    assert len(evidence_guide().rows) == 15


def test_the_total_counts_criteria_only_and_blank_is_not_zero() -> None:
    table = scores.self_score_table(form_samples_base.lines)
    total = ["".join(inline_text(line) for line in cell.lines) for cell in table.rows[-1]]
    assert total == ["TỔNG ĐIỂM", "11", "5,5", ""]
    unscored = [inline_text(line) for cell in table.rows[4][3:4] for line in cell.lines]
    assert unscored == []
    zero = scores.self_score_table((ScoreLine(code="1", label="x", max_points=100, points=0),))
    assert inline_text(zero.rows[-1][2].lines[0]) == "0"


def test_mau_03_asks_for_its_product_and_is_signed_for_the_committee() -> None:
    text = words(mau03.build(SAMPLES["mau-03"]))  # type: ignore[arg-type]
    assert "cho sản phẩm Nước mắm An Phú của Hợp tác xã Biển Xanh./." in text
    assert "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (Ký tên và đóng dấu)" in text
    assert "Cá cơm trong tỉnh chiếm 70%." in text


def test_minutes_show_every_number_between_sheets_and_star() -> None:
    text = words(minutes.build(SAMPLES["council-minutes"]))  # type: ignore[arg-type]
    for phrase in ("212,75", "70,92", "73 - 68,5", "71,25", "4 sao", "3 sao", "Bị loại", "01/02 thành viên"):
        assert phrase in text
    assert text.index("THƯ KÝ") < text.index("CHỦ TỌA")
    assert "Thời gian bắt đầu: 08 giờ 00 phút, ngày 18 tháng 11 năm 2026" in text


def test_a_decision_counts_its_products_by_star_and_its_annex_names_it() -> None:
    text = words(recognition.build(SAMPLES["recognition"]))  # type: ignore[arg-type]
    assert "02 sản phẩm OCOP đợt 2 năm 2026: 01 sản phẩm 4 sao, 01 sản phẩm 3 sao" in text
    assert "(Kèm theo Quyết định số 07/QĐ-UBND ngày 20 tháng 11 năm 2026)" in text
    assert "có giá trị 36 tháng" in text
    draft = replace(form_samples_base.province, serial=None, on=None)
    text = words(recognition.build(replace(SAMPLES["recognition"], issuing=draft)))  # type: ignore[type-var]
    assert "(Kèm theo Quyết định số ……/QĐ-UBND ngày …… tháng …… năm ……)" in text


def test_a_notice_tells_points_reasons_and_the_right_to_complain() -> None:
    text = words(result_notice.build(SAMPLES["result-notice"]))  # type: ignore[arg-type]
    assert "70,92 (tổng 212,75 điểm của 3 phiếu)" in text
    assert "chủ thể có quyền khiếu nại theo quy định của pháp luật./." in text
    lost = replace(SAMPLES["result-notice"], result=form_samples_base.bad, decision="", parts=())  # type: ignore[type-var]
    text = words(result_notice.build(lost))
    assert "Bị loại: nguyên liệu không rõ nguồn gốc." in text
    assert "Văn bản công nhận" not in text


@pytest.mark.parametrize(
    ("points", "text"),
    [(0, "0"), (5, "0,05"), (50, "0,5"), (500, "5"), (7125, "71,25"), (10000, "100"), (-250, "-2,5")],
)
def test_points(points: int, text: str) -> None:
    assert points_text(points) == text


@pytest.mark.parametrize(
    ("total", "count", "text"),
    [(0, 0, ""), (0, 2, "0,00"), (21275, 3, "70,92"), (14001, 2, "70,01"), (10000, 1, "100,00"), (17999, 2, "90,00")],
)
def test_means_are_rounded_for_showing_only(total: int, count: int, text: str) -> None:
    assert mean_text(total, count) == text


def test_small_words() -> None:
    assert (star_text(3), star_text(None)) == ("3 sao", "Bị loại")
    shown = [inline_text(block.runs) for block in articles(("Một:", "Hai", "Ba"), ("Bốn",))]  # type: ignore[union-attr]
    assert shown == ["Điều 1. Một:", "1. Hai", "2. Ba", "Điều 2. Bốn"]


def test_hundreds_of_dossiers_and_long_names_fit_a_letter() -> None:
    data = SAMPLES["commune-proposal"]
    first = data.dossiers[0]  # type: ignore[attr-defined]
    many = tuple(replace(first, product=f"Sản phẩm {number} " + "tên dài " * 15) for number in range(300))
    document = FORMS["commune-proposal"].build(replace(data, dossiers=many))  # type: ignore[type-var]
    pages = pdf_pages(write_pdf(document))
    assert "đề nghị đánh giá, phân hạng 300 sản phẩm" in " ".join(pages[0].split())
    assert "Sản phẩm 299" in " ".join(" ".join(pages[-2:]).split())


def test_a_paper_without_recipients_or_results_is_still_a_paper() -> None:
    empty = replace(SAMPLES["council-minutes"], results=(), attendees=(), recipients=())  # type: ignore[type-var]
    document = minutes.build(empty)
    assert isinstance(document, OfficialDocument)
    assert "00/00 thành viên" in words(document)


def test_the_certificate_keeps_a_blank_date_until_it_is_issued() -> None:
    sheet = FORMS["certificate"].build(SAMPLES["certificate"])
    assert "Làng Sao, ngày …… tháng …… năm ……" in words(sheet)
    issued = FORMS["certificate"].build(replace(SAMPLES["certificate"], on=date(2026, 11, 20)))  # type: ignore[type-var]
    assert "Làng Sao, ngày 20 tháng 11 năm 2026" in words(issued)
