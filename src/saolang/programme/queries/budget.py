"""The budget of a plan: every line at every stage, sums by source; what is not budget stands beside the total."""

from collections import defaultdict
from dataclasses import dataclass, field

from saolang.programme.enums import FundGroup, Stage
from saolang.programme.models import BudgetEntry, BudgetLine, FundSource, Plan
from saolang.programme.sums import Node, Sum, add, add_up

BLANK = Sum(None, None)


@dataclass(frozen=True, slots=True)
class LineSum:
    """A line with its sums: inside the total by stage, beside it by stage.

    Attributes:
        funds: where the line's own money comes from: as its table writes it, else the sources of its amounts.
    """

    line: BudgetLine
    depth: int
    inside: dict[str, Sum]
    beside: dict[str, Sum]
    funds: str


@dataclass(slots=True)
class FundTotal:
    """A source with its amounts by stage; `fund` None is money whose source the plan does not give."""

    fund: FundSource | None
    amounts: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Budget:
    """All of it.

    Attributes:
        total: budget money by stage, None where everything is blank.
        beside: by group (integrated, counterpart, credit, private) and stage; never inside `total`.
        stages: those that occur, in order.
    """

    lines: list[LineSum]
    total: dict[str, int | None]
    beside: dict[str, dict[str, int | None]]
    funds: list[FundTotal]
    stages: list[str]


def budget_of(plan: Plan) -> Budget:
    """Lines, entries and sources in three queries."""
    lines = list(plan.lines.select_related("organisation", "unit").order_by("position", "id"))
    entries = list(
        BudgetEntry.objects.filter(line__plan=plan, cancelled_reason="").select_related("fund").order_by("id")
    )
    inside = [entry for entry in entries if _is_budget(entry)]
    beside = [entry for entry in entries if not _is_budget(entry)]
    inside_sums, beside_sums = _sums(lines, inside), _sums(lines, beside)
    roots = [line.pk for line in lines if line.parent_id is None]
    named: dict[int, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        if entry.fund:
            named[entry.line_id][str(entry.fund)] = None
    stages = [stage for stage in Stage.values if any(entry.stage == stage for entry in entries)]
    return Budget(
        lines=[
            LineSum(
                line, depth, {stage: inside_sums[stage][line.pk] for stage in stages},
                {stage: beside_sums[stage][line.pk] for stage in stages},
                line.source_words or "; ".join(named[line.pk]),
            )
            for line, depth in _tree(lines)
        ],
        total={stage: add(inside_sums[stage][pk].total for pk in roots) for stage in Stage.values},
        beside=_groups(lines, beside, roots),
        funds=_funds(plan, lines, entries),
        stages=stages,
    )  # fmt: skip


def _is_budget(entry: BudgetEntry) -> bool:
    """Money without a named source is counted as budget: tables that name none speak of the plan's own money."""
    return entry.fund is None or entry.fund.group == FundGroup.BUDGET


def _sums(lines: list[BudgetLine], entries: list[BudgetEntry]) -> dict[str, dict[int, Sum]]:
    own: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        own[entry.stage][entry.line_id].append(entry.amount)
    found: dict[str, dict[int, Sum]] = {}
    for stage in Stage.values:
        nodes = [Node(line.pk, line.parent_id, add(own[stage].get(line.pk, []))) for line in lines]
        found[stage] = {int(str(key)): value for key, value in add_up(nodes).items()}
    return found


def _groups(lines: list[BudgetLine], entries: list[BudgetEntry], roots: list[int]) -> dict[str, dict[str, int | None]]:
    found = {}
    for group in (FundGroup.INTEGRATED, FundGroup.COUNTERPART, FundGroup.CREDIT, FundGroup.PRIVATE):
        chosen = [entry for entry in entries if entry.fund and entry.fund.group == group]
        if chosen:
            sums = _sums(lines, chosen)
            found[group.value] = {stage: add(sums[stage][pk].total for pk in roots) for stage in Stage.values}
    return found


def _funds(plan: Plan, lines: list[BudgetLine], entries: list[BudgetEntry]) -> list[FundTotal]:
    """Each source on its own tree, so that a parent that states its children's sum is not counted twice."""
    roots = [line.pk for line in lines if line.parent_id is None]
    by_fund: dict[int | None, list[BudgetEntry]] = defaultdict(list)
    for entry in entries:
        by_fund[entry.fund_id].append(entry)
    found = []
    for fund in [*plan.sources.all(), None]:
        chosen = by_fund.get(fund.pk if fund else None, [])
        if fund is None and not chosen:
            continue
        sums = _sums(lines, chosen)
        found.append(FundTotal(fund, {stage: add(sums[stage][pk].total for pk in roots) for stage in Stage.values}))
    return found


def _tree(lines: list[BudgetLine]) -> list[tuple[BudgetLine, int]]:
    below: dict[int | None, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        below[line.parent_id].append(line)
    found: list[tuple[BudgetLine, int]] = []
    waiting = [(line, 0) for line in reversed(below[None])]
    while waiting:
        line, depth = waiting.pop()
        found.append((line, depth))
        waiting += [(child, depth + 1) for child in reversed(below[line.pk])]
    return found
