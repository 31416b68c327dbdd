"""The reader of the notes in tools/: what a note says, part by part."""

import importlib
from types import ModuleType

import pytest

END = ". Bỏ cấp huyện. Số: 1663/NQ-UBTVQH15; Ngày: 16/06/2025"


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> ModuleType:
    monkeypatch.syspath_prepend(str(request.config.rootpath / "tools"))
    return importlib.import_module("territory_notes")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hợp nhất xã Kim Hòa và xã Vinh Kim", ["xã Kim Hòa", "xã Vinh Kim"]),
        ("Hợp nhất các xã Chế Là, Tả Nhìu và Nấm Dẩn", ["xã Chế Là", "xã Tả Nhìu", "xã Nấm Dẩn"]),
        (
            "Đổi tên từ xã Long Thuận thành xã Long Phú Thuận, hợp nhất xã Long Thuận và một phần của xã Phú Thuận B",
            ["xã Long Thuận", "xã Phú Thuận B part"],
        ),
        ("Hợp nhất xã Phong Mỹ và phần còn lại của xã Gáo Giồng ", ["xã Phong Mỹ", "xã Gáo Giồng part"]),
        (
            "Hợp nhất thị trấn Thứ Mười Một và các xã Yên Thành, Đông Hưng thành xã mới có tên gọi là xã A",
            ["thị trấn Thứ Mười Một", "xã Yên Thành", "xã Đông Hưng"],
        ),
        ("Hợp nhất Phường 1 (thị xã Giá Rai), xã Phong Thạnh", ["phường 1 @thị xã Giá Rai", "xã Phong Thạnh"]),
        (
            "Hợp nhất xã Xuân Thủy thuộc huyện Kim Bôi, tỉnh Hòa Bình (trước khi thực hiện sắp xếp), các xã Bình Sơn",
            ["xã Xuân Thủy @huyện Kim Bôi", "xã Bình Sơn"],
        ),
    ],
)
def test_the_units_of_a_note(notes: ModuleType, text: str, expected: list[str]) -> None:
    found = notes.read_note(text + END)
    said = [
        f"{one.kind} {one.name} @{one.district} {one.part}".replace(" @ ", " ").removesuffix(" whole")
        for one in found.sources
    ]
    assert said == expected
    assert (found.resolution, found.day) == ("1663/NQ-UBTVQH15", "2025-06-16")


def test_a_note_that_stops_at_its_limit_says_so_and_drops_its_last_word(notes: ModuleType) -> None:
    listed = "Hợp nhất " + ", ".join(f"1 phần phường Số {number}" for number in range(40))
    found = notes.read_note(listed[: notes.LIMIT] + END)
    assert found.cut
    assert not notes.read_note("Giữ nguyên, không sắp xếp" + END).cut


def test_unchanged_units_and_whole_districts(notes: ModuleType) -> None:
    assert notes.read_note("Giữ nguyên không sắp xếp" + END).unchanged
    whole = notes.read_note("Thành lập đặc khu trên cơ sở nhập toàn bộ 12 xã, thị trấn thuộc huyện đảo Vân Đồn" + END)
    assert (whole.all_of, whole.sources) == ("Vân Đồn", ())
    with pytest.raises(ValueError, match="no resolution"):
        notes.read_note("Hợp nhất xã A và xã B")
