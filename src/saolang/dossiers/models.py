"""The dossier of a product: draft, frozen submissions, steps, commune and office work, questions and answers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, Versioned
from saolang.dossiers import models_beside, models_national, models_together  # noqa: F401 - tables of this room
from saolang.dossiers.enums import CloseReason, Kind, RecordedOutcome, State, StepState
from saolang.people.models import Membership, Organisation
from saolang.producers.models import PaperVersion, Product


class Dossier(Public, Versioned):
    """One evaluation of one product under one regime.

    `form` holds what the producer typed for Mẫu 01 and Mẫu 02 (see `dossiers.forms`); scores are `SelfMark` rows.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="dossiers")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FIRST)
    route = models.CharField(max_length=20)
    regime = models.CharField(max_length=20)
    product_set = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=15, choices=State.choices, default=State.DRAFT)
    form = models.JSONField(default=dict)
    commune = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="received_dossiers")
    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    product_code = models.CharField(max_length=40, blank=True)
    certificate = models.UUIDField(
        null=True, db_index=True, help_text="The certificate that an upgrade or renewal is about."
    )
    close_reason = models.CharField(max_length=20, choices=CloseReason.choices, blank=True)
    close_note = models.TextField(blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="refiled_as")
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    entered_on_behalf = models.BooleanField(default=False)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "regime"],
                condition=models.Q(state__in=["draft", "submitted", "in_evaluation"]),
                name="one_running_dossier",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(submitted_at__isnull=False) | models.Q(state="closed"),
                name="submitted_dossier_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | ~models.Q(close_reason=""), name="closed_dossier_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["commune", "state"], name="dossier_commune"),
            models.Index(fields=["province", "state"], name="dossier_province"),
        ]

    def __str__(self) -> str:
        return self.product.name


class SelfMark(models.Model):
    """The producer's own choice for one criterion, with a description."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="marks")
    criterion = models.CharField(max_length=20)
    option = models.CharField(max_length=30, blank=True, help_text="Key of the option; empty: nothing chosen.")
    points = models.PositiveSmallIntegerField(default=0, help_text="Hundredths of a point.")
    description = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "criterion"], name="self_mark_once")]


class PaperUse(models.Model):
    """An evidence file stands behind a criterion of a dossier."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="uses")
    criterion = models.CharField(max_length=20, blank=True, help_text="Empty: the dossier as a whole.")
    version = models.ForeignKey(PaperVersion, on_delete=models.PROTECT, related_name="uses")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["dossier", "criterion", "version"], name="paper_use_once")]


class Submission(Public):
    """A frozen dossier: one canonical JSON that reads no other table (DESIGN rule 6). Never changed or removed."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="submissions")
    no = models.PositiveIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["dossier", "no"], name="submission_no")]


class Step(Public):
    """One step of the route, made at submission: who does what by when."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="steps")
    no = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=30, help_text="Key of the step in the route of the law data.")
    level = models.CharField(max_length=10)
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    agency = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=StepState.choices, default=StepState.WAITING)
    started_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["dossier", "no"], name="step_no")]
        # Every list is sorted by the day on which the open step is due.
        indexes = [models.Index(fields=["dossier", "no", "due_on"], condition=models.Q(state="open"), name="step_open")]


class StepRecord(Public):
    """A step of an agency that works on paper, as its paper says (DESIGN rule 4).

    Points and stars are those printed on the paper and are never computed again.
    """

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="record")
    paper = models.UUIDField(help_text="The official paper that was recorded.")
    points = models.PositiveSmallIntegerField(null=True, help_text="Hundredths of a point.")
    outcome = models.CharField(max_length=15, choices=RecordedOutcome.choices, blank=True)
    star = models.PositiveSmallIntegerField(null=True)
    note = models.TextField(blank=True)


class Receipt(Public):
    """Phiếu số of Mẫu 01, once at the commune and once at the OCOP office."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="receipts")
    level = models.CharField(max_length=10)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    number_text = models.CharField(max_length=80)
    received_on = models.DateField()
    received_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "level"], name="receipt_once_per_level")]


class CommuneAssessment(Versioned, Public):
    """The commune's work on one dossier: components, four contents, samples (Điều 6.2, 7.2)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="assessment")
    components = models.JSONField(default=dict)
    findings = models.JSONField(default=dict)
    held_meeting = models.BooleanField(default=False)
    meeting_note = models.TextField(blank=True)
    samples = models.PositiveSmallIntegerField(null=True)
    samples_note = models.CharField(max_length=300, blank=True)
    samples_received_on = models.DateField(null=True)
    report = models.UUIDField(null=True, help_text="Official paper Mẫu 03.")
    proposal = models.UUIDField(null=True, help_text="Official paper: the proposal letter that lists this dossier.")


class OfficeCheck(Versioned, Public):
    """The OCOP office's check of one dossier (Điều 7.3a)."""

    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="office_check")
    components = models.JSONField(default=dict)
    conclusion = models.TextField(blank=True)
    is_complete = models.BooleanField(default=False)


class RenewalReview(Versioned, Public):
    """The OCOP office's own evaluation of a renewal at one level: field check or not, proposal, report (Điều 7.6c)."""

    class FieldReason(models.TextChoices):
        LARGE_CHANGE = "large_change", _("Thay đổi lớn về quy mô sản xuất")
        UNCLEAR = "unclear", _("Hồ sơ minh chứng không rõ ràng")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="renewal_reviews")
    level = models.CharField(max_length=10)
    needs_field_check = models.BooleanField(null=True)
    field_reason = models.CharField(max_length=20, choices=FieldReason.choices, blank=True)
    field_note = models.TextField(blank=True, help_text="Why the field is or is not checked.")
    checked_on = models.DateField(null=True)
    field_people = models.TextField(blank=True, help_text="Who took part, one person a line.")
    field_result = models.TextField(blank=True)
    field_paper = models.UUIDField(null=True, help_text="Official paper: minutes of the field check.")
    marks = models.JSONField(default=dict, help_text="Proposed option for each criterion.")
    total = models.PositiveSmallIntegerField(default=0, help_text="Hundredths of a point.")
    opinion = models.TextField(blank=True)
    paper = models.UUIDField(null=True, help_text="Official paper: the report to the chair of the council.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "level"], name="renewal_review_once_per_level")]


class CompletionRequest(Public, Versioned):
    """ "Yêu cầu hoàn thiện": item by item, with reasons and a date."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Đang soạn")
        SENT = "sent", _("Đã gửi chủ thể")
        ANSWERED = "answered", _("Chủ thể đã bổ sung")
        CLOSED = "closed", _("Đã xong")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="completion_requests")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    due_on = models.DateField()
    paper = models.UUIDField(null=True, help_text="Official paper, when the request went out as a letter.")
    created_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]


class CompletionItem(models.Model):
    """One thing to complete, why, and the producer's answer."""

    request = models.ForeignKey(CompletionRequest, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=250)
    criterion = models.CharField(max_length=20, blank=True)
    reason = models.TextField()
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
