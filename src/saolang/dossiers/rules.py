"""Who may do what with a dossier, and the one table of its states."""

from django.utils.translation import gettext as _

from saolang.core import clock
from saolang.core.errors import Refusal
from saolang.core.transitions import Transition, why_not
from saolang.dossiers.enums import State
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.people.enums import MINISTRY_KINDS, Role
from saolang.people.models import Membership
from saolang.people.queries import in_term
from saolang.producers import rules as producer_rules

COMMUNE_ROLES = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER})
PROVINCE_ROLES = frozenset({Role.OCOP_OFFICE, Role.PROVINCE_LEADER})
# Effects of an issued paper run with the clerk who issued it as the actor.
AUTHORITY_ROLES = frozenset({Role.OCOP_OFFICE, Role.PROVINCE_LEADER, Role.CLERK, Role.MINISTRY_OFFICE})
RUNNING = (State.DRAFT, State.SUBMITTED, State.IN_EVALUATION)


def is_own(by: Membership, dossier: Dossier) -> bool:
    """The acting membership belongs to the producer of this dossier."""
    return by.role == Role.PRODUCER and dossier.product.producer.organisation_id == by.organisation_id


def is_named_adviser(by: Membership, dossier: Dossier) -> bool:
    """An adviser who was named for this dossier and whose term has not ended."""
    if by.role != Role.ADVISER:
        return False
    return by.adviser_terms.filter(in_term(clock.today()), dossier=dossier.uuid).exists()


def is_receiving_commune(by: Membership, dossier: Dossier) -> bool:
    """An officer or leader of the commune committee that receives this dossier (or of its successor)."""
    if by.role not in COMMUNE_ROLES:
        return False
    return by.organisation_id in (dossier.commune_id, dossier.commune.successor_id)


def is_of_province(by: Membership, dossier: Dossier) -> bool:
    """An officer of the OCOP office or a leader in the province of this dossier."""
    if by.role not in PROVINCE_ROLES:
        return False
    return by.organisation.unit_id is not None and by.organisation.unit_id == dossier.province.unit_id


def has_waiting_request(dossier: Dossier) -> bool:
    """An agency asked to complete the dossier and waits: what is edited now goes into the next frozen version."""
    if dossier.state not in (State.SUBMITTED, State.IN_EVALUATION):
        return False
    return dossier.completion_requests.filter(state=CompletionRequest.State.SENT).exists()


def can_edit(by: Membership, dossier: Dossier) -> Refusal | None:
    """Only the producer and a named adviser; a draft, or a filed dossier while a completion request waits."""
    if not (is_own(by, dossier) or is_named_adviser(by, dossier)):
        return Refusal("no-right", _("Chỉ chủ thể và người tư vấn được nêu tên mới sửa được hồ sơ này."))
    if dossier.state != State.DRAFT and not has_waiting_request(dossier):
        return Refusal("not-draft", _("Hồ sơ đã nộp nên không sửa được nữa. Nếu cần sửa, hãy hỏi UBND xã."))
    return None


def can_answer(by: Membership, request: CompletionRequest) -> Refusal | None:
    """Only the producer, and only a request that was sent and waits."""
    if not is_own(by, request.dossier):
        return Refusal("no-right", _("Chỉ chủ thể của hồ sơ mới trả lời được yêu cầu hoàn thiện."))
    if request.state != CompletionRequest.State.SENT:
        return Refusal("not-waiting", _("Yêu cầu hoàn thiện này không còn chờ trả lời."))
    return None


def can_name_adviser(by: Membership, dossier: Dossier) -> Refusal | None:
    """Only the producer names who helps, while the dossier runs."""
    if refusal := can_end_adviser(by, dossier):
        return refusal
    if dossier.state not in RUNNING:
        return Refusal("not-now", _("Hồ sơ đã kết thúc nên không mời tư vấn nữa."))
    return None


def can_end_adviser(by: Membership, dossier: Dossier) -> Refusal | None:
    """Only the producer says who no longer helps."""
    if is_own(by, dossier):
        return None
    return Refusal("no-right", _("Chỉ chủ thể của hồ sơ mới chọn người tư vấn."))


def can_see_personal(by: Membership, dossier: Dossier) -> Refusal | None:
    """Personal fields of the representative: the producer, its adviser, the agencies that handle the dossier.

    The Ministry's office handles what the province sent up with its product dossier (Điều 6.3).
    """
    handling = (is_own, is_named_adviser, is_receiving_commune, is_of_province, is_at_ministry)
    if any(rule(by, dossier) for rule in handling):
        return None
    return Refusal("personal", _("Thông tin cá nhân chỉ hiện với chủ thể và cơ quan xử lý hồ sơ."))


# --- The table ----------------------------------------------------------------------------------------------


def _producer(by: Membership, dossier: Dossier) -> Refusal | None:
    if is_own(by, dossier):
        return None
    return Refusal("no-right", _("Chỉ chủ thể của hồ sơ mới làm được việc này."))


def _commune(by: Membership, dossier: Dossier) -> Refusal | None:
    if is_receiving_commune(by, dossier):
        return None
    return Refusal(
        "no-right", _("Chỉ cán bộ của %(commune)s mới tiếp nhận được hồ sơ này.") % {"commune": dossier.commune}
    )


def _authority(by: Membership, dossier: Dossier) -> Refusal | None:
    is_ministry = by.organisation.kind in MINISTRY_KINDS and was_sent_up(dossier)
    same_unit = by.organisation.unit_id is not None and by.organisation.unit_id == dossier.province.unit_id
    if by.role in AUTHORITY_ROLES and (is_ministry or same_unit):
        return None
    return Refusal("no-right", _("Chỉ cơ quan có thẩm quyền của tỉnh hoặc của Bộ mới ghi được kết quả hồ sơ này."))


def is_at_ministry(by: Membership, dossier: Dossier) -> bool:
    """An officer of the Ministry's OCOP office, for a dossier that was sent up."""
    return by.role == Role.MINISTRY_OFFICE and was_sent_up(dossier)


def was_sent_up(dossier: Dossier) -> bool:
    """The province's letter brought this dossier before the Ministry."""
    return dossier.steps.filter(level="ministry", started_on__isnull=False).exists()


def _nobody(by: Membership, dossier: Dossier) -> Refusal | None:
    """The passing of time does this, no person (Điều 12.2)."""
    return Refusal("no-right", _("Hồ sơ chỉ dừng khi hết thời hạn chuyển tiếp."))


def _refusing(by: Membership, dossier: Dossier) -> Refusal | None:
    """The commune's own people and its clerk, whose issue of the notice takes effect (`effects_commune`)."""
    own = (dossier.commune_id, dossier.commune.successor_id)
    if by.role in (*COMMUNE_ROLES, Role.CLERK) and by.organisation_id in own:
        return None
    return Refusal("no-right", _("Chỉ UBND xã nơi sản xuất từ chối được hồ sơ, theo quy định của tỉnh."))


def _producers_commune(by: Membership, dossier: Dossier) -> Refusal | None:
    return producer_rules.can_confirm(by, dossier.product.producer)


TABLE = (
    Transition((State.DRAFT,), "submit", State.SUBMITTED, _producer),
    Transition((State.SUBMITTED,), "receive", State.IN_EVALUATION, _commune),
    Transition((State.IN_EVALUATION,), "decide", State.DECIDED, _authority),
    Transition((State.SUBMITTED, State.IN_EVALUATION, State.DECIDED), "close", State.CLOSED, _authority),
    Transition(RUNNING, "withdraw", State.CLOSED, _producer),
    Transition((State.SUBMITTED, State.IN_EVALUATION), "stop", State.CLOSED, _nobody),
    Transition((State.SUBMITTED, State.IN_EVALUATION), "refuse", State.CLOSED, _refusing),
    Transition((State.DRAFT,), "decline", State.CLOSED, _producers_commune),
)


def can_submit(by: Membership, dossier: Dossier) -> Refusal | None:
    """QĐ 26/2026/QĐ-TTg, Điều 7.1: the producer files; a draft only."""
    return why_not(dossier, TABLE, "submit", by=by)


def can_receive(by: Membership, dossier: Dossier) -> Refusal | None:
    """QĐ 26/2026/QĐ-TTg, Điều 7.2: the commune of the place of production receives."""
    return why_not(dossier, TABLE, "receive", by=by)


def can_withdraw(by: Membership, dossier: Dossier) -> Refusal | None:
    """The producer may take a dossier back until a decision is made."""
    return why_not(dossier, TABLE, "withdraw", by=by)
