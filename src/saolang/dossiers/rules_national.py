"""May this membership work on a file for 5 stars, at the province or at the Ministry, and why not (Điều 7.3e, 7.4a)."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.dossiers import national, rules
from saolang.dossiers.enums import State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.dossiers.models_national import NationalFile
from saolang.people.enums import MINISTRY_KINDS, Role
from saolang.people.models import Membership

MINISTRY = national.MINISTRY


def is_province_office(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office of the province of this dossier."""
    if by.role == Role.OCOP_OFFICE and rules.is_of_province(by, dossier):
        return None
    return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP cấp tỉnh được làm việc này."))


def is_ministry_office(by: Membership) -> Refusal | None:
    """The OCOP office of the Ministry."""
    if by.role == Role.MINISTRY_OFFICE and by.organisation.kind in MINISTRY_KINDS:
        return None
    return Refusal("no-right", _("Chỉ cơ quan tham mưu quản lý OCOP của Bộ được làm việc này."))


def waiting_step(dossier: Dossier) -> Step | None:
    """The Ministry's first step while it waits for the province's letter."""
    return dossier.steps.filter(level=MINISTRY, kind="check", state=StepState.WAITING).first()


def can_put_together(by: Membership, file: NationalFile) -> Refusal | None:
    """The province works on the file until its letter, and again while the Ministry asks for more."""
    if refusal := is_province_office(by, file.dossier):
        return refusal
    if file.dossier.state != State.IN_EVALUATION:
        return Refusal("not-now", _("Hồ sơ này đã kết thúc."))
    if file.sent_on and national.open_request(file) is None:
        return Refusal("sent", _("Hồ sơ đã gửi Bộ ngày %s nên không sửa được nữa.") % f"{file.sent_on:%d/%m/%Y}")
    return None


def can_send(by: Membership, file: NationalFile) -> Refusal | None:
    """The letter is drafted once the result is approved and before it went out."""
    if refusal := is_province_office(by, file.dossier):
        return refusal
    if file.sent_on or waiting_step(file.dossier) is None:
        return Refusal("not-now", _("Hồ sơ “%s” không chờ gửi Bộ.") % file.dossier.product.name)
    return None


def check_step(dossier: Dossier) -> Step | None:
    """The Ministry's check while it is open."""
    return dossier.steps.filter(level=MINISTRY, kind="check", state=StepState.OPEN).first()


def can_receive(by: Membership, file: NationalFile) -> Refusal | None:
    """The Ministry's office takes in what a province's letter proposed, once (Điều 7.4a)."""
    if refusal := is_ministry_office(by):
        return refusal
    if check_step(file.dossier) is None:
        return Refusal("not-now", _("Hồ sơ này không ở bước kiểm tra của Bộ."))
    if file.dossier.receipts.filter(level=MINISTRY).exists():
        return Refusal("not-now", _("Bộ đã tiếp nhận hồ sơ này rồi."))
    return None


def can_check(by: Membership, file: NationalFile) -> Refusal | None:
    """The Ministry's office checks after it received the file."""
    if refusal := is_ministry_office(by):
        return refusal
    if check_step(file.dossier) is None:
        return Refusal("not-now", _("Hồ sơ này không ở bước kiểm tra của Bộ."))
    if not file.dossier.receipts.filter(level=MINISTRY).exists():
        return Refusal("not-now", _("Hãy tiếp nhận hồ sơ trước khi kiểm tra."))
    return None


def can_ask(by: Membership, file: NationalFile) -> Refusal | None:
    """One open request at a time."""
    if refusal := can_check(by, file):
        return refusal
    if national.open_request(file):
        return Refusal("not-now", _("Đang có một yêu cầu chờ tỉnh trả lời."))
    return None


def can_answer(by: Membership, file: NationalFile) -> Refusal | None:
    """The province answers what the Ministry asked."""
    if refusal := is_province_office(by, file.dossier):
        return refusal
    if national.open_request(file) is None:
        return Refusal("not-now", _("Không có yêu cầu nào của Bộ chờ trả lời."))
    return None
