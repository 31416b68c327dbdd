"""Plans of the demonstration: real documents with nothing added, and the invented province's plans that live."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from saolang.core import clock
from saolang.demo import own_plans, real_plans, stage, stories
from saolang.demo.cast import Cast, make_cast
from saolang.demo.days import Days
from saolang.papers.models import PaperState
from saolang.people.models import Organisation
from saolang.programme import queries
from saolang.programme.checks import check_plan
from saolang.programme.enums import DifficultyState, PlanState, Stage, TaskState
from saolang.programme.models import BudgetEntry, Difficulty, Plan, Target, TargetActual, Task, TaskNote
from saolang.programme.progress import Standing
from saolang.territory.load import load_units
from saolang.web.office.plans.shown import task_tag
from tests.demo.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast"), pytest.mark.xdist_group("demo")]
QUANG_TRI = "quang-tri-provincial-plan-2019.txt"
BOOKS = {book["file"]: book for book in real_plans.books()}
WAITED_FOR = 60
SHORT = 15


@pytest.fixture(scope="module")
def cast(django_db_setup: None, django_db_blocker: object) -> Iterator[Cast]:
    """The people of the demonstration, the real documents and the invented plans; no products."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_units()
        days = Days()
        with clock.travel(days.ago(stories.FOUNDED)):
            made = make_cast(PASSWORD, since=clock.today())
            real_plans.load(made.members["admin"])
        stage.play(own_plans.all_stories(stories.Play(made, days)))
        yield made
        transaction.set_rollback(True)


def real(file: str) -> Plan:
    return Plan.objects.get(source_name__contains=file)


def real_ones() -> list[Plan]:
    return list(Plan.objects.filter(organisation__illustration=False))


def own(key: str) -> Plan:
    return Plan.objects.get(organisation__name={"tinh": "UBND tỉnh Sao Mai", "xa": "UBND xã Bến Mẫu"}[key])


# --- Real documents -----------------------------------------------------------------------------------------------


def test_quang_tri_is_a_need_of_31_lines_and_its_leaves_make_the_total() -> None:
    plan = real(QUANG_TRI)
    budget = queries.budget_of(plan)
    leaves = [row for row in budget.lines if not row.line.children.exists()]
    assert (len(budget.lines), len(leaves)) == (31, 25)
    assert sum(row.inside[Stage.NEED].total or 0 for row in leaves) == 6_422_330_000
    assert budget.total[Stage.NEED] == plan.stated_total == 6_422_330 * 1000
    assert budget.stages == [Stage.NEED]
    assert (plan.number_text, plan.issued_on.isoformat()) == ("278/KH-SNN", "2019-03-04")


def test_the_words_of_quang_tri_are_rounded_and_said_to_differ() -> None:
    findings = check_plan(real(QUANG_TRI))
    assert [one.code for one in findings] == ["words"]


def test_every_real_value_has_its_file_and_line() -> None:
    plans = real_ones()
    assert {plan.source_name.split(":")[0].removeprefix("tệp ") for plan in plans} == set(BOOKS)
    for plan in plans:
        assert "dòng" in plan.source_name
        for rows in (plan.targets, plan.stated_results, plan.tasks, plan.duties, plan.lines, plan.citations):
            assert not rows.filter(source_line=None).exists(), plan
        assert not BudgetEntry.objects.filter(line__plan=plan, source_line=None).exists()
        assert all("dòng" in fund.text for fund in plan.sources.all())


def test_nothing_is_added_to_a_real_plan() -> None:
    plans = real_ones()
    assert len(plans) == 5
    assert not TargetActual.objects.filter(target__plan__in=plans).exists()
    assert not Target.objects.filter(plan__in=plans).exclude(indicator="").exists()
    assert not TaskNote.objects.filter(task__plan__in=plans).exists()
    assert set(Task.objects.filter(plan__in=plans).values_list("state", flat=True)) == {TaskState.PLANNED}
    assert not Difficulty.objects.filter(plan__in=plans).exists()
    entries = BudgetEntry.objects.filter(line__plan__in=plans)
    assert set(entries.values_list("stage", flat=True)) == {Stage.NEED}
    assert set(entries.values_list("line__plan__source_name", flat=True)) == {real(QUANG_TRI).source_name}
    for plan in plans:
        assert (plan.situation, plan.lessons, plan.signer_name, plan.paper, plan.source_file) == (
            "",
            "",
            "",
            None,
            None,
        )
        assert not plan.objectives.exists()
    unsigned = [plan for plan in plans if plan != real(QUANG_TRI)]
    assert all((plan.number_text, plan.issued_on) == ("", None) for plan in unsigned)


def test_nobody_works_in_a_real_agency_and_nothing_of_it_is_late() -> None:
    agencies = Organisation.objects.filter(plans__in=real_ones()).distinct()
    assert {agency.unit.valid_to is not None for agency in agencies} == {True}
    assert not any(agency.memberships.exists() for agency in agencies)
    for plan in real_ones():
        assert plan.state == PlanState.ISSUED
        lines = queries.tasks_of(plan)
        assert not any(line.late for line in lines)
        assert {task_tag(line.task, late=line.late).word for line in lines} == {"Không theo dõi"}
        assert {line.progress.standing for line in queries.targets_of(plan)} <= {Standing.BLANK}


def test_what_was_concluded_stays_marked() -> None:
    """A sum of trainees, last year's plan from its percentage, the name of the district, "khoảng" as a lower bound."""
    derived = {
        (plan.source_name.split()[1].split("-")[0], int(row.value))
        for plan in real_ones()
        for rows in (plan.targets, plan.stated_results)
        for row in rows.filter(derived=True)
    }
    assert derived == {("dong", 205), ("tan", 4), ("quang", 20), ("quang", 400)}
    assert "tên huyện suy ra" in real("tan-hong-district-plan-2022.txt").source_name


def test_one_document_cited_with_two_days_is_said() -> None:
    plan = real("dong-thap-training-plan-2022.txt")
    cited = {one.citation.document.number: one.other_days for one in queries.citations_of(plan)}
    assert real("dong-thap-half-year-report-2022.txt").citations.filter(document__number="81/KH-UBND").exists()
    assert plan.citations.get(document__number="81/KH-UBND").written_on.isoformat() == "2022-03-14"
    assert cited.keys() == {"81/KH-UBND", "1084/QĐ-UBND-HC"}
    assert cited["81/KH-UBND"] == ("2022-04-18",)


def test_a_town_gets_no_money_from_the_source_that_denies_it() -> None:
    rules = [rule for fund in real("long-my-district-plan-2020.txt").sources.all() for rule in fund.rules.all()]
    assert [(rule.unit_kind, rule.allowed) for rule in rules] == [("thi_tran", False)]
    assert "dòng 214" in rules[0].paper


def values(book: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everything of a data file that stands on a line of its document."""
    money = book.get("money", {})
    lists = [book.get(name, []) for name in ("bases", "targets", "results", "tasks", "duties")]
    for rows in (*lists, money.get("lines", []), money.get("funds", [])):
        yield from rows


@pytest.mark.parametrize("file", sorted(BOOKS))
def test_a_data_file_names_a_line_for_each_value_and_copies_no_text(file: str) -> None:
    for row in values(BOOKS[file]):
        assert row["line"] > 0
        assert all(len(text) <= 200 for text in row.values() if isinstance(text, str)), row


@pytest.mark.parametrize("file", sorted(BOOKS))
def test_numbers_stand_on_their_lines_of_the_document(file: str) -> None:
    folder = os.environ.get("SAOLANG_CORPUS", "")
    if not folder:
        pytest.skip("SAOLANG_CORPUS names no folder")
    lines = (Path(folder) / file).read_text(encoding="utf-8").splitlines()
    for row in values(BOOKS[file]):
        near = "".join("".join(lines[row["line"] - 1 : row["line"] + WAITED_FOR]).split())
        if "amount" in row:
            assert f"{row['amount']:,}".replace(",", ".") in near, row
        elif "number" in row:
            assert "".join(row["number"].split()) in near, row
        elif "value" in row and not row.get("derived"):
            assert row["value"] in "".join(lines[row["line"] - 1 : row["line"] + SHORT]), row


# --- The invented province ------------------------------------------------------------------------------------------


def test_both_plans_were_issued_through_papers_and_marked() -> None:
    for key in ("tinh", "xa"):
        plan = own(key)
        assert plan.state == PlanState.ISSUED
        assert plan.paper.state == PaperState.ISSUED
        assert plan.number_text == plan.paper.number_text
        assert plan.organisation.illustration
        assert plan.unit.invented
    assert own("xa").parent == own("tinh")


def test_targets_are_counted_by_the_system_or_typed_with_a_source() -> None:
    lines = queries.targets_of(own("tinh"))
    assert [line.target.indicator for line in lines if line.counted] == [
        "dossiers.filed", "producers.taking-part", "certificates.new", "certificates.new-4", "certificates.communes",
    ]  # fmt: skip
    assert [int(line.progress.actual) for line in lines if line.actual] == [151]


def test_tasks_are_done_late_and_open() -> None:
    lines = queries.tasks_of(own("tinh"))
    assert [line.task.code for line in lines if line.task.state == TaskState.DONE] == ["2.1", "4.1"]
    assert [(line.task.code, line.lead) for line in lines if line.late] == [("3.1", ("Sở Công Thương tỉnh Sao Mai",))]
    assert all(line.lead for line in lines if line.task.due_on)


def test_each_agency_finds_its_tasks(cast: Cast) -> None:
    codes = {
        key: set(queries.own_tasks(cast.members[key]).values_list("code", flat=True))
        for key in ("department", "farmers", "office", "officer-ben-mau")
    }
    assert {"3.1", "3.2", "5"} <= codes["department"]
    assert {"1", "2.2"} <= codes["farmers"]
    assert {"2.1", "4.1", "4.2"} <= codes["office"]
    assert {"2.2", "4.2", "3"} <= codes["officer-ben-mau"]


def test_money_goes_through_all_stages_and_only_budget_is_inside() -> None:
    budget = queries.budget_of(own("tinh"))
    assert budget.stages == Stage.values
    sums = [budget.total[stage] for stage in Stage.values]
    assert sums == sorted(sums, reverse=True)
    assert len(budget.beside) == 3
    assert not check_plan(own("tinh"), budget)
    assert not BudgetEntry.objects.filter(line__plan=own("tinh"), paper="", stage__in=[Stage.ALLOCATED]).exists()


def test_one_difficulty_is_answered_one_open(cast: Cast) -> None:
    found = {one.state: one for one in Difficulty.objects.all()}
    assert found.keys() == {DifficultyState.ANSWERED, DifficultyState.RAISED}
    assert found[DifficultyState.ANSWERED].answered_by == cast.members["farmers"]
    assert found[DifficultyState.RAISED].organisation == cast.members["department"].organisation


def test_invented_words_say_that_they_are_invented() -> None:
    for note in TaskNote.objects.all():
        assert "(minh họa)" in note.text
    for entry in BudgetEntry.objects.filter(line__plan__organisation__illustration=True).exclude(paper=""):
        assert "(minh họa)" in entry.paper


def test_the_ministry_finds_all_plans_and_reads_a_source(cast: Cast, client: Client) -> None:
    by = cast.members["ministry"]
    assert set(queries.visible_to(by)) == set(Plan.objects.all())
    client.force_login(by.account)
    page = client.get(reverse("plan", args=[real(QUANG_TRI).uuid])).content.decode()
    assert QUANG_TRI in page
    assert "Tình trạng: nhu cầu" in page
