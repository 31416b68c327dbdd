"""Tables told apart by the place on the line: merged producers, pages that stand aside, hostile columns."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.documents.read import read_document
from saolang.documents.read.from_text import read_text
from saolang.documents.read.texttables import with_tables

TITLE = "QUYẾT ĐỊNH\nCông nhận sản phẩm OCOP năm 2023\nĐiều 1. Công nhận sản phẩm (có Phụ lục kèm theo).\n"

# A producer merged over two products stands in the middle of both; a heading of three lines.
MERGED = """
                          Địa chỉ chủ   Tên sản
TT          Tên chủ thể                               Số điểm      Hạng sao
                          thể           phẩm
                          Xóm Đồng      Chè đinh
            Công ty cổ    Tâm, xã La    ngọc Núi      84,20        4 sao
1           phần Chè      Đồng,         Voi
            Núi Voi       huyện Phú     Chè móc
                                                      81,75        4 sao
                          Minh          câu Núi Voi
            Hợp tác xã    Thôn 3, xã
2           Miến dong     Thạch Sơn,    Miến dong     79,50        3 sao
            Thạch Sơn     huyện Yên
(Danh sách này có 03 sản phẩm)
"""

# The second page stands nearer to the edge, and cuts the row of the second product.
PAGES = """
STT            Chủ thể        Tên sản phẩm   Hạng       Lý do thu hồi
               HTX Quýt
1              hồng Cồn       Quýt hồng      3 sao      Không tham gia
               Lau                                      đánh giá lại
2              HTX Xoài       Xoài cát chu   4 sao      Không đáp
\f    Cồn Lau                                ứng tiêu chí
3   Hộ kinh        Khô cá lóc     3 sao      Ngừng sản
    doanh Tứ Quý                             xuất
"""


def products(table: str) -> list[tuple[str, str, int]]:
    read = read_document((TITLE + table).encode())
    assert read["warnings"] == []
    return [(item["name"], item["entity"], item["star"]) for item in read["products"]]


def test_a_producer_merged_over_two_products_makes_both():
    assert products(MERGED) == [
        ("Chè đinh ngọc Núi Voi", "Công ty cổ phần Chè Núi Voi", 4),
        ("Chè móc câu Núi Voi", "Công ty cổ phần Chè Núi Voi", 4),
        ("Miến dong", "Hợp tác xã Miến dong Thạch Sơn", 3),
    ]


def test_a_row_goes_on_over_the_page_although_its_columns_move():
    assert products(PAGES) == [
        ("Quýt hồng", "HTX Quýt hồng Cồn Lau", 3),
        ("Xoài cát chu", "HTX Xoài Cồn Lau", 4),
        ("Khô cá lóc", "Hộ kinh doanh Tứ Quý", 3),
    ]


@pytest.mark.parametrize("line", ["TT    Tên    Sao    \n", "            Công ty cổ    Xã La    Chè    84    4 sao\n"])
def test_columns_without_rows_do_not_hang(line: str):
    began = time.monotonic()
    read_document((TITLE + "TT          Chủ thể       Xã       Tên sản phẩm    Điểm    Sao\n" + line * 3000).encode())
    assert time.monotonic() - began < 30


@given(
    st.lists(
        st.lists(
            st.sampled_from(["TT", "1", "2", "Tổng", "cộng", "Tên sản phẩm", "4 sao", "xã", "(", ""]), max_size=6
        ).map("   ".join),
        max_size=25,
    )
)
def test_words_with_wide_gaps_in_any_order_lose_no_word(lines: list[str]):
    text = "TT   Tên sản phẩm   Chủ thể   Hạng sao\n" + "\n".join(lines)
    source = with_tables(read_text(text))
    kept = sorted(" ".join(block.text for block in source.lines()).split())
    for table in source.tables():
        kept += " ".join(cell.text for row in table.rows for cell in row).split()
    heads = text.split().count("TT")
    # Only a heading that stands again on a later row may be dropped.
    assert sorted(kept) == sorted(text.split()) or heads > 1
