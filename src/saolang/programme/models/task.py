"""Tasks of a plan, who has which part in them, and notes of progress."""

from django.db import models

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import Part, TaskState
from saolang.programme.models.plan import Plan
from saolang.programme.models.sourced import Sourced


class Task(Public, Versioned, Sourced):
    """A task; `due_on` is its last day, from its quarters or its days, and null when the plan gives no time."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=20, blank=True)
    title = models.TextField()
    content = models.TextField(blank=True)
    place = models.CharField(max_length=300, blank=True)
    time_text = models.CharField(max_length=200, blank=True, help_text="The time as the document writes it.")
    quarters = models.JSONField(default=list)
    from_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.PLANNED)
    done_on = models.DateField(null=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="carried_to")

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["state", "due_on"], name="task_late")]

    def __str__(self) -> str:
        return self.title[:120]


class TaskParty(models.Model):
    """An organisation's part in a task: the link where it is known here, else the text as written."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parties")
    part = models.CharField(max_length=14, choices=Part.choices)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.CharField(max_length=300)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]


class TaskNote(Public):
    """What was done, said by who did it, with a file if there is one."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
