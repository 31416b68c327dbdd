"""Producers, products with their place of production, and the vault of evidence papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from saolang.core.models import Public, StoredFile, Versioned
from saolang.people.models import Account, Organisation
from saolang.territory.models import Unit


class ProducerState(models.TextChoices):
    """A producer registers itself and waits for the commune; old lists come as recorded."""

    WAITING = "waiting", _("Chờ xã xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    RECORDED = "recorded", _("Ghi theo tài liệu")
    ENDED = "ended", _("Ngừng hoạt động")


class Producer(Public, Versioned):
    """A producer (chủ thể OCOP) with the facts that Mẫu 01 and Mẫu 02 ask for.

    Sex, ethnicity, disability, phone and permanent address are personal: only the producer, the commune and the
    OCOP office that handle a dossier see them.
    """

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="producer")
    state = models.CharField(max_length=10, choices=ProducerState.choices, default=ProducerState.WAITING)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    representative = models.CharField(_("người đại diện pháp luật"), max_length=120, blank=True)
    representative_post = models.CharField(_("chức vụ"), max_length=120, blank=True)
    representative_sex = models.CharField(_("giới tính"), max_length=10, blank=True)
    representative_ethnicity = models.CharField(_("dân tộc"), max_length=40, blank=True)
    representative_disabled = models.BooleanField(_("người khuyết tật"), null=True)
    representative_address = models.CharField(_("địa chỉ thường trú"), max_length=300, blank=True)
    founded_on = models.DateField(_("ngày thành lập"), null=True, blank=True)
    registration_number = models.CharField(_("số giấy đăng ký"), max_length=60, blank=True)
    history = models.TextField(_("lịch sử hình thành"), blank=True)
    structure = models.TextField(_("cơ cấu tổ chức"), blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Document and line, for facts from old lists.")
    end_reason = models.CharField(max_length=500, blank=True, help_text="Why the commune declined the registration.")

    class Meta:
        ordering = ["organisation__name", "id"]

    def __str__(self) -> str:
        return self.organisation.name


class Product(Public, Versioned):
    """A product. Its set is one of the regime that its dossiers use; old records may have none."""

    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(max_length=250)
    folded = models.CharField(max_length=250, db_index=True)
    product_set = models.CharField(max_length=20, blank=True, help_text="Key of law data, e.g. qd26-2026-09.")
    description = models.TextField(blank=True)
    standard = models.TextField(blank=True)
    story = models.TextField(blank=True)
    place = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="products")
    place_text = models.CharField(max_length=300, blank=True)
    picture = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Paper(Public, Versioned):
    """An evidence paper of a producer: a contract, a certificate, a photograph. Its versions are files."""

    producer = models.ForeignKey(Producer, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=40, help_text="Key of an evidence kind of Mẫu 02, e.g. business_registration.")
    title = models.CharField(max_length=250)
    number = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["kind", "id"]

    def __str__(self) -> str:
        return self.title


class PaperVersion(Public):
    """One file of a paper, never replaced: a newer file is a newer version."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    no = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    original_name = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["paper", "no"], name="paper_version_no")]
