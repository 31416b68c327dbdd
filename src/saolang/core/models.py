"""Tables that every room uses: event log, files, form keys, calendar, timetable."""

import uuid

from django.db import models


class Public(models.Model):
    """A row with a UUID for addresses; the bigint stays inside (DESIGN rule 14)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit: forms send the version they saw (DESIGN rule 10)."""

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Event(models.Model):
    """One thing that happened to one object. Never changed, never removed (DESIGN rule 7).

    `data` is canonical JSON and holds no personal values; the name of the actor stands outside the hash, so that
    erasing a person leaves the chain whole.
    """

    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    data = models.TextField()
    actor = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=60, blank=True)
    unit = models.CharField(max_length=250, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id", "seq"], name="event_seq")]
        ordering = ["id"]


class EventHead(models.Model):
    """The last link of one object's chain; locked while an event is added. `chain` numbers all chains without a gap."""

    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    chain = models.PositiveBigIntegerField(unique=True)
    seq = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["object_type", "object_id"], name="event_head_object")]
        ordering = ["chain"]


class EventChains(models.Model):
    """One row: how many chains exist. A chain that was removed leaves a gap below this number."""

    count = models.PositiveBigIntegerField(default=0)


class EventAnchor(models.Model):
    """A digest over all heads, made once a day: what was true then cannot be rewritten later."""

    made_at = models.DateTimeField()
    last_event = models.PositiveBigIntegerField()
    chains = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]


class StoredFile(models.Model):
    """A file kept once under its SHA-256, in the private or the public store (DESIGN rule 13)."""

    class Store(models.TextChoices):
        PRIVATE = "private"
        PUBLIC = "public"

    sha256 = models.CharField(max_length=64)
    store = models.CharField(max_length=10, choices=Store.choices, default=Store.PRIVATE)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "store"], name="stored_file_once")]

    @property
    def key(self) -> str:
        """Path in the store, the same on disk and S3."""
        return f"{self.sha256[:2]}/{self.sha256}"


class FormKey(models.Model):
    """One-time key of a POST form; a repeat is sent to the first result (DESIGN rule 10)."""

    key = models.UUIDField(unique=True)
    account = models.PositiveBigIntegerField(null=True)
    path = models.CharField(max_length=300)
    result = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()


class Operation(models.Model):
    """What a device sent after it was without connection, with its answer: exactly once (DESIGN rule 12).

    `device_at` is what the device says, never trusted. What was refused is not kept.
    """

    op_id = models.UUIDField(unique=True)
    account = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    base_version = models.PositiveIntegerField()
    seq = models.PositiveIntegerField()
    device_at = models.DateTimeField()
    received_at = models.DateTimeField()
    answer = models.JSONField(default=dict)


class Holiday(models.Model):
    """A correction of the public calendar: a day off, or a weekend day that is worked."""

    day = models.DateField(unique=True)
    is_working = models.BooleanField(default=False)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["day"]


class JobRun(models.Model):
    """A job of the timetable ran for its slot: unique, so that several workers do it once."""

    job = models.CharField(max_length=60)
    slot = models.CharField(max_length=40)
    ran_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="job_once_per_slot")]


class PracticeChoice(models.Model):
    """An open point of the law that this installation decided otherwise than the default of `law/data`."""

    key = models.CharField(max_length=80, unique=True)
    value = models.JSONField()
    reason = models.CharField(max_length=500)
    decided_at = models.DateTimeField()
