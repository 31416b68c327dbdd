"""May this membership enter a step of an agency that works on paper, and why not (DESIGN rule 4)."""

from django.utils.translation import gettext as _

from saolang.core.errors import Refusal
from saolang.core.transitions import Table, Transition
from saolang.dossiers import rules
from saolang.dossiers.enums import RecordedOutcome, State, StepState
from saolang.dossiers.models import Dossier, Step
from saolang.dossiers.rules_office import COMMUNE_STEP
from saolang.law import routes
from saolang.people.enums import Role
from saolang.people.models import Membership

SEEN_BY_MINISTRY = ("province", "ministry")
RUNNING = (State.SUBMITTED, State.IN_EVALUATION)


def can_record_step(by: Membership, dossier: Dossier) -> Refusal | None:
    """The OCOP office of the province for every level of its dossiers; the ministry for the province's and its own.

    The commune's step under the rule in force has a page of its own, because it rests on two papers.
    """
    step = dossier.steps.filter(state=StepState.OPEN).first()
    if dossier.state not in RUNNING or step is None:
        return Refusal("not-now", _("Hồ sơ không còn bước nào đang làm."))
    if not _may(by, dossier, step):
        return Refusal(
            "no-right", _("Chỉ cơ quan OCOP của tỉnh hoặc của Bộ được ghi nhận từ văn bản giấy của cơ quan khác.")
        )
    if step.key == COMMUNE_STEP:
        return Refusal("not-now", _("Bước của xã ghi nhận bằng Mẫu số 03 và văn bản đề nghị, ở trang riêng."))
    return None


def _may(by: Membership, dossier: Dossier, step: Step) -> bool:
    if by.role == Role.OCOP_OFFICE:
        return rules.is_of_province(by, dossier)
    return by.role == Role.MINISTRY_OFFICE and step.level in SEEN_BY_MINISTRY


def steps_ahead(dossier: Dossier) -> list[Step]:
    """The open step and the later ones of its level: a paper of one of them shows that those before it are done."""
    steps = list(dossier.steps.select_related("agency").order_by("no"))
    current = next((step for step in steps if step.state == StepState.OPEN), None)
    if current is None:
        return []
    return [
        step
        for step in steps
        if step.level == current.level and (step is current or (step.no > current.no and _waits(step)))
    ]


def _waits(step: Step) -> bool:
    return step.state == StepState.WAITING


def stars_decided(dossier: Dossier, step: Step) -> list[int]:
    """The stars that this step's level decides under the dossier's own route."""
    return sorted(one.star for one in routes.route(dossier.route).deciders if one.level == step.level)


def next_level_from(dossier: Dossier, step: Step) -> int | None:
    """The points (hundredths) from which a dossier goes on after this deciding step; None when nothing follows."""
    made = routes.route(dossier.route).steps(dossier.kind)
    following = next((item for item in made if item.no > step.no and item.level != step.level), None)
    return following.from_points or 0 if following else None


def outcomes(dossier: Dossier, step: Step) -> list[RecordedOutcome]:
    """What this step's level may decide by the dossier's own route (QĐ 26/2026/QĐ-TTg, Điều 7.3e, 7.4g)."""
    found = [RecordedOutcome.RECOGNISED] if stars_decided(dossier, step) else []
    if next_level_from(dossier, step) is not None:
        found.append(RecordedOutcome.FORWARDED)
    back = step.level == "ministry" and bool(routes.route(dossier.route).below_national.begins)
    return [*found, RecordedOutcome.RETURNED if back else RecordedOutcome.NOT_RECOGNISED, RecordedOutcome.ELIMINATED]


# The first recorded step of a dossier that no commune took in here begins its evaluation.
FROM_PAPER: Table = (Transition((State.SUBMITTED,), "receive", State.IN_EVALUATION, can_record_step),)
