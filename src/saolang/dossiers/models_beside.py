"""What lies beside a dossier: signed scans, sets for paper and file, tasks of a new try, samples, rules of refusal."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Membership, Organisation


class SignedScan(Public):
    """A scan of Mẫu 01 or Mẫu 02 signed by hand. The frozen submission stays as it is, this lies beside it."""

    class Form(models.TextChoices):
        REGISTRATION = "mau-01", _("Mẫu số 01, Phiếu đăng ký")
        SELF_ASSESSMENT = "mau-02", _("Mẫu số 02, Báo cáo tự đánh giá")

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="scans")
    submission = models.ForeignKey(
        "dossiers.Submission",
        on_delete=models.PROTECT,
        null=True,
        related_name="scans",
        help_text="Empty: not filed yet.",
    )
    form = models.CharField(max_length=10, choices=Form.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    original_name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["form", "id"]


class DossierSet(Public):
    """The set of a dossier to print and to hand over as files; made once for what went into it (`key`)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang dựng")
        READY = "ready", _("Đã xong")
        FAILED = "failed", _("Chưa dựng được")

    class Kind(models.TextChoices):
        PRODUCER = "producer", _("Bộ hồ sơ của chủ thể")
        COMMUNE = "commune", _("Bộ hồ sơ xã gửi tỉnh")
        NATIONAL = "national", _("Bộ hồ sơ 5 sao tỉnh gửi Bộ")

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="sets")
    submission = models.ForeignKey("dossiers.Submission", on_delete=models.PROTECT, related_name="sets")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    key = models.CharField(max_length=64, unique=True, help_text="SHA-256 over everything that goes into the set.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    zip = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]


class DossierTask(Public):
    """One gap of an earlier dossier that the producer mends in the new one ("đăng ký lại đợt sau")."""

    class Source(models.TextChoices):
        MINIMUM = "minimum", _("Mức tối thiểu chưa đạt")
        COUNCIL = "council", _("Kết quả của Hội đồng")
        COMPLETION = "completion", _("Yêu cầu hoàn thiện chưa xong")

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=Source.choices)
    criterion = models.CharField(max_length=20, blank=True, help_text="Empty: the dossier as a whole.")
    sentence = models.TextField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["dossier", "position"], name="dossier_task_once")]


class SampleHandover(Public):
    """Sample products of one lot that the producer handed over to the commune on one day (Điều 6.2d)."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="handovers")
    count = models.PositiveSmallIntegerField()
    lot = models.CharField(max_length=80, blank=True)
    made_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    received_on = models.DateField()
    given_by = models.CharField(max_length=120, blank=True, help_text="Who brought them, as the record names.")
    note = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    paper = models.UUIDField(null=True, help_text="Official paper: the hand-over record that lists this lot.")

    class Meta:
        ordering = ["received_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "received_on", "lot", "count"], name="sample_count_once"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="sample_count_positive"),
        ]


class RefusalRule(Public, Versioned):
    """A rule of a province under which a commune may refuse a dossier; the decision itself knows no refusal."""

    province = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="refusal_rules")
    text = models.TextField()
    paper_number = models.CharField(max_length=80)
    paper_on = models.DateField()
    paper_title = models.CharField(max_length=300, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    entered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on", "-id"]
