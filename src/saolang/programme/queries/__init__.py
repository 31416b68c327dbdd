"""Reading plans; every list begins with `visible_to`."""

from saolang.programme.queries.budget import Budget, FundTotal, LineSum, budget_of
from saolang.programme.queries.compare import Difference, compare
from saolang.programme.queries.plans import (
    citations_of,
    difficulties_visible_to,
    documents_visible_to,
    editable,
    latest,
    readings_visible_to,
    search,
    upper_plans,
    visible_to,
)
from saolang.programme.queries.rollup import LowerPlan, RollUp, roll_up
from saolang.programme.queries.targets import TargetLine, measure, scope_of, targets_of
from saolang.programme.queries.tasks import TaskLine, is_followed, is_late, own_duties, own_tasks, tasks_of

__all__ = [
    "Budget",
    "Difference",
    "FundTotal",
    "LineSum",
    "LowerPlan",
    "RollUp",
    "TargetLine",
    "TaskLine",
    "budget_of",
    "citations_of",
    "compare",
    "difficulties_visible_to",
    "documents_visible_to",
    "editable",
    "is_followed",
    "is_late",
    "latest",
    "measure",
    "own_duties",
    "own_tasks",
    "readings_visible_to",
    "roll_up",
    "scope_of",
    "search",
    "targets_of",
    "tasks_of",
    "upper_plans",
    "visible_to",
]
