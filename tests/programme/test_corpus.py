"""Real plans as text: what is read, accepted and summed. The texts stay outside; SAOLANG_CORPUS names their folder."""

import os
from io import BytesIO
from pathlib import Path

import pytest

from saolang.people.enums import OrganisationKind, Role
from saolang.programme import checks, domain, queries
from saolang.programme.enums import Stage
from saolang.programme.models import Plan
from tests.factories.people import make_member, make_organisation

pytestmark = pytest.mark.django_db


def accepted(name: str, agency: str, **changes) -> Plan:
    """The plan of a file of the corpus, entered by the operator for an agency of its name."""
    folder = os.environ.get("SAOLANG_CORPUS")
    if not folder:
        pytest.skip("SAOLANG_CORPUS does not name the folder of real documents")
    operator = make_member(Role.SYSTEM_ADMIN)
    organisation = make_organisation(OrganisationKind.DEPARTMENT, name=agency, unit=None)
    path = Path(folder) / name
    row = domain.read_plan_file(organisation, content=BytesIO(path.read_bytes()), name=name, by=operator)
    title = row.proposal["document"]["title"] or agency
    decision = domain.Acceptance(title=title, year_from=row.year or 2020, same_unit=True, **changes)
    return domain.accept_reading(row, decision=decision, by=operator)


def test_the_provincial_plan_of_2019_is_a_need_that_adds_up() -> None:
    plan = accepted("quang-tri-provincial-plan-2019.txt", "Sở Nông nghiệp và PTNT tỉnh Quảng Trị")
    budget = queries.budget_of(plan)
    parents = {row.line.parent_id for row in budget.lines}
    assert (len(budget.lines), sum(row.line.pk not in parents for row in budget.lines)) == (31, 25)
    assert budget.total[Stage.NEED] == plan.stated_total == 6_422_330_000
    assert budget.total[Stage.APPROVED] is None
    assert (plan.number_text, plan.year_from, plan.print_unit) == ("278/KH-SNN", 2019, 1000)
    assert [finding.code for finding in checks.check_plan(plan, budget)] == []
    assert all(row.line.source_line for row in budget.lines)
    assert plan.tasks.filter(due_on__isnull=False).count() >= 10


def test_the_district_plan_of_2022_keeps_its_results_apart() -> None:
    plan = accepted("tan-hong-district-plan-2022.txt", "UBND huyện Tân Hồng", issued=False)
    assert {4, 14} <= {target.value for target in plan.targets.all()}
    assert plan.stated_results.count() > 5
    assert not plan.lines.exists()
    assert plan.duties.values("organisation_text").distinct().count() >= 8


def test_the_district_plan_of_2020_names_its_organisations() -> None:
    plan = accepted("long-my-district-plan-2020.txt", "UBND huyện Long Mỹ", issued=False)
    assert plan.duties.values("organisation_text").distinct().count() >= 10
    assert plan.citations.exists()
