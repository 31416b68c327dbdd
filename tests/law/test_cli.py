"""The commands `score`, `check-law` and `words` as a user or another program calls them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from saolang import cli
from saolang.law import load, wire
from saolang.law.errors import LawError

SET = "qd26-2026-09"


def run(*arguments: str, lines: bytes = b"") -> tuple[int, str, str]:
    """The command in a process of its own, as it is installed."""
    code = "import sys; from saolang.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], input=lines, capture_output=True, check=False, timeout=60
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_score_prints_the_whole_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "marks.json"
    marks = {item.key: item.max_points // 100 for item in load.product_set(SET).criteria} | {"4.1": 2, "5.1": 3.0}
    path.write_text(json.dumps({"set": SET, "marks": marks}), encoding="utf-8")
    assert cli.main(["score", "--set", SET, str(path)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    answer = json.loads(out)
    assert list(answer) == [
        "set", "total", "parts", "star_by_total", "star", "missed_minimums", "unknown_minimums", "eliminated_by",
        "next_star",
    ]  # fmt: skip
    assert (answer["set"], answer["total"], answer["parts"]) == (SET, 95, {"A": 40, "B": 20, "C": 35})
    assert (answer["star_by_total"], answer["star"]) == (5, 3)
    assert answer["missed_minimums"] == [
        {"star": 4, "criterion": "4.1", "needs": 3, "has": 2},
        {"star": 4, "criterion": "5.1", "needs": 5, "has": 3},
        {"star": 5, "criterion": "4.1", "needs": 5, "has": 2},
    ]
    assert answer["next_star"] == {
        "star": 4,
        "points_short": 0,
        "changes": [
            {
                "criterion": "4.1",
                "from": 2,
                "to": 3,
                "papers": ["Phát triển thị trường, hoạt động quảng bá, xúc tiến thương mại"],
            },
            {"criterion": "5.1", "from": 3, "to": 5, "papers": ["Câu chuyện về sản phẩm"]},
        ],
    }
    assert '"total": 95,' in out  # whole numbers print as integers


def test_a_file_needs_no_set_of_its_own_but_may_not_contradict(tmp_path: Path, capsys: Any) -> None:
    path = tmp_path / "marks.json"
    path.write_text('{"marks": {"1.1": 1}, "wanted_star": 5, "eliminated": []}', encoding="utf-8")
    assert cli.main(["score", "--set", SET, str(path)]) == 0
    assert json.loads(capsys.readouterr().out)["next_star"]["star"] == 5
    path.write_text('{"set": "qd26-2026-10", "marks": {}}', encoding="utf-8")
    assert cli.main(["score", "--set", SET, str(path)]) == 2
    assert cli.main(["score", str(path)]) == 0


def test_batch_answers_every_line_and_remembers_the_bad_ones() -> None:
    lines = [
        json.dumps({"set": SET, "marks": {"1.1": 3}}).encode(),
        b"not json",
        b"",
        b'{"set": "qd26-2026-09", "marks": {"1.1": NaN}}',
        b'{"set": "qd26-2026-09", "marks": {"1.1": 1, "1.1": 2}}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"set": "\\ud800\\n", "marks": {}}',
        json.dumps({"set": "qd1048-2019-01", "marks": {"1.1": 0}, "wanted_star": 3}).encode(),
    ]
    status, out, err = run("score", "--batch", lines=b"\n".join(lines))
    answers = [json.loads(line) for line in out.splitlines()]
    codes = [item["error"]["code"] if "error" in item else item["total"] for item in answers]
    assert codes == [3, "not_json", "wrong_points", "repeated_key", "not_json", "not_json", "unknown_set", 0]
    assert status == 2
    assert len(err.splitlines()) == 1
    assert all(set(item["error"]) == {"code", "message"} for item in answers if "error" in item)


def test_a_good_batch_is_good() -> None:
    status, out, err = run("score", "--batch", lines=b'{"set": "qd26-2026-26", "marks": {"8": 3}}\n\n')
    assert (status, err) == (0, "")
    assert json.loads(out)["total"] == 3
    assert run("score", "--batch") == (0, "", "")


BAD = [
    ([], "wrong_request"),
    ("x", "wrong_request"),
    (None, "wrong_request"),
    ({}, "wrong_set"),
    ({"set": SET}, "wrong_marks"),
    ({"set": SET, "marks": None}, "wrong_marks"),
    ({"set": SET, "marks": []}, "wrong_marks"),
    ({"set": 9, "marks": {}}, "wrong_set"),
    ({"set": ["x"], "marks": {}}, "wrong_set"),
    ({"set": "qd26-2026-99", "marks": {}}, "unknown_set"),
    ({"set": "../../etc", "marks": {}}, "unknown_set"),
    ({"set": SET, "marks": {"9.9": 1}}, "unknown_criterion"),
    ({"set": SET, "marks": {"1": 1}}, "unknown_criterion"),
    ({"set": SET, "marks": {"9.9": 0}}, "unknown_criterion"),
    ({"set": SET, "marks": {"1.1": 1.5}}, "unknown_option"),
    ({"set": SET, "marks": {"1.1": 1.001}}, "unknown_option"),
    ({"set": SET, "marks": {"1.1": -1}}, "unknown_option"),
    ({"set": SET, "marks": {"1.1": 99}}, "unknown_option"),
    ({"set": SET, "marks": {"1.1": True}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": False}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": "2"}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": None}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": {"points": 2}}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": [2]}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": float("nan")}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": float("inf")}}, "wrong_points"),
    ({"set": SET, "marks": {"1.1": 10**400}}, "wrong_points"),
    ({"set": SET, "marks": {}, "eliminated": "forged"}, "wrong_eliminated"),
    ({"set": SET, "marks": {}, "eliminated": [1]}, "wrong_eliminated"),
    ({"set": SET, "marks": {}, "eliminated": {"forged": True}}, "wrong_eliminated"),
    ({"set": SET, "marks": {}, "eliminated": ["none"]}, "unknown_rule"),
    ({"set": SET, "marks": {}, "wanted_star": 6}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_star": 0}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_star": "4"}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_star": True}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_star": [4]}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_star": 3.5}, "wrong_star"),
    ({"set": SET, "marks": {}, "wanted_stars": 4}, "unknown_field"),
]


@pytest.mark.parametrize(("request_value", "code"), BAD)
def test_a_wrong_request_is_refused_with_a_code_and_a_sentence(request_value: Any, code: str) -> None:
    with pytest.raises(LawError) as problem:
        wire.answer(request_value)
    assert problem.value.code == code
    assert problem.value.message.endswith((".", "”."))
    assert "\n" not in problem.value.message


def test_zero_and_missing_are_always_accepted() -> None:
    zero = wire.answer({"set": SET, "marks": {item.key: 0 for item in load.product_set(SET).criteria}})
    assert zero == wire.answer({"set": SET, "marks": {"1.1": -0.0}}) == wire.answer({"set": SET, "marks": {}})
    assert zero["star"] == 1


def test_nothing_more_to_reach_and_nothing_to_do() -> None:
    full = {item.key: item.max_points / 100 for item in load.product_set(SET).criteria}
    assert wire.answer({"set": SET, "marks": full})["next_star"] is None
    there = wire.answer({"set": SET, "marks": full, "wanted_star": 4})["next_star"]
    assert there == {"star": 4, "points_short": 0, "changes": []}
    out = wire.answer({"set": SET, "marks": full, "eliminated": ["copied-product"]})
    assert (out["star"], out["next_star"], out["eliminated_by"]) == (None, None, ["copied-product"])


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "--set", SET],
        ["score", "--set", SET, "/no/such/file"],
        ["score", "--set", SET, "a\0b"],
        ["score", "--batch", "--set", SET],
        ["score", "--unknown"],
        ["check-law", "x"],
        ["words"],
        ["words", "x"],
        ["words", "1", "2"],
        ["words", "--read"],
        ["words", "--read", "một nghìn năm"],
        ["words", "9" * 40],
    ],
)
def test_a_wrong_call_is_two_and_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.rstrip().endswith(".")


def test_a_wrong_file_is_two_and_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "marks.json"
    for content in (b"", b"\xff", b"[]", b'{"marks": {"1.1": 77}}'):
        path.write_bytes(content)
        assert cli.main(["score", "--set", SET, str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["6422330000"], "sáu tỷ bốn trăm hai mươi hai triệu ba trăm ba mươi nghìn"),
        (["--", "-5"], "âm năm"),
        (["-5"], "âm năm"),
        (["71,25"], "bảy mươi mốt phẩy hai lăm"),
        (["--read", "sáu tỷ bốn trăm hai mươi hai triệu ba trăm ba mươi nghìn"], "6422330000"),
        (["--read", "âm", "năm"], "-5"),
        (["--read", "bảy mươi mốt phẩy hai lăm"], "71,25"),
    ],
)
def test_words(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["words", *arguments]) == 0
    assert capsys.readouterr().out == f"{line}\n"


def test_check_law_prints_one_object_without_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-law"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["sets"], made["errors"]) == (78, [])


def test_the_commands_start_without_django() -> None:
    code = (
        "import sys, io; from saolang.cli import main; sys.stdin = io.TextIOWrapper(io.BytesIO());"
        "main(['words', '5']); main(['check-law']); main(['score', '--batch']);"
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
