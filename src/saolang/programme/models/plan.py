"""The plan, its aims, targets and duties."""

from django.db import models

from saolang.core.models import Public, StoredFile, Versioned
from saolang.papers.models import OfficialPaper
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import ObjectiveKind, Operator, PlanKind, PlanState
from saolang.programme.models.sourced import Sourced
from saolang.territory.models import Unit


class Plan(Public, Versioned):
    """A plan of an agency for a unit and one or several years.

    `unit` is the one valid on the plan's own date and is never rewritten. A plan that amends another stands beside it.
    `stated_total` is what a source table gives as its total, in đồng; the total of the plan is always summed.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="plans")
    kind = models.CharField(max_length=10, choices=PlanKind.choices, default=PlanKind.YEAR)
    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    folded = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.DRAFT)
    edition = models.PositiveSmallIntegerField(default=1)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next_years")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="lower_plans")
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="amendments")
    situation = models.TextField(blank=True, help_text="Situation and results of the time before.")
    lessons = models.TextField(blank=True, help_text="What the next plan should know; written when it is closed.")
    recipients = models.JSONField(default=list, help_text="Lines under Nơi nhận.")
    number_text = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=160, blank=True)
    paper = models.ForeignKey(OfficialPaper, on_delete=models.PROTECT, null=True, related_name="+")
    source_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    source_name = models.CharField(max_length=250, blank=True, help_text="File and lines it was taken from.")
    stated_total = models.BigIntegerField(null=True)
    stated_words = models.CharField(max_length=300, blank=True)
    print_unit = models.PositiveIntegerField(default=1000, help_text="Unit of money in printed tables, in đồng.")
    created_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["-year_from", "title", "id"]
        indexes = [models.Index(fields=["organisation", "year_from"], name="plan_of_year")]
        constraints = [
            models.CheckConstraint(condition=models.Q(year_to__gte=models.F("year_from")), name="plan_years_in_order")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """ "2026" or "2026–2030"."""
        return str(self.year_from) if self.year_from == self.year_to else f"{self.year_from}–{self.year_to}"


class Objective(Public, Sourced):
    """A sentence of purpose, requirement, general aim or solution."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    kind = models.CharField(max_length=12, choices=ObjectiveKind.choices, default=ObjectiveKind.GENERAL)
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position", "id"]


class Target(Public, Versioned, Sourced):
    """A target. Without a value it is a sentence that a person judges; `indicator` is a key of `core.indicators`."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="targets")
    position = models.PositiveIntegerField()
    text = models.TextField()
    indicator = models.CharField(max_length=60, blank=True)
    operator = models.CharField(max_length=10, choices=Operator.choices, default=Operator.AT_LEAST)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    value_max = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    unit = models.CharField(max_length=60, blank=True)
    due_on = models.DateField(null=True, help_text="Before this day nothing is expected; the end of the plan if empty.")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text[:120]


class TargetActual(Public):
    """What a person typed as reached, with where it comes from; the newest counts, older ones stay."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="actuals")
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, help_text="Empty: only a remark.")
    on = models.DateField()
    source = models.CharField(max_length=300)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-id"]


class StatedResult(Public, Sourced):
    """A result that the document itself tells of, as it says it; never mixed with what the system counts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="stated_results")
    position = models.PositiveIntegerField()
    text = models.TextField()
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    unit = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["position", "id"]


class Duty(Public, Sourced):
    """What a plan asks of an organisation: the link where it is known here, else the text as written."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="duties")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=20, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    organisation_text = models.CharField(max_length=300)
    text = models.TextField()

    class Meta:
        ordering = ["position", "id"]
