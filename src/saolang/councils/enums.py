"""States of rounds, councils and score sheets."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """A round takes dossiers until its day, is evaluated, and is closed by the decision."""

    OPEN = "open", _("Đang nhận hồ sơ")
    EVALUATING = "evaluating", _("Đang đánh giá")
    CLOSED = "closed", _("Đã kết thúc")


class CouncilState(models.TextChoices):
    """A council exists when its decision is issued; scoring may be open; minutes end it."""

    PLANNED = "planned", _("Chờ quyết định thành lập")
    ESTABLISHED = "established", _("Đã thành lập")
    SCORING = "scoring", _("Đang chấm điểm")
    CONCLUDED = "concluded", _("Đã chốt kết quả")
    MINUTED = "minuted", _("Đã có biên bản")


class SheetState(models.TextChoices):
    """A member's sheet can be changed until it is closed."""

    OPEN = "open", _("Đang chấm")
    CLOSED = "closed", _("Đã chốt điểm")
