import json

import pytest

from saolang.cli import main


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    assert main(["find-unit", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_unit_of_the_day_and_who_is_responsible_today(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "xã Tân Hộ Cơ, huyện Tân Hồng, Đồng Tháp", "--on", "2022-03-01") == {
        "unit": {
            "code": "29929",
            "name": "Tân Hộ Cơ",
            "kind": "xã",
            "path": ["Đồng Tháp", "Tân Hồng", "Tân Hộ Cơ"],
        },
        "now": [{"code": "29929", "name": "Tân Hộ Cơ", "kind": "xã", "path": ["Đồng Tháp", "Tân Hộ Cơ"]}],
        "ambiguous": [],
    }


def test_a_divided_unit_has_several_now(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "Phường 4, Quận 3, TP HCM", "--on", "30/06/2025")
    assert [unit["name"] for unit in found["now"]] == ["Xuân Hòa", "Bàn Cờ"]  # type: ignore[attr-defined, index]


def test_an_ambiguous_name_gives_no_unit_but_the_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "xã Tân Thành", "--on", "2022-03-01")
    assert (found["unit"], found["now"]) == (None, [])
    assert len(found["ambiguous"]) > 5  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("",),
        (" , ",),
        ("Đồng Tháp", "--on"),
        ("Đồng Tháp", "--on", ""),
        ("Đồng Tháp", "--on", "2022-02-30"),
        ("Đồng Tháp", "--on", "hôm qua"),
        ("Đồng Tháp", "--at", "2022-01-01"),
        ("xã Không Ở Đâu Cả",),
    ],
)
def test_wrong_input_is_exit_2_and_one_sentence(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    assert main(["find-unit", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.strip().splitlines()) == 1
