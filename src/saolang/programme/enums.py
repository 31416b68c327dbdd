"""States, stages and kinds of plans, tasks and money."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanKind(models.TextChoices):
    """What a plan covers."""

    YEAR = "year", _("Kế hoạch năm")
    PERIOD = "period", _("Kế hoạch giai đoạn")
    TRAINING = "training", _("Kế hoạch đào tạo, tập huấn")
    OTHER = "other", _("Kế hoạch khác")


class PlanState(models.TextChoices):
    """draft → submitted → issued (through `papers/` or recorded) → amended by a newer version, or closed."""

    DRAFT = "draft", _("Đang soạn")
    SUBMITTED = "submitted", _("Trình ký")
    ISSUED = "issued", _("Đã ban hành")
    AMENDED = "amended", _("Đã được điều chỉnh")
    CLOSED = "closed", _("Đã tổng kết")
    DROPPED = "dropped", _("Đã bỏ")


IN_FORCE = (PlanState.ISSUED, PlanState.CLOSED)


class ObjectiveKind(models.TextChoices):
    """Where a sentence of aims stands in the plan."""

    PURPOSE = "purpose", _("Mục đích")
    REQUIREMENT = "requirement", _("Yêu cầu")
    GENERAL = "general", _("Mục tiêu chung")
    SOLUTION = "solution", _("Giải pháp")


class Operator(models.TextChoices):
    """How the actual is compared with the target."""

    AT_LEAST = "at_least", _("ít nhất")
    EXACTLY = "exactly", _("bằng")
    AT_MOST = "at_most", _("không quá")
    BETWEEN = "between", _("từ … đến …")


class TaskState(models.TextChoices):
    """planned → doing → done; or dropped, or carried into the next plan."""

    PLANNED = "planned", _("Chưa bắt đầu")
    DOING = "doing", _("Đang làm")
    DONE = "done", _("Đã xong")
    DROPPED = "dropped", _("Không thực hiện")
    CARRIED = "carried", _("Chuyển sang kế hoạch sau")


OPEN_TASKS = (TaskState.PLANNED, TaskState.DOING)


class Part(models.TextChoices):
    """The part an organisation has in a task."""

    LEAD = "lead", _("Chủ trì")
    IMPLEMENTING = "implementing", _("Thực hiện")
    COORDINATING = "coordinating", _("Phối hợp")


class Stage(models.TextChoices):
    """The way of money, from need to settlement."""

    NEED = "need", _("Nhu cầu")
    APPROVED = "approved", _("Dự toán duyệt")
    ALLOCATED = "allocated", _("Đã phân bổ")
    COMMITTED = "committed", _("Đã cam kết")
    DISBURSED = "disbursed", _("Đã giải ngân")
    SETTLED = "settled", _("Đã quyết toán")


PLANNED_STAGES = (Stage.NEED, Stage.APPROVED)


class FundGroup(models.TextChoices):
    """Only the budget is inside the total of a plan; the others stand beside it."""

    BUDGET = "budget", _("Ngân sách")
    INTEGRATED = "integrated", _("Lồng ghép")
    COUNTERPART = "counterpart", _("Đối ứng của chủ thể")
    CREDIT = "credit", _("Tín dụng")
    PRIVATE = "private", _("Xã hội hóa")


class FundLevel(models.TextChoices):
    """Which budget pays; districts only in plans before 1/7/2025."""

    NONE = "", _("Không ghi cấp")
    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")


class FundNature(models.TextChoices):
    """Capital or recurrent spending."""

    NONE = "", _("Không ghi")
    RECURRENT = "recurrent", _("Vốn sự nghiệp")
    CAPITAL = "capital", _("Vốn đầu tư")


class DifficultyState(models.TextChoices):
    """raised → assigned → answered → closed."""

    RAISED = "raised", _("Mới nêu")
    ASSIGNED = "assigned", _("Đã giao giải quyết")
    ANSWERED = "answered", _("Đã trả lời")
    CLOSED = "closed", _("Đã xong")


class ReadingState(models.TextChoices):
    """A reading waits for a person."""

    WAITING = "waiting", _("Chờ kiểm tra")
    ACCEPTED = "accepted", _("Đã nhận thành kế hoạch")
    DROPPED = "dropped", _("Đã bỏ")
