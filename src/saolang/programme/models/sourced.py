"""Where in a file a value stands."""

from django.db import models


class Sourced(models.Model):
    """A value with its place in the source file. `derived`: concluded, not stated there; it stays marked."""

    source_page = models.PositiveIntegerField(null=True)
    source_line = models.PositiveIntegerField(null=True)
    source_text = models.CharField(max_length=500, blank=True)
    derived = models.BooleanField(default=False)

    class Meta:
        abstract = True
