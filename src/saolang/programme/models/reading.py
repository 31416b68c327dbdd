"""An uploaded plan before a person accepts it."""

from django.db import models

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import ReadingState
from saolang.programme.models.plan import Plan


class PlanReading(Public, Versioned):
    """What was read in a file. `proposal` is what would be taken over; people edit it, nothing is stored elsewhere."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    lines = models.JSONField(default=list, help_text="The source as [line number, page, text].")
    reading = models.JSONField(default=dict, help_text="The answer of documents.read, unchanged.")
    proposal = models.JSONField(default=dict)
    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, null=True, related_name="readings")
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name
