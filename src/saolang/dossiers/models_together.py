"""Acts that are done for several dossiers at once: a meeting of the commune, paper sets handed to the next level."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, Versioned
from saolang.people.models import Membership, Organisation


class SetHanding(Public, Versioned):
    """Paper sets that a commune hands to the province (Điều 7.2b), or a province to the Ministry (Điều 7.3e)."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("Xã giao cho tỉnh")
        MINISTRY = "ministry", _("Tỉnh giao cho Bộ")

    class Way(models.TextChoices):
        DIRECT = "direct", _("Giao trực tiếp")
        POST = "post", _("Gửi qua bưu chính")

    level = models.CharField(max_length=10, choices=Level.choices)
    sender = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.DIRECT)
    given_by = models.CharField(max_length=120, blank=True, help_text="Who hands over, as the record names.")
    taken_by = models.CharField(max_length=120, blank=True, help_text="Who takes over, as the record names.")
    note = models.CharField(max_length=300, blank=True)
    paper = models.UUIDField(null=True, help_text="Official paper: the hand-over record.")
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["handed_on", "id"]


class HandedSet(models.Model):
    """What was handed over for one dossier."""

    handing = models.ForeignKey(SetHanding, on_delete=models.PROTECT, related_name="lines")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="handed_sets")
    paper_sets = models.PositiveSmallIntegerField(default=1)
    is_electronic = models.BooleanField(default=True, help_text="The electronic set went along or is on the system.")
    samples = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["handing", "dossier"], name="handed_set_once")]


class CommuneMeeting(Public, Versioned):
    """The chairman of a commune met with those concerned about the contents of dossiers (Điều 7.2a)."""

    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    chair = models.CharField(max_length=160)
    secretary = models.CharField(max_length=160)
    present = models.TextField(help_text="Who took part, one a line, with unit.")
    conclusion = models.TextField(blank=True)
    paper = models.UUIDField(null=True, help_text="Official paper: the minutes.")
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "id"]


class MeetingOpinion(models.Model):
    """What was said about one dossier."""

    meeting = models.ForeignKey(CommuneMeeting, on_delete=models.PROTECT, related_name="opinions")
    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="meeting_opinions")
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "dossier"], name="meeting_opinion_once")]
