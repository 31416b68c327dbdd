"""Cited documents, difficulties, and by which document an agency took OCOP into its own programme."""

from django.db import models

from saolang.core.models import Public, Versioned
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import DifficultyState
from saolang.programme.models.plan import Plan
from saolang.programme.models.sourced import Sourced
from saolang.programme.models.task import Task
from saolang.territory.models import Unit


class CitedDocument(Public, Versioned):
    """A document that plans rest on. Local numbers begin anew each year: province and year belong to its identity."""

    key = models.CharField(max_length=200, unique=True, help_text="Folded number, year and province as one text.")
    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(null=True)
    province = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    issued_on = models.DateField(null=True, help_text="The day that a person confirmed, else the first one cited.")
    issuer = models.CharField(max_length=250, blank=True)
    subject = models.TextField(blank=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)
    ended_by = models.CharField(max_length=300, blank=True, help_text="The paper that ended or replaced it.")

    class Meta:
        ordering = ["-year", "kind", "number", "id"]

    def __str__(self) -> str:
        return f"{self.kind} số {self.number}".strip()


class Citation(Public, Sourced):
    """A plan cites a document, with the day as it is written there."""

    document = models.ForeignKey(CitedDocument, on_delete=models.PROTECT, related_name="citations")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="citations")
    position = models.PositiveIntegerField()
    role = models.CharField(max_length=60, blank=True)
    written_on = models.DateField(null=True)
    text = models.TextField(blank=True, help_text="The base as the plan prints it.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["document", "plan"], name="citation_once")]


class Difficulty(Public, Versioned):
    """A difficulty (vướng mắc) raised by someone in charge; assigned, answered, closed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="difficulties")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="difficulties")
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=DifficultyState.choices, default=DifficultyState.RAISED)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    raised_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    assigned_to = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title


class OwnProgramme(Public):
    """By which document an agency put OCOP into its own programme (lồng ghép)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="own_programmes")
    document = models.CharField(max_length=300, help_text="Kind, number and day of the agency's document.")
    programme = models.CharField(max_length=250, help_text="Into which programme or work OCOP was put.")
    note = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
