"""States of a dossier and of its steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Why a product is evaluated (QĐ 26/2026/QĐ-TTg, Điều 6.1)."""

    FIRST = "first", _("Lần đầu")
    UPGRADE = "upgrade", _("Nâng hạng")
    RENEWAL = "renewal", _("Đánh giá lại")


class State(models.TextChoices):
    """Five states; where a dossier stands inside the evaluation is told by its steps."""

    DRAFT = "draft", _("Đang chuẩn bị")
    SUBMITTED = "submitted", _("Đã nộp")
    IN_EVALUATION = "in_evaluation", _("Đang đánh giá")
    DECIDED = "decided", _("Đã có kết quả")
    CLOSED = "closed", _("Đã kết thúc")


class StepState(models.TextChoices):
    """A step waits for the one before, is open, or is done; SKIPPED when the road ended earlier."""

    WAITING = "waiting", _("Chưa đến")
    OPEN = "open", _("Đang làm")
    DONE = "done", _("Đã xong")
    SKIPPED = "skipped", _("Không thực hiện")


class CloseReason(models.TextChoices):
    """Why a dossier was closed."""

    RECOGNISED = "recognised", _("Được công nhận")
    NOT_RECOGNISED = "not_recognised", _("Chưa được công nhận")
    ELIMINATED = "eliminated", _("Hồ sơ bị loại")
    WITHDRAWN = "withdrawn", _("Chủ thể rút hồ sơ")
    DECLINED = "declined", _("Xã không xác nhận đăng ký của chủ thể")
    FILE_AGAIN = "file_again", _("Hết thời hạn chuyển tiếp, cần nộp lại")
    REFUSED = "refused", _("Xã từ chối theo quy định của tỉnh")


class RecordedOutcome(models.TextChoices):
    """What a deciding paper says about a product, as it stands on the paper."""

    RECOGNISED = "recognised", _("Được công nhận")
    FORWARDED = "forwarded", _("Chuyển hồ sơ lên cấp trên")
    RETURNED = "returned", _("Trả về tỉnh xem xét công nhận 3-4 sao")
    NOT_RECOGNISED = "not_recognised", _("Chưa được công nhận")
    ELIMINATED = "eliminated", _("Hồ sơ bị loại")
