"""Plans of lower units under the upper one: targets and money added up over the tree, differences shown."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Prefetch

from saolang.programme.enums import FundGroup, PlanState, Stage
from saolang.programme.models import BudgetEntry, BudgetLine, Plan, Target, TargetActual
from saolang.programme.progress import share_of_sums
from saolang.programme.queries.targets import TargetLine, targets_of
from saolang.programme.sums import Node, add, add_up
from saolang.viet.text import fold

COUNTED = (PlanState.ISSUED, PlanState.CLOSED)
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class LowerPlan:
    """A plan below: its own budget by stage, and the sum of its branch (itself, or what hangs under it)."""

    plan: Plan
    depth: int
    own: dict[str, int | None]
    branch: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class TargetSum:
    """A target of the upper plan with what the lower plans set themselves.

    Attributes:
        lower: sum of the values of the lower plans' targets; None when none of them has one.
        share: what the lower plans reached of what they planned, rebuilt from their sums (typed actuals only).
    """

    line: TargetLine
    lower: Decimal | None
    plans: int
    share: Fraction | None

    @property
    def difference(self) -> Decimal | None:
        """Lower plans together minus the upper target."""
        wanted = self.line.target.value
        return None if self.lower is None or wanted is None else self.lower - wanted


@dataclass(frozen=True, slots=True)
class RollUp:
    """Everything below a plan."""

    plans: list[LowerPlan]
    targets: list[TargetSum]
    total: dict[str, int | None]


def roll_up(plan: Plan) -> RollUp:
    """The plans in force below, level by level; a fixed number of queries for each level."""
    below = _below(plan)
    money = _own_money([plan.pk, *(row.pk for row in below)])
    branches = {stage: _branches(plan, below, money, stage) for stage in Stage.values}
    depth = {plan.pk: 0}
    for row in below:
        depth[row.pk] = depth.get(row.parent_id or 0, 0) + 1
    direct = [row for row in below if row.parent_id == plan.pk]
    return RollUp(
        plans=[
            LowerPlan(row, depth[row.pk], money[row.pk], {stage: branches[stage][row.pk] for stage in Stage.values})
            for row in _in_order(plan, below)
        ],
        targets=_targets(plan, direct),
        total={stage: add(branches[stage][row.pk] for row in direct) for stage in Stage.values},
    )


def _below(plan: Plan) -> list[Plan]:
    found: list[Plan] = []
    level = [plan.pk]
    for _step in range(DEEPEST):
        rows = list(
            Plan.objects.filter(parent__in=level, state__in=COUNTED)
            .exclude(pk__in=[plan.pk, *(row.pk for row in found)])
            .select_related("organisation", "unit", "created_by")
            .order_by("organisation__name", "id")
        )
        if not rows:
            break
        found += rows
        level = [row.pk for row in rows]
    return found


def _in_order(plan: Plan, below: list[Plan]) -> list[Plan]:
    children: dict[int, list[Plan]] = defaultdict(list)
    for row in below:
        children[row.parent_id or 0].append(row)
    found: list[Plan] = []
    waiting = list(reversed(children[plan.pk]))
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += reversed(children[row.pk])
    return found


def _own_money(plans: list[int]) -> dict[int, dict[str, int | None]]:
    """Budget money of each plan by stage, added up over its lines."""
    lines: dict[int, list[tuple[int, int | None]]] = defaultdict(list)
    for plan, pk, parent in BudgetLine.objects.filter(plan__in=plans).values_list("plan", "pk", "parent"):
        lines[plan].append((pk, parent))
    own: dict[tuple[int, str], list[int]] = defaultdict(list)
    entries = BudgetEntry.objects.filter(line__plan__in=plans, cancelled_reason="")
    entries = entries.exclude(
        fund__isnull=False, fund__group__in=[g for g in FundGroup.values if g != FundGroup.BUDGET]
    )
    for line, stage, amount in entries.values_list("line", "stage", "amount"):
        own[line, stage].append(amount)
    found: dict[int, dict[str, int | None]] = {}
    for plan in plans:
        found[plan] = {}
        for stage in Stage.values:
            sums = add_up(Node(pk, parent, add(own.get((pk, stage), []))) for pk, parent in lines[plan])
            found[plan][stage] = add(sums[pk].total for pk, parent in lines[plan] if parent is None)
    return found


def _branches(
    plan: Plan, below: list[Plan], money: dict[int, dict[str, int | None]], stage: str
) -> dict[int, int | None]:
    nodes = [Node(row.pk, row.parent_id, money[row.pk][stage]) for row in [plan, *below]]
    return {int(str(key)): value.total for key, value in add_up(nodes).items()}


def _targets(plan: Plan, direct: list[Plan]) -> list[TargetSum]:
    newest = Prefetch("actuals", queryset=TargetActual.objects.filter(value__isnull=False).order_by("-on", "-id"))
    by_meaning: dict[str, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(plan__in=direct).prefetch_related(newest):
        by_meaning[_meaning(target)].append(target)
    found = []
    for line in targets_of(plan):
        lower = by_meaning.get(_meaning(line.target), [])
        values = [target.value for target in lower if target.value is not None]
        typed = [(next(iter(target.actuals.all()), None), target.value) for target in lower if not target.indicator]
        found.append(
            TargetSum(
                line, sum(values, Decimal(0)) if values else None, len(values),
                share_of_sums((actual.value if actual else None, wanted) for actual, wanted in typed),
            )
        )  # fmt: skip
    return found


def _meaning(target: Target) -> str:
    """Targets are the same when they count the same, else when they say the same."""
    return target.indicator or f"{fold(target.text)}|{fold(target.unit)}"
