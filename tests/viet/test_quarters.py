import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.quarters import names_a_quarter, quarters_in


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        ("Quý II", [2]),
        ("Quý II-III", [2, 3]),
        ("quý I – quý IV năm 2019", [1, 2, 3, 4]),
        ("Quý II, III, IV/2023", [2, 3, 4]),
        ("Quý II và Quý IV/2024", [2, 4]),
        ("Quý 1/2026", [1]),
        ("từ Quý II đến hết Quý IV năm 2021", [2, 3, 4]),
        ("Trong quý III năm 2024", [3]),
        ("tháng 5", [2]),
        ("Tháng 02/2023", [1]),
        ("Tháng 3-4/2023", [1, 2]),
        ("Từ tháng 4 đến tháng 11/2024", [2, 3, 4]),
        ("tháng 2 - tháng 3/2026", [1]),
        ("Tháng 3, 6, 9", [1, 2, 3]),
        ("cả năm", [1, 2, 3, 4]),
        ("Thường xuyên trong năm", [1, 2, 3, 4]),
        ("6 tháng đầu năm", []),
        ("2022 - 2025", []),
        ("Điều 2", []),
        ("", []),
    ],
)
def test_quarters_in_words(text: str, quarters: list[int]):
    assert quarters_in(text) == quarters


@given(st.text(max_size=60))
def test_any_text_names_only_real_quarters(text: str):
    assert set(quarters_in(f"quý {text}")) <= {1, 2, 3, 4}
    assert set(quarters_in(f"tháng 1 {text}")) <= {1, 2, 3, 4}


def test_a_length_names_no_quarter():
    assert names_a_quarter("trong quý I")
    assert names_a_quarter("họp tháng 9")
    assert not names_a_quarter("6 tháng cuối năm")
