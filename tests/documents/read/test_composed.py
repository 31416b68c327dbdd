"""Invented papers of the usual kinds, as text with the faults of extraction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.documents.read import read_document
from tests.documents.read import papers

LAYOUTS = (papers.tabbed, papers.cell_by_cell, papers.row_by_row, papers.piped)


def read(text: str) -> dict:
    return read_document(text.encode())


def kinds(made: dict) -> list[str]:
    return [item["kind"] for item in made["warnings"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_recognition_decision_with_its_annex(layout):
    made = read(papers.RECOGNITION.format(said="04", table=layout()))
    document = made["document"]
    assert (document["type_code"], document["number"]) == ("QĐ", "88/QĐ-SNNMT")
    assert (document["issue_date"], document["place"]) == ("2025-03-05", "Hòa An")
    assert document["issuer"] == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"
    assert document["title"] == "Về việc công nhận sản phẩm OCOP đợt 1 năm 2025"
    assert document["signatory"]["position"] == "PHÓ GIÁM ĐỐC"
    assert document["signatory"]["name"] == "Lê Thị Thanh Hương"
    assert [item["name"] for item in document["recipients"]] == ["Như Điều 3", "UBND tỉnh", "VT, PTNT"]
    assert [item["number"] for item in made["legal_bases"]] == [None, "148/QĐ-TTg", "21/TTr-CCPTNT"]
    assert [(item["name"], item["entity"], item["address"]) for item in made["products"]] == [
        row[:3] for row in papers.ROWS
    ]
    assert [item["star"] for item in made["products"]] == [4, 3, 4, 3]
    assert {item["status"] for item in made["products"]} == {"recognised"}
    assert made["products"][0]["commune"] == "xã Tân Tiến"
    assert [item["date"] for item in made["deadlines"]] == ["2025-10-31"]
    assert made["warnings"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrong_count_is_said(layout):
    made = read(papers.RECOGNITION.format(said="05", table=layout()))
    assert len(made["products"]) == 4
    assert kinds(made) == ["count_mismatch"]


def test_withdrawal_keeps_the_merged_producer():
    made = read(papers.WITHDRAWAL)
    assert [(item["status"], item["star"]) for item in made["products"]] == [("withdrawn", 4), ("withdrawn", 3)]
    assert {item["entity"] for item in made["products"]} == {"DNTN Hải Sản Cửa Biển"}
    assert made["products"][1]["entity_merged"] is True
    assert made["document"]["signatory"]["position"] == "GIÁM ĐỐC"


def test_minutes_name_who_presided_and_what_failed():
    made = read(papers.MINUTES)
    document = made["document"]
    assert (document["type_code"], document["issue_date"]) == ("BB", "2024-04-18")
    assert document["signatory"]["position"] == "CHỦ TỊCH HỘI ĐỒNG"
    assert document["signatory"]["name"] == "Nguyễn Văn An"
    assert [(item["star"], item["status"]) for item in made["products"]] == [
        (4, "proposed"),
        (3, "proposed"),
        (None, "entered"),
    ]
    assert made["deadlines"][0]["date"] == "2024-04-25"
    assert made["tasks"] == []


def test_training_plan_with_tables():
    words = "Một trăm lẻ năm triệu, năm trăm nghìn đồng"
    made = read(papers.PLAN.format(total="105,5", words=words))
    assert made["document"]["number"] is None
    assert made["document"]["issue_date"] is None
    assert made["document"]["place"] == "Phú Lương"
    assert [
        (item.get("value"), item.get("value_min"), item.get("value_max"), item["year"]) for item in made["targets"]
    ] == [
        (6, None, None, 2023),
        (300, None, None, 2023),
        (None, 5, 7, 2023),
        (80, None, None, 2025),
    ]
    assert [
        (item["classes"], item["trainees_per_class"], item["days_per_class"]) for item in made["training_classes"]
    ] == [
        (4, 50, 1),
        (2, 50, 2),
    ]
    assert [item["quarters"] for item in made["tasks"]] == [[1], [2, 3]]
    assert made["tasks"][0]["coordinating"] == ["Phòng Kinh tế và Hạ tầng", "Hội Nông dân"]
    assert [len(item["tasks"]) for item in made["organisations_and_tasks"]] == [2, 1, 1, 1]
    assert made["budget"]["total"]["value"] == 105.5
    assert [(item["date"], item["suggestion"]) for item in made["deadlines"]] == [
        ("2023-11-15", None),
        (None, "2023-04-20"),
    ]
    assert kinds(made) == ["missing_number"]


def test_sums_and_words_that_do_not_agree_are_said():
    made = read(papers.PLAN.format(total="110", words="Một trăm triệu đồng"))
    assert made["budget"]["total"]["value"] == 110
    assert sorted(kinds(made)) == ["missing_number", "sum_mismatch", "words_figures"]


def test_report_of_half_a_year():
    made = read(papers.REPORT)
    assert made["document"]["issuer"] == "ỦY BAN NHÂN DÂN HUYỆN PHÚ LƯƠNG"
    assert made["document"]["signatory"]["name"] == "Nguyễn Hữu Phước"
    assert [(item["name"], item["commune"], item["star"]) for item in made["products"]] == [
        ("Gạo thơm Tân Tiến", "Xã Tân Tiến", 4),
        ("Mật ong hoa tràm", "Xã Bình Minh", 3),
        ("Tinh bột nghệ", "Xã Long Hòa", 3),
        ("trà nghệ", "Xã Long Hòa", 3),
    ]
    assert [item["value"] for item in made["targets"]] == [3]
    assert len(made["tasks"]) == 2
    assert kinds(made) == ["date_conflict"]


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [("20/11/20252", "2025-11-20"), ("31/11/2025", None), ("30/2/2025", None), ("20/13/2025", None)],
)
def test_a_day_that_no_calendar_has_is_no_date(written: str, suggestion: str | None):
    text = papers.RECOGNITION.format(said="04", table=papers.tabbed()).replace("31/10/2025", written)
    made = read(text)
    assert [(item["date"], item["suggestion"]) for item in made["deadlines"]] == [(None, suggestion)]
    assert kinds(made) == ["impossible_date"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=2, max_size=6), st.booleans())
def test_flattened_budgets_keep_their_tree_and_their_sums(amounts: list[int], wrong: bool):
    lines = ["TT", "Nội dung", "Kinh phí", "(1.000 đồng)", "Diễn giải"]
    total = sum(amounts) * 1000 + (1000 if wrong else 0)
    lines += ["1", "TUYÊN TRUYỀN", f"{total:,}".replace(",", ".")]
    for number, amount in enumerate(amounts, 1):
        lines += [f"1.{number}", f"Hoạt động số {number}", f"{amount}.000", "Tạm tính theo thực tế"]
    lines += [f"TỔNG CỘNG {total:,}".replace(",", ".")]
    made = read("KẾ HOẠCH\nThực hiện năm 2024\nI. NỘI DUNG\nTuyên truyền.\nDỰ TOÁN\n" + "\n".join(lines))
    budget = made["budget"]
    assert [line["amount"] for line in budget["lines"]] == [total, *(amount * 1000 for amount in amounts)]
    assert [line["parent"] for line in budget["lines"]] == [None, *["1"] * len(amounts)]
    assert (budget["total"]["value"], budget["unit"]) == (total, "1.000 đồng")
    assert kinds(made) == (["sum_mismatch"] if wrong else [])


GROUPED = """DANH SÁCH
(Kèm theo Quyết định số 88/QĐ-SNNMT ngày 05/3/2025)
TT
Tên sản
phẩm
Tên chủ thể
Địa chỉ
Điểm
TB
Xếp
hạng
A
SẢN PHẨM 4 SAO
1
Trà hoa
vàng
HTX Đồng Xanh
Ấp 3, xã Tân Mỹ,
huyện An Lạc
74,5
4 sao
B
SẢN PHẨM 3 SAO
1
Nem chay
Hộ kinh doanh Sáu
Bền
Thị trấn An Lạc,
huyện An Lạc
61
3 sao
2
Nem nấm
61,5
3 sao
Tổng cộng: {said} sản phẩm./."""


@pytest.mark.parametrize(("said", "doubts"), [("03", []), ("04", ["count_mismatch"])])
def test_groups_and_merged_cells_of_a_flattened_list(said: str, doubts: list[str]):
    made = read(papers.RECOGNITION.format(said="03", table=GROUPED.format(said=said)))
    assert [(item["name"], item["entity"], item["commune"], item["star"]) for item in made["products"]] == [
        ("Trà hoa vàng", "HTX Đồng Xanh", "xã Tân Mỹ", 4),
        ("Nem chay", "Hộ kinh doanh Sáu Bền", "Thị trấn An Lạc", 3),
        ("Nem nấm", "Hộ kinh doanh Sáu Bền", "Thị trấn An Lạc", 3),
    ]
    assert kinds(made) == doubts


def test_a_list_that_lost_its_first_number_is_a_doubt():
    text = "KẾ HOẠCH\nThực hiện năm 2024\nI. TỔ CHỨC THỰC HIỆN\n1.1. Phòng Kinh tế:\n- Chủ trì."
    made = read(f"{text}\n2. Phòng Y tế:\n- Phối hợp.")
    assert [(item["kind"], item["line"]) for item in made["warnings"]] == [("missing_number", 4)]
    assert len(made["organisations_and_tasks"]) == 2


def test_a_value_says_where_on_its_line_it_stands():
    lines = [
        "KẾ HOẠCH",
        "Thực hiện năm 2024",
        "I. MỤC TIÊU",
        "- Có thêm 02 sản phẩm; nâng hạng",
        "03 sản phẩm trong năm.",
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Phòng Kinh tế: báo cáo; nộp hồ sơ trước ngày 3/4/2024.",
    ]
    made = read("\n".join(lines))
    sources = [item["source"] for name in ("targets", "deadlines") for item in made[name]]
    assert [lines[source["line"] - 1][slice(*source["span"])] for source in sources] == [
        "Có thêm 02 sản phẩm",
        "03 sản phẩm trong năm",
        "nộp hồ sơ trước ngày 3/4/2024",
    ]
