"""`saolang import-plan`: a file becomes a proposal that waits; nothing becomes a plan without a person."""

import json
from pathlib import Path

import pytest

from saolang.cli import main
from saolang.documents.write import write_docx
from saolang.programme.documents import plan_document
from saolang.programme.models import Plan, PlanReading
from tests.factories.programme import fill_plan, make_bureau, make_plan

pytestmark = pytest.mark.django_db


def test_a_file_is_read_in_the_name_of_the_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bureau = make_bureau()
    file = tmp_path / "kế hoạch.docx"
    file.write_bytes(write_docx(plan_document(fill_plan(make_plan(bureau), by=bureau.office))))
    call = ["import-plan", str(file), "--organisation", bureau.committee.name.upper(), "--year", "2026"]
    assert main(call) == 0
    told = json.loads(capsys.readouterr().out)
    row = PlanReading.objects.get(uuid=told["reading"])
    assert (row.state, row.year, row.by) == ("waiting", 2026, bureau.office)
    assert told["rows"]["line"] == 3
    assert Plan.objects.count() == 1


def test_a_wrong_call_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bureau = make_bureau()
    empty = tmp_path / "trống.txt"
    empty.write_bytes(b"")
    good = tmp_path / "có chữ.txt"
    good.write_text("KẾ HOẠCH", encoding="utf-8")
    name = bureau.committee.name
    calls = (
        [],
        [str(good)],
        [str(tmp_path / "không có.docx"), "--organisation", name],
        [str(empty), "--organisation", name],
        [str(good), "--organisation", "Cơ quan không có"],
        [str(good), "--organisation", name, "--year", "hai nghìn"],
    )
    for call in calls:
        assert main(["import-plan", *call]) == 2, call
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1), call
    assert not PlanReading.objects.exists()
