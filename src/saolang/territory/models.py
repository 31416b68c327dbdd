"""Administrative units through time. A code alone is no key: codes were reused after 1/7/2025."""

from django.db import models

from saolang.core.models import Public


class Level(models.TextChoices):
    """The three levels; districts ended on 1/7/2025."""

    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"


class Kind(models.TextChoices):
    """Kind of unit, as written before its name."""

    TINH = "tinh", "tỉnh"
    THANH_PHO = "thanh_pho", "thành phố"
    QUAN = "quan", "quận"
    HUYEN = "huyen", "huyện"
    THI_XA = "thi_xa", "thị xã"
    XA = "xa", "xã"
    PHUONG = "phuong", "phường"
    THI_TRAN = "thi_tran", "thị trấn"
    DAC_KHU = "dac_khu", "đặc khu"


class Unit(Public):
    """A unit during the time in which its name, kind and parent stayed the same.

    `valid_from` null: before our first source (2021). `valid_to` null: still valid, unless `end_unknown`.
    Both days are inclusive.
    """

    stable_id = models.CharField(max_length=40, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.CharField(max_length=5)
    name = models.CharField(max_length=100)
    folded = models.CharField(max_length=100, db_index=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    province = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    start_unknown = models.BooleanField(default=False)
    end_unknown = models.BooleanField(default=False)
    resolution = models.CharField(max_length=300, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["level", "code", "id"]
        indexes = [models.Index(fields=["code", "level"], name="unit_code")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"


class Succession(models.Model):
    """What a unit became: whole or part, on a day that may be unknown."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField(null=True)
    is_part = models.BooleanField(default=False)
    resolution = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="succession_once")]


class Responsibility(models.Model):
    """Which unit answers today for a unit that ended; a split unit is assigned by a person (DESIGN rule 9)."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="responsibility")
    today = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField(max_length=200, blank=True)
