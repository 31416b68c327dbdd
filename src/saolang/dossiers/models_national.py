"""The file of a product that may get 5 stars: what the province sends to the Ministry, and what came of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Membership


class NationalFile(Public, Versioned):
    """What a province puts together for one dossier and sends to the Ministry (QĐ 26/2026/QĐ-TTg, Điều 6.3, 7.4)."""

    class Choice(models.TextChoices):
        CENTRAL = "use_central_result", _("Căn cứ kết quả của Hội đồng cấp trung ương")
        OWN = "own_evaluation", _("Tỉnh tổ chức đánh giá theo thẩm quyền")

    dossier = models.OneToOneField("dossiers.Dossier", on_delete=models.PROTECT, related_name="national_file")
    samples = models.PositiveSmallIntegerField(null=True)
    samples_sent_on = models.DateField(null=True)
    samples_note = models.CharField(max_length=300, blank=True)
    no_extra_tests = models.BooleanField(default=False, help_text="The province asked for no further check or test.")
    letter = models.UUIDField(null=True, help_text="Official paper: the province's letter that lists this dossier.")
    sent_on = models.DateField(null=True, help_text="The day of that letter.")
    sent_without = models.JSONField(default=list, help_text="Keys of the parts that were missing when it was sent.")
    conclusion = models.TextField(blank=True, help_text="What the Ministry's office found.")
    is_complete = models.BooleanField(null=True)
    choice = models.CharField(max_length=20, choices=Choice.choices, blank=True, help_text="Below 90 at the centre.")
    choice_reason = models.TextField(blank=True)
    chosen_on = models.DateField(null=True)
    central_star = models.PositiveSmallIntegerField(null=True, help_text="The star recognised on the central result.")
    central_decision = models.UUIDField(null=True, help_text="Official paper: recognition on the central result.")

    def __str__(self) -> str:
        return self.dossier.product.name


class NationalPart(Public):
    """A scan that is a part of the file, where the paper was not issued here or came from another body."""

    file = models.ForeignKey(NationalFile, on_delete=models.PROTECT, related_name="parts")
    key = models.CharField(max_length=30, help_text="Key of the paper in the law data.")
    title = models.CharField(max_length=250)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    original_name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]


class NationalRequest(Public):
    """What the Ministry's office asks the province to complete, and the province's answer (Điều 7.4a)."""

    file = models.ForeignKey(NationalFile, on_delete=models.PROTECT, related_name="requests")
    text = models.TextField()
    due_on = models.DateField()
    paper = models.UUIDField(null=True, help_text="Official paper: the letter with the same words.")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
