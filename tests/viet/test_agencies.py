import pytest
from hypothesis import given
from hypothesis import strategies as st

from saolang.viet.agencies import abbreviations, spelled_out


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
        ("Sở NN và PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
        ("Phòng NN & PTNT huyện", "Phòng Nông nghiệp và Phát triển nông thôn huyện"),
        ("VPĐP NTM tỉnh", "Văn phòng Điều phối nông thôn mới tỉnh"),
        ("HTX Tân Tiến", "Hợp tác xã Tân Tiến"),
        ("Chi cục PTNT", "Chi cục Phát triển nông thôn"),
        ("HĐND và UBND xã", "Hội đồng nhân dân và Ủy ban nhân dân xã"),
        ("SUBND", "SUBND"),
    ],
)
def test_abbreviations_are_spelled_out(text: str, full: str):
    assert spelled_out(text) == full


@given(st.lists(st.sampled_from([*abbreviations(), "tỉnh", "Sở", "các xã", ","]), max_size=8).map(" ".join))
def test_spelling_out_twice_changes_nothing(text: str):
    assert spelled_out(spelled_out(text)) == spelled_out(text)
