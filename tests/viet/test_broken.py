"""Words broken by blanks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.broken import count_breaks, is_syllable, mend


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Ủ y ban nhân dân", "Ủy ban nhân dân"),
        ("m ỗi đơn vị", "mỗi đơn vị"),
        ("thực hiện Đề á n tái cơ cấu", "thực hiện Đề án tái cơ cấu"),
        ("công bố h ợ p chuẩn, tổng hợ p báo cáo", "công bố hợp chuẩn, tổng hợp báo cáo"),
        ("vai trò địa phư ơng", "vai trò địa phương"),
        ("Phòng Kinh t ế và Hạ t ầng", "Phòng Kinh tế và Hạ tầng"),
        ("ngày 0 6 tháng 12 năm 2018", "ngày 06 tháng 12 năm 2018"),
        ("qu ỹ hỗ trợ kh ác", "quỹ hỗ trợ khác"),
    ],
)
def test_broken_syllables_close_up(broken: str, whole: str):
    assert mend(broken) == whole
    assert count_breaks(whole) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Xã Tân Thành B có thêm",
        "công ty TNHH Phát triển P&K",
        "ống dài 100 m ống",
        "a) Thành phần",
        "sản phẩm, dịch vụ",
        "",
    ],
)
def test_what_is_whole_stays(text: str):
    assert mend(text) == text
    assert mend(text, boldly=True) == text


def test_a_capital_alone_closes_up_only_in_a_broken_file():
    assert mend("T ập trung chỉ đạo") == "T ập trung chỉ đạo"
    assert mend("T ập trung chỉ đạo", boldly=True) == "Tập trung chỉ đạo"


@pytest.mark.parametrize("word", ["nghiêng", "quý", "giữa", "khuỷu", "ươm", "ốc", "gì", "xoong", "thuyền", "yêu"])
def test_syllables(word: str):
    assert is_syllable(word)


@given(st.text(max_size=80))
def test_mending_again_changes_no_letter(text: str):
    once = mend(text)
    assert "".join(once.split()) == "".join(text.split()) or "\u0300" in text or not text.isascii()
    assert mend(once).replace(" ", "") == once.replace(" ", "")
