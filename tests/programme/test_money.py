"""The budget: sums, sources beside the total, checks with their difference, stages, corrections."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from saolang.core.errors import NoRight, WrongInput
from saolang.programme import checks, domain, queries
from saolang.programme.documents import in_unit, plan_document
from saolang.programme.enums import FundGroup, FundLevel, FundNature, Stage
from saolang.programme.models import Plan
from saolang.programme.proposal import amount, in_dong, unit_of
from saolang.programme.workbook import plan_rows
from saolang.territory.models import Kind
from tests.factories.people import make_commune
from tests.factories.programme import fill_plan, make_amount, make_beside, make_bureau, make_issued, make_plan

pytestmark = pytest.mark.django_db


def codes(plan) -> list[str]:
    return [finding.code for finding in findings(plan)]


def findings(plan) -> list[checks.Finding]:
    return checks.check_plan(Plan.objects.get(pk=plan.pk))


def test_a_table_that_adds_up_has_no_findings() -> None:
    plan = make_issued()
    assert codes(plan) == []
    assert queries.budget_of(plan).total[Stage.NEED] == 300_000_000
    assert queries.budget_of(plan).total[Stage.DISBURSED] is None


def test_a_table_that_does_not_add_up_is_shown_not_repaired() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    top = plan.lines.get(code="1")
    domain.add_line(plan, content="Lớp 1.3", code="1.3", parent=top, by=bureau.office)
    make_amount(plan.lines.get(code="1.3"), 5_000_000, by=bureau.office)
    domain.state_total(plan, total=300_000_000, words="Ba trăm triệu đồng", by=bureau.office)
    found = {finding.code: finding for finding in findings(plan)}
    assert found["children"].difference == -5_000_000
    assert "5.000.000" in found["children"].sentence
    assert found["total"].difference == -5_000_000
    assert top.entries.get().amount == 300_000_000
    assert queries.budget_of(plan).total[Stage.NEED] == 305_000_000


def test_words_and_figures_and_the_unit_of_the_table() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    domain.state_total(plan, total=300_000_000, words="Hai trăm triệu đồng", by=bureau.office)
    assert codes(plan) == ["words"]
    domain.state_total(plan, total=300_000, words="", by=bureau.office)
    plan.refresh_from_db()
    assert codes(plan) == ["unit"]


def test_what_is_not_budget_stands_beside_the_total() -> None:
    bureau = make_bureau()
    plan = fill_plan(make_plan(bureau), by=bureau.office)
    for group in (FundGroup.INTEGRATED, FundGroup.COUNTERPART, FundGroup.CREDIT, FundGroup.PRIVATE):
        make_beside(plan, 1_000_000, by=bureau.office, group=group)
    budget = queries.budget_of(plan)
    assert budget.total[Stage.NEED] == 300_000_000
    assert {group: found[Stage.NEED] for group, found in budget.beside.items()} == {
        "integrated": 1_000_000, "counterpart": 1_000_000, "credit": 1_000_000, "private": 1_000_000,
    }  # fmt: skip


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=6), st.lists(st.integers(0, 10**12), max_size=4))
def test_the_total_never_holds_money_from_beside(inside: list[int], beside: list[int]) -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    for value in inside:
        make_amount(domain.add_line(plan, content="Mục", by=bureau.office), value, by=bureau.office)
    for value in beside:
        make_beside(plan, value, by=bureau.office, group=FundGroup.CREDIT)
    assert queries.budget_of(plan).total[Stage.NEED] == sum(inside)


def test_money_passes_its_stages_each_with_a_paper() -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    line = plan.lines.get(code="1.1")
    with pytest.raises(WrongInput) as refused:
        make_amount(line, 1, by=bureau.accountant, stage=Stage.ALLOCATED)
    assert refused.value.field == "paper"
    for stage, value in (("approved", 90), ("allocated", 95), ("committed", 60), ("disbursed", 40), ("settled", 40)):
        make_amount(line, value, by=bureau.accountant, stage=stage, paper="QĐ 12/QĐ-UBND")
    found = findings(plan)
    assert [finding.code for finding in found] == ["stages"]
    assert found[0].difference == 5
    with pytest.raises(NoRight):
        make_amount(line, 1, by=bureau.accountant, stage=Stage.NEED)
    with pytest.raises(NoRight):
        make_amount(line, 1, by=bureau.department, stage=Stage.DISBURSED, paper="QĐ")


def test_money_is_never_of_a_source_of_another_plan() -> None:
    bureau = make_bureau()
    line = domain.add_line(make_plan(bureau), content="Mục", by=bureau.office)
    foreign = domain.add_source(make_plan(bureau, year_from=2027), by=bureau.office)
    with pytest.raises(WrongInput) as refused:
        make_amount(line, 1, by=bureau.office, fund=foreign)
    assert refused.value.field == "fund"
    assert not line.entries.exists()


def test_a_wrong_entry_stays_with_its_reason() -> None:
    bureau = make_bureau()
    plan = make_issued(bureau)
    line = plan.lines.get(code="1.1")
    entry = make_amount(line, 70, by=bureau.accountant, stage=Stage.DISBURSED, paper="UNC 1")
    domain.cancel_entry(entry, reason="Nhập nhầm", by=bureau.accountant)
    assert queries.budget_of(plan).total[Stage.DISBURSED] is None
    assert line.entries.get(pk=entry.pk).cancelled_reason == "Nhập nhầm"
    with pytest.raises(WrongInput):
        domain.cancel_entry(entry, reason="Lần nữa", by=bureau.accountant)
    with pytest.raises(WrongInput, match="âm"):
        make_amount(line, -5, by=bureau.accountant, stage=Stage.DISBURSED, paper="UNC 2")
    with pytest.raises(WrongInput, match="tương lai"):
        make_amount(line, 5, by=bureau.accountant, stage=Stage.DISBURSED, paper="UNC 2", on=date(2027, 1, 1))


def test_a_source_may_not_pay_for_a_kind_of_unit() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    town = make_commune(bureau.unit, kind=Kind.THI_TRAN)
    fund = domain.add_source(
        plan, level=FundLevel.CENTRAL, nature=FundNature.RECURRENT, programme="Nông thôn mới", by=bureau.office
    )
    line = domain.add_line(plan, content="Hỗ trợ bao bì", unit=town, by=bureau.office)
    make_amount(line, 10, by=bureau.office, fund=fund)
    assert codes(plan) == []
    with pytest.raises(WrongInput):
        domain.set_fund_rule(fund, unit_kind=Kind.THI_TRAN, allowed=False, text="x", paper="", by=bureau.office)
    domain.set_fund_rule(
        fund, unit_kind=Kind.THI_TRAN, allowed=False, text="thị trấn không được hỗ trợ", paper="KH 05", by=bureau.office
    )
    assert codes(plan) == ["fund-rule"]
    assert (
        domain.add_source(
            plan, level=FundLevel.CENTRAL, nature=FundNature.RECURRENT, programme="nông thôn  mới", by=bureau.office
        )
        == fund
    )


def test_a_line_says_where_its_money_comes_from() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    one = domain.add_source(plan, level=FundLevel.PROVINCE, nature=FundNature.RECURRENT, by=bureau.office)
    two = domain.add_source(plan, group=FundGroup.PRIVATE, by=bureau.office)
    line = domain.add_line(plan, content="Hội chợ", by=bureau.office)
    for stage, fund in ((Stage.NEED, one), (Stage.APPROVED, one), (Stage.APPROVED, two), (Stage.APPROVED, None)):
        make_amount(line, 5, by=bureau.office, stage=stage, fund=fund)
    told = domain.add_line(plan, content="Lớp", source_words="Vốn sự nghiệp năm 2026", by=bureau.office)
    make_amount(told, 5, by=bureau.office, fund=one)
    words = [f"{one}; {two}", "Vốn sự nghiệp năm 2026"]
    assert [row.funds for row in queries.budget_of(plan).lines] == words
    assert [words in str(plan_rows(plan)) for words in words] == [True, True]
    assert words[0] in str(plan_document(plan))


def test_a_quarter_that_ended_before_the_plan_began() -> None:
    bureau = make_bureau()
    plan = make_plan(bureau)
    domain.add_task(plan, title="Khởi động", quarters=[1], by=bureau.office)
    domain.add_task(plan, title="Cả năm", quarters=[1, 2, 3, 4], by=bureau.office)
    domain.record_issued(plan, issued_on=date(2026, 5, 15), by=bureau.office)
    found = findings(plan)
    assert [finding.code for finding in found] == ["quarter-over"]
    assert "Khởi động" in found[0].sentence


@pytest.mark.parametrize("text", ["1.5.00", "1,5,0", "12.34", "1.234.56", "--5", "abc", "=cmd()", "9" * 40, "１２"])
def test_amounts_that_mean_nothing_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        amount(text)


@pytest.mark.parametrize(
    ("text", "unit", "dong"),
    [("6.422.330", 1000, 6_422_330_000), ("6.422,33", 1_000_000, 6_422_330_000), ("", 1000, None), ("0", 1000, 0)],
)
def test_amounts_of_a_table_in_dong(text: str, unit: int, dong: int | None) -> None:
    assert in_dong(text, unit) == dong


def test_a_part_of_a_dong_is_refused() -> None:
    with pytest.raises(ValueError, match="1,5"):
        in_dong("1,5", 1)


@given(st.integers(-(10**15), 10**15), st.sampled_from([1, 1000, 1_000_000]))
def test_an_amount_printed_in_a_unit_reads_back(value: int, unit: int) -> None:
    assert in_dong(in_unit(value, unit), unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Đơn vị tính: 1.000 đồng", 1000), ("ĐVT: nghìn đồng", 1000), ("triệu đồng", 1_000_000), ("đồng", 1),
        ("tỷ đồng", 10**9), ("", None), ("kg", None),
    ],
)  # fmt: skip
def test_units_of_tables(text: str, unit: int | None) -> None:
    assert unit_of(text) == unit


def test_lower_plans_add_up_under_the_upper_one() -> None:
    bureau = make_bureau()
    upper = make_issued(bureau)
    for value in (3, 2):
        lower = make_plan(bureau, organisation=bureau.commune, by=bureau.officer, parent=upper)
        domain.add_target(
            lower, text="Sản phẩm mới", indicator="certificates.new", value=Decimal(value), by=bureau.officer
        )
        make_amount(domain.add_line(lower, content="Hỗ trợ", by=bureau.officer), 10_000_000, by=bureau.officer)
        domain.record_issued(lower, issued_on=date(2026, 2, 1), by=bureau.officer)
    make_plan(bureau, organisation=bureau.commune, by=bureau.officer, parent=upper)
    found = queries.roll_up(upper)
    assert found.total[Stage.NEED] == 20_000_000
    assert [(one.depth, one.branch[Stage.NEED]) for one in found.plans] == [(1, 10_000_000), (1, 10_000_000)]
    counted = found.targets[0]
    assert (counted.lower, counted.difference, counted.plans) == (5, 1, 2)
