"""May this membership record that sets were handed over, or that the commune met, and why not."""

from datetime import date

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.dossiers import rules, rules_office
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_together import SetHanding
from saolang.people.enums import Role
from saolang.people.models import Membership

Level = SetHanding.Level


def letter_day(dossier: Dossier, level: str) -> date | None:
    """The day of the letter that the sets go with; None before it is issued."""
    if level == Level.MINISTRY:
        file = getattr(dossier, "national_file", None)
        return file.sent_on if file else None
    step = dossier.steps.filter(key=rules_office.COMMUNE_STEP, state=StepState.DONE).first()
    return step.done_on if step else None


def can_hand(by: Membership, dossier: Dossier, *, level: str) -> Refusal | None:
    """Who gives and who takes may write the record, once the letter is issued (Điều 7.2b, 7.3e)."""
    if not _is_side(by, dossier, level):
        return Refusal("no-right", _("Chỉ bên giao hoặc bên nhận hồ sơ được ghi việc giao nhận."))
    if letter_day(dossier, level) is None:
        return Refusal("not-now", _("Văn bản đề nghị chưa ban hành, nên chưa giao hồ sơ được."))
    return None


def _is_side(by: Membership, dossier: Dossier, level: str) -> bool:
    is_office = by.role == Role.OCOP_OFFICE and rules.is_of_province(by, dossier)
    if level == Level.MINISTRY:
        return is_office or (by.role == Role.MINISTRY_OFFICE and rules.was_sent_up(dossier))
    return is_office or (by.role == Role.COMMUNE_OFFICER and rules.is_receiving_commune(by, dossier))


def can_drop_handing(by: Membership, handing: SetHanding) -> Refusal | None:
    """Only who recorded a hand-over takes it back."""
    if by.organisation_id == handing.recorded_by.organisation_id and by.role == handing.recorded_by.role:
        return None
    return Refusal("no-right", _("Chỉ cơ quan đã ghi lần giao nhận này được bỏ."))
