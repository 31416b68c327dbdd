"""What a certificate is on a day. Nothing of it is stored: see `certificates.state`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """State of a certificate on one day."""

    NOT_YET = "not_yet", _("Chưa có hiệu lực")
    VALID = "valid", _("Còn hiệu lực")
    EXPIRING = "expiring", _("Sắp hết hạn")
    PROLONGED = "prolonged", _("Kéo dài hiệu lực")
    LAPSED = "lapsed", _("Hết hiệu lực")
    WITHDRAWN = "withdrawn", _("Bị thu hồi")
    REPLACED = "replaced", _("Đã được thay")
    UNKNOWN_DATE = "unknown_date", _("Chưa rõ thời hạn")


IN_FORCE = frozenset({Kind.VALID, Kind.EXPIRING, Kind.PROLONGED})
