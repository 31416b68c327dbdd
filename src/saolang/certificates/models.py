"""Star certificates and what happens to them.

Valid, expiring and lapsed are computed from dates when asked, never stored; withdrawn, prolonged and replaced
are stored with decision and date. A certificate may exist without dossier, council or known decision (old lists).
"""

from django.db import models

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Membership, Organisation
from saolang.producers.models import Product


class Certificate(Public, Versioned):
    """A product was recognised with stars.

    `last_valid_on` is the last day of the term it was given with (36 months by QĐ 26/2026/QĐ-TTg, Điều 4.3); null
    when the day of issue is unknown. `code` is the public code of `/s/<code>`.
    """

    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="certificates")
    code = models.CharField(max_length=10, unique=True)
    star = models.PositiveSmallIntegerField()
    regime = models.CharField(max_length=20)
    number_text = models.CharField(max_length=80, blank=True)
    product_code = models.CharField(max_length=40, blank=True)
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    authority_name = models.CharField(max_length=250, blank=True)
    decision_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    issued_on = models.DateField(null=True)
    last_valid_on = models.DateField(null=True)
    dossier = models.UUIDField(null=True, help_text="The dossier it came from, when there is one here.")
    holder_name = models.CharField(max_length=250)
    place_text = models.CharField(max_length=300, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300, blank=True)
    public_note = models.CharField(max_length=300, blank=True)
    illustration = models.BooleanField(default=False)

    class Meta:
        ordering = ["-issued_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(star__in=[3, 4, 5]), name="certificate_star"),
            models.UniqueConstraint(
                fields=["product", "decision_number"],
                condition=~models.Q(decision_number=""),
                name="certificate_once_per_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number_text} {self.holder_name}".strip()


class Withdrawal(models.Model):
    """QĐ 26/2026/QĐ-TTg, Điều 8: one of six grounds, by the authority that recognised."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="withdrawal")
    ground = models.CharField(max_length=20)
    decision_number = models.CharField(max_length=80)
    decided_on = models.DateField()
    concluded_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    paper = models.UUIDField(null=True, help_text="The decision, when it was issued or recorded here.")

    def __str__(self) -> str:
        return self.decision_number


class WithdrawalCase(Public, Versioned):
    """The work before a withdrawal: checked, reported with a submission, decided (QĐ 26/2026/QĐ-TTg, Điều 8.3)."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="withdrawal_cases")
    ground = models.CharField(max_length=20)
    conclusion = models.CharField(max_length=300, help_text="Whose conclusion, with number, as written.")
    concluded_on = models.DateField(help_text="The 15 days of Điều 8.4 run from here.")
    findings = models.TextField(blank=True, help_text="What the OCOP office found when it checked.")
    submission_paper = models.UUIDField(null=True)
    decision_paper = models.UUIDField(null=True)
    opened_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    dropped_on = models.DateField(null=True)
    drop_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"], condition=models.Q(dropped_on__isnull=True), name="one_withdrawal_case"
            )
        ]

    def __str__(self) -> str:
        return str(self.certificate)


class Prolongation(models.Model):
    """QĐ 26/2026/QĐ-TTg, Điều 12.3: stays in force until the result of a renewal, at most 180 days."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="prolongation")
    last_possible_on = models.DateField()
    decided_on = models.DateField()
    reason = models.CharField(max_length=300)
    ended_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.last_possible_on:%d/%m/%Y}"


class Replacement(models.Model):
    """An upgrade or renewal gave a new certificate; the old one says which is true today."""

    certificate = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="replaced_by")
    by = models.OneToOneField(Certificate, on_delete=models.PROTECT, related_name="replaces")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.certificate} → {self.by}"


class CertificateLayout(Public):
    """How an authority prints its certificates; each change is a new version (see `certificates.layouts`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="certificate_layouts")
    no = models.PositiveIntegerField()
    settings = models.JSONField(default=dict)
    emblem = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-no"]
        constraints = [models.UniqueConstraint(fields=["organisation", "no"], name="certificate_layout_no")]

    def __str__(self) -> str:
        return f"{self.organisation} {self.no}"
