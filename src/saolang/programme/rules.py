"""Who may do what with plans, tasks, money and difficulties, and their tables of states."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.core.transitions import Table, Transition
from saolang.people.enums import OrganisationKind, Role
from saolang.people.models import Membership, Organisation
from saolang.programme.enums import PLANNED_STAGES, DifficultyState, PlanState, Stage, TaskState
from saolang.programme.models import Difficulty, Plan, Task

EDITORS = (Role.OCOP_OFFICE, Role.COMMUNE_OFFICER, Role.DEPARTMENT_OFFICER, Role.MINISTRY_OFFICE)
LEADERS = (Role.COMMUNE_LEADER, Role.PROVINCE_LEADER)
READERS = (*EDITORS, *LEADERS, Role.ACCOUNTANT)
COMMITTEES = (
    OrganisationKind.COMMUNE_COMMITTEE,
    OrganisationKind.DISTRICT_COMMITTEE,
    OrganisationKind.PROVINCE_COMMITTEE,
)
PREPARERS = (*EDITORS, Role.SYSTEM_ADMIN)


def plans_for(by: Membership, organisation: Organisation) -> bool:
    """Whether the agency of `by` prepares plans of `organisation`: its own; an OCOP office also its committee's.

    The operator enters old papers of agencies that do not work here.
    """
    if organisation.pk == by.organisation_id or by.role == Role.SYSTEM_ADMIN:
        return True
    return by.role == Role.OCOP_OFFICE and organisation.pk == by.organisation.parent_id


def is_own(by: Membership, plan: Plan) -> bool:
    """Whether the plan is one that this agency prepares."""
    return plans_for(by, plan.organisation) or plan.created_by.organisation_id == by.organisation_id


def stands_above(upper: Plan, lower: Plan) -> bool:
    """Whether a plan may hang under another: of its time, and of who stands above its agency.

    Above stand the country and the province of its unit, the committee of its own unit, the agency it belongs to, and
    a longer plan of its own (2026–2030 above 2026).
    """
    if upper.year_to < lower.year_from or upper.year_from > lower.year_to:
        return False
    own, other = lower.organisation, upper.organisation
    if other.pk == own.pk:
        return upper.year_to - upper.year_from > lower.year_to - lower.year_from
    if upper.unit_id == lower.unit_id:
        return other.pk == own.parent_id or (other.kind in COMMITTEES and own.kind not in COMMITTEES)
    if upper.unit is None or lower.unit is None:
        return upper.unit is None
    return upper.unit_id in (lower.unit.parent_id, lower.unit.province_id)


def can_create(by: Membership, organisation: Organisation) -> Refusal | None:
    """Whether this membership may begin a plan of this organisation."""
    if by.role in PREPARERS and plans_for(by, organisation):
        return None
    return Refusal("no-right", _("Vai trò đang chọn không lập kế hoạch cho %s.") % organisation.name)


def can_prepare(by: Membership, plan: Plan) -> Refusal | None:
    """Whether this membership looks after the plan, whatever its state."""
    if by.role in PREPARERS and is_own(by, plan):
        return None
    return Refusal("no-right", _("Chỉ cán bộ của %s được làm việc này với kế hoạch.") % plan.organisation.name)


def can_edit(by: Membership, plan: Plan) -> Refusal | None:
    """Whether the content of the plan may be changed now: by who prepares it, while it is a draft."""
    if refusal := can_prepare(by, plan):
        return refusal
    if plan.state != PlanState.DRAFT:
        return Refusal(
            "not-a-draft", _("Kế hoạch không còn là bản thảo nên không sửa nội dung. Hãy lập bản điều chỉnh.")
        )
    return None


def is_running(by: Membership, plan: Plan) -> Refusal | None:
    """Progress, money and difficulties belong to an issued plan."""
    if plan.state == PlanState.ISSUED:
        return None
    return Refusal("not-running", _("Kế hoạch chưa ban hành hoặc đã tổng kết nên chưa ghi được việc này."))


def can_report(by: Membership, plan: Plan) -> Refusal | None:
    """Whether this membership may type what was reached: who prepares the plan, once it is issued."""
    return can_prepare(by, plan) or is_running(by, plan)


def can_follow(by: Membership, task: Task) -> Refusal | None:
    """Whether this membership may note progress: who prepares the plan, or an agency with a part in the task."""
    if refusal := is_running(by, task.plan):
        return refusal
    part = any(party.organisation_id == by.organisation_id for party in task.parties.all())
    if by.role in READERS and (part or is_own(by, task.plan)):
        return None
    return Refusal("no-right", _("Chỉ cơ quan có tên trong nhiệm vụ và cơ quan lập kế hoạch được ghi tiến độ."))


def can_move(by: Membership, task: Task) -> Refusal | None:
    """Whether this membership may say that a task is done or dropped; one that holds others follows them."""
    if refusal := can_follow(by, task):
        return refusal
    if task.children.exists():
        return Refusal("heading", _("Nhiệm vụ này gồm nhiều việc; trạng thái của nó theo các việc bên trong."))
    return None


def can_enter_money(by: Membership, plan: Plan, *, stage: str) -> Refusal | None:
    """Whether an amount of this stage may be entered now.

    Need belongs to the draft, an approved estimate to both, what follows to the issued plan; the accountant of the
    agency may enter all of them.
    """
    if by.role not in (*PREPARERS, Role.ACCOUNTANT) or not is_own(by, plan):
        return Refusal("no-right", _("Chỉ kế toán và cán bộ của %s được ghi tiền.") % plan.organisation.name)
    if plan.state == PlanState.DRAFT and stage in PLANNED_STAGES:
        return None
    if plan.state == PlanState.ISSUED and stage != Stage.NEED:
        return None
    return Refusal("not-this-stage", _("Ở trạng thái này của kế hoạch chưa ghi được khoản tiền loại đó."))


def can_raise(by: Membership, plan: Plan) -> Refusal | None:
    """Anyone in charge who may open the plan may raise a difficulty, any day."""
    if by.role in READERS:
        return None
    return Refusal("no-right", _("Vai trò đang chọn không nêu vướng mắc của kế hoạch."))


def can_assign(by: Membership, difficulty: Difficulty) -> Refusal | None:
    """Who prepares the plan, or a leader of its agency, says who solves a difficulty."""
    if by.role in (*EDITORS, *LEADERS) and is_own(by, difficulty.plan):
        return None
    return Refusal("no-right", _("Chỉ cơ quan lập kế hoạch được giao vướng mắc cho đơn vị khác."))


def can_answer(by: Membership, difficulty: Difficulty) -> Refusal | None:
    """The agency it was assigned to, or the one that prepares the plan."""
    if by.role in READERS and (difficulty.assigned_to_id == by.organisation_id or is_own(by, difficulty.plan)):
        return None
    return Refusal("no-right", _("Chỉ đơn vị được giao và cơ quan lập kế hoạch được trả lời."))


def can_close_difficulty(by: Membership, difficulty: Difficulty) -> Refusal | None:
    """Who raised it, or the agency that prepares the plan."""
    if by.role in READERS and (difficulty.organisation_id == by.organisation_id or is_own(by, difficulty.plan)):
        return None
    return Refusal("no-right", _("Chỉ đơn vị nêu và cơ quan lập kế hoạch được kết thúc vướng mắc."))


def can_keep_register(by: Membership) -> Refusal | None:
    """Who may correct the register of cited documents: those who prepare plans."""
    if by.role in EDITORS:
        return None
    return Refusal("no-right", _("Vai trò đang chọn không sửa sổ văn bản viện dẫn."))


def has_content(by: Membership, plan: Plan) -> Refusal | None:
    """An empty plan is not put before the signer."""
    if plan.targets.exists() or plan.tasks.exists() or plan.lines.exists() or plan.duties.exists():
        return None
    return Refusal("empty-plan", _("Kế hoạch chưa có chỉ tiêu, nhiệm vụ hay kinh phí nào."))


def _effect(by: Membership, plan: Plan) -> Refusal | None:
    """Follows from an issued paper; whoever may issue it, may cause it."""
    return None


TABLE: Table = (
    Transition((PlanState.DRAFT,), "submit", PlanState.SUBMITTED, can_prepare, has_content),
    Transition((PlanState.SUBMITTED,), "take_back", PlanState.DRAFT, can_prepare),
    Transition((PlanState.SUBMITTED,), "issue", PlanState.ISSUED, _effect),
    Transition((PlanState.DRAFT,), "record", PlanState.ISSUED, can_prepare),
    Transition((PlanState.ISSUED,), "amend", PlanState.AMENDED, _effect),
    Transition((PlanState.ISSUED,), "close", PlanState.CLOSED, can_prepare),
    Transition((PlanState.DRAFT,), "drop", PlanState.DROPPED, can_prepare),
)

TASK_TABLE: Table = (
    Transition((TaskState.PLANNED,), "start", TaskState.DOING, can_move),
    Transition((TaskState.PLANNED, TaskState.DOING), "finish", TaskState.DONE, can_move),
    Transition((TaskState.PLANNED, TaskState.DOING), "drop", TaskState.DROPPED, can_move),
    Transition((TaskState.DONE, TaskState.DROPPED), "reopen", TaskState.DOING, can_move),
    Transition((TaskState.PLANNED, TaskState.DOING), "carry", TaskState.CARRIED, _effect),
)

_OPEN = (DifficultyState.RAISED, DifficultyState.ASSIGNED)
DIFFICULTY_TABLE: Table = (
    Transition(_OPEN, "assign", DifficultyState.ASSIGNED, can_assign),
    Transition(_OPEN, "answer", DifficultyState.ANSWERED, can_answer),
    Transition((*_OPEN, DifficultyState.ANSWERED), "close", DifficultyState.CLOSED, can_close_difficulty),
    Transition(
        (DifficultyState.ANSWERED, DifficultyState.CLOSED), "reopen", DifficultyState.RAISED, can_close_difficulty
    ),
)
