"""A file becomes a proposal, the proposal a plan when a person accepts; nothing is a fact before."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection

from saolang.core.errors import DomainError, NoRight, NotNow, Stale, WrongInput
from saolang.documents.write import write_docx, write_pdf
from saolang.programme import domain, queries
from saolang.programme.documents import plan_document
from saolang.programme.domain import readings
from saolang.programme.enums import Stage
from saolang.programme.errors import OtherUnit, UnreadableFile
from saolang.programme.models import Plan
from saolang.programme.proposal import propose
from tests.factories.programme import fill_plan, make_bureau, make_issued, make_plan

pytestmark = pytest.mark.django_db

READING = {
    "document": {
        "type": "Kế hoạch", "number": "12/KH-UBND", "issue_date": "2022-03-14", "place": None, "year": 2022,
        "title": "Thực hiện Chương trình OCOP năm 2022", "issuer": "ỦY BAN NHÂN DÂN", "recipients": [],
        "signatory": {"position": "CHỦ TỊCH", "name": "Lê Văn A"},
    },
    "legal_bases": [{"kind": "Quyết định", "number": "919/QĐ-TTg", "date": "2022-08-01", "source": {"line": 3}}],
    "targets": [
        {"text": "Có ít nhất 04 sản phẩm 3 sao", "value": 4, "unit": "sản phẩm", "source": {"line": 9, "text": "…"}},
        {"text": "Phát triển 3 - 5 sản phẩm", "value_min": 3, "value_max": 5, "source": {"line": 10}},
        {"text": "Củng cố bộ máy", "value": None, "source": {"line": 11}},
        {"text": "Tổng 7", "value": 7, "value_derived": True, "source": {"line": 12}},
    ],
    "results": [{"text": "Đạt 225% kế hoạch", "value": 225, "unit": "%", "year": 2021, "source": {"line": 5}}],
    "tasks": [{"code": "1", "title": "Tuyên truyền", "quarters": [1, 2], "lead": ["Sở A"], "source": {"line": 20}}],
    "organisations_and_tasks": [{"code": "IV.1", "organisation": "Sở A", "tasks": ["Một", "Hai"], "source": {}}],
    "budget": {
        "unit": "1.000 đồng", "total": {"value": 300},
        "lines": [
            {"code": "1", "content": "Đào tạo", "amount": 300, "source": {"line": 40}},
            {"code": "1.1", "parent": "1", "content": "Lớp A", "amount": 100, "source": {"line": 41}},
            {"code": None, "parent": "1", "content": "Lớp B", "amount": 150, "source": {"line": 42}},
        ],
    },
    "warnings": [{"kind": "missing_number", "line": 42, "text": "Dòng “Lớp B” không có số thứ tự."}],
}  # fmt: skip


def make_reading(bureau=None, reading=None):
    """A reading that waits, with the answer above in place of the one of its small file."""
    bureau = bureau or make_bureau()
    row = domain.read_plan_file(
        bureau.committee, content=BytesIO("KẾ HOẠCH\nNăm 2022".encode()), name="kế hoạch.txt", by=bureau.office
    )
    row.reading = reading or READING
    row.proposal = propose(row.reading)
    row.save()
    return row, bureau


def accept(row, bureau, **changes):
    values = {"title": "Kế hoạch OCOP năm 2022", "year_from": 2022, **changes}
    return domain.accept_reading(row, decision=domain.Acceptance(**values), by=bureau.office)


def test_nothing_is_a_fact_before_a_person_accepts() -> None:
    row, bureau = make_reading()
    assert not Plan.objects.exists()
    plan = accept(row, bureau)
    assert (plan.state, plan.number_text, plan.issued_on) == ("issued", "12/KH-UBND", date(2022, 3, 14))
    assert plan.source_file == row.file
    assert [(one.value, one.operator, one.source_line) for one in plan.targets.all()] == [
        (4, "at_least", 9), (3, "between", 10), (None, "at_least", 11), (7, "at_least", 12),
    ]  # fmt: skip
    assert [one.derived for one in plan.targets.all()] == [False, False, False, True]
    assert plan.tasks.get().due_on == date(2022, 6, 30)
    assert plan.duties.count() == 2
    assert plan.stated_results.get().value == 225
    assert plan.citations.get().document.number == "919/QĐ-TTg"
    with pytest.raises(NotNow):
        accept(row, bureau)


def test_money_is_read_in_the_unit_of_its_table_and_differences_stay() -> None:
    row, bureau = make_reading()
    budget = queries.budget_of(accept(row, bureau))
    assert budget.total[Stage.NEED] == 250_000
    assert budget.lines[0].inside[Stage.NEED].difference == 50_000
    assert [one.depth for one in budget.lines] == [0, 1, 1]
    assert any("Lớp B" in doubt for one in row.proposal["rows"] for doubt in one["doubts"])


def test_money_without_a_unit_is_not_taken() -> None:
    reading = {**READING, "budget": {**READING["budget"], "unit": None}}
    row, bureau = make_reading(reading=reading)
    with pytest.raises(WrongInput) as refused:
        accept(row, bureau)
    assert refused.value.field == "unit"
    assert not Plan.objects.exists()
    row = domain.save_proposal(row, changes={"money": {"unit": 1_000_000}}, by=bureau.office)
    assert queries.budget_of(accept(row, bureau)).total[Stage.NEED] == 250_000_000


def test_rows_are_corrected_and_left_out() -> None:
    row, bureau = make_reading()
    changes = {
        "target-1": {"text": "Có ít nhất 06 sản phẩm 3 sao", "value": "6"},
        "target-2": {"take": False},
        "target-4": {"value": "8"},
    }
    row = domain.save_proposal(row, changes=changes, expected=row.version, by=bureau.office)
    plan = accept(row, bureau)
    assert [(one.value, one.derived) for one in plan.targets.all()] == [(6, False), (None, False), (8, False)]
    with pytest.raises(Stale):
        domain.save_proposal(row, changes={}, expected=1, by=bureau.office)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"line-9": {"amount": "1.5.00"}}, "line-9:amount"),
        ({"target-1": {"value": "nhiều"}}, "target-1:value"),
        ({"task-6": {"quarters": "1, 5"}}, "task-6:quarters"),
        ({"base-0": {"date": "31/02/2022"}}, "base-0:date"),
        ({"document": {"issued_on": "hôm qua"}}, "document:issued_on"),
    ],
)
def test_values_that_mean_nothing_are_refused_at_their_field(changes, field) -> None:
    row, bureau = make_reading()
    with pytest.raises(WrongInput) as refused:
        domain.save_proposal(row, changes=changes, by=bureau.office)
    assert refused.value.field == field


def test_what_no_database_keeps_is_left_out() -> None:
    bureau = make_bureau()
    data = "KẾ HOẠCH\x00\nNăm 2022\x00\n".encode()
    row = domain.read_plan_file(bureau.committee, content=BytesIO(data), name="a\x00.txt", by=bureau.office)
    assert row.lines[0] == [1, None, "KẾ HOẠCH"]
    assert "\x00" not in f"{row.lines}{row.reading}{row.proposal}{row.file_name}"
    row, bureau = make_reading(bureau)
    key = row.proposal["rows"][0]["id"]
    name = next(iter(row.proposal["rows"][0]["values"]))
    changes = {key: {name: "Số\x00 mới"}, "document": {"issuer": "Ủy\x00 ban"}}
    row = domain.save_proposal(row, changes=changes, by=bureau.office)
    assert row.proposal["rows"][0]["values"][name] == "Số mới"
    assert row.proposal["document"]["issuer"] == "Ủy ban"


def test_lines_beside_the_reading_are_those_of_the_file() -> None:
    bureau = make_bureau()
    text = "KẾ HOẠCH\r\nNăm 2022\n\fTrang hai\u2028còn nữa\nDòng bốn"
    row = domain.read_plan_file(bureau.committee, content=BytesIO(text.encode()), name="a.txt", by=bureau.office)
    assert [line[0] for line in row.lines if "Dòng bốn" in line[2]] == [4]


def test_a_long_file_is_read_while_nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    bureau, depths = make_bureau(), []
    real = readings.understand

    def watched(source):
        depths.append(len(connection.savepoint_ids))
        return real(source)

    monkeypatch.setattr(readings, "understand", watched)
    domain.read_plan_file(bureau.committee, content=BytesIO(b"KE HOACH\n2022"), name="a.txt", by=bureau.office)
    assert depths == [len(connection.savepoint_ids)]


def test_a_plan_of_another_unit_needs_a_word_of_confirmation() -> None:
    document = {**READING["document"], "title": "Kế hoạch OCOP huyện Đồng Xa năm 2022"}
    row, bureau = make_reading(reading={**READING, "document": document})
    with pytest.raises(OtherUnit, match="Đồng Xa"):
        accept(row, bureau)
    assert not Plan.objects.exists()
    assert accept(row, bureau, same_unit=True).state == "issued"


def test_without_a_head_the_issuers_of_the_bases_say_whose_plan_it_is() -> None:
    bases = [{"kind": "Kế hoạch", "number": "81/KH-UBND", "issuer": "Ủy ban nhân dân tỉnh Đồng Xa", "source": {}}]
    row, bureau = make_reading(reading={**READING, "legal_bases": bases})
    assert domain.other_places(row) == ["Đồng Xa"]
    with pytest.raises(OtherUnit, match="Đồng Xa"):
        accept(row, bureau)


def test_classes_of_a_training_plan_become_tasks_on_their_line() -> None:
    classes = [
        {"code": "1", "kind": "Tuyên truyền", "classes": 3, "trainees_per_class": 35, "audience": ["Chủ thể mới"],
         "source": {"line": 20}},
        {"code": "2", "kind": "Tập huấn hồ sơ", "classes": 2, "trainees_total": 90, "trainees_total_derived": True,
         "days_per_class": 2, "source": {"line": 25, "page": 2, "text": "02 lớp"}},
        {"code": "1.1", "kind": "Lớp A", "classes": 1, "source": {"line": 41}},
    ]  # fmt: skip
    row, bureau = make_reading(reading={**READING, "training_classes": classes})
    plan = accept(row, bureau)
    tasks = {task.title: task for task in plan.tasks.all()}
    assert tasks.keys() == {"Tuyên truyền", "Tập huấn hồ sơ"}
    joined, own = tasks["Tuyên truyền"], tasks["Tập huấn hồ sơ"]
    assert joined.content == "3 lớp, mỗi lớp 35 học viên.\nThành phần:\n- Chủ thể mới"
    assert (joined.quarters, joined.source_line, joined.derived) == ([1, 2], 20, False)
    assert own.content == "2 lớp, tổng số 90 học viên, mỗi lớp 2 ngày."
    assert (own.source_page, own.source_line, own.source_text, own.derived) == (2, 25, "02 lớp", True)


def test_a_plan_of_the_own_unit_needs_none() -> None:
    bureau = make_bureau()
    document = {
        **READING["document"],
        "place": bureau.unit.name,
        "title": f"Kế hoạch OCOP tỉnh {bureau.unit.name} năm 2022",
    }
    row, bureau = make_reading(bureau, {**READING, "document": document})
    assert domain.other_places(row) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n....", "picture"), (b"PK\x03\x04rubbish", ""), (b"%PDF-1.4 broken", "")],
)
def test_files_that_cannot_be_read_say_so(data: bytes, code: str) -> None:
    bureau = make_bureau()
    with pytest.raises(WrongInput) as refused:
        domain.read_plan_file(bureau.committee, content=BytesIO(data), name="x.docx", by=bureau.office)
    if code:
        assert isinstance(refused.value, UnreadableFile)
        assert refused.value.code == code
    assert refused.value.sentence


def test_only_who_prepares_plans_reads_files() -> None:
    bureau, other = make_bureau(), make_bureau()
    for by in (bureau.department, bureau.accountant, other.office):
        with pytest.raises(NoRight):
            domain.read_plan_file(bureau.committee, content=BytesIO(b"x"), name="x", by=by)
    row, _bureau = make_reading(bureau)
    assert queries.readings_visible_to(bureau.office).get() == row
    assert not queries.readings_visible_to(other.office).exists()
    assert domain.drop_reading(row, by=bureau.office).state == "dropped"
    with pytest.raises(DomainError):
        domain.drop_reading(row, by=bureau.office)


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_a_plan_that_we_wrote_reads_back(write) -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    data = write(plan_document(plan))
    row = domain.read_plan_file(bureau.committee, content=BytesIO(data), name="kế hoạch", by=bureau.office)
    assert row.reading["document"]["title"] == plan.title.removeprefix("Kế hoạch ")
    amounts = [one["values"]["amount"] for one in row.proposal["rows"] if one["kind"] == "line"]
    assert amounts == ["300.000", "100.000", "200.000"]
    assert row.proposal["money"] | {"line": None} == {
        "unit": 1000, "unit_text": row.proposal["money"]["unit_text"], "total": "300.000", "line": None,
    }  # fmt: skip
    assert any("919/QĐ-TTg" in one["values"].get("number", "") for one in row.proposal["rows"])
    again = domain.accept_reading(
        row, decision=domain.Acceptance(title="Đọc lại", year_from=2026, issued=False), by=bureau.office
    )
    assert again.state == "draft"
    assert queries.budget_of(again).total[Stage.NEED] == 300_000_000


def test_one_document_cited_with_two_days_is_shown() -> None:
    bureau = make_bureau()
    one, two = make_plan(bureau), make_plan(bureau)
    values = {"kind": "Kế hoạch", "number": "81/KH-UBND", "issuer": "UBND tỉnh", "by": bureau.office}
    domain.cite(one, written_on=date(2022, 3, 14), **values)
    domain.cite(two, written_on=date(2022, 4, 18), **values)
    base = queries.citations_of(two)[0]
    assert base.other_days == ("2022-03-14",)
    document = base.citation.document
    assert document.citations.count() == 2
    domain.update_document(
        document, issued_on=date(2022, 3, 14), issuer="UBND tỉnh", subject="", in_force_from=None,
        in_force_to=date(2022, 12, 31), by=bureau.office,
    )  # fmt: skip
    assert queries.citations_of(two)[0].ended
    with pytest.raises(WrongInput, match="rồi"):
        domain.cite(one, written_on=date(2022, 3, 14), **values)
    other = make_bureau()
    elsewhere = make_plan(other)
    domain.cite(elsewhere, written_on=date(2022, 4, 18), **{**values, "by": other.office})
    assert queries.citations_of(elsewhere)[0].other_days == ()
    assert not queries.documents_visible_to(other.office).filter(pk=document.pk).exists()


def test_a_counted_target_opens_the_list_it_was_counted_from() -> None:
    from tests.factories.certificates import make_certificate

    bureau = make_bureau()
    plan = make_issued(bureau)
    assert [line.progress.actual for line in queries.targets_of(plan)] == [0, None]
    certificate = make_certificate()
    certificate.product.place.parent = certificate.product.place.province = bureau.unit
    certificate.product.place.save()
    line = queries.targets_of(plan)[0]
    measured = queries.measure(line.target)
    assert line.counted
    assert line.progress.actual == measured.value == measured.rows.count() == 1
    with pytest.raises(NotNow, match="hệ thống đếm"):
        domain.record_actual(line.target, value=9, on=date(2026, 6, 1), source="Báo cáo", by=bureau.office)
    typed = queries.targets_of(plan)[1].target
    domain.record_actual(typed, value=0, on=date(2026, 6, 1), source="Báo cáo 12", by=bureau.office)
    assert queries.targets_of(plan)[1].progress.actual == 0
