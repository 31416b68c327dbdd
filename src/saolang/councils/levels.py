"""The level a round and its council belong to: whose steps they do, who runs them, which star they may decide."""

from django.db.models import Q
from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier, Step
from saolang.people.enums import MINISTRY_KINDS, OrganisationKind, Role
from saolang.people.models import Membership, Organisation

PROVINCE, MINISTRY = "province", "ministry"
ADVISE, SCORE, DECIDE = "advise", "score", "decide"
OFFICE_ROLES = (Role.OCOP_OFFICE, Role.MINISTRY_OFFICE)
READER_ROLES = (*OFFICE_ROLES, Role.PROVINCE_LEADER)


def level_of(organisation: Organisation) -> str:
    """The level of the agency that holds a round: "province" or "ministry"."""
    return MINISTRY if organisation.kind in MINISTRY_KINDS else PROVINCE


def open_step(dossier: Dossier, organisation: Organisation, kind: str) -> Step | None:
    """The step of this kind that the agency's level works on now; None when the dossier is not there."""
    return dossier.steps.filter(level=level_of(organisation), kind=kind, state=StepState.OPEN).first()


def held_by(membership: Membership, path: str) -> Q | None:
    """A filter on the agency that holds rounds: the province's or the Ministry's own; None for other roles."""
    own = membership.organisation
    if membership.role == Role.MINISTRY_OFFICE and own.kind in MINISTRY_KINDS:
        return Q(**{f"{path}in": [key for key in (own.pk, own.parent_id) if key]})
    if membership.role in (Role.OCOP_OFFICE, Role.PROVINCE_LEADER) and own.unit_id:
        return Q(**{f"{path}unit": own.unit_id})
    return None


def runs_rounds(by: Membership, organisation: Organisation) -> Refusal | None:
    """Only the OCOP office that serves this province, or the Ministry's, handles its rounds and councils."""
    own = by.organisation
    if level_of(organisation) == MINISTRY:
        serves = by.role == Role.MINISTRY_OFFICE and organisation.pk in (own.pk, own.parent_id)
    else:
        same = organisation.unit_id is not None and own.unit_id == organisation.unit_id
        serves = by.role == Role.OCOP_OFFICE and same
    if serves:
        return None
    return Refusal(
        "no-right",
        _("Chỉ cơ quan tham mưu quản lý OCOP của %s được làm việc này.") % organisation.name,
    )


def committee_of(organisation: Organisation) -> Organisation:
    """Whose rounds an office prepares: the committee of its province, the Ministry above it, or itself."""
    if organisation.kind == OrganisationKind.PROVINCE_OCOP_OFFICE:
        rows = Organisation.objects.filter(kind=OrganisationKind.PROVINCE_COMMITTEE, unit=organisation.unit_id)
        return rows.order_by("id").first() or organisation
    if organisation.kind == OrganisationKind.MINISTRY_OCOP_OFFICE and organisation.parent:
        return organisation.parent
    return organisation
