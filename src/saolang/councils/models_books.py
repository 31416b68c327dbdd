"""All score sheets of a council as one file to print."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, StoredFile
from saolang.people.models import Membership


class SheetBook(Public):
    """The sheets of a council as one PDF; made once for what went into it (`key`)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang dựng")
        READY = "ready", _("Đã xong")
        FAILED = "failed", _("Chưa dựng được")

    council = models.ForeignKey("councils.Council", on_delete=models.PROTECT, related_name="sheet_books")
    key = models.CharField(max_length=64, unique=True, help_text="SHA-256 over the sheets and their versions.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sheets = models.PositiveIntegerField()
    fault = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)
