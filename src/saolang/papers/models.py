"""Official papers of agencies, number books and notices."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Account, Membership, Organisation, SigningRight


class PaperState(models.TextChoices):
    """draft → to sign → issued (frozen), or dropped before it was issued."""

    DRAFT = "draft", _("Bản thảo")
    TO_SIGN = "to_sign", _("Trình ký")
    ISSUED = "issued", _("Đã ban hành")
    DROPPED = "dropped", _("Đã bỏ")


class OfficialPaper(Public, Versioned):
    """A paper of an agency. `content` is an OfficialDocument as canonical JSON; after issue nothing changes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="papers")
    template = models.CharField(max_length=40, help_text="Which paper of the road this is, e.g. commune-proposal.")
    kind = models.CharField(max_length=10, help_text="Kind of Nghị định 30/2020: QĐ, TTr, BC, CV, TB, BB, GCN.")
    title = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.DRAFT)
    content = models.TextField()
    data = models.JSONField(default=dict, help_text="Plain values that the paper's effect needs when it is issued.")
    number = models.PositiveIntegerField(null=True)
    number_text = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    signing_right = models.ForeignKey(SigningRight, on_delete=models.PROTECT, null=True, related_name="+")
    signer_name = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=160, blank=True)
    signed_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    signature_note = models.CharField(max_length=300, blank=True, help_text="What the check of the signed file found.")
    frozen_pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    frozen_docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    created_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    issued_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True, help_text="When the signer said on screen that it is signed.")
    note = models.CharField(max_length=500, blank=True, help_text="Why it was returned or dropped.")
    from_paper = models.BooleanField(default=False, help_text="Recorded from a paper of an agency that works on paper.")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="issued") | models.Q(issued_on__isnull=False, issued_by__isnull=False),
                name="issued_paper_has_date_and_clerk",
            )
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="paper_desk")]

    def __str__(self) -> str:
        return self.title


class PaperItem(models.Model):
    """One object that a paper is about: letters, decisions and notices list n dossiers."""

    paper = models.ForeignKey(OfficialPaper, on_delete=models.PROTECT, related_name="items")
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["paper", "object_type", "object_id"], name="paper_item_once")]
        indexes = [models.Index(fields=["object_type", "object_id"], name="paper_item_object")]


class PaperRecipient(models.Model):
    """An organisation that gets the paper: it may read it once it is issued."""

    paper = models.ForeignKey(OfficialPaper, on_delete=models.PROTECT, related_name="recipients")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="received_papers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "organisation"], name="paper_recipient_once")]


class NumberBook(models.Model):
    """Numbers of one series of one organisation in one year, from 1, without gaps (DESIGN rule 11)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="number_books")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "series", "year"], name="number_book_once")]


class NumberEntry(models.Model):
    """A number that was taken; a cancelled one stays with its reason."""

    book = models.ForeignKey(NumberBook, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    typed = models.BooleanField(default=False, help_text="Given by the agency's own document system.")
    taken_at = models.DateTimeField()
    cancelled_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["book", "number"], name="number_once")]


class Notice(Public):
    """A message to an organisation or a person, by one channel."""

    class Channel(models.TextChoices):
        SCREEN = "screen", _("Trên hệ thống")
        EMAIL = "email", _("Thư điện tử")
        LETTER = "letter", _("Văn bản giấy")
        SMS = "sms", _("Tin nhắn")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="notices")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="notices")
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.SCREEN)
    subject = models.CharField(max_length=250)
    body = models.TextField(blank=True)
    object_type = models.CharField(max_length=60, blank=True)
    object_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
