"""States of rounds, councils and score sheets."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """A round takes dossiers until its day, is evaluated, and is closed by the decision."""

    OPEN = "open", _("Đang nhận hồ sơ")
    EVALUATING = "evaluating", _("Đang đánh giá")
    CLOSED = "closed", _("Đã kết thúc")


class CouncilState(models.TextChoices):
    """A council exists when its decision is issued; then it scores, concludes, and its minutes end the work."""

    ESTABLISHED = "established", _("Đã thành lập")
    SCORING = "scoring", _("Đang chấm điểm")
    CONCLUDED = "concluded", _("Đã chốt kết quả")
    MINUTED = "minuted", _("Đã có biên bản")


class SheetState(models.TextChoices):
    """A member's sheet can be changed until it is closed."""

    OPEN = "open", _("Đang chấm")
    CLOSED = "closed", _("Đã chốt điểm")


class Outcome(models.TextChoices):
    """What a result leads to (QĐ 26/2026/QĐ-TTg, Điều 4.1, 7.3e, 7.4g)."""

    RECOGNISED = "recognised", _("Đề nghị công nhận")
    NATIONAL = "national", _("Tiềm năng 5 sao, gửi Bộ đánh giá")
    RETURNED = "returned", _("Chưa đạt 5 sao, chuyển kết quả về tỉnh")
    NOT_RECOGNISED = "not_recognised", _("Chưa được công nhận")
    ELIMINATED = "eliminated", _("Bị loại")


class Proposal(models.TextChoices):
    """What the council team proposes for a dossier in its report (QĐ 26/2026/QĐ-TTg, Điều 7.3c)."""

    EVALUATE = "evaluate", _("Đủ điều kiện trình Hội đồng đánh giá")
    COMPLETE = "complete", _("Trình Hội đồng, còn nội dung cần bổ sung")
    KNOCK_OUT = "knock_out", _("Đề nghị Hội đồng xem xét loại")
