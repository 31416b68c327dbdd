"""What the province may do with a result of the centre (Điều 7.4g)."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.councils import levels
from saolang.dossiers import rules_national
from saolang.dossiers.enums import StepState
from saolang.dossiers.models import Dossier
from saolang.dossiers.models_national import NationalFile
from saolang.law import routes
from saolang.people.models import Membership


def can_choose(by: Membership, file: NationalFile) -> Refusal | None:
    """The province's office enters what the Chairman chose, once the centre gave less than 5 stars."""
    if refusal := rules_national.is_province_office(by, file.dossier):
        return refusal
    if _is_open(file.dossier, routes.route(file.dossier.route).below_national.begins):
        return None
    return Refusal("not-now", _("Hồ sơ này không chờ tỉnh xem xét kết quả của Bộ."))


def can_decide_on_central(by: Membership, file: NationalFile) -> Refusal | None:
    """The decision on the central result is drafted for a dossier that waits for it."""
    if refusal := rules_national.is_province_office(by, file.dossier):
        return refusal
    if file.choice == NationalFile.Choice.CENTRAL and levels.open_step(
        file.dossier, file.dossier.province, levels.DECIDE
    ):
        return None
    return Refusal("not-now", _("Hồ sơ này không chờ quyết định theo kết quả của Bộ."))


def _is_open(dossier: Dossier, key: str) -> bool:
    return bool(key) and dossier.steps.filter(key=key, state=StepState.OPEN).exists()
