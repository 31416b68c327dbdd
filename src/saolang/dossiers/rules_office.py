"""May this membership do the commune's or the OCOP office's work on this dossier, and why not."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.dossiers import rules
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import CompletionRequest, Dossier
from saolang.people.enums import Role
from saolang.people.models import Membership

COMMUNE = "commune"
PROVINCE = "province"
COMMUNE_STEP = "commune-assessment"
OFFICE_STEP = "province-check"
TEAM_STEP = "province-advice"
UNFINISHED = (CompletionRequest.State.DRAFT, CompletionRequest.State.SENT, CompletionRequest.State.ANSWERED)


def _officer(by: Membership, dossier: Dossier) -> Refusal | None:
    if by.role == Role.COMMUNE_OFFICER and rules.is_receiving_commune(by, dossier):
        return None
    return Refusal("no-right", _("Chỉ cán bộ OCOP của xã nơi sản xuất được làm việc này."))


def _office(by: Membership, dossier: Dossier) -> Refusal | None:
    if by.role == Role.OCOP_OFFICE and rules.is_of_province(by, dossier):
        return None
    return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP cấp tỉnh được làm việc này."))


def is_open(dossier: Dossier, key: str) -> bool:
    """Whether this step of the road is being worked on."""
    return dossier.steps.filter(key=key, state=StepState.OPEN).exists()


def has_receipt(dossier: Dossier, level: str) -> bool:
    """Whether this level has taken the dossier in."""
    return dossier.receipts.filter(level=level).exists()


def can_receive(by: Membership, dossier: Dossier) -> Refusal | None:
    """The commune of the place of production takes a filed dossier in, once (QĐ 26/2026/QĐ-TTg, Điều 7.2)."""
    return _officer(by, dossier) or rules.can_receive(by, dossier)


def can_assess(by: Membership, dossier: Dossier) -> Refusal | None:
    """The commune works on a dossier from its receipt until its letter is issued."""
    if refusal := _officer(by, dossier):
        return refusal
    if not has_receipt(dossier, COMMUNE):
        return Refusal("not-now", _("Hãy tiếp nhận hồ sơ trước khi đánh giá."))
    if not is_open(dossier, COMMUNE_STEP):
        return Refusal("not-now", _("Phần việc của xã với hồ sơ này đã xong; nội dung đánh giá không sửa được nữa."))
    return None


def _at_office(by: Membership, dossier: Dossier) -> Refusal | None:
    if refusal := _office(by, dossier):
        return refusal
    if not is_open(dossier, OFFICE_STEP):
        return Refusal("not-now", _("Hồ sơ này không ở bước kiểm tra của cơ quan tham mưu quản lý OCOP."))
    return None


def can_receive_at_office(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office takes in what the commune's letter proposed, once (Điều 7.3a)."""
    if refusal := _at_office(by, dossier):
        return refusal
    if has_receipt(dossier, PROVINCE):
        return Refusal("not-now", _("Cơ quan đã tiếp nhận hồ sơ này rồi."))
    return None


def can_check(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office checks components and content after it received the dossier."""
    if refusal := _at_office(by, dossier):
        return refusal
    if not has_receipt(dossier, PROVINCE):
        return Refusal("not-now", _("Hãy tiếp nhận hồ sơ trước khi kiểm tra."))
    return None


def can_record_letter(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office records the letter of a commune that works on paper (DESIGN rule 4)."""
    if refusal := _office(by, dossier):
        return refusal
    if not dossier.submitted_at:
        return Refusal("not-now", _("Chủ thể chưa nộp hồ sơ này."))
    if not is_open(dossier, COMMUNE_STEP):
        return Refusal("not-now", _("Phần việc của xã với hồ sơ này đã xong."))
    return None


def can_ask(by: Membership, dossier: Dossier) -> Refusal | None:
    """Who works on the dossier now may ask the producer to complete it; one open request at a time.

    While the council team has the dossier, the OCOP office sends what the team proposes to complete (Điều 7.3c).
    """
    if by.role == Role.COMMUNE_OFFICER:
        refusal = can_assess(by, dossier)
    else:
        refusal = _office(by, dossier) if is_open(dossier, TEAM_STEP) else can_check(by, dossier)
    if refusal:
        return refusal
    if dossier.completion_requests.filter(organisation_id=by.organisation_id, state__in=UNFINISHED).exists():
        return Refusal("not-now", _("Đang có một yêu cầu hoàn thiện chưa xong. Hãy dùng yêu cầu đó."))
    return None


def can_handle(by: Membership, request: CompletionRequest) -> Refusal | None:
    """A request is handled by the people of the agency that made it."""
    if request.organisation_id == by.organisation_id and by.role in (Role.COMMUNE_OFFICER, Role.OCOP_OFFICE):
        return None
    return Refusal("no-right", _("Chỉ cơ quan đã lập yêu cầu hoàn thiện được xử lý yêu cầu này."))
