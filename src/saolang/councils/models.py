"""Rounds, councils, score sheets, results (QĐ 26/2026/QĐ-TTg, Điều 5 và 7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, Versioned
from saolang.councils import models_books  # noqa: F401 - a table of this room
from saolang.councils.enums import CouncilState, RoundState, SheetState
from saolang.councils.models_team import (
    AgreedOption,
    EarlierPass,
    Regulation,
    Survey,
    SurveyPhoto,
    Team,
    TeamView,
    TestRequest,
)
from saolang.dossiers.models import Dossier
from saolang.people.models import Body, Organisation, Seat

__all__ = [
    "AgreedOption",
    "Attendance",
    "Conflict",
    "Council",
    "EarlierPass",
    "Regulation",
    "Result",
    "Round",
    "RoundEntry",
    "Sheet",
    "SheetMark",
    "Survey",
    "SurveyPhoto",
    "Team",
    "TeamView",
    "TestRequest",
]


class Round(Public, Versioned):
    """An evaluation round (đợt) of a province or the ministry, or one asking for written opinions on renewals.

    Renewals need no round of the year: the council of a consultation answers in writing (QĐ 26/2026/QĐ-TTg, Điều 7.6d).
    It meets only with a recorded reason (`met_reason`), and then works like any other.
    """

    class MetReason(models.TextChoices):
        DIFFERENT = "different", _("Nhiều ý kiến đánh giá khác nhau")
        COMPLEX = "complex", _("Nội dung phức tạp cần thảo luận")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=RoundState.choices, default=RoundState.OPEN)
    proposed_before = models.DateField()
    held_before = models.DateField()
    is_extra = models.BooleanField(default=False)
    basis = models.CharField(max_length=300, blank=True, help_text="For an extra round: Quy chế and plan.")
    basis_papers = models.JSONField(default=list, help_text="UUIDs of those papers where they were issued here.")
    is_consultation = models.BooleanField(
        default=False, help_text="Written opinions on renewals, no round of the year."
    )
    opinions_due = models.DateField(null=True, help_text="Last day to answer in writing.")
    met_reason = models.CharField(max_length=12, choices=MetReason.choices, blank=True)
    met_note = models.TextField(blank=True, help_text="Why the council meets although opinions were asked in writing.")

    class Meta:
        ordering = ["-year", "-no"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year", "is_consultation", "no"], name="round_once_each"),
            models.CheckConstraint(
                condition=models.Q(is_consultation=False) | models.Q(opinions_due__isnull=False),
                name="consultation_has_day",
            ),
        ]

    def __str__(self) -> str:
        if self.is_consultation:
            return f"Lấy ý kiến lần {self.no} năm {self.year}"
        return f"Đợt {self.no} năm {self.year}"

    @property
    def is_written(self) -> bool:
        """Whether the council answers in writing and does not meet."""
        return self.is_consultation and not self.met_reason


class RoundEntry(Public):
    """A dossier in a round, in the order of the list; one that goes on to the centre has an entry at each level."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="entries")
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="round_entries")
    position = models.PositiveIntegerField()
    decided_on = models.DateField(null=True, help_text="The day its result took effect.")
    after_centre = models.BooleanField(
        default=False, help_text="The province evaluates by itself what the centre gave less than 5 stars (Điều 7.4g)."
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["round", "dossier"], name="entry_once")]


class Council(Public, Versioned):
    """The council of one round. Its rules come from its operating regulation (Quy chế)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="councils")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="councils")
    state = models.CharField(max_length=12, choices=CouncilState.choices, default=CouncilState.ESTABLISHED)
    rules = models.JSONField(default=dict, help_text="See `councils.working_rules`; frozen with the results.")
    decision_paper = models.UUIDField(null=True)
    minutes_paper = models.UUIDField(null=True)
    submission_paper = models.UUIDField(null=True)
    recognition_paper = models.UUIDField(null=True)
    approval_paper = models.UUIDField(null=True, help_text="Approves the results that go to the Ministry.")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=250, blank=True)
    discussion = models.TextField(blank=True)
    announced_on = models.DateField(null=True, help_text="The day the results took effect.")
    passes_done = models.PositiveSmallIntegerField(default=0, help_text="Scoring passes that ended before this one.")

    def __str__(self) -> str:
        return self.body.name


class Attendance(models.Model):
    """Who sat in the meeting; quorum is counted from this."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="attendances")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    is_present = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "seat"], name="attendance_once")]


class Conflict(models.Model):
    """A member does not score this dossier, with the reason."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="conflicts")
    entry = models.ForeignKey(RoundEntry, on_delete=models.PROTECT, related_name="conflicts")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "entry"], name="conflict_once")]


class Sheet(Public, Versioned):
    """One member's score sheet (phiếu đánh giá) for one dossier."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sheets")
    entry = models.ForeignKey(RoundEntry, on_delete=models.PROTECT, related_name="sheets")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.OPEN)
    comment = models.TextField(blank=True)
    eliminated_by = models.JSONField(default=list, help_text="Keys of knock-out rules the member holds to apply.")
    eliminated_reason = models.TextField(blank=True)
    agrees = models.BooleanField(
        null=True, help_text="A written opinion: with the proposal of the OCOP office's report."
    )
    total = models.PositiveSmallIntegerField(default=0, help_text="Hundredths of a point.")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "seat"], name="sheet_once")]


class SheetMark(models.Model):
    """One criterion of one sheet."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=30, blank=True)
    points = models.PositiveSmallIntegerField(default=0, help_text="Hundredths of a point.")
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sheet", "criterion"], name="sheet_mark_once")]


class Result(Public):
    """The council's result for one dossier, with every number it was made from."""

    entry = models.OneToOneField(RoundEntry, on_delete=models.PROTECT, related_name="result")
    total_sum = models.PositiveBigIntegerField(help_text="What divided by `divisor` is the mean, in hundredths.")
    sheet_count = models.PositiveSmallIntegerField()
    star = models.PositiveSmallIntegerField(null=True, help_text="Empty: eliminated.")
    star_by_total = models.PositiveSmallIntegerField()
    missed_minimums = models.JSONField(default=list)
    eliminated_by = models.JSONField(default=list)
    detail = models.JSONField(default=dict, help_text="Members' totals, sums per criterion, spread, rules used.")
    concluded_at = models.DateTimeField()
    note = models.TextField(blank=True)

    @property
    def divisor(self) -> int:
        """What `total_sum` and the sums of `detail` are divided by: the sheets, or a common multiple (`results`)."""
        return int(self.detail.get("divisor", self.sheet_count))
