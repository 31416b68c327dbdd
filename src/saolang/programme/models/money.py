"""The budget of a plan: lines, sources, and amounts at each stage."""

from django.db import models

from saolang.core.models import Public, Versioned
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import FundGroup, FundLevel, FundNature, Stage
from saolang.programme.models.plan import Plan
from saolang.programme.models.sourced import Sourced
from saolang.territory.models import Kind, Unit


class FundSource(Public):
    """Where money of a plan comes from: level x capital or recurrent x programme. Only BUDGET is inside the total."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sources")
    position = models.PositiveIntegerField(default=0)
    group = models.CharField(max_length=12, choices=FundGroup.choices, default=FundGroup.BUDGET)
    level = models.CharField(max_length=10, choices=FundLevel.choices, blank=True)
    nature = models.CharField(max_length=10, choices=FundNature.choices, blank=True)
    programme = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True, help_text="The source as the document writes it.")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        words = [
            str(self.get_group_display()) if self.group != FundGroup.BUDGET or not self.level else "",
            str(self.get_level_display()) if self.level else "",
            str(self.get_nature_display()).lower() if self.nature else "",
            self.programme,
        ]
        return ", ".join(word for word in words if word)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two sources of different plans the same."""
        return (self.group, self.level, self.nature, " ".join(self.programme.lower().split()))


class FundRule(Public):
    """Whether a source may pay for units of a kind, with the paper that says so (data, never code)."""

    source = models.ForeignKey(FundSource, on_delete=models.PROTECT, related_name="rules")
    unit_kind = models.CharField(max_length=10, choices=Kind.choices)
    allowed = models.BooleanField(default=False)
    text = models.CharField(max_length=300, help_text="The rule as the paper writes it.")
    paper = models.CharField(max_length=300, help_text="Number and day of the paper that sets the rule.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "unit_kind"], name="fund_rule_once")]


class BudgetLine(Public, Versioned, Sourced):
    """A line of the budget; `unit` is the place that gets the money, when the line says it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=20, blank=True)
    content = models.TextField()
    explanation = models.TextField(blank=True)
    lead_text = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    source_words = models.TextField(blank=True, help_text="Sources as the table writes them for this line.")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.content}".strip()[:120]


class BudgetEntry(Public, Sourced):
    """An amount of one line at one stage, by source, with paper and day. A cancelled one stays with its reason."""

    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="entries")
    fund = models.ForeignKey(FundSource, on_delete=models.PROTECT, null=True, related_name="entries")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    amount = models.BigIntegerField(help_text="đồng")
    on = models.DateField(null=True)
    paper = models.CharField(max_length=250, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    cancelled_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["line", "stage"], name="budget_entry_stage")]
