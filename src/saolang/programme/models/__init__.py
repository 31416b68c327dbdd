"""Plans with their targets, tasks, money; the register of cited documents; difficulties; readings."""

from saolang.programme.models.money import BudgetEntry, BudgetLine, FundRule, FundSource
from saolang.programme.models.plan import Duty, Objective, Plan, StatedResult, Target, TargetActual
from saolang.programme.models.reading import PlanReading
from saolang.programme.models.register import Citation, CitedDocument, Difficulty, OwnProgramme
from saolang.programme.models.task import Task, TaskNote, TaskParty

__all__ = [
    "BudgetEntry",
    "BudgetLine",
    "Citation",
    "CitedDocument",
    "Difficulty",
    "Duty",
    "FundRule",
    "FundSource",
    "Objective",
    "OwnProgramme",
    "Plan",
    "PlanReading",
    "StatedResult",
    "Target",
    "TargetActual",
    "Task",
    "TaskNote",
    "TaskParty",
]
