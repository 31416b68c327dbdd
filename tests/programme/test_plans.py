"""The life of a plan: draft, signature, issue, new version, next year, end; who may do what."""

from datetime import date
from decimal import Decimal
from functools import partial
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from saolang.core import events
from saolang.core.errors import NoRight, NotNow, Stale, WrongInput
from saolang.papers import domain as papers
from saolang.people.enums import OrganisationKind, Role
from saolang.programme import domain, queries, rules
from saolang.programme.documents import plan_document
from saolang.programme.enums import OPEN_TASKS, PlanState, Stage, TaskState
from saolang.programme.models import BudgetEntry, FundRule, Plan, Task
from saolang.programme.progress import state_of_parts
from tests.factories.people import make_member, make_organisation
from tests.factories.programme import fill_plan, make_amount, make_bureau, make_issued, make_plan

pytestmark = pytest.mark.django_db


def test_a_plan_goes_through_its_paper() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    paper = domain.submit_plan(plan, by=bureau.office, expected=plan.version)
    plan.refresh_from_db()
    assert plan.state == PlanState.SUBMITTED
    with pytest.raises(NoRight):
        domain.add_target(plan, text="Muộn rồi", by=bureau.office)
    papers.issue_paper(paper, issued_on=date(2026, 11, 22), signing_right=bureau.right, by=bureau.clerk)
    plan.refresh_from_db()
    assert (plan.state, plan.number_text, plan.issued_on) == ("issued", "01/KH-UBND", date(2026, 11, 22))
    assert plan.signer_name == bureau.leader.account.full_name
    assert events.history(plan).first().kind == "issue"


def test_nothing_slips_into_a_plan_that_was_sent_meanwhile() -> None:
    bureau = make_bureau()
    by = bureau.office
    plan = fill_plan(make_plan(bureau), by=by)
    seen = Plan.objects.select_related("organisation", "created_by").get(pk=plan.pk)
    target, task, row, duty, base = (
        rows.select_related("plan").first()
        for rows in (seen.targets, seen.tasks, seen.lines, seen.duties, seen.citations)
    )
    domain.submit_plan(plan, by=by)
    late = [
        partial(domain.add_target, seen, text="Muộn"),
        partial(domain.add_task, seen, title="Muộn"),
        partial(domain.add_line, seen, content="Muộn"),
        partial(domain.add_objective, seen, text="Muộn"),
        partial(domain.add_duty, seen, organisation_text="Sở", text="Muộn"),
        partial(domain.cite, seen, kind="Luật", number="1/2020/QH14"),
        partial(domain.update_target, target, text="Muộn"),
        partial(domain.update_task, task, title="Muộn"),
        partial(domain.update_line, row, content="Muộn"),
        partial(domain.enter_amount, row, stage=Stage.NEED, amount=1),
        partial(domain.remove_target, target),
        partial(domain.remove_task, task),
        partial(domain.remove_line, row),
        partial(domain.remove_duty, duty),
        partial(domain.remove_citation, base),
    ]
    for act in late:
        with pytest.raises(NoRight):
            act(by=by)
        for one in (seen, target.plan, task.plan, row.plan, duty.plan, base.plan):
            one.state = PlanState.DRAFT  # as the page of the other person still shows it
    assert "Muộn" not in str(plan_document(Plan.objects.get(pk=plan.pk)))


def test_what_another_person_removed_is_no_server_error() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    target = plan.targets.first()
    domain.remove_target(plan.targets.get(pk=target.pk), by=bureau.office)
    with pytest.raises(NotNow) as refused:
        domain.update_target(target, text="Chỉ tiêu", by=bureau.office, expected=target.version)
    assert refused.value.code == "gone"


def test_a_source_has_one_rule_for_a_kind_of_unit() -> None:
    bureau = make_bureau()
    source = domain.add_source(make_plan(bureau), by=bureau.office)
    for allowed in (True, False):
        domain.set_fund_rule(
            source, unit_kind="xa", allowed=allowed, text="Chỉ chi cho xã", paper="Thông tư 1", by=bureau.office
        )
    rule = source.rules.get()
    assert rule.allowed is False
    with pytest.raises(IntegrityError), transaction.atomic():
        FundRule.objects.create(source=source, unit_kind=rule.unit_kind, text="Khác", paper="Khác")


def test_taken_back_it_is_a_draft_again_and_its_paper_is_dropped() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    paper = domain.submit_plan(plan, by=bureau.office)
    domain.take_back(plan, reason="Sửa chỉ tiêu", by=bureau.office)
    paper.refresh_from_db()
    plan.refresh_from_db()
    assert (plan.state, plan.paper, paper.state) == ("draft", None, "dropped")


def test_an_empty_plan_is_not_put_before_the_signer() -> None:
    bureau = make_bureau()
    with pytest.raises(NoRight, match="chưa có chỉ tiêu"):
        domain.submit_plan(make_plan(bureau), by=bureau.office)


def test_a_new_version_stands_beside_the_old_one_and_goes_on_where_it_stood() -> None:
    bureau = make_bureau()
    old = make_issued(bureau)
    task = old.tasks.get(code="1.1")
    domain.note_task(task, text="Đã mở lớp", by=bureau.department)
    spend = old.lines.get(code="1.1")
    make_amount(spend, 50_000_000, by=bureau.accountant, stage=Stage.ALLOCATED, paper="QĐ 12")
    new = domain.amend_plan(old, by=bureau.office)
    assert (new.edition, new.amends, new.targets.count(), new.tasks.count()) == (2, old, 2, 2)
    assert new.tasks.get(code="1.1").parent == new.tasks.get(code="1")
    assert queries.budget_of(new).total[Stage.NEED] == 300_000_000
    with pytest.raises(NotNow):
        domain.amend_plan(old, by=bureau.office)
    target = new.targets.first()
    domain.update_target(target, text=target.text, value=Decimal(6), unit="sản phẩm", by=bureau.office)
    domain.record_issued(new, number_text="90/KH-UBND", issued_on=date(2026, 6, 1), by=bureau.office)
    old.refresh_from_db()
    assert old.state == PlanState.AMENDED
    assert old.targets.first().value == 4
    assert new.tasks.get(code="1.1").state == TaskState.DOING
    assert new.tasks.get(code="1.1").notes.get().text == "Đã mở lớp"
    assert queries.budget_of(new).total[Stage.ALLOCATED] == 50_000_000
    changed = [one for one in queries.compare(old, new) if one.change == "changed"]
    assert [one.part for one in changed] == ["target"]


def test_next_year_starts_from_this_one_without_its_numbers() -> None:
    bureau = make_bureau()
    old = fill_plan(make_plan(bureau), by=bureau.office, lead=bureau.department.organisation)
    done = domain.add_task(old, title="Đã làm xong", code="2", by=bureau.office)
    domain.record_issued(old, issued_on=date(2026, 1, 5), by=bureau.office)
    old.refresh_from_db()
    domain.move_task(done, action="finish", by=bureau.office)
    domain.close_plan(old, lessons="Mở lớp sớm hơn.", by=bureau.office)
    new = domain.start_next(old, year_from=2027, by=bureau.office)
    assert (new.year_from, new.previous, new.state) == (2027, old, "draft")
    assert new.title == "Kế hoạch Chương trình OCOP năm 2027"
    assert "Mở lớp sớm hơn." in new.situation
    assert [task.title for task in new.tasks.all()] == ["Tập huấn cán bộ xã"]
    assert new.tasks.get().carried_from.code == "1.1"
    assert new.tasks.get().due_on == date(2027, 3, 31)
    assert [one.state for one in old.tasks.order_by("code")] == [TaskState.CARRIED, TaskState.CARRIED, TaskState.DONE]
    assert [target.value for target in new.targets.all()] == [None, None]
    assert not BudgetEntry.objects.filter(line__plan=new).exists()
    assert new.lines.count() == 3
    with pytest.raises(WrongInput, match="Đã có kế hoạch năm 2027"):
        domain.start_next(old, year_from=2027, by=bureau.office)


def test_two_people_edit_one_plan() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    seen = plan.version
    domain.update_plan(plan, title="Kế hoạch A", year_from=2026, expected=seen, by=bureau.office)
    with pytest.raises(Stale, match=bureau.office.account.full_name):
        domain.update_plan(plan, title="Kế hoạch B", year_from=2026, expected=seen, by=bureau.office)
    task = domain.add_task(plan, title="Một việc", by=bureau.office)
    domain.update_task(task, title="Việc A", expected=1, by=bureau.office)
    with pytest.raises(Stale):
        domain.update_task(task, title="Việc B", expected=1, by=bureau.office)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": "x" * 10_000}, "title"),
        ({"title": "\0 \t"}, "title"),
        ({"year_from": 1800}, "year_from"),
        ({"year_from": 2026, "year_to": 2025}, "year_to"),
        ({"kind": "khac-la"}, "kind"),
        ({"print_unit": 7}, "print_unit"),
    ],
)
def test_bad_input_of_a_plan(changes, field) -> None:
    with pytest.raises(WrongInput) as refused:
        make_plan(**changes)
    assert refused.value.field == field
    assert not Plan.objects.exists()


def test_nul_and_formulas_stay_harmless_words() -> None:
    plan = make_plan(title="Kế\0 hoạch =cmd()")
    assert plan.title == "Kế hoạch =cmd()"


def test_a_plan_hangs_only_under_one_above_it_of_its_time() -> None:
    bureau, other = make_bureau(), make_bureau()
    upper = make_issued(bureau)
    lower = make_plan(bureau, organisation=bureau.commune, by=bureau.officer, parent=upper)
    assert lower.parent == upper
    for parent in (make_issued(other), make_issued(bureau, year_from=2025)):
        with pytest.raises(WrongInput):
            make_plan(bureau, organisation=bureau.commune, by=bureau.officer, parent=parent)
    with pytest.raises(WrongInput):
        domain.hang_under(upper, lower, by=bureau.office)


def test_who_stands_above_whom() -> None:
    bureau, other = make_bureau(), make_bureau()
    ministry = make_member(Role.MINISTRY_OFFICE)
    nation = make_issued(organisation=ministry.organisation, by=ministry, filled=False)
    period = make_issued(bureau, year_to=2030, filled=False)
    province = make_issued(bureau, filled=False)
    agency = make_issued(bureau, organisation=bureau.department.organisation, by=bureau.department, filled=False)
    commune = make_plan(bureau, organisation=bureau.commune, by=bureau.officer)
    plans = {"nation": nation, "period": period, "province": province, "agency": agency, "commune": commune}
    above = {name: {key for key, one in plans.items() if rules.stands_above(one, plan)} for name, plan in plans.items()}
    assert above == {
        "nation": set(),
        "period": {"nation"},
        "province": {"nation", "period"},
        "agency": {"nation", "period", "province"},
        "commune": {"nation", "period", "province", "agency"},
    }
    for by, plan in ((bureau.office, province), (bureau.officer, commune), (bureau.department, agency)):
        name = next(key for key, one in plans.items() if one == plan)
        assert set(queries.upper_plans(by, [plan.organisation], plan=plan)) == {plans[key] for key in above[name]}
    assert set(queries.upper_plans(bureau.officer, [bureau.commune])) == {nation, period, province, agency}
    assert set(queries.upper_plans(other.office, [other.committee])) == {nation}
    commune = domain.hang_under(commune, period, by=bureau.officer)
    domain.close_plan(period, lessons="", by=bureau.office)
    assert period in queries.upper_plans(bureau.officer, [bureau.commune], plan=commune)


def test_tasks_refuse_times_outside_the_plan_and_circles() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    for bad in (
        {"quarters": [5]},
        {"due_on": date(2027, 1, 1)},
        {"from_on": date(2026, 5, 1), "due_on": date(2026, 4, 1)},
    ):
        with pytest.raises(WrongInput):
            domain.add_task(plan, title="Việc", by=bureau.office, **bad)
    first = domain.add_task(plan, title="Một", by=bureau.office)
    second = domain.add_task(plan, title="Hai", parent=first, by=bureau.office)
    with pytest.raises(WrongInput, match="chính nó"):
        domain.update_task(first, title="Một", parent=second, by=bureau.office)


def test_who_sees_which_plan() -> None:
    bureau, other = make_bureau(), make_bureau()
    draft = make_plan(bureau)
    issued = make_issued(bureau)
    named = make_issued(bureau, organisation=bureau.commune, by=bureau.officer)
    ministry = make_member(Role.MINISTRY_OFFICE)
    seen = {
        "office": queries.visible_to(bureau.office),
        "leader": queries.visible_to(bureau.leader),
        "accountant": queries.visible_to(bureau.accountant),
        "officer": queries.visible_to(bureau.officer),
        "department": queries.visible_to(bureau.department),
        "ministry": queries.visible_to(ministry),
        "other": queries.visible_to(other.office),
        "clerk": queries.visible_to(bureau.clerk),
    }
    plans = {"draft": draft.pk, "issued": issued.pk, "named": named.pk}
    found = {who: {name for name, key in plans.items() if rows.filter(pk=key).exists()} for who, rows in seen.items()}
    assert found == {
        "office": {"draft", "issued", "named"},
        "leader": {"draft", "issued", "named"},
        "accountant": {"draft", "issued"},
        "officer": {"issued", "named"},
        "department": {"issued", "named"},
        "ministry": {"issued", "named"},
        "other": set(),
        "clerk": set(),
    }


def test_who_may_do_what() -> None:
    bureau, other = make_bureau(), make_bureau()
    plan = make_issued(bureau)
    task = plan.tasks.get(code="1")
    assert rules.can_follow(bureau.department, task) is None
    assert rules.can_follow(bureau.officer, task) is not None
    assert rules.can_follow(other.office, task) is not None
    assert rules.can_enter_money(bureau.accountant, plan, stage=Stage.DISBURSED) is None
    assert rules.can_enter_money(bureau.accountant, plan, stage=Stage.NEED) is not None
    assert rules.can_enter_money(bureau.department, plan, stage=Stage.DISBURSED) is not None
    with pytest.raises(NoRight):
        domain.create_plan(bureau.committee, title="Kế hoạch", year_from=2026, by=other.office)
    with pytest.raises(NoRight):
        domain.create_plan(bureau.committee, title="Kế hoạch", year_from=2026, by=bureau.department)


def test_the_operator_enters_an_old_paper_as_it_is() -> None:
    operator = make_member(Role.SYSTEM_ADMIN)
    agency = make_organisation(OrganisationKind.DEPARTMENT, name="Sở cũ")
    plan = domain.create_plan(agency, title="Kế hoạch cũ", year_from=2019, by=operator)
    where = domain.Where(page=1, line=106, text="Có ít nhất 20 sản phẩm", derived=False)
    domain.add_target(plan, text="Có ít nhất 20 sản phẩm", value=Decimal(20), where=where, by=operator)
    plan = domain.record_issued(
        plan, number_text="278/KH-SNN", issued_on=date(2019, 3, 4), source_name="tệp.txt", by=operator
    )
    assert plan.targets.get().source_line == 106
    assert plan_document(plan).footer.lines == ("Dựng lại từ tệp.txt; không thay văn bản gốc.",)


def test_agency_tasks_and_what_is_late() -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    rows = list(queries.own_tasks(bureau.department))
    assert [row.code for row in rows] == ["1.1", "1"]
    assert all(queries.is_late(row, date(2026, 11, 22)) for row in rows)
    domain.move_task(plan.tasks.get(code="1.1"), action="finish", on=date(2026, 3, 1), by=bureau.department)
    lines = queries.tasks_of(plan)
    assert [(line.task.code, line.depth, line.late) for line in lines] == [("1", 0, False), ("1.1", 1, False)]
    with pytest.raises(WrongInput, match="vì sao"):
        domain.move_task(plan.tasks.get(code="1.1"), action="drop", by=bureau.department)
    assert not queries.own_tasks(bureau.officer).exists()


def test_a_task_that_holds_others_follows_them() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    top, first = plan.tasks.get(code="1"), plan.tasks.get(code="1.1")
    second = domain.add_task(plan, title="Hai", code="1.2", parent=top, by=bureau.office)
    deep = domain.add_task(plan, title="Hai a", code="1.2.1", parent=second, by=bureau.office)
    assert [line.parts for line in queries.tasks_of(plan)] == [None] * 4
    domain.record_issued(plan, issued_on=date(2026, 1, 5), by=bureau.office)

    def found() -> dict[str, tuple[str, date | None, tuple[int, int] | None]]:
        lines = queries.tasks_of(Plan.objects.get(pk=plan.pk))
        return {line.task.code: (line.task.state, line.task.done_on, line.parts) for line in lines}

    assert found()["1"] == ("planned", None, (0, 2))
    move = partial(domain.move_task, by=bureau.office)
    move(Task.objects.get(pk=first.pk), action="finish", on=date(2026, 3, 1))
    assert found()["1"] == ("doing", None, (1, 2))
    domain.note_task(Task.objects.get(pk=second.pk), text="Đang chuẩn bị", by=bureau.office)
    assert found()["1.2"] == ("planned", None, (0, 1))
    domain.note_task(Task.objects.get(pk=deep.pk), text="Đang làm", by=bureau.office)
    assert found()["1.2"] == ("doing", None, (0, 1))
    move(Task.objects.get(pk=deep.pk), action="finish", on=date(2026, 4, 2))
    assert (found()["1"], found()["1.2"]) == (
        ("done", date(2026, 4, 2), (2, 2)), ("done", date(2026, 4, 2), (1, 1)),
    )  # fmt: skip
    move(Task.objects.get(pk=deep.pk), action="reopen")
    assert (found()["1"], found()["1.2"]) == (("doing", None, (1, 2)), ("doing", None, (0, 1)))
    move(Task.objects.get(pk=deep.pk), action="drop", note="Không còn cần")
    assert (found()["1"], found()["1.2"]) == (("done", date(2026, 3, 1), (1, 1)), ("dropped", None, (0, 0)))
    for code in ("1", "1.2"):
        with pytest.raises((NoRight, NotNow)):
            move(plan.tasks.get(code=code), action="reopen")
    assert {event.kind for event in events.history(top)} == {"followed"}


@given(st.lists(st.sampled_from(TaskState.values), min_size=1, max_size=6))
def test_the_state_of_a_heading_is_one_that_its_parts_allow(states: list[str]) -> None:
    found = state_of_parts(states)
    assert state_of_parts([*states, TaskState.DROPPED]) == found
    assert found == state_of_parts(states[::-1])
    assert (found in OPEN_TASKS) == any(state in OPEN_TASKS for state in states)
    assert (found == TaskState.DONE) == (set(states) - {TaskState.DROPPED} == {TaskState.DONE})


def test_headings_of_an_older_database_are_settled_once() -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    Task.objects.filter(plan=plan, code="1.1").update(state=TaskState.DONE)
    settle = import_module("saolang.programme.migrations.0002_headings").follow
    settle(apps, None)
    assert plan.tasks.get(code="1").state == TaskState.DONE
